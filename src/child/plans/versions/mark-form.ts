import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import { markStates } from '../states.ts'

export const markSchema = z.object({
  state: field.oneOf(markStates),
  words: field.optionalText(4000),
  once: field.once(),
})
