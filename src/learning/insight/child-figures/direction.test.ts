import { expect, test } from 'vitest'
import { directionOf } from './direction.ts'
import type { Reading } from './figures.ts'

const share = (count: number, n: number): Reading => ({ state: 'shown', value: (100 * count) / n, count, n })
const number = (n: number): Reading => ({ state: 'shown', value: n, count: n, n })
const days = (value: number, low?: number, high?: number): Reading => ({
  state: 'shown',
  value,
  count: 40,
  n: 40,
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
})

test('a change that chance alone could have made is not called one', () => {
  expect(directionOf('count', number(120), number(110)).state).toBe('unsure')
  expect(directionOf('count', number(160), number(100)).state).toBe('more')
  expect(directionOf('share', share(9, 10), share(6, 10)).state).toBe('unsure')
  expect(directionOf('share', share(90, 100), share(60, 100)).state).toBe('more')
  expect(directionOf('share', share(60, 100), share(90, 100)).state).toBe('less')
})

test('all of ten after eight of ten is no sure change, though nobody is left', () => {
  expect(directionOf('share', share(10, 10), share(8, 10)).state).toBe('unsure')
})

test('the margin of 45 of 75 after 28 of 62 is that of Agresti and Caffo', () => {
  // (46/77, 29/64): 1.96 · √(0.2405/77 + 0.2478/64) = 16.4 percentage points
  expect(directionOf('share', share(45, 75), share(28, 62))).toMatchObject({
    state: 'unsure',
    difference: 15,
    margin: expect.closeTo(16.4, 1),
  })
})

test('waiting has changed when the bounds of the medians have left each other', () => {
  expect(directionOf('days', days(4, 3, 5), days(9, 7, 12)).state).toBe('less')
  expect(directionOf('days', days(4, 3, 8), days(9, 7, 12)).state).toBe('unsure')
  expect(directionOf('days', days(4), days(9, 7, 12)).state).toBe('too_few')
})

test('what is hidden, or told only as at least, has no direction; and neither has the first year', () => {
  expect(directionOf('count', { state: 'hidden' }, number(9)).state).toBe('too_few')
  expect(directionOf('share', { state: 'at_least', value: 94, count: 71, n: 75 }, share(60, 75)).state).toBe(
    'too_few',
  )
  expect(directionOf('count', number(9), undefined).state).toBe('none')
})
