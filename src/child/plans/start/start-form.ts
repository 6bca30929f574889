import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import { isoDate } from '../../../platform/i18n/index.ts'

export const startSchema = z.object({
  why: field.text(10_000),
  matters: field.optionalText(10_000),
  leadFunctionId: field.id(),
  nextOn: field.date(),
  once: field.once(),
})

/** R13: a next date that lies ahead, and not so far that nobody remembers it. Undefined when it is good. */
export function nextMistake(nextOn: string, words: { nextPast: string; nextFar: string }, now = new Date()) {
  if (nextOn < isoDate(now)) return words.nextPast
  if (nextOn > isoDate(new Date(now.getTime() + 366 * 86_400_000))) return words.nextFar
  return undefined
}
