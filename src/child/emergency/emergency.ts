import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** A record that my function has opened in an emergency and may still read. */
export type Opened = {
  childId: string
  name: string
  birthDate: string
  unitName: string
  reason: string
  until: Date
}

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

export async function listOpened(tx: Tx, functionId: string): Promise<Opened[]> {
  const { rows } = await sql<Opened>`
    select distinct on (c.id) c.id as "childId", c.given_name || ' ' || c.family_name as name, c.birth_date as "birthDate", u.name as "unitName",
      d.purpose as reason, d.valid_until as until
    from sharing.disclosures d join child.children c on c.id = d.child_id join people.units u on u.id = c.unit_id
    where d.kind = 'emergency' and d.to_function_id = ${functionId}::uuid and d.ended_at is null and d.valid_until > now()
    order by c.id, d.made_at desc`.execute(tx)
  return rows
}
