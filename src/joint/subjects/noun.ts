import { sql } from 'kysely'
import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { kinds } from '../kinds/index.ts'
import { notAChild } from '../naming/index.ts'
import { findSubjects } from './everywhere.ts'

export const audiences = ['parties', 'collaboration', 'public'] as const
export type Audience = (typeof audiences)[number]

/** What every subject has, before what its kind has. */
const common = {
  title: field.text(200),
  purpose: field.optionalText(4000),
  place: field.optionalId(),
  audience: field.oneOf(audiences),
}
/** The whole form of a kind: `version` is the one that was read (R20). */
export const subjectSchema = (kind: keyof typeof kinds) =>
  z.object({
    ...common,
    ...kinds[kind].facts.shape,
    ...notAChild,
    version: z.string(),
    once: field.once(),
  })

export const partySchema = z.object({
  others: field.optionalText(40),
  ...searchFields,
  named: field.optionalText(200),
  declined: field.optionalText(2000),
  role: field.text(40),
  once: field.once(),
})
export const stateSchema = z.object({ to: z.string(), why: field.text(2000) })
export const linkKinds = [
  'lifts_to',
  'reports_to',
  'activates',
  'informs',
  'carries',
  'builds_on',
  'follows_from',
  'part_of',
  'ended_in',
] as const
export type LinkKind = (typeof linkKinds)[number]
export const linkSchema = z.object({
  kind: field.oneOf(linkKinds),
  to: field.optionalText(40),
  ...searchFields,
  once: field.once(),
})
export const wakeSchema = z.object({ why: field.text(2000) })

export const subjects = noun({
  tables: ['joint.kinds', 'joint.roles', 'joint.subjects', 'joint.parties', 'joint.links', 'joint.events'],
  about: 'collaboration',
  places: {
    forum: '/forums',
    newForum: '/forums/new',
    subject: '/subjects/:id',
    edit: '/subjects/:id/edit',
    state: '/subjects/:id/state',
    newParty: '/subjects/:id/parties/new',
    parties: '/subjects/:id/parties',
    partyEnd: '/subjects/:id/parties/:party/end',
    newLink: '/subjects/:id/links/new',
    links: '/subjects/:id/links',
    linkAgreement: '/subjects/:id/links/:link/agreement',
    linkEnd: '/subjects/:id/links/:link/end',
    linkWaking: '/subjects/:id/links/:link/waking',
    history: '/subjects/:id/history',
  },
  styles: {
    newForum: ['asking.css'],
    forum: ['asking.css'],
    edit: ['asking.css'],
    newParty: ['asking.css'],
    parties: ['asking.css'],
    newLink: ['asking.css'],
    links: ['asking.css'],
  },
  search: {
    subjects: {
      heading: { sv: 'Samverkan', en: 'Joint work' },
      find: findSubjects,
      opensAt: 'subject',
    },
  },
  topics: {
    subject: id => sql`select 1 from joint.subjects s where s.id = ${id}::uuid`,
  },
})

export const subjectPaths = subjects.places

/** Where the list of a kind is, and where one makes a new one. */
export const listOf = (kind: keyof typeof kinds) => ({ forum: subjectPaths.forum })[kind]
export const newOf = (kind: keyof typeof kinds) => ({ forum: subjectPaths.newForum })[kind]
