import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../check.ts'
import { definitionSchema, itemKinds, itemsOf } from '../definition.ts'
import { everyKind } from '../fill/every-kind.ts'
import { newDefinition, toId } from '../library/begin.ts'
import { conditionOf, linesOf } from './condition-form.ts'
import { waysIn } from './draft.ts'
import { addItem, addScale, addSection, copyItem, movePart, partIds, placeItem, removePart } from './edits.ts'
import { newItem, newScale, newSection } from './new-parts.ts'
import { itemFrom, itemValues, type Values } from './part-form.ts'

const formOf = (values: Values) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) form.append(name, each)
  return form
}

describe('a change of a draft', () => {
  it('makes an id out of words, which nothing else has', () => {
    expect(toId('Hur går det, på riktigt?')).toBe('hur-gar-det-pa-riktigt')
    const draft = newDefinition('Prov', 'unit', 'sv')
    const one = addItem(draft, 'part-1', newItem(draft, 'text', 'Varför?'))
    const two = addItem(one, 'part-1', newItem(one, 'text', 'Varför?'))
    expect(itemsOf(two).map(each => each.id)).toEqual(['varfor', 'varfor-2'])
  })

  it('gives every new kind of question what it needs to be published', () => {
    for (const kind of itemKinds) {
      const draft = newDefinition('Prov', 'unit', 'sv')
      const made = addItem(addScale(draft, newScale(draft)), 'part-1', newItem(draft, kind, 'Fråga'))
      expect(definitionSchema.safeParse(made).success, kind).toBe(true)
      expect(
        checkDefinition(made).filter(each => each.stops),
        kind,
      ).toEqual([])
    }
  })

  it('moves a question step by step, over into the next part, and back the same way', () => {
    const order = (of: typeof everyKind) => of.sections.map(each => each.items.map(one => one.id))
    const down = movePart(everyKind, 'pair', 'down')
    expect(order(down)[1]?.[0]).toBe('pair')
    expect(order(movePart(down, 'pair', 'up'))).toEqual(order(everyKind))
    expect(movePart(everyKind, 'text', 'up')).toEqual(everyKind)
    expect(
      placeItem(everyKind, 'drawing', 'long')
        .sections[0]?.items.map(each => each.id)
        .slice(0, 3),
    ).toEqual(['text', 'drawing', 'long'])
    expect(placeItem(everyKind, 'drawing', 'nowhere')).toEqual(everyKind)
  })

  it('loses no question and makes no two alike, whatever is moved, copied and dropped', () => {
    const id = fc.nat(30).map(n => partIds(everyKind)[n % partIds(everyKind).length] ?? 'text')
    const command = fc.oneof(
      fc.record({ command: fc.constantFrom('up', 'down', 'copy'), id, to: id }),
      fc.record({ command: fc.constant('place'), id, to: id }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), commands => {
        let made = everyKind
        let copies = 0
        for (const { command, id, to } of commands) {
          if (command === 'copy') {
            const before = itemsOf(made).length
            made = copyItem(made, id).definition
            copies += itemsOf(made).length - before
          } else
            made =
              command === 'place' ? placeItem(made, id, to) : movePart(made, id, command as 'up' | 'down')
        }
        expect(new Set(partIds(made)).size).toBe(partIds(everyKind).length + copies)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the last part', () => {
    const draft = newDefinition('Prov', 'unit', 'sv')
    expect(removePart(draft, 'part-1').sections).toHaveLength(1)
    const two = addSection(draft, newSection(draft, { sv: 'Del', en: 'Part' }))
    expect(removePart(two, 'part-1').sections.map(each => each.id)).toEqual(['part-2'])
  })
})

describe('the form of a question', () => {
  it('gives back every kind as it was', () => {
    for (const item of itemsOf(everyKind)) {
      const values = itemValues(everyKind, item)
      const lists = ['options', 'rows', 'columns'] as const
      for (const list of lists)
        for (const [i, each] of ((item as unknown as Record<string, { id: string }[]>)[list] ?? []).entries())
          values[`${list}.${i}.id`] = each.id
      expect(itemFrom(everyKind, item, formOf(values)), item.id).toEqual(item)
    }
  })

  it('says plain conditions in lines and back, and leaves the others as they are', () => {
    const plain = [
      { item: 'choice', is: ['yes'] },
      { not: { item: 'choice', is: ['no'] } },
      { item: 'number', atLeast: 3 },
      { item: 'text', answered: true as const },
      {
        all: [
          { item: 'choice', is: ['yes'] },
          { item: 'number', atMost: 2.5 },
        ],
      },
      {
        any: [
          { item: 'choice', is: ['yes'] },
          { item: 'choices', is: ['a'] },
        ],
      },
    ]
    for (const each of plain) {
      const lines = linesOf(each)
      expect(lines && conditionOf(everyKind, lines)).toEqual(each)
    }
    expect(linesOf({ all: [{ any: [{ item: 'choice', is: ['yes'] }] }] })).toBeUndefined()
    expect(
      conditionOf(everyKind, {
        how: 'all',
        lines: [
          { what: 'gone=yes', number: '' },
          { what: '"><x', number: '' },
        ],
      }),
    ).toBeUndefined()
  })
})

describe('undo and redo', () => {
  it('go back and forth one step at a time, and a new change forgets what was undone', () => {
    const edits: { revision: number; backTo: number | null }[] = []
    let revision = 0
    const texts = ['']
    const write = (text: string, backTo: number | null = null) => {
      edits.push({ revision, backTo })
      revision++
      texts[revision] = text
    }
    const go = (to: number | undefined) => to !== undefined && write(texts[to] ?? '', to)
    const ways = () => waysIn(edits, revision)
    expect(ways()).toEqual({ undoTo: undefined, redoTo: undefined })
    write('a')
    write('b')
    write('c')
    go(ways().undoTo)
    go(ways().undoTo)
    expect(texts[revision]).toBe('a')
    go(ways().redoTo)
    expect(texts[revision]).toBe('b')
    go(ways().undoTo)
    go(ways().undoTo)
    expect(texts[revision]).toBe('')
    expect(ways().undoTo).toBeUndefined()
    go(ways().redoTo)
    write('d')
    expect(ways().redoTo).toBeUndefined()
    go(ways().undoTo)
    expect(texts[revision]).toBe('a')
    go(ways().redoTo)
    expect(texts[revision]).toBe('d')
  })
})
