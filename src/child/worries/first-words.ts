import { sql } from 'kysely'

/**
 * The first words of a worry in a list, of `w` and its `v`. While it can be taken back as unread they are its author's alone: null to
 * everybody else, who opens it to read it.
 */
export const firstWords = (length: number) => sql<string | null>`
  case when w.author_function_id = people.my_function() or w.answered_at is not null or platform.undo_until(w.sent_at) <= now()
    then left(v.answers ->> 'noticed', ${sql.lit(length)}) end`
