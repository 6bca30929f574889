import { z } from 'zod'
import { field } from '../../../platform/forms.ts'
import { endReasons } from '../states.ts'
import { reviewOutcomes } from './review.ts'

const fixed = {
  heldOn: field.date(),
  childWords: field.optionalText(10_000),
  guardianWords: field.optionalText(10_000),
  decision: field.oneOf(['continue', 'end']),
  nextOn: field.optionalDate(),
  endReason: z.union([z.literal(''), z.enum(endReasons)]).transform(reason => reason || null),
  endWords: field.optionalText(4000),
  afterwards: field.optionalText(4000),
  once: field.once(),
}

export const whatOf = (needId: string) => `what-${needId}`
export const wordsOf = (needId: string) => `words-${needId}`

/** Two fields for each need that the plan has now. */
export const reviewSchema = (needIds: readonly string[]) =>
  z.object({
    ...fixed,
    ...Object.fromEntries(
      needIds.flatMap((id): [string, z.ZodType][] => [
        [whatOf(id), field.oneOf(reviewOutcomes)],
        [wordsOf(id), field.optionalText(4000)],
      ]),
    ),
  })
