import type { Answers } from '../../answers.ts'
import type { Definition } from '../../definition.ts'
import type { Trouble } from '../trouble.ts'

/** Answers as a FHIR R4 QuestionnaireResponse. */
export const toResponse = (
  _definition: Definition,
  _answers: Answers,
  _facts: { number: number; authored?: Date; language?: string },
): unknown => ({})

/** The answers of a QuestionnaireResponse, to be judged by `readAnswers`. */
export const fromResponse = (
  _definition: Definition,
  _json: unknown,
): { answers: Record<string, unknown>; problems: Trouble[] } => ({ answers: {}, problems: [] })
