import type { Language } from '../../i18n/index.ts'

/** One of a kind, and several of it as a heading over figures, where the usual abbreviation is enough. */
type Named = Record<Language, readonly [one: string, several: string]>

/** The kinds that `people.units` takes, each with its words. */
const words = {
  preschool: { sv: ['Förskola', 'Förskolor'], en: ['Preschool', 'Preschools'] },
  school: { sv: ['Skola', 'Skolor'], en: ['School', 'Schools'] },
  school_health: { sv: ['Elevhälsa', 'Elevhälsa'], en: ['School health', 'School health'] },
  child_health_centre: {
    sv: ['Barnavårdscentral', 'BVC'],
    en: ['Child health centre', 'Child health centres'],
  },
  maternity_clinic: {
    sv: ['Barnmorskemottagning', 'Barnmorskemottagningar'],
    en: ['Maternity clinic', 'Maternity clinics'],
  },
  primary_care: { sv: ['Vårdcentral', 'Vårdcentraler'], en: ['Primary care', 'Primary care'] },
  child_psychiatry: {
    sv: ['Barn- och ungdomspsykiatri', 'BUP'],
    en: ['Child psychiatry', 'Child psychiatry'],
  },
  habilitation: { sv: ['Habilitering', 'Habilitering'], en: ['Habilitation', 'Habilitation'] },
  youth_clinic: { sv: ['Ungdomsmottagning', 'Ungdomsmottagningar'], en: ['Youth clinic', 'Youth clinics'] },
  social_services: { sv: ['Socialtjänst', 'Socialtjänst'], en: ['Social services', 'Social services'] },
  family_centre: { sv: ['Familjecentral', 'Familjecentraler'], en: ['Family centre', 'Family centres'] },
  leisure_centre: { sv: ['Fritid', 'Fritidsgårdar'], en: ['Leisure', 'Leisure centres'] },
  residential_home: { sv: ['Boende', 'Boenden'], en: ['Residential home', 'Residential homes'] },
  home_for_care: { sv: ['Hem för vård (HVB)', 'HVB'], en: ['Home for care', 'Homes for care'] },
  family_homes: { sv: ['Familjehemsvård', 'Familjehemsvård'], en: ['Family homes', 'Family homes'] },
  guardians_office: {
    sv: ['Överförmyndare', 'Överförmyndare'],
    en: ['Guardians’ office', 'Chief guardians'],
  },
  police: { sv: ['Polis', 'Polis'], en: ['Police', 'Police'] },
  migration_agency: {
    sv: ['Migrationsverket', 'Migrationsverket'],
    en: ['Migration agency', 'Migration Agency'],
  },
  employment_service: {
    sv: ['Arbetsförmedling', 'Arbetsförmedlingen'],
    en: ['Employment service', 'Employment service'],
  },
  social_insurance: {
    sv: ['Försäkringskassa', 'Försäkringskassan'],
    en: ['Social insurance', 'Social insurance'],
  },
  tax_agency: { sv: ['Skatteverk', 'Skatteverket'], en: ['Tax agency', 'Tax agency'] },
  county_board: { sv: ['Länsstyrelse', 'Länsstyrelsen'], en: ['County board', 'County board'] },
  association: { sv: ['Förening', 'Föreningar'], en: ['Association', 'Associations'] },
  congregation: { sv: ['Församling', 'Församlingar'], en: ['Congregation', 'Congregations'] },
  office: { sv: ['Kansli', 'Kanslier'], en: ['Office', 'Offices'] },
} as const satisfies Record<string, Named>

export type UnitKind = keyof typeof words
export const unitKinds = Object.keys(words) as [UnitKind, ...UnitKind[]]

// Rows bring the kind as a string; the database's check holds the same names, which kinds.test.ts compares.
export const unitKindName = (kind: string, language: Language) => words[kind as UnitKind][language][0]
export const unitKindNames = (kind: string, language: Language) => words[kind as UnitKind][language][1]
