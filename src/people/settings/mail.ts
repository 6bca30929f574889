import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { MailChoice } from './noun.ts'

export type MyMail = { choice: MailChoice; email: string | null; failedSince: Date | null }

/** My choice and my address, and since when mail to it is refused. */
export async function readMyMail(tx: Tx): Promise<MyMail> {
  const { rows } =
    await sql<MyMail>`select choice, email, failed_since as "failedSince" from people.my_mail()`.execute(tx)
  return rows[0] as MyMail
}

export const chooseMail = (tx: Tx, choice: MailChoice) =>
  sql`select people.choose_mail(${choice})`.execute(tx)

/** My own, and nobody else's. */
export const setMyAddress = (tx: Tx, address: string) =>
  sql`select people.set_my_address(${address})`.execute(tx)

/** Persons of the unit that I manage whose mail does not arrive; none for anybody but its manager. */
export async function listMailFailures(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{
    personId: string
  }>`select f as "personId" from people.mail_failures_of_my_unit() f`.execute(tx)
  return new Set(rows.map(({ personId }) => personId))
}
