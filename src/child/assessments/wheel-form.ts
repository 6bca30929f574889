import { z } from 'zod'
import type { Language } from '../../i18n/index.ts'
import {
  type AnswerProblem,
  type Answers,
  answersFromForm,
  answersUnder,
  fieldValues,
  fillState,
  readAnswers,
  withPrefix,
} from '../../instruments/index.ts'
import { field } from '../../platform/forms.ts'
import { inForm, prefixOf, voices, type WheelAnswers, type WheelVersions, type WheelVoice } from './voices.ts'

/** The values of the questions' fields by name: what is compared when two have written. */
export type WheelValues = Record<string, string | string[]>

/** What the form holds besides the questions, which are the instruments'. */
export const wheelSchema = z.object({
  heldOn: field.date(),
  /** The version that the writer had before them; 0 before the first. */
  version: z.string().transform(text => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
  assessmentId: field.optionalText(40),
  draft: field.optionalText(40),
})

export const newWheelSchema = z.object({ heldOn: field.date(), once: field.once() })

/** What was sent, validated voice by voice. `errors` and `values` are the form's, with all that was typed. */
export function readWheel(asked: WheelVersions, sent: FormData, language: Language) {
  const answers: WheelAnswers = {}
  const errors: Record<string, string> = {}
  const values: WheelValues = {}
  for (const voice of voices) {
    const read = readVoice(asked, voice, sent)
    if (Object.keys(read.answers).length) answers[voice] = read.answers
    const state = fillState(inForm(asked[voice], voice), language, { sent, problems: read.problems })
    Object.assign(values, state.values)
    Object.assign(errors, state.errors)
  }
  return { answers, values, errors }
}

/** A voice that has said nothing need not answer required questions: not everybody is present. */
function readVoice(asked: WheelVersions, voice: WheelVoice, sent: FormData) {
  const definition = inForm(asked[voice], voice)
  const read: { answers: Answers; problems: AnswerProblem[] } = readAnswers(
    definition,
    answersFromForm(definition, sent),
  )
  const isSilent = Object.keys(read.answers).length === 0
  return {
    answers: answersUnder(read.answers, prefixOf(voice)),
    problems: isSilent ? read.problems.filter(each => each.kind !== 'missing') : read.problems,
  }
}

/** Answers as the fields of the form hold them. */
export const toValues = (asked: WheelVersions, answers: WheelAnswers): WheelValues =>
  Object.assign(
    {},
    ...voices.map(voice =>
      fieldValues(inForm(asked[voice], voice), withPrefix(answers[voice] ?? {}, prefixOf(voice))),
    ),
  )

export function toAnswers(asked: WheelVersions, values: WheelValues): WheelAnswers {
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) form.append(name, each)
  return readWheel(asked, form, 'sv').answers
}

/**
 * Two people have written since `base` (R20). What only one has changed is taken as it is; where both have, mine is in `merged`
 * and theirs in `conflicts`, for the writer to choose.
 */
export function mergeWheels(base: WheelValues, theirs: WheelValues, mine: WheelValues) {
  const merged: WheelValues = {}
  const conflicts: WheelValues = {}
  for (const name of new Set([base, theirs, mine].flatMap(Object.keys))) {
    const [was, other, own] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? '']
    merged[name] = isSame(own, was) ? other : own
    if (!isSame(own, was) && !isSame(other, was) && !isSame(other, own)) conflicts[name] = other
  }
  return { merged, conflicts }
}

const isSame = (one: string | string[], other: string | string[]) =>
  [one].flat().join('\n') === [other].flat().join('\n')
