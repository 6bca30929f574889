import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { areas, groundSchema } from '../../sharing/index.ts'

export const withholdingSchema = z.object({
  ...groundSchema,
  to: field.id(),
  areas: field.manyOf(areas),
  once: field.once(),
})
