import { z } from 'zod'
import { field } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { bodyKinds, legalDomains, organisationKinds, unitKinds } from '../kinds/index.ts'

/** What the source system calls a row; files know it by that. */
const ref = { ref: field.optionalText(100) }

export const organisationSchema = z.object({
  name: field.text(200),
  kind: field.oneOf(organisationKinds),
  number: field.optionalDigits(20),
  ...ref,
  once: field.once(),
})
export const bodySchema = z.object({
  name: field.text(200),
  kind: field.oneOf(bodyKinds),
  ...ref,
  once: field.once(),
})
export const unitSchema = z.object({
  name: field.text(200),
  kind: field.oneOf(unitKinds),
  domain: field.oneOf(legalDomains),
  fromAge: field.optionalDigits(2),
  toAge: field.optionalDigits(2),
  phone: field.optionalText(40),
  /** the board or committee that is its principal; one that is none of the organisation's is refused */
  body: field.optionalText(36),
  ...ref,
  once: field.once(),
})
const reason = { reason: field.text(500) }
/** Whoever changes or ends something says why. */
export const organisationChangeSchema = organisationSchema.omit({ once: true }).extend(reason)
export const bodyChangeSchema = bodySchema.omit({ once: true }).extend(reason)
export const unitChangeSchema = unitSchema.omit({ once: true }).extend(reason)
export const closingSchema = z.object(reason)

export const organisations = noun({
  tables: ['people.organisations', 'people.bodies', 'people.units'],
  about: 'collaboration',
  places: {
    organisations: '/organisations',
    newOrganisation: '/organisations/new',
    organisation: '/organisations/:id',
    edit: '/organisations/:id/edit',
    closing: '/organisations/:id/closing',
    reopening: '/organisations/:id/reopening',
    newBody: '/organisations/:id/bodies/new',
    bodies: '/organisations/:id/bodies',
    body: '/bodies/:id',
    editBody: '/bodies/:id/edit',
    closingBody: '/bodies/:id/closing',
    reopeningBody: '/bodies/:id/reopening',
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
    body: { words: { sv: 'en nämnd eller styrelse', en: 'a board or committee' }, opensAt: 'body' },
    unit: { words: { sv: 'en enhet', en: 'a unit' }, opensAt: 'unit' },
  },
})

export const organisationPaths = organisations.places
