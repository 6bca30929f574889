import { z } from 'zod'
import { field } from '../../../platform/forms.ts'

export const startSchema = z.object({
  why: field.text(10_000),
  matters: field.optionalText(10_000),
  leadFunctionId: field.id(),
  nextOn: field.date(),
  once: field.once(),
})
