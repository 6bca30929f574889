import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { identityFields } from '../team/index.ts'
import { actions } from './states.ts'

/** What the form of a worry holds besides the questions, which are an instrument's. */
export const worrySchema = z.object({
  childId: field.id(),
  /** the version of the instrument that the form shows */
  instrument: field.optionalText(40),
  draft: field.optionalText(60),
  once: field.once(),
  /** A yes to going on though the family has taken theirs back. */
  despite: field.optionalText(20_000),
})

export const answerSchema = z.object({
  kind: field.oneOf([...actions, 'assessment_dropped', 'question']),
  words: field.text(10_000),
  service: field.optionalText(200),
  once: field.once(),
})

/** Which child is meant, as the one who writes tells it. */
export const handingSchema = z.object(identityFields)

/** `again`: what the same person handed over before and took back. `sure`: the yes to a child who has another name or day. */
export const foundSchema = z.object({
  ...identityFields,
  again: field.optionalText(40),
  sure: field.optionalText(200),
})

/** The same with the questions: the child is found again when it is sent. */
export const handedSchema = z.object({
  ...identityFields,
  instrument: field.optionalText(40),
  sure: field.optionalText(200),
  once: field.once(),
})
