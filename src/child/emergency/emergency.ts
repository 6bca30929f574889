import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** From when one may ask again, after some tries that found nothing; undefined: now. */
/** One at a time for each person: before `waitsUntil`, so that many at once are counted as many. */
export const waitInTurn = (tx: Tx) => sql`select sharing.wait_for_my_emergency()`.execute(tx)

export async function waitsUntil(tx: Tx): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date | null }>`
    select x.until from (select sharing.emergency_waits_until() as until) x where x.until > now()`.execute(tx)
  return rows[0]?.until ?? undefined
}

/** A record that my function has opened in an emergency and may still read. */
export type Opened = Awaited<ReturnType<typeof listOpened>>[number]

/**
 * R9: opens what other units hold about the child with that number, for a day. They, their managers and the log reviewers
 * are told in the same transaction. Returns how many records; undefined when the same form has been sent before.
 */
export async function askInEmergency(
  tx: Tx,
  { once, numberHash, reason }: { once: string; numberHash: Buffer; reason: string },
): Promise<number | undefined> {
  const { rows } = await sql<{
    opened: number | null
  }>`select sharing.ask_in_emergency(${once}::uuid, ${numberHash}, ${reason}) as opened`.execute(tx)
  return rows[0]?.opened ?? undefined
}

export const listOpened = (tx: Tx, functionId: string) =>
  tx
    .selectFrom('sharing.disclosures as d')
    .innerJoin('child.children as c', 'c.id', 'd.child_id')
    .innerJoin('people.units as u', 'u.id', 'c.unit_id')
    .distinctOn('c.id')
    .select(['c.id as childId', sql<string>`c.given_name || ' ' || c.family_name`.as('name')])
    .select([
      'c.birth_date as birthDate',
      'u.name as unitName',
      'd.purpose as reason',
      'd.valid_until as until',
    ])
    .where('d.kind', '=', sql.lit('emergency'))
    .where('d.to_function_id', '=', functionId)
    .where('d.ended_at', 'is', null)
    .where('d.valid_until', '>', sql<Date>`now()`)
    .orderBy('c.id')
    .orderBy('d.made_at', 'desc')
    .execute()
