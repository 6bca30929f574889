import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { legalDomains, organisationKinds, unitKinds } from '../kinds/index.ts'

export const organisationSchema = z.object({
  name: field.text(200),
  kind: field.oneOf(organisationKinds),
  number: field.optionalDigits(20),
  once: field.once(),
})
export const unitSchema = z.object({
  name: field.text(200),
  kind: field.oneOf(unitKinds),
  domain: field.oneOf(legalDomains),
  fromAge: field.optionalDigits(2),
  toAge: field.optionalDigits(2),
  phone: field.optionalText(40),
  once: field.once(),
})
const reason = { reason: field.text(500) }
/** Whoever changes or ends something says why. */
export const organisationChangeSchema = organisationSchema.omit({ once: true }).extend(reason)
export const unitChangeSchema = unitSchema.omit({ once: true }).extend(reason)
export const closingSchema = z.object(reason)

export const organisations = noun({
  tables: ['people.organisations', 'people.units'],
  about: 'collaboration',
  places: {
    organisations: '/organisations',
    newOrganisation: '/organisations/new',
    organisation: '/organisations/:id',
    edit: '/organisations/:id/edit',
    closing: '/organisations/:id/closing',
    reopening: '/organisations/:id/reopening',
    newUnit: '/organisations/:id/units/new',
    units: '/organisations/:id/units',
    unit: '/units/:id',
    editUnit: '/units/:id/edit',
    closingUnit: '/units/:id/closing',
    reopeningUnit: '/units/:id/reopening',
  },
  styles: {
    organisations: ['search.css'],
    newUnit: ['asking.css'],
    units: ['asking.css'],
    editUnit: ['asking.css'],
  },
  kinds: {
    organisation: { words: { sv: 'en organisation', en: 'an organisation' }, opensAt: 'organisation' },
    unit: { words: { sv: 'en enhet', en: 'a unit' }, opensAt: 'unit' },
  },
})

export const organisationPaths = organisations.places
