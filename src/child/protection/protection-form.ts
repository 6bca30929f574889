import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { levels } from './protection.ts'

export const levelSchema = z.object({ level: field.oneOf(levels), reason: field.text(2000) })

/** `who` is `function:<id>` or `guardian:<id>`. */
export const readerSchema = z.object({
  who: z.string().regex(/^(function|guardian):[0-9a-f-]{36}$/),
  reviewOn: field.date(),
  ...searchFields,
})

export const removalSchema = z.object({
  kind: field.oneOf(['function', 'guardian']),
  reader: field.id(),
})
