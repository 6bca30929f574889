import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import { areas } from '../../../sharing/disclosures/index.ts'
import { groundSchema } from '../../../sharing/grounds/index.ts'

export const partnerSchema = z.object({
  gets: field.oneOf(['whole', 'areas']),
  areas: field.manyOf(areas),
  ...groundSchema,
})

export const guardianPartSchema = z.object({
  gets: field.oneOf(['whole', 'nothing']),
  reason: field.optionalText(2000),
})
