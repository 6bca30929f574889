import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'

export const colleagueSchema = z.object({ functionId: field.id(), once: field.once(), ...searchFields })

export const endSchema = z.object({ functionId: field.id() })

export const answerSchema = z.object({
  answer: field.oneOf(['yes', 'no']),
  words: field.optionalText(2000),
})
