import { z } from 'zod'
import { type Language, todaysDate } from '../../../i18n/index.ts'
import { field } from '../../../platform/forms.ts'
import { readNumber } from '../numbers.ts'
import { texts } from '../texts.ts'

export const entrySchema = z.object({
  amount: field.text(40),
  on: field.date(),
  part: field.optionalText(80),
  note: field.optionalText(500),
  replaces: field.optionalId(),
  once: field.once(),
})

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
