import { sql } from 'kysely'
import { noun } from '../../platform/noun.ts'

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
  kinds: { child: { words: { sv: 'barnets sida', en: 'the child’s page' }, opensAt: 'child' } },
  topics: { child: id => sql`select from child.children where id = ${id}` },
})

export const childPaths = children.places
