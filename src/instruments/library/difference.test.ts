import { expect, test } from 'vitest'
import { everyKind } from '../fill/every-kind.ts'
import { differenceOf } from './difference.ts'

const changed = structuredClone(everyKind)
const [first, second] = changed.sections

test('nothing differs from itself', () => expect(differenceOf(everyKind, everyKind)).toEqual([]))

test('what is new, gone, moved and changed is told by its lasting name, text by text', () => {
  if (!first || !second) throw new Error('two parts')
  const [text, long, choice, ...rest] = first.items
  if (!text || !long || choice?.kind !== 'choice') throw new Error('as in the example')
  first.items = [
    long,
    { ...text, label: { sv: 'Bara en rad', en: 'One line' }, required: false },
    {
      ...choice,
      options: [...choice.options]
        .reverse()
        .map(each => (each.id === 'no' ? { ...each, label: { sv: 'Nej, inte alls', en: 'no' } } : each)),
    },
    ...rest.filter(each => each.id !== 'why'),
    { id: 'fresh', kind: 'date', label: { sv: 'Ny' } },
  ]
  const changes = differenceOf(everyKind, changed)
  const said = Object.fromEntries(changes.map(({ id, kind }) => [id, kind]))
  expect(said).toMatchObject({ text: 'changed', choice: 'changed', fresh: 'added', why: 'removed' })
  expect(changes.find(each => each.id === 'text')?.texts).toEqual([
    { of: 'label', language: 'sv', before: 'En rad', after: 'Bara en rad' },
  ])
  expect(changes.find(each => each.id === 'text')?.facts).toContain('required')
  expect(changes.find(each => each.id === 'choice')?.texts).toEqual([
    { of: 'options.no.label', language: 'sv', before: 'Nej', after: 'Nej, inte alls' },
  ])
  expect(changes.find(each => each.id === 'choice')?.facts).toContain('options')
})

test('as few as can be are said to have moved', () => {
  const moved = structuredClone(everyKind)
  const items = moved.sections[0]?.items ?? []
  items.push(items.shift() as (typeof items)[number])
  expect(differenceOf(everyKind, moved).map(({ id, kind }) => [id, kind])).toEqual([['text', 'moved']])
})
