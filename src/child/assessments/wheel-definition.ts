import type { Language } from '../../platform/i18n/index.ts'
import { type Area, areas } from '../../sharing/index.ts'
import { type FaceValue, faceValues } from '../../ui/index.ts'

/**
 * The wellbeing wheel as an instrument: every id that is stored stands here, and what each asks. The ids are stable; the
 * words may change, and the labels of the areas are the collaboration's own.
 */
export const wheelDefinition = {
  id: 'wheel',
  areas,
  /** Strengths before needs (R11). */
  parts: ['strengths', 'needs'],
  /** Each voice apart (R12), the child's first. */
  voices: ['child', 'guardian', 'professional'],
  /** The child's own picture of an area: never a figure, never summed (R11). */
  faces: faceValues,
  questions: {
    safe: {
      sv: 'Känner barnet sig trygg hemma, i förskolan eller skolan och däremellan?',
      en: 'Does the child feel safe at home, at school and in between?',
    },
    healthy: {
      sv: 'Hur mår barnet i kropp och tankar? Hur är det med sömn, mat och tänder?',
      en: 'How does the child feel, in body and mind? What about sleep, food and teeth?',
    },
    achieving: {
      sv: 'Hur går det att lära och utvecklas? Vad är barnet nyfiken på?',
      en: 'How is learning and developing? What is the child curious about?',
    },
    nurtured: {
      sv: 'Får barnet omsorg, värme och någon att gå till?',
      en: 'Does the child get care, warmth and someone to go to?',
    },
    active: {
      sv: 'Får barnet leka, röra sig och göra det som är roligt?',
      en: 'May the child play, move and do what is fun?',
    },
    respected: {
      sv: 'Blir barnet lyssnat på, och är med när något bestäms?',
      en: 'Is the child listened to, and there when something is decided?',
    },
    responsible: {
      sv: 'Får barnet ta ansvar som passar, och stöd att göra rätt?',
      en: 'Is the child given fitting responsibility, and help to do right?',
    },
    included: {
      sv: 'Hör barnet till, i gruppen, bland vänner och där familjen bor?',
      en: 'Does the child belong, in the group, among friends and where the family lives?',
    },
  } satisfies Record<Area, Record<Language, string>>,
} as const

export type WheelPart = (typeof wheelDefinition.parts)[number]
export type WheelVoice = (typeof wheelDefinition.voices)[number]

/** `answers` of a version, as stored: only what is written stands there. */
export type WheelAnswers = Partial<Record<Area, AreaAnswers>>
type AreaAnswers = Partial<Record<WheelPart, Partial<Record<WheelVoice, string>>>> & { face?: FaceValue }

/** Something is written there by someone. */
export const isWritten = (answers: WheelAnswers, area: Area, part: WheelPart) =>
  Object.values(answers[area]?.[part] ?? {}).some(Boolean)

/** The areas that say anything: what a disclosure of the wheel touches. */
export const areasWithContent = (answers: WheelAnswers) =>
  areas.filter(
    area => wheelDefinition.parts.some(part => isWritten(answers, area, part)) || answers[area]?.face,
  )

/** The face, or undefined for one that is not of this instrument. */
export const faceOf = (answers: WheelAnswers, area: Area) =>
  faceValues.find(face => face === answers[area]?.face)
