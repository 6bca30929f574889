import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEmpty, strike, struckIn, wordsOf } from './redact.ts'

test('a run of struck words is one mark', () => {
  expect(strike('Anna Berg på Tallen svarar aldrig', [0, 1, 3])).toBe('[…] på […] svarar aldrig')
  expect(isEmpty(strike('Anna Berg', [0, 1]))).toBe(true)
})

test('no struck word is in what is kept, unless it also stands where it was not struck', () => {
  const text = fc.array(fc.stringMatching(/^[a-zåäö.,]{1,8}$/), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(text, fc.array(fc.nat(29)), (words, struck) => {
      const kept = wordsOf(strike(words.join(' '), struck))
      expect(kept.filter(word => word !== '[…]')).toEqual(words.filter((_, i) => !struck.includes(i)))
    }),
  )
})

test('a decision can be opened again with the same words struck', () => {
  const text = 'Anna Berg på Tallen svarar aldrig'
  expect(struckIn(text, strike(text, [0, 1, 3]))).toEqual([0, 1, 3])
  expect(struckIn(text, null)).toEqual([])
})
