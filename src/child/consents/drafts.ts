import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Values } from '../../platform/forms.ts'

/** Stores the form between filling it in and saving it, so that the picture has a URL and nothing is lost (R20). */
export async function keepDraft(
  tx: Tx,
  actor: Staff,
  { id, childId, values }: { id: string; childId: string; values: Values },
) {
  await tx
    .insertInto('sharing.drafts')
    .values({
      id,
      collaboration_id: actor.collaborationId,
      function_id: actor.functionId,
      person_id: actor.personId,
      form: 'consent',
      child_id: childId,
      body: JSON.stringify(values),
    })
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet({ body: JSON.stringify(values), updated_at: sql`now()` }),
    )
    .execute()
}

export async function findDraft(
  tx: Tx,
  { id, childId }: { id: string; childId: string },
): Promise<Values | undefined> {
  const draft = await tx
    .selectFrom('sharing.drafts')
    .select('body')
    .where('id', '=', id)
    .where('child_id', '=', childId)
    .where('form', '=', 'consent')
    .executeTakeFirst()
  // Only `keepDraft` writes drafts of this form.
  return draft?.body as Values | undefined
}

export async function dropDraft(tx: Tx, id: string) {
  await tx.deleteFrom('sharing.drafts').where('id', '=', id).execute()
}
