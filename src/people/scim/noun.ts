import { sql } from 'kysely'
import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'

/** By which attribute the provider knows whoever signs in. */
export const signIns = ['mail', 'user_name', 'external_id'] as const
export type SignIn = (typeof signIns)[number]

export const tokenSchema = z.object({
  name: field.text(80),
  /** where they sign in, as a key of the settings; left out where there is one place */
  provider: field.optionalText(3),
  signIn: field.oneOf(signIns),
  lastOn: field.date(),
  once: field.once(),
})
const reason = { reason: field.text(500) }
export const takeoverSchema = z.object({ once: field.once() })
export const mappingSchema = z.object({ function: field.id(), ...reason, ...searchFields })
export const reasonSchema = z.object(reason)

/** The directory of an organisation tells by SCIM 2.0 who works there; a group of it may hold a function (ADR 36). */
export const scim = noun({
  tables: [
    'people.scim_tokens',
    'people.scim_users',
    'people.scim_groups',
    'people.scim_members',
    'people.scim_appointments',
  ],
  about: 'collaboration',
  places: {
    directory: '/organisations/:id/scim',
    newToken: '/organisations/:id/scim/tokens/new',
    tokens: '/organisations/:id/scim/tokens',
    revocation: '/organisations/:id/scim/tokens/:item/revocation',
    takeover: '/organisations/:id/scim/tokens/:item/takeover',
    group: '/organisations/:id/scim/groups/:item',
    mapping: '/organisations/:id/scim/groups/:item/function',
    unmapping: '/organisations/:id/scim/groups/:item/removal',
    ending: '/organisations/:id/scim/ending',

    config: '/scim/v2/ServiceProviderConfig',
    resourceTypes: '/scim/v2/ResourceTypes',
    resourceType: '/scim/v2/ResourceTypes/:id',
    schemas: '/scim/v2/Schemas',
    schema: '/scim/v2/Schemas/:id',
    users: '/scim/v2/Users',
    user: '/scim/v2/Users/:id',
    groups: '/scim/v2/Groups',
    groupResource: '/scim/v2/Groups/:id',
  },
  styles: {
    directory: ['search.css'],
    group: ['asking.css'],
    tokens: ['asking.css'],
    takeover: ['asking.css'],
  },
  kinds: {
    directory: { words: { sv: 'en katalog', en: 'a directory' }, opensAt: 'directory' },
    scim_token: { words: { sv: 'en nyckel till en katalog', en: 'a token of a directory' } },
    scim_group: { words: { sv: 'en grupp i en katalog', en: 'a group of a directory' } },
    scim_user: { words: { sv: 'någon i en katalog', en: 'a user of a directory' } },
  },
  notices: {
    appointment_vacant: {
      sv: 'Ingen har uppdraget längre. Ge det till någon, så att ingen blir utan svar.',
      en: 'Nobody holds the function any more. Give it to somebody, so that nobody is left without an answer.',
    },
    directory_stopped: {
      sv: 'En nyckel till en katalog har slutat gälla, och katalogens ändringar kommer inte fram. Ta över nyckeln.',
      en: 'A token of a directory no longer works, and changes in the directory do not arrive. Take it over.',
      waits: 'due',
      urgent: true,
      by: {
        who: sql`(select o.name from people.organisations o where o.id = n.item_id)`,
        words: {
          sv: name =>
            `Katalogen för ${name}: en nyckel har slutat gälla, för den som gjorde den är inte förvaltare längre. Ändringar kommer inte fram. Ta över nyckeln.`,
          en: name =>
            `The directory of ${name}: a token no longer works, since whoever made it no longer administers. Changes do not arrive. Take it over.`,
        },
      },
    },
  },
})

export const scimPaths = scim.places
/** Where a directory asks, and whatever it asks. */
export const scimBase = '/scim/v2'
export const everything = `${scimBase}/*`
