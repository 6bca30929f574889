import { expect, test } from 'vitest'
import { slowFloods } from './flood.ts'

const minutes = (n: number) => n * 60_000

test('a school of 1,000 behind one address answers within ten minutes, even all at once', () => {
  let now = 0
  const spread = slowFloods(undefined, () => now)
  for (let n = 0; n < 1000; n++) {
    now = (minutes(10) * n) / 1000
    expect(spread.take('192.0.2.1')).toBe(0)
  }
  const atOnce = slowFloods(undefined, () => 0)
  expect(Array.from({ length: 1000 }, () => atOnce.take('192.0.2.1')).filter(Boolean)).toEqual([])
})

test('a flood from one address is slowed to two a second, told how long, and others go on', () => {
  let now = 0
  const floods = slowFloods(undefined, () => now)
  let through = 0
  for (let n = 0; n < 12_000; n++) {
    now = n * 5
    if (floods.take('192.0.2.1') === 0) through++
  }
  expect(through).toBeLessThan(1200 + 60 * 2 + 2)
  expect(floods.take('192.0.2.1')).toBeGreaterThan(0)
  expect(floods.take('198.51.100.7')).toBe(0)
})
