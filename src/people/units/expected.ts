import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { NewPerson } from './handover.ts'

/**
 * Registers somebody new by their mail address: the account is known at the first sign-in, where the provider vouches for the address.
 * 'taken' when somebody of another name is expected by it; the transaction can go on.
 */
export async function expectPerson(
  tx: Tx,
  sessionHash: Buffer,
  { name, email, once, issuer }: Omit<NewPerson, 'subject'>,
): Promise<string | 'taken'> {
  await sql`savepoint before_person`.execute(tx)
  try {
    const { rows } = await sql<{ id: string }>`
      select people.expect_person(${sessionHash}, ${name}, ${email}, ${once}::uuid, ${issuer ?? null}) as id`.execute(
      tx,
    )
    return (rows[0] as { id: string }).id
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'address_is_another_persons') throw error
    await sql`rollback to savepoint before_person`.execute(tx)
    return 'taken'
  }
}

/** Those of the manager's own unit who have not signed in yet. */
export async function listExpected(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select e as "personId" from people.expected_in_my_unit() e`.execute(tx)
  return new Set(rows.map(({ personId }) => personId))
}
