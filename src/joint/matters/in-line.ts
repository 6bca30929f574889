import { sql } from 'kysely'

/** The first words of a text, on one line of a list. */
export const inLine = (column: string, most = 120) =>
  sql`(select case when length(l.line) > ${sql.lit(most)} then left(l.line, ${sql.lit(most - 1)}) || '…' else l.line end
    from (select regexp_replace(${sql.ref(column)}, '\\s+', ' ', 'g') as line) l)`
