import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type Contact = { name: string; functionName: string; phone: string }

/** Who manages the unit of the actor now: whom a colleague asks. At most three. */
export async function listManagers(tx: Tx): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select p.name, f.name as "functionName", u.phone from people.functions f join people.units u on u.id = f.unit_id
      join people.appointments a on a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
      join people.persons p on p.id = a.person_id
    where f.unit_id = people.my_unit() and f.kind = 'manager'
    order by p.name limit 3`.execute(tx)
  return rows
}

/** Whom anybody of the collaboration may ask, in the words of who administers it; empty where nothing is written. */
export async function readContact(tx: Tx): Promise<string> {
  const row = await tx.selectFrom('people.collaborations').select('contact').executeTakeFirst()
  return row?.contact ?? ''
}
