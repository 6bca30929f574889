import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { type Language, todaysDate } from '../../platform/i18n/index.ts'
import type { Indicator } from './indicators.ts'
import type { NewValue } from './keep.ts'
import { readNumber } from './numbers.ts'
import { texts } from './texts.ts'

export const partNumbers = [1, 2, 3, 4] as const
const part = { label: field.optionalText(80), amount: field.optionalText(40) }

export const valueSchema = z.object({
  value: field.text(40),
  on: field.date(),
  n: field.optionalText(12),
  part1: part.label,
  amount1: part.amount,
  part2: part.label,
  amount2: part.amount,
  part3: part.label,
  amount3: part.amount,
  part4: part.label,
  amount4: part.amount,
  note: field.optionalText(2000),
  replaces: field.optionalId(),
  once: field.once(),
})

export const entrySchema = z.object({
  amount: field.text(40),
  on: field.date(),
  part: field.optionalText(80),
  note: field.optionalText(500),
  replaces: field.optionalId(),
  once: field.once(),
})

export const commentSchema = z.object({ words: field.text(4000), once: field.once() })
export const moveSchema = z.object({
  to: field.optionalText(20),
  note: field.optionalText(1000),
  once: field.once(),
})

type Judged<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> }

/** A value as it was typed, or what is wrong with it. */
export function toValue(
  data: z.output<typeof valueSchema>,
  { unit }: Indicator,
  language: Language,
): Judged<NewValue> {
  const t = texts(language)
  const errors: Record<string, string> = {}
  const value = readNumber(data.value)
  if (value === undefined) errors.value = t.notANumber
  else if (unit === 'percent' && (value < 0 || value > 100)) errors.value = t.notAPercent
  if (data.on > todaysDate()) errors.on = t.notPast
  const n = data.n.replace(/\s/g, '')
  if (!/^\d{0,9}$/.test(n)) errors.n = t.wholeNumber
  const parts = partNumbers.flatMap(at => {
    const [label, typed] = [data[`part${at}`], data[`amount${at}`]]
    if (!label && !typed) return []
    const amount = readNumber(typed)
    if (!label) errors[`part${at}`] = t.partWhole
    else if (amount === undefined) errors[`amount${at}`] = typed ? t.notANumber : t.partWhole
    return [{ label, amount: amount ?? 0 }]
  })
  const sum = parts.reduce((all, { amount }) => all + amount, 0)
  if (value !== undefined && sum > value + 1e-6) errors.amount1 ??= t.partsTooMuch
  if (data.replaces && !data.note) errors.note = t.noteMissing
  if (value === undefined || Object.keys(errors).length) return { ok: false, errors }
  return {
    ok: true,
    value: {
      on: data.on,
      value,
      n: n ? Number(n) : null,
      parts,
      note: data.note,
      replaces: data.replaces,
      once: data.once,
    },
  }
}

/** An entry of a register as it was typed, or what is wrong with it. */
export function toEntry(data: z.output<typeof entrySchema>, language: Language) {
  const t = texts(language)
  const errors: Record<string, string> = {}
  const amount = readNumber(data.amount)
  if (amount === undefined) errors.amount = t.notANumber
  if (data.on > todaysDate()) errors.on = t.notPast
  if (data.replaces && !data.note) errors.note = t.noteMissing
  return amount === undefined || Object.keys(errors).length
    ? ({ ok: false, errors } as const)
    : ({ ok: true, value: { ...data, amount } } as const)
}
