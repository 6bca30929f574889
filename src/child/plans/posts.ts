import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'

/** A function with where it stands and who holds it now (R15): what an action, a lead and a partner are. */
export type Post = {
  functionId: string
  functionName: string
  unitId: string
  unitName: string
  organisationName: string
  holders: string[]
}

/** "Siri Alm, skolkurator, Björkskolan"; a vacant function goes by its own name. */
export const postName = ({ holders, functionName, unitName }: Post) =>
  [...holders, functionName, unitName].join(', ')

/** Who it is, as briefly as one speaks of them. */
export const shortPost = ({ holders, functionName }: Post) => holders.join(', ') || functionName

/** The post of a column that holds a function's id, as one JSON value; null where the column is. */
export const postOf = (column: string) => sql<Post | null>`(
  select jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitId', u.id, 'unitName', u.name, 'organisationName', o.name,
    'holders', ${holdersOf('f.id')})
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where f.id = ${sql.ref(column)})`

async function list(tx: Tx, where: ReturnType<typeof sql>): Promise<Post[]> {
  const { rows } = await sql<{ post: Post }>`
    select ${postOf('x.id')} as post from people.functions x join people.units xu on xu.id = x.unit_id
    where ${where} order by xu.name, x.name limit 50`.execute(tx)
  return rows.map(({ post }) => post)
}

export const listUnitPosts = (tx: Tx, unitId: string) => list(tx, sql`x.unit_id = ${unitId}`)

export const findPost = async (tx: Tx, functionId: string) => (await list(tx, sql`x.id = ${functionId}`))[0]

/** Every word must be found in the function, its unit, its organisation or who holds it. At most 50. */
export function searchPosts(tx: Tx, search: string) {
  const words = search.split(/\s+/).filter(Boolean).slice(0, 6)
  const each = words.map(
    word => sql`concat_ws(' ', x.name, xu.name, (select o.name from people.organisations o where o.id = xu.organisation_id),
    (select string_agg(p.name, ' ') from people.appointments a join people.persons p on p.id = a.person_id
      where a.function_id = x.id and (a.ends_at is null or a.ends_at > now()))) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  return list(tx, each.length ? sql.join(each, sql` and `) : sql`true`)
}
