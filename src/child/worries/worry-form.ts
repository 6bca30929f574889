import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { areas } from '../../sharing/index.ts'
import { guardiansKnow, questions } from './questions.ts'
import { deeds } from './states.ts'

const answers = Object.fromEntries(
  questions.map(({ id, required, max }) => [id, required ? field.text(max) : field.optionalText(max)]),
)

export const worrySchema = z.object({
  childId: field.id(),
  works: field.optionalText(4000),
  noticed: field.text(8000),
  ...(answers as Record<'information' | 'myself' | 'unit' | 'others', ReturnType<typeof field.optionalText>>),
  areas: field.manyOf(areas),
  child_said: field.optionalText(4000),
  guardians_know: field.oneOf(guardiansKnow),
  guardians_said: field.optionalText(4000),
  draft: field.optionalText(60),
  once: field.once(),
})

export const answerSchema = z.object({
  kind: field.oneOf([...deeds, 'question']),
  words: field.text(10_000),
  service: field.optionalText(200),
  once: field.once(),
})
