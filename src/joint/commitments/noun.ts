import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

export const commitmentSchema = z.object({
  by: field.id(),
  words: field.text(1000),
  startsOn: field.date(),
  dueOn: field.date(),
  seenBy: field.optionalText(1000),
  adds: field.oneOf(['adds', 'fills_in']),
  once: field.once(),
})
export const outcomes = ['done', 'partly', 'not_done', 'not_wanted'] as const
export const followUpSchema = z.object({
  outcome: field.oneOf(outcomes),
  words: field.optionalText(2000),
  once: field.once(),
})

/** What a party has promised, and how each sees that it has gone. */
export const commitments = noun({
  tables: ['joint.commitments', 'joint.follow_ups'],
  about: 'collaboration',
  fields: { commitment: commitmentSchema, followUp: followUpSchema },
  places: {
    newCommitment: '/subjects/:id/commitments/new',
    commitments: '/subjects/:id/commitments',
    commitment: '/commitments/:id',
    followUps: '/commitments/:id/follow-ups',
  },
})

export const commitmentPaths = commitments.places
