import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, isUncertain, wilson } from './statistics.ts'

test('gives the intervals that Newcombe printed (1998, table II, method 10)', () => {
  const printed = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ] as const
  for (const [a, m, b, n, from, to] of printed) {
    const found = difference({ count: a, n: m }, { count: b, n })
    expect(found.from).toBeCloseTo(from, 4)
    expect(found.to).toBeCloseTo(to, 4)
  }
})

test('an interval holds its value, turns with the years, and stays within all and none', () => {
  const counted = fc
    .integer({ min: 1, max: 2000 })
    .chain(n => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }))
  fc.assert(
    fc.property(counted, counted, (a, b) => {
      const [one, other] = [difference(a, b), difference(b, a)]
      expect(one.from).toBeLessThanOrEqual(one.value + 1e-12)
      expect(one.to).toBeGreaterThanOrEqual(one.value - 1e-12)
      expect(one.from).toBeCloseTo(-other.to, 10)
      expect(isUncertain(one)).toBe(isUncertain(other))
      expect(wilson(a.count, a.n).to).toBeLessThanOrEqual(1)
    }),
  )
})

test('what is no share is refused', () => {
  expect(() => wilson(3, 2)).toThrow('no share')
  expect(() => wilson(0, 0)).toThrow('no share')
})
