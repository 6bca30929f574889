import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { groundSchema } from '../../sharing/grounds/index.ts'
import { answers } from './states.ts'

const asking = {
  to: field.id(),
  from: field.optionalId(),
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
export const requestSchema = z.object({ ...asking, ...groundSchema })

export const answerSchema = z.object({
  kind: field.oneOf(answers),
  words: field.text(10_000),
  once: field.once(),
})
export const proposalSchema = z.object({
  sendOnTo: field.id(),
  ...searchFields,
  words: field.text(10_000),
  once: field.once(),
})
export const refusalSchema = z.object({ words: field.text(10_000), once: field.once() })
