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
export const holders = (functionId: RawBuilder<unknown>) => sql`
  array(select p.name from people.appointments a join people.persons p on p.id = a.person_id
    where a.function_id = ${functionId} and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by p.name)`
