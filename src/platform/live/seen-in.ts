import { type RawBuilder, sql } from 'kysely'

/** A topic's query: `may` has a row when the actor may follow it; what they see of it is all that `rows` select under their own rights. */
export const seenIn = (may: RawBuilder<unknown>, ...rows: RawBuilder<unknown>[]) =>
  sql`select md5(concat_ws('|', ${sql.join(
    rows.map(each => sql`(select string_agg(r::text, ',' order by r::text) from (${each}) r)`),
  )})) as seen from (${may}) may`
