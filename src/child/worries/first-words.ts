import { sql } from 'kysely'

/**
 * The first words of a worry in a list, of `w` and its `v`. While it can be taken back as unread they are its author's alone: null to
 * everybody else, who opens it to read it.
 */
export const firstWords = (length: number) =>
  sql`case when child.shows_words(w) then left(v.answers ->> 'noticed', ${sql.lit(length)}) end`
