import { z } from 'zod'
import { type Language, todaysDate } from '../../../i18n/index.ts'
import { field, type Values } from '../../../platform/forms.ts'
import type { Indicator } from '../indicators.ts'
import { readNumber, typed } from '../numbers.ts'
import { texts } from '../texts.ts'
import type { KeyedRow, NewValue } from './values.ts'

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
    const [label, sent] = [data[`part${at}`], data[`amount${at}`]]
    if (!label && !sent) return []
    const amount = readNumber(sent)
    if (!label) errors[`part${at}`] = t.partWhole
    else if (amount === undefined) errors[`amount${at}`] = sent ? t.notANumber : t.partWhole
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

/** A value as its form shows it, to be corrected. */
export const toValues = ({ on, value, n, parts }: KeyedRow, language: Language): Values => ({
  on,
  value: typed(value, language),
  n: typed(n, language),
  ...Object.fromEntries(
    parts.flatMap(({ label, amount }, at) => [
      [`part${at + 1}`, label],
      [`amount${at + 1}`, typed(amount, language)],
    ]),
  ),
})
