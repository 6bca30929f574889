import { sql } from 'kysely'
import { type Answers, getVersion, type Version } from '../../instruments/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { isId } from '../../platform/ids.ts'
import { type Identity, told } from '../team/index.ts'
import type { AnswerKind } from './states.ts'
import { areasIn } from './worries.ts'

/** `sure`: also to a child who has another name or day. */
type NewWorry = { version: Version; answers: Answers; sure: boolean; once: string }

/**
 * Adds a worry to a record of my unit that I do not work with (R10a): it is found as a place to send to. Undefined where there is none.
 * Idempotent by `once`.
 */
export async function handWorry(
  tx: Tx,
  identity: Identity,
  { version, answers, sure, once }: NewWorry,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select child.hand_worry(${told(identity)}, ${version.id}::uuid, ${JSON.stringify(answers)}::jsonb, ${areasIn({ version, answers })}::text[], ${once}::uuid, ${sure}) as id`.execute(
    tx,
  )
  return rows[0]?.id ?? undefined
}

/** What I handed over, with what I was answered and nothing else. */
export type Handed = {
  id: string
  /** The child, as I wrote it. */
  handedAs: string
  version: Version
  answers: Answers
  sentAt: Date
  answerBy: string
  answeredAt: Date | null
  withdrawnAt: Date | null
  /** Until when I can take it back, by the clock; null where I never can. */
  undoUntil: Date | null
  replies: {
    kind: AnswerKind
    words: string
    service: string
    functionName: string
    personName: string
    at: string
  }[]
}

type Row = Omit<Handed, 'version'> & { versionId: string }

/** What I handed over and took back, to write it again; undefined for anything else. */
export async function findTakenBack(tx: Tx, id: string | undefined): Promise<Handed | undefined> {
  if (!id || !isId(id)) return undefined
  const handed = await findHanded(tx, id)
  return handed?.withdrawnAt ? handed : undefined
}

/** Ends in 404: for another function's as for what does not exist. */
export async function getHanded(tx: Tx, id: string): Promise<Handed> {
  const handed = await findHanded(tx, id)
  if (!handed) throw notFound()
  return handed
}

/** Its reading is logged here, since only the database knows of which child it is (R7). */
async function findHanded(tx: Tx, id: string): Promise<Handed | undefined> {
  const { rows } = await sql<Row>`
    select w.id, w.handed_as as "handedAs", w.instrument_version_id as "versionId", w.answers, w.sent_at as "sentAt", w.answer_by as "answerBy",
      w.answered_at as "answeredAt", w.withdrawn_at as "withdrawnAt", w.undo_until as "undoUntil", w.replies
    from child.my_handed_worries() w where w.id = ${id}::uuid`.execute(tx)
  if (!rows[0]) return undefined
  await sql`select child.log_handed(${id}::uuid)`.execute(tx)
  const { versionId, ...handed } = rows[0]
  return { ...handed, version: await getVersion(tx, versionId) }
}
