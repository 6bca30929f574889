import type { Language } from '../../i18n/index.ts'

/** Whose law guards what a unit writes, as `people.units` takes it, each with its words. */
const words = {
  preschool: { sv: 'Förskola', en: 'Preschool' },
  school: { sv: 'Skola', en: 'School' },
  private_school: { sv: 'Fristående skola eller förskola', en: 'Independent school or preschool' },
  health: { sv: 'Hälso- och sjukvård', en: 'Health care' },
  private_care: { sv: 'Privat vård', en: 'Private care' },
  social: { sv: 'Socialtjänst', en: 'Social services' },
  guardians_office: { sv: 'Överförmyndare', en: 'Chief guardian' },
  police: { sv: 'Polis', en: 'Police' },
  migration: { sv: 'Migration', en: 'Migration' },
  civil: { sv: 'Förening eller annat ideellt', en: 'Association or other civil society' },
  other: { sv: 'Annat offentligt', en: 'Other public body' },
} as const satisfies Record<string, Record<Language, string>>

export type LegalDomain = keyof typeof words
export const legalDomains = Object.keys(words) as [LegalDomain, ...LegalDomain[]]

// As of units: rows bring a string that the database's check has held to these names.
export const legalDomainName = (domain: string, language: Language) => words[domain as LegalDomain][language]
