import { type RawBuilder, sql } from 'kysely'

export {
  functionOption,
  type Held,
  holderAndPost,
  holderOrPost,
  holderOrPostInside,
  nameAndPost,
  postLine,
} from './words.ts'

/** Names of those who hold a function now, in order: an SQL expression on the function's id, `text[]`. */
export const holdersOf = (functionId: string) => holders(sql.ref(functionId))

/** The same for an id that is a value of its own. */
export const holders = (functionId: RawBuilder<unknown>) => holdersThen(functionId, sql`now()`)

/**
 * Names of those who held a function at a time, for what is over: a handover gives the function to another, and not what was done in it
 * (R15). Where `at` is null it goes on, and whoever holds it now is meant.
 */
export const holdersThen = (functionId: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql`
  array(select p.name from (select coalesce(${at}, now()) as at offset 0) instant join people.appointments a on a.starts_at <= instant.at and (a.ends_at is null or a.ends_at > instant.at)
    join people.persons p on p.id = a.person_id where a.function_id = ${functionId} order by p.name)`

/** Since when the present holder of a function has it, and after whom if that was by a handover; null where nobody does. */
export type Turn = { since: string; after: string | null } | null

/** A {@link Turn} as one JSON value, of a column that holds a function's id. Of several holders the first counts. */
export const turnOf = (functionId: string) => sql`(
  select jsonb_build_object('since', n.since, 'after', (select string_agg(q.name, ', ' order by q.name) from people.appointments b join people.persons q on q.id = b.person_id
      where b.function_id = ${sql.ref(functionId)} and b.ends_at between n.since - interval '90 days' and n.since + interval '1 minute' and b.person_id <> all(n.persons)))
  from (select min(a.starts_at) as since, array_agg(a.person_id) as persons from people.appointments a
    where a.function_id = ${sql.ref(functionId)} and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) n where n.since is not null)`
