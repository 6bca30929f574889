import { z } from 'zod'
import { field } from '../../platform/forms.ts'

export const outcomes = ['asked', 'explained', 'passed_on'] as const

/** What a reviewer has asked somebody about a day, or what came of it. */
export const questionSchema = z.object({
  outcome: field.oneOf(outcomes),
  note: field.text(2000),
  once: field.once(),
})
