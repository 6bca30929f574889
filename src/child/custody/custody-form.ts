import { z } from 'zod'
import { field } from '../../platform/forms.ts'

export const reasons = ['court', 'agreement', 'notified', 'death', 'recorded_wrong', 'other'] as const
export type Reason = (typeof reasons)[number]
export const numberChoices = ['keep', 'new', 'none'] as const

/** `seen`: what it meant when the yes was asked for. `find`: the button that leads back to the form. */
const steps = { seen: z.string(), search: z.string(), find: z.string(), once: field.once() }

export const custodySchema = z.object({
  reason: field.oneOf(reasons),
  since: field.date(),
  words: field.text(2000),
  ...steps,
})

export const correctionSchema = z.object({
  name: field.text(120),
  relation: field.optionalText(80),
  number: field.oneOf(numberChoices),
  personNumber: field.optionalDigits(20),
  sure: z.string(),
  words: field.text(2000),
  ...steps,
})

export const removalSchema = z.object({ words: field.text(2000), ...steps })

export const openingSchema = z.object({ words: field.text(2000), once: field.once() })

export const detailsSchema = z.object({
  givenName: field.text(80),
  familyName: field.optionalText(80),
  personNumber: field.optionalDigits(20),
  birthDate: field.date(),
  words: field.text(2000),
  ...steps,
})
