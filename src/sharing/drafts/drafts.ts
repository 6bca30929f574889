import { hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound, tooLarge } from '../../platform/errors/index.ts'
import { generationsOf, type Secret } from '../../platform/generations.ts'
import { isId } from '../../platform/ids.ts'

export type DraftBody = Record<string, string | string[]>
export type Draft = {
  id: string
  form: string
  childId: string | null
  personId: string
  body: DraftBody
  updatedAt: Date
}

/** What the log calls a draft of a form. Guardians are not told of it: it is not yet about the child (R10b). */
export const draftKind = (form: string) => `draft_${form}`

/** The largest body that the table takes, in characters of its JSON, with room for letters of several bytes. */
const most = 180_000

/** Forms of which no reading and no writing is an entry in the log: answers that nobody may know of yet, and that are about no child. */
const unlogged: readonly string[] = ['sheet']
export const isLogged = (form: string) => !unlogged.includes(form)

/**
 * A draft by its id; without an id, my own latest draft in that form about that child, or my function's latest that `holds` these values.
 * Undefined when there is none, when it belongs to another function, and when I may no longer read the child.
 */
export async function findDraft(
  tx: Tx,
  { form, childId, id, holds }: { form: string; childId?: string; id?: string; holds?: DraftBody },
): Promise<Draft | undefined> {
  const byId = id !== undefined && isId(id)
  let query = drafts(tx).where('d.form', '=', form)
  if (holds) query = query.where(sql<boolean>`d.body @> ${JSON.stringify(holds)}::jsonb`)
  else query = byId ? query.where('d.id', '=', id) : query.where('d.person_id', '=', sql<string>`people.me()`)
  if (childId) query = query.where('d.child_id', '=', childId)
  return query.orderBy('d.updated_at', 'desc').executeTakeFirst()
}

/** How a form shows what was begun in it. */
export const stateOf = (draft: Draft | undefined) =>
  draft ? { values: { ...draft.body, draft: draft.id }, resumed: draft.updatedAt } : {}

/** So many are listed, the latest first. */
export const mostDrafts = 100

/** What my function has started and not sent (R15: a predecessor's too), what was changed last first. */
export const listDrafts = (tx: Tx) => drafts(tx).orderBy('d.updated_at', 'desc').limit(mostDrafts).execute()

export type DraftInList = Awaited<ReturnType<typeof listDrafts>>[number]

function drafts(tx: Tx) {
  return tx
    .selectFrom('sharing.drafts as d')
    .leftJoin('child.children as c', 'c.id', 'd.child_id')
    .leftJoin('people.persons as p', 'p.id', 'd.person_id')
    .select([
      'd.id',
      'd.form',
      'd.child_id as childId',
      'd.person_id as personId',
      'd.updated_at as updatedAt',
      'p.name as personName',
    ])
    .select(
      sql<string>`case when c.protection = 'none' then c.given_name || ' ' || c.family_name else '' end`.as(
        'childName',
      ),
    )
    .select(sql<DraftBody>`d.body`.as('body'))
    .where(eb => eb.or([eb('d.child_id', 'is', null), eb('c.id', 'is not', null)]))
}

/** Saves what has been written so far. 404 for a child that is not mine and for another function's draft; 413 when too long. */
export async function saveDraft(
  tx: Tx,
  actor: Staff,
  draft: { id: string; form: string; childId: string | null; body: DraftBody },
): Promise<{ isNew: boolean }> {
  const body = JSON.stringify(draft.body)
  if (body.length > most) throw tooLarge()
  if (draft.childId) await refuseUnlessMine(tx, draft.childId)
  const { numUpdatedRows } = await tx
    .updateTable('sharing.drafts')
    .set({
      body,
      child_id: draft.childId,
      // Saved once more as it was, it has not been changed.
      updated_at: sql`case when body = ${body}::jsonb then updated_at else now() end`,
    })
    .where('id', '=', draft.id)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return { isNew: false }
  // Started by a predecessor: it continues as mine.
  await deleteDraft(tx, draft.id)
  const made = await tx
    .insertInto('sharing.drafts')
    .values({
      id: draft.id,
      collaboration_id: actor.collaborationId,
      function_id: actor.functionId,
      person_id: actor.personId,
      form: draft.form,
      child_id: draft.childId,
      body,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw notFound()
  return { isNew: true }
}

/** Deletes a draft that has been sent or is no longer wanted. Ignores what is no id, and drafts of others. */
export async function deleteDraft(tx: Tx, id: string) {
  if (isId(id)) await tx.deleteFrom('sharing.drafts').where('id', '=', id).execute()
}

/**
 * The key with which a browser encrypts what it could not send, and those of before a rotation of the secret, by which it may still lie
 * there. They are derived from the session: the device cannot make them, and after the session has ended nobody can ask for them.
 */
export function draftKeys(secret: Secret, sessionHash: Buffer) {
  const [key, ...former] = [...generationsOf(secret)]
    .reverse()
    .map(each => Buffer.from(hkdfSync('sha256', each, sessionHash, 'kring drafts on the device', 32)))
    .map(each => each.toString('base64'))
  return { key: key as string, former }
}

/** A foreign key ignores policies: without this check, saving a draft would reveal that a child exists. */
async function refuseUnlessMine(tx: Tx, childId: string) {
  const child =
    isId(childId) &&
    (await tx.selectFrom('child.children').select('id').where('id', '=', childId).executeTakeFirst())
  if (!child) throw notFound()
}
