import type { Language } from '../../i18n/index.ts'

/** The eight areas of the wellbeing wheel, in their order. The ids are stable; the words are the tenant's. */
export const areas = [
  'safe',
  'healthy',
  'achieving',
  'nurtured',
  'active',
  'respected',
  'responsible',
  'included',
] as const
export type Area = (typeof areas)[number]

export const isArea = (value: unknown): value is Area => areas.includes(value as Area)

export type AreaLabels = Record<Area, string>

const standard: Record<Language, AreaLabels> = {
  sv: {
    safe: 'Trygg',
    healthy: 'Må bra',
    achieving: 'Utvecklas',
    nurtured: 'Omvårdnad',
    active: 'Aktiv',
    respected: 'Respekterad',
    responsible: 'Ansvar',
    included: 'Delaktig',
  },
  en: {
    safe: 'Safe',
    healthy: 'Healthy',
    achieving: 'Achieving',
    nurtured: 'Nurtured',
    active: 'Active',
    respected: 'Respected',
    responsible: 'Responsible',
    included: 'Included',
  },
}

/** Our words, with the tenant's own where it has some (`people.collaborations.wheel_labels`). */
export const areaLabels = (
  language: Language,
  tenants?: Partial<Record<Language, Partial<AreaLabels>>>,
): AreaLabels => ({
  ...standard[language],
  ...tenants?.[language],
})

/** In the wheel's order, whatever order they came in. */
export const inWheelOrder = (some: readonly string[]) => areas.filter(area => some.includes(area))
