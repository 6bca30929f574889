import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { type Area, areas } from '../../sharing/index.ts'
import { type WheelAnswers, type WheelPart, type WheelVoice, wheelDefinition } from './wheel-definition.ts'

/** `safe-strengths-child`: one voice in one part of one area; `safe-face`: the child's picture of it. */
export const textName = (area: Area, part: WheelPart, voice: WheelVoice) => `${area}-${part}-${voice}`
export const faceName = (area: Area) => `${area}-face`

export const mostInField = 2500

/** The fields that hold what is said, in the order of the page. */
export const textNames = areas.flatMap(area =>
  wheelDefinition.parts.flatMap(part => wheelDefinition.voices.map(voice => textName(area, part, voice))),
)
export const faceNames = areas.map(faceName)

/** The values of the form by name: what is compared when two have written. */
export type WheelValues = Record<string, string>

export const wheelSchema = z.object({
  ...Object.fromEntries(textNames.map(name => [name, field.optionalText(mostInField)])),
  ...Object.fromEntries(faceNames.map(name => [name, z.enum(['', ...wheelDefinition.faces])])),
  childWords: field.optionalText(10_000),
  heldOn: field.date(),
  /** The version that the writer had before them; 0 before the first. */
  version: z.string().transform(text => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
  assessmentId: field.optionalText(40),
  draft: field.optionalText(40),
})

export const newWheelSchema = z.object({ heldOn: field.date(), once: field.once() })

export function toAnswers(values: WheelValues): WheelAnswers {
  const answers: WheelAnswers = {}
  for (const area of areas) {
    const said: NonNullable<WheelAnswers[Area]> = {}
    for (const part of wheelDefinition.parts) {
      const voices = wheelDefinition.voices
        .map(voice => [voice, values[textName(area, part, voice)] ?? ''] as const)
        .filter(([, words]) => words)
      if (voices.length) said[part] = Object.fromEntries(voices)
    }
    const face = wheelDefinition.faces.find(each => each === values[faceName(area)])
    if (face) said.face = face
    if (Object.keys(said).length) answers[area] = said
  }
  return answers
}

export function toValues(answers: WheelAnswers, childWords: string): WheelValues {
  const values: WheelValues = { childWords }
  for (const area of areas) {
    for (const part of wheelDefinition.parts) {
      for (const voice of wheelDefinition.voices)
        values[textName(area, part, voice)] = answers[area]?.[part]?.[voice] ?? ''
    }
    values[faceName(area)] = answers[area]?.face ?? ''
  }
  return values
}

/** Everything of the wheel itself, out of a form. */
export const wheelValues = (data: Record<string, unknown>): WheelValues =>
  Object.fromEntries([...textNames, ...faceNames, 'childWords'].map(name => [name, String(data[name] ?? '')]))

/**
 * Two have written since `base` (R20). What only one has touched is taken as it is; where both have, mine stands in `merged`
 * and theirs in `conflicts`, for the writer to choose.
 */
export function mergeWheels(base: WheelValues, theirs: WheelValues, mine: WheelValues) {
  const merged: WheelValues = {}
  const conflicts: WheelValues = {}
  for (const name of Object.keys(mine)) {
    const [was, other, own] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? '']
    merged[name] = own === was ? other : own
    if (own !== was && other !== was && other !== own) conflicts[name] = other
  }
  return { merged, conflicts }
}
