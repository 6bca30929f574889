import type { Language } from '../../i18n/index.ts'

export type Goal = { is: 'at_least' | 'at_most'; value: number }
export type Measured = { value: number; bound?: 'at_least' | 'at_most' }

/**
 * Whether what is shown meets a goal; undefined where a bound does not tell. By the exact figure: 89.6 is shown as 90 % and has not
 * met a goal of 90.
 */
export function meets({ value, bound }: Measured, goal: Goal): boolean | undefined {
  const met = goal.is === 'at_least' ? value >= goal.value : value <= goal.value
  const certain = !bound || (bound === goal.is) === met
  return certain ? met : undefined
}

/** `at_least:90`, as it is stored; `none` for no goal. */
export const writeGoal = (goal: Goal | undefined) => (goal ? `${goal.is}:${goal.value}` : 'none')

export function readGoal(stored: string | undefined): Goal | undefined {
  const [, is, value] = /^(at_least|at_most):(.+)$/.exec(stored ?? '') ?? []
  return is ? { is: is as Goal['is'], value: Number(value) } : undefined
}

/** As it is typed: `90`, `2,5`. */
export const readAmount = (typed: string) =>
  /^\d{1,5}([.,]\d)?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined

export const sayAmount = (value: number, language: Language) =>
  language === 'sv' ? String(value).replace('.', ',') : String(value)
