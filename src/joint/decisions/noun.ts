import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

export const decisionKinds = ['formal', 'orienting', 'grew'] as const

export const decisionSchema = z.object({
  kind: field.oneOf(decisionKinds),
  decidedOn: field.date(),
  grewUntil: field.optionalDate(),
  bodyId: field.optionalId(),
  byWhom: field.optionalText(200),
  paragraph: field.optionalText(100),
  what: field.text(2000),
  why: field.optionalText(4000),
  laidAside: field.optionalText(4000),
  changes: field.optionalText(4000),
  supersedes: field.optionalId(),
  once: field.once(),
})

/** What was decided about a subject, formally or not (C3). */
export const decisions = noun({
  tables: ['joint.decisions'],
  about: 'collaboration',
  fields: decisionSchema,
  places: {
    newDecision: '/subjects/:id/decisions/new',
    decisions: '/subjects/:id/decisions',
    decision: '/decisions/:id',
  },
})

export const decisionPaths = decisions.places
