import { type RawBuilder, sql } from 'kysely'
import { attempt } from '../../people/changes/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Sort } from './states.ts'

type NewMatter = {
  words: string
  sort: Sort
  forum: string | null
  mayShow: boolean
  mayName: boolean
  once: string
}

/** `matter_has_an_owner`: there is neither a manager nor a process leader to have it. Idempotent by `once`. */
export const raiseMatter = (tx: Tx, { words, sort, forum, mayShow, mayName, once }: NewMatter) =>
  attempt(tx, ['matter_has_an_owner', 'matter_to_a_forum_that_one_reads'], async () => {
    const { rows } = await sql<{ id: string; isNew: boolean }>`
      select id, is_new as "isNew" from joint.raise_matter('friction', ${sort}, ${words}, ${forum}::uuid, ${mayShow}, ${mayName}, ${once}::uuid)`.execute(
      tx,
    )
    return rows[0] as { id: string; isNew: boolean }
  })

/** Whether it was done; false where it is too late or not the actor's to do. */
const did = async (tx: Tx, command: RawBuilder<unknown>): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select ${command} as done`.execute(tx)
  return rows[0]?.done === true
}

export const withdrawMatter = (tx: Tx, id: string) => did(tx, sql`joint.withdraw_matter(${id}::uuid)`)
export const joinMatter = (tx: Tx, id: string) => did(tx, sql`joint.join_matter(${id}::uuid)`)
export const mergeMatter = (tx: Tx, id: string, into: string) =>
  did(tx, sql`joint.merge_matter(${id}::uuid, ${into}::uuid)`)

type Words = { words: string; once: string }
export const writeInMatter = (tx: Tx, id: string, { words, once }: Words) =>
  did(tx, sql`joint.write_in_matter(${id}::uuid, ${words}, ${once}::uuid)`)
export const answerMatter = (tx: Tx, id: string, { words, once }: Words) =>
  did(tx, sql`joint.answer_matter(${id}::uuid, ${words}, ${once}::uuid)`)
export const sayNotEnough = (tx: Tx, id: string, { words, once }: Words) =>
  did(tx, sql`joint.not_enough(${id}::uuid, ${words}, ${once}::uuid)`)
export const liftMatter = (tx: Tx, id: string, { forum, words, once }: Words & { forum: string }) =>
  did(tx, sql`joint.lift_matter(${id}::uuid, ${forum}::uuid, ${words}, ${once}::uuid)`)

/** Whether its raiser lets it be shown with its answer, and by name. */
export const showMatter = (
  tx: Tx,
  id: string,
  functionId: string,
  { mayShow, mayName }: { mayShow: boolean; mayName: boolean },
) =>
  tx
    .updateTable('joint.matter_raisers')
    .set({ may_show: mayShow, may_name: mayShow && mayName })
    .where('matter_id', '=', id)
    .where('function_id', '=', functionId)
    .execute()
