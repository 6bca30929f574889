import personnummer from 'personnummer'
import { normaliseNumber } from '../number-hash.ts'
import { SignInRefused } from './refused.ts'

/**
 * The person number or coordination number that a provider vouches for, in the way that we keep it; undefined where it says none.
 * Throws {@link SignInRefused} for what is no such number: ten or twelve digits, a day that is, and a check digit that agrees.
 */
export function readPersonNumber(claim: unknown): string | undefined {
  if (claim === undefined || claim === null || claim === '') return undefined
  const text = typeof claim === 'string' ? claim.replace(/\s/g, '') : ''
  if (!/^(\d{2})?\d{6}[-+]?\d{4}$/.test(text) || !personnummer.valid(text))
    throw new SignInRefused('number_wrong')
  return normaliseNumber(text)
}
