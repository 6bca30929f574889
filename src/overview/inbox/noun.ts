import { sql } from 'kysely'
import { noun } from '../../platform/noun.ts'

export const inbox = noun({
  tables: ['sharing.notices'],
  about: 'function',
  topics: { function: (id, { functionId }) => sql`select where ${id}::uuid = ${functionId}::uuid` },
  places: {
    inbox: '/inbox',
    seen: '/notices/:id/seen',
    unseen: '/notices/:id/unseen',
  },
  kinds: { inbox: { words: { sv: 'listan ”I dag”', en: 'the list “Today”' } } },
})

export const inboxPaths = inbox.places
