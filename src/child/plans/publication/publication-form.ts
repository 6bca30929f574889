import { z } from 'zod'
import { field } from '../../../platform/forms.ts'

export const publicationSchema = z.object({
  /** the version that the lead has read: of two who publish at once the second is told */
  base: z.coerce.number().int().min(0),
  whatChanged: field.optionalText(4000),
  once: field.once(),
})
