import { sql } from 'kysely'
import { type Answers, getVersion, type Version } from '../../instruments/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Identity, told } from '../team/index.ts'
import type { AnswerKind } from './states.ts'
import { areasIn } from './worries.ts'

type NewWorry = { version: Version; answers: Answers; once: string }

/**
 * Adds a worry to a record of my unit that I do not work with (R10a): it is found as a place to send to. Undefined where there is none.
 * Idempotent by `once`.
 */
export async function handWorry(
  tx: Tx,
  identity: Identity,
  { version, answers, once }: NewWorry,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select child.hand_worry(${told(identity)}, ${version.id}::uuid, ${JSON.stringify(answers)}::jsonb, ${areasIn({ version, answers })}::text[], ${once}::uuid) as id`.execute(
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

/** Its reading is logged here, since only the database knows of which child it is (R7). Ends in 404: for another function's as for what does not exist. */
export async function getHanded(tx: Tx, id: string): Promise<Handed> {
  const { rows } = await sql<Row>`
    select w.id, w.handed_as as "handedAs", w.instrument_version_id as "versionId", w.answers, w.sent_at as "sentAt", w.answer_by as "answerBy",
      w.answered_at as "answeredAt", w.replies
    from child.my_handed_worries() w where w.id = ${id}::uuid`.execute(tx)
  if (!rows[0]) throw notFound()
  await sql`select child.log_handed(${id}::uuid)`.execute(tx)
  const { versionId, ...handed } = rows[0]
  return { ...handed, version: await getVersion(tx, versionId) }
}
