import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { enqueueLetters } from '../../platform/mail/index.ts'

/**
 * R4: each custody holder who has taken a yes to the receiving unit back is mailed that something was given on another ground. Whether they
 * have custody and may know of it is asked when the letter is sent (R10b); what the family was not told of is not even waiting for them.
 */
export async function tellWhoWithdrew(tx: Tx, disclosureIds: readonly string[]) {
  const { rows } = await sql<{ id: string; guardianId: string }>`
    select distinct d.id, c.guardian_id as "guardianId" from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
      join sharing.consents c on c.child_id = d.child_id and c.guardian_id is not null
    where d.id = any(${[...disclosureIds]}::uuid[]) and d.informed and d.decision = 'given' and d.to_unit_id is not null and not b.needs_consent
      and sharing.yes_was_gone(d.child_id, d.to_unit_id, c.guardian_id, d.made_at)`.execute(tx)
  if (rows.length)
    await enqueueLetters(
      tx,
      rows.map(({ id, guardianId }) => ({
        to: { guardianId },
        letter: 'shared_despite',
        item: { kind: 'disclosure', id },
      })),
    )
}
