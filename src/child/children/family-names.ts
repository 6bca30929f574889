import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/**
 * Whom words that leave Kring may not name: the child, everybody who is or was written down as a guardian, with custody or without, and
 * the brothers and sisters whom the actor works with too. Only what the actor may read: a refusal tells nobody a name.
 */
export async function listFamilyNames(tx: Tx, childId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with family as (select g.person_id, g.name from child.guardians g where g.child_id = ${childId}::uuid)
    select c.given_name || ' ' || c.family_name as name from child.children c where c.id = ${childId}::uuid
    union select f.name from family f
    union select c.given_name || ' ' || c.family_name from child.guardians g join family f on f.person_id = g.person_id
      join child.children c on c.id = g.child_id`.execute(tx)
  return rows.map(({ name }) => name)
}
