import type { Language } from '../../i18n/index.ts'

/** The kinds that `people.bodies` takes, each with its words. */
const words = {
  assembly: { sv: 'Fullmäktige', en: 'Assembly' },
  executive: { sv: 'Kommunstyrelse eller regionstyrelse', en: 'Executive board' },
  committee: { sv: 'Nämnd', en: 'Committee' },
  joint_committee: { sv: 'Gemensam nämnd', en: 'Joint committee' },
  board: { sv: 'Styrelse', en: 'Board' },
  association_board: { sv: 'Föreningsstyrelse', en: 'Association board' },
} as const satisfies Record<string, Record<Language, string>>

export type BodyKind = keyof typeof words
export const bodyKinds = Object.keys(words) as [BodyKind, ...BodyKind[]]

// As of units: rows bring a string that the database's check has held to these names.
export const bodyKindName = (kind: string, language: Language) => words[kind as BodyKind][language]
