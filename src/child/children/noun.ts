import { sql } from 'kysely'
import { seenIn } from '../../platform/live/seen-in.ts'
import { noun } from '../../platform/noun.ts'
import { findChildren } from './listing.ts'

export const children = noun({
  tables: ['child.children', 'child.guardians', 'child.named_persons'],
  about: 'child',
  places: {
    children: '/children',
    newChild: '/children/new',
    child: '/children/:id',
    guardians: '/children/:id/guardians',
    namedPerson: '/children/:id/named-person',
  },
  styles: { child: ['drawn.css'], children: ['search.css'] },
  kinds: { child: { words: { sv: 'barnets sida', en: 'the child’s page' }, opensAt: 'child' } },
  notices: {
    came_of_age: {
      sv: 'Har fyllt 18 år. Det som vilade på vårdnadshavarnas ja har slutat gälla.',
      en: 'Has turned 18. What rested on the custody holders’ yes has ended.',
    },
  },
  search: {
    children: {
      heading: { sv: 'Barn', en: 'Children' },
      find: findChildren,
      opensAt: 'child',
      allAt: 'children',
      ofChildren: true,
    },
  },
  topics: {
    child: id =>
      seenIn(
        sql`select from child.children where id = ${id}`,
        sql`select * from child.children where id = ${id}`,
        sql`select id, ended_at from sharing.disclosures where child_id = ${id}`,
        sql`select id from sharing.events where child_id = ${id}`,
        sql`select s.consent_id, s.to_unit_id, s.withdrawn_at from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id where c.child_id = ${id}`,
        sql`select id, answered_at, withdrawn_at from child.worries where child_id = ${id}`,
        sql`select id, answered_at, withdrawn_at from child.requests where child_id = ${id}`,
        sql`select id, current_version, lead_function_id, next_on, ended_at from child.plans where child_id = ${id}`,
        sql`select id, starts_at, cancelled_at, opened_at, closed_at from child.meetings where child_id = ${id}`,
      ),
  },
})

export const childPaths = children.places
