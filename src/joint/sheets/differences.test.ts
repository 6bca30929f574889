import { expect, test } from 'vitest'
import { everyAnswer, everyKind } from '../../instruments/fill/every-kind.ts'
import { compare } from './differences.ts'

const standings = (...voices: Parameters<typeof compare>[1]) =>
  Object.fromEntries(compare(everyKind, voices).map(({ item, standing }) => [item.id, standing]))

test('what is chosen differs or is alike; what is written in words is neither', () => {
  const same = standings(everyAnswer, everyAnswer)
  expect([same.scale, same.choices, same.long, same.text]).toEqual(['alike', 'alike', 'words', 'words'])
  const other = standings(everyAnswer, { ...everyAnswer, scale: 'not-at-all' }, { scale: 'fully' })
  expect(other.scale).toBe('differ')
  expect(standings({ scale: 'partly' }, {}).scale, 'only one has answered').toBe('words')
  expect(standings({}, {}).scale).toBe('none')
})

test('the order in which options are chosen is no difference, but for a ranking', () => {
  expect(standings({ choices: ['a', 'b'] }, { choices: ['b', 'a'] }).choices).toBe('alike')
  const ranked = everyKind.sections.flatMap(({ items }) => items).find(({ kind }) => kind === 'ranking')
  if (ranked?.kind !== 'ranking') throw new Error('there is no ranking')
  const places = ranked.options.map(({ id }) => id)
  expect(standings({ [ranked.id]: places }, { [ranked.id]: [...places].reverse() })[ranked.id]).toBe('differ')
})

test('where answers differ stands first, where nobody has answered last', () => {
  const order = compare(everyKind, [
    { text: 'a', scale: 'partly', choice: 'yes' },
    { text: 'b', scale: 'fully', choice: 'yes' },
  ]).map(({ standing }) => standing)
  expect(order).toEqual([...order].sort((a, b) => rank(a) - rank(b)))
  expect(order[0]).toBe('differ')
  expect(order.at(-1)).toBe('none')
})
const rank = (standing: string) => ['differ', 'words', 'alike', 'none'].indexOf(standing)
