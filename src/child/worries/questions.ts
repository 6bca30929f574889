import type { Language } from '../../platform/i18n/index.ts'

/**
 * The five questions, strengths first (R11). Ids are stable: answers are stored under them.
 * One definition for the form, the page and the print; a later instrument engine reads the same.
 */
export const questions = [
  {
    id: 'works',
    required: false,
    max: 4000,
    sv: ['Vad fungerar bra?', 'Börja med det som är starkt.'],
    en: ['What works well?', 'Begin with what is strong.'],
  },
  {
    id: 'noticed',
    required: true,
    max: 8000,
    sv: ['Vad har du märkt?', 'Det du har sett eller hört, med enkla ord.'],
    en: ['What have you noticed?', 'What you saw or heard, in plain words.'],
  },
  {
    id: 'information',
    required: false,
    max: 4000,
    sv: ['Vad vet du inte, som du skulle behöva veta?', ''],
    en: ['What do you not know, that you would need to know?', ''],
  },
  {
    id: 'myself',
    required: false,
    max: 4000,
    sv: ['Vad kan du göra nu?', 'Eller har gjort redan.'],
    en: ['What can you do now?', 'Or have done already.'],
  },
  {
    id: 'unit',
    required: false,
    max: 4000,
    sv: ['Vad kan vi på enheten göra?', ''],
    en: ['What can our unit do?', ''],
  },
  {
    id: 'others',
    required: false,
    max: 4000,
    sv: ['Vilken hjälp kan behövas från andra?', ''],
    en: ['What help may be needed from others?', ''],
  },
] as const

export type QuestionId = (typeof questions)[number]['id']

export const wordsOf = (question: (typeof questions)[number], language: Language) => ({
  label: question[language][0],
  hint: question[language][1],
})

/** Short questions that every worry has besides: the child's own words and what the guardians know (R12). */
export const guardiansKnow = ['yes', 'partly', 'no'] as const

export type WorryAnswers = Partial<Record<QuestionId | 'child_said' | 'guardians_said', string>> & {
  guardians_know?: (typeof guardiansKnow)[number]
}
