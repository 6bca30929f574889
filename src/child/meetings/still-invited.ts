import { sql } from 'kysely'

// Whom a meeting counts as invited, and as not having answered: said here for the lists and for its own page. Who can no longer read it
// is neither.

const stillInvited = sql`from child.meeting_participants p where p.meeting_id = m.id and p.let_go_at is null`

/** Of a meeting `m`, among the participants that the reader sees. */
export const invitedTo = sql`(select count(*)::int ${stillInvited})`
export const answeredOf = sql`(select count(*)::int ${stillInvited} and p.answer is not null)`
export const silentOf = sql`(select count(*)::int ${stillInvited} and p.answer is null)`

export const isSilent = ({ answer, letGo }: { answer: string | null; letGo: boolean }) => !answer && !letGo
