import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

type Kind =
  | 'organisation'
  | 'body'
  | 'unit'
  | 'function'
  | 'appointment'
  | 'named_person_rule'
  | 'scim_token'
  | 'scim_group'
type Act = 'made' | 'changed' | 'ended' | 'reopened' | 'removed'
/** `who`: of an appointment, whose it is. */
export type MyChange = { kind: Kind; act: Act; who: string }

/** What I have just done with that row, or with what stands in it: said by a receipt for ten minutes. */
export async function findMyChange(
  tx: Tx,
  about: string,
  kinds: readonly Kind[],
): Promise<MyChange | undefined> {
  const { rows } =
    await sql<MyChange>`select kind, act, who from people.my_change(${about}::uuid, ${[...kinds]})`.execute(
      tx,
    )
  return rows[0]
}
