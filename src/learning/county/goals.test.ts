import { expect, test } from 'vitest'
import { meets, readAmount, readGoal, writeGoal } from './goals.ts'

const [least, most] = [
  { is: 'at_least', value: 90 },
  { is: 'at_most', value: 10 },
] as const

test('A goal is never told as met before it is, nor judged by a bound that does not tell (R16)', () => {
  expect(meets({ value: 90 }, least)).toBe(true)
  expect(meets({ value: 89.6 }, least)).toBe(false)
  expect(meets({ value: 10.4 }, most)).toBe(false)
  expect(meets({ value: 95, bound: 'at_least' }, least)).toBe(true)
  expect(meets({ value: 85, bound: 'at_least' }, least)).toBeUndefined()
  expect(meets({ value: 4, bound: 'at_most' }, least)).toBe(false)
  expect(meets({ value: 4, bound: 'at_most' }, most)).toBe(true)
  expect(meets({ value: 12, bound: 'at_most' }, most)).toBeUndefined()
  expect(meets({ value: 8, bound: 'at_least' }, most)).toBeUndefined()
  expect(meets({ value: 12, bound: 'at_least' }, most)).toBe(false)
})

test('A goal is read back as it was written, and an amount only where it is one', () => {
  for (const goal of [least, most, { is: 'at_most', value: 2.5 } as const, undefined])
    expect(readGoal(writeGoal(goal))).toEqual(goal)
  expect(['90', '2,5', '2.5', '', '-1', '1,25', '123456', '9 0'].map(readAmount)).toEqual([
    90,
    2.5,
    2.5,
    ...Array(5).fill(undefined),
  ])
})
