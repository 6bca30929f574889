import { type RawBuilder, sql } from 'kysely'
import { holdersThen, nameAndPost } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'

/** A function with its unit and who holds it now (R15): what an action, a lead and a partner are. */
export type HeldFunction = {
  functionId: string
  functionName: string
  unitId: string
  unitName: string
  organisationName: string
  holders: string[]
}

/** For a sentence that says what they do: "Siri Alm, skolkurator, Björkskolan". A vacant function goes by its own name. */
export const fullName = ({ holders, functionName, unitName }: HeldFunction) =>
  nameAndPost(holders.join(', '), functionName, unitName)

/**
 * The function of a column that holds a function's id, a `HeldFunction` as one JSON value; null where the column is. Of what is over
 * `at` says when: whoever held it then is named.
 */
export const functionIn = (column: string, at: RawBuilder<unknown> = sql`now()`) => sql`(
  select jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitId', u.id, 'unitName', u.name, 'organisationName', o.name,
    'holders', ${holdersThen(sql`f.id`, at)})
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where f.id = ${sql.ref(column)})`

async function list(tx: Tx, where: ReturnType<typeof sql>): Promise<HeldFunction[]> {
  const { rows } = await sql<{ held: HeldFunction }>`
    select ${functionIn('x.id')} as held from people.functions x join people.units xu on xu.id = x.unit_id
    where ${where} order by xu.name, x.name`.execute(tx)
  return rows.map(({ held }) => held)
}

export const listUnitFunctions = (tx: Tx, unitId: string) =>
  list(tx, sql`x.unit_id = ${unitId} and x.closed_at is null`)

/** Which of them are closed: what they had to do is for somebody else now. */
export async function listClosed(tx: Tx, functionIds: readonly string[]) {
  const rows = await tx
    .selectFrom('people.functions')
    .select('id')
    .where('id', 'in', [...functionIds])
    .where('closed_at', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}

export const findFunction = async (tx: Tx, functionId: string) =>
  (await list(tx, sql`x.id = ${functionId}`))[0]
