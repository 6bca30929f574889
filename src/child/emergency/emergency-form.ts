import { z } from 'zod'
import { field } from '../../platform/forms.ts'

export const emergencySchema = z.object({
  number: field.digits(20),
  reason: field.text(2000),
  once: field.once(),
})
