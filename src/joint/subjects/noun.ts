import { sql } from 'kysely'
import { z } from 'zod'
import { field, searchFields } from '../../platform/forms.ts'
import { noun } from '../../platform/noun.ts'
import { kinds } from '../kinds/index.ts'
import { notAChild } from '../naming/index.ts'
import { findSubjects } from './everywhere.ts'

/** Who can be chosen to read it: what is public needs a page that publishes it, which there is none of yet. */
export const audiences = ['parties', 'collaboration'] as const
export type Audience = (typeof audiences)[number] | 'public'

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

/** While its reader may read the subject. */
const readable = sql`select from joint.subjects s where s.id = n.item_id`

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
  kinds: {
    subject: { words: { sv: 'ett samarbete', en: 'something joint' }, opensAt: 'subject' },
  },
  notices: {
    subject_joined: {
      sv: 'Du är med i något ni gör tillsammans',
      en: 'You are in something that you do together',
      readable,
      needsItem: true,
    },
    subject_link_asked: {
      sv: 'En koppling väntar på ditt ja',
      en: 'A link waits for your yes',
      // Until somebody of this side has agreed, or it is gone.
      readable: sql`select from joint.links l where n.item_id in (l.from_id, l.to_id) and l.agreed_at is null and l.ended_at is null and joint.may_agree(l.id)`,
      needsItem: true,
    },
    subject_woken: {
      sv: 'Något som vilade är väckt',
      en: 'Something that rested has been woken',
      readable,
      needsItem: true,
    },
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
