import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { areas } from '../../sharing/disclosures/index.ts'
import { groundSchema } from '../../sharing/grounds/index.ts'

export const withholdingSchema = z.object({
  ...groundSchema,
  to: field.id(),
  areas: field.manyOf(areas),
  once: field.once(),
})
