import type { Language } from '../../i18n/index.ts'

/** The kinds that `people.organisations` takes, each with its words. */
const words = {
  municipality: { sv: 'Kommun', en: 'Municipality' },
  region: { sv: 'Region', en: 'Region' },
  state_agency: { sv: 'Statlig myndighet', en: 'State agency' },
  joint_municipal_body: { sv: 'Kommunalförbund', en: 'Joint municipal body' },
  independent_school: { sv: 'Fristående skola', en: 'Independent school' },
  association: { sv: 'Förening', en: 'Association' },
  foundation: { sv: 'Stiftelse', en: 'Foundation' },
  congregation: { sv: 'Trossamfund', en: 'Congregation' },
  cooperative: { sv: 'Kooperativ', en: 'Cooperative' },
  study_association: { sv: 'Studieförbund', en: 'Study association' },
  network: { sv: 'Nätverk utan egen form', en: 'Network without form' },
  company: { sv: 'Företag', en: 'Company' },
  university: { sv: 'Lärosäte', en: 'University' },
} as const satisfies Record<string, Record<Language, string>>

export type OrganisationKind = keyof typeof words
export const organisationKinds = Object.keys(words) as [OrganisationKind, ...OrganisationKind[]]

// As of units: rows bring a string that the database's check has held to these names.
export const organisationKindName = (kind: string, language: Language) =>
  words[kind as OrganisationKind][language]
