import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDefinition } from './any-definition.ts'
import { checkDefinition, parseDefinition } from './check.ts'
import type { Definition, Item } from './definition.ts'
import { everyKind } from './fill/every-kind.ts'

const changed = (change: (definition: Definition) => void) => {
  const definition = structuredClone(everyKind)
  change(definition)
  return definition
}
const find = (definition: Definition, id: string) =>
  definition.sections.flatMap(each => each.items).find(each => each.id === id) as Item &
    Record<string, unknown>
const problemsOf = (definition: unknown) =>
  parseDefinition(definition)
    .problems.filter(each => each.stops)
    .map(({ kind, at, what }) => [kind, at, what])

describe('A definition', () => {
  test('of every kind has nothing that stops it, and its gaps are told apart', () => {
    const { definition, problems } = parseDefinition(everyKind)
    expect(definition).toEqual(everyKind)
    expect(
      problems.every(each => each.kind === 'missing-language' && each.what === 'en' && !each.stops),
    ).toBe(true)
  })

  test.each<[string, (definition: Definition) => void, string[][]]>([
    ['two items with one id', d => (find(d, 'long').id = 'text'), [['same-id', 'text', 'text']]],
    ['an item with its section’s id', d => (find(d, 'long').id = 'first'), [['same-id', 'first', 'first']]],
    [
      'two options with one id',
      d =>
        ((find(d, 'ranking').options as { id: string }[])[0] = { ...everyKindOption, id: 'trust' } as never),
      [['same-id', 'ranking', 'trust']],
    ],
    [
      'two rows with one id',
      d => Object.assign((find(d, 'rows').rows as object[])[0] as object, { id: 'school' }),
      [['same-id', 'rows', 'school']],
    ],
    ['a language twice', d => d.languages.push('sv'), [['same-id', 'languages', 'sv']]],
    ['a scale that is not there', d => (find(d, 'scale').scale = 'gone'), [['no-scale', 'scale', 'gone']]],
    [
      'a matrix with a scale and columns',
      d => (find(d, 'words').scale = 'agree'),
      [['no-columns', 'words', '']],
    ],
    ['a matrix with neither', d => delete find(d, 'rows').scale, [['no-columns', 'rows', '']]],
    [
      'a condition on an item that is not there',
      d => (find(d, 'date').showWhen = { item: 'gone', answered: true }),
      [['no-item', 'date', 'gone']],
    ],
    [
      'a condition on an option that is not there',
      d => (find(d, 'date').showWhen = { item: 'choice', is: ['maybe'] }),
      [['no-option', 'date', 'maybe']],
    ],
    [
      'a condition on itself',
      d => (find(d, 'date').showWhen = { not: { item: 'date', answered: true } }),
      [['loop', 'date', 'date']],
    ],
    ['a least above the most', d => (find(d, 'number').min = 51), [['range', 'number', '51–50']]],
    [
      'a group of an option that is not there',
      d =>
        Object.assign(d.scales[0] as object, { groups: [{ id: 'g', label: { sv: 'G' }, options: ['x'] }] }),
      [['no-option', 'agree', 'x']],
    ],
    ['no main text', d => delete find(d, 'text').label.sv, [['missing-main', 'text', 'sv']]],
    ['no items', d => (d.sections = [{ id: 'a', title: { sv: 'A' }, items: [] }]), [['no-items', '', '']]],
    [
      'too many items',
      d =>
        (d.sections = [1, 2, 3, 4].map(s => ({
          id: `s${s}`,
          title: { sv: 'S' },
          items: Array.from({ length: 100 }, (_, i) => ({
            id: `q${s}-${i}`,
            kind: 'date' as const,
            label: { sv: 'Q' },
          })),
        }))),
      [['too-many-items', '', '400']],
    ],
  ])('with %s is stopped, and told where', (_, change, problems) => {
    expect(problemsOf(changed(change))).toEqual(problems)
  })

  test('with a loop over a section’s condition and three items is stopped', () => {
    const definition = changed(d => {
      find(d, 'text').showWhen = { item: 'number', atLeast: 1 }
      ;(d.sections[1] as { showWhen?: unknown }).showWhen = { any: [{ item: 'why', answered: true }] }
      find(d, 'why').showWhen = { item: 'text', answered: true }
    })
    const loops = problemsOf(definition).filter(([kind]) => kind === 'loop')
    expect(loops.map(([, at]) => at)).toEqual(expect.arrayContaining(['text', 'why', 'number']))
  })

  test('of a million characters is refused before it is read', () => {
    expect(problemsOf(changed(d => (d.title.sv = 'a'.repeat(1_000_000))))).toEqual([
      ['too-large', '', expect.any(String)],
    ])
  })

  test('nested without end is refused', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
    expect(problemsOf(deep)).toEqual([['wrong-form', '', 'more than 60 levels']])
    expect(problemsOf(changed(d => (find(d, 'date').showWhen = deep)))).toHaveLength(1)
  })

  test('whatever it is, is read without being thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), json => {
        const read = parseDefinition(json)
        expect(read.definition === undefined ? read.problems.length : 1).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('spoilt in any one place is read without being thrown at', () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(), fc.jsonValue(), (definition, at, value) => {
        parseDefinition(spoilt(definition, at, value))
      }),
      { numRuns: 200 },
    )
  })

  test('drawn at random has no loop, no id twice and nothing that is not there', () => {
    fc.assert(
      fc.property(anyDefinition, definition => {
        const stops = checkDefinition(definition).filter(each => each.stops && each.kind !== 'range')
        expect(stops).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

const everyKindOption = { id: '', label: { sv: 'A' } }

/** The definition with the value of one of its names replaced. */
function spoilt(definition: Definition, at: number, value: unknown): unknown {
  const copy = structuredClone(definition)
  const places: [Record<string, unknown>, string][] = []
  JSON.stringify(copy, function (this: Record<string, unknown>, name, inside) {
    if (name) places.push([this, name])
    return inside
  })
  const [parent, name] = places[at % places.length] as [Record<string, unknown>, string]
  parent[name] = value
  return copy
}
