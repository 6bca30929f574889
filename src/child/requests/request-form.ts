import { z } from 'zod'
import { daysFromToday, type Language, todaysDate } from '../../i18n/index.ts'
import { field, searchFields } from '../../platform/forms.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { groundMistakes, groundSchema, sharingTexts } from '../../sharing/grounds/index.ts'
import { answers } from './states.ts'
import { texts } from './texts.ts'

const asking = {
  to: field.id(),
  from: field.optionalId(),
  /** The request that was declined, whose words these are. */
  again: field.optionalId(),
  asked: field.text(10_000),
  tried: field.optionalText(10_000),
  childView: field.optionalText(10_000),
  guardianView: field.optionalText(10_000),
  areas: field.manyOf(areas).min(1),
  answerBy: field.date(),
  withWheel: field.checkbox(),
  draft: field.optionalText(40),
  once: field.once(),
}

/** To a function of my own unit nothing is disclosed. */
export const colleagueSchema = z.object(asking)
export const requestSchema = z.object({
  ...asking,
  ...groundSchema,
  /** A yes to going on though the family has taken theirs back. */
  despite: field.optionalText(20_000),
})

/** What no single field shows: a day for the answer that cannot be, and a ground that does not last until then. */
export function requestMistakes(
  data: z.output<typeof requestSchema>,
  { crossing, language }: { crossing: boolean; language: Language },
): Record<string, string> {
  const t = texts(language)
  const mistakes: Record<string, string> = {}
  if (data.answerBy <= todaysDate()) mistakes.answerBy = t.answerByPast
  else if (data.answerBy > daysFromToday(366)) mistakes.answerBy = t.answerByFar
  if (!crossing) return mistakes
  Object.assign(mistakes, groundMistakes(data, sharingTexts(language)))
  if (data.until < data.answerBy) mistakes.until = t.untilTooSoon
  return mistakes
}

export const answerSchema = z.object({
  kind: field.oneOf(answers),
  words: field.text(10_000),
  once: field.once(),
})
/** What is noted where a no is the end of it. */
export const endSchema = z.object({ words: field.text(2000), once: field.once() })
export const proposalSchema = z.object({
  sendOnTo: field.id(),
  ...searchFields,
  words: field.text(10_000),
  once: field.once(),
})
export const refusalSchema = z.object({ words: field.text(10_000), once: field.once() })
