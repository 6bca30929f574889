import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { because } from '../changes/index.ts'

export type Collaboration = { name: string; language: Language; contact: string; answerDays: number }

export async function readCollaboration(tx: Tx): Promise<Collaboration> {
  const row = await tx
    .selectFrom('people.collaborations')
    .select(['name', 'default_language', 'contact', 'answer_days'])
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    language: row.default_language as Language,
    contact: row.contact,
    answerDays: row.answer_days,
  }
}

export async function changeCollaboration(
  tx: Tx,
  actor: Staff,
  { name, language, contact, answerDays }: Collaboration,
  reason: string,
) {
  await because(tx, reason)
  await tx
    .updateTable('people.collaborations')
    .set({ name, default_language: language, contact, answer_days: answerDays })
    .where('id', '=', actor.collaborationId)
    .execute()
}
