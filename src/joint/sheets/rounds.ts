import { sql } from 'kysely'
import type { Answers } from '../../instruments/index.ts'
import { attempt } from '../../people/changes/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { getRound, type Round } from './sheets.ts'

/** Idempotent by `once`: the sheet with its first round. */
export async function makeSheet(
  tx: Tx,
  actor: Staff,
  subjectId: string,
  { version, answerBy, once }: { version: string; answerBy: string; once: string },
) {
  const { id, isNew } = await insertOnce(tx, 'joint.sheets', {
    subject_id: subjectId,
    version_id: version,
    made_by: actor.functionId,
    once,
  })
  if (isNew) await beginRound(tx, actor, { id, subjectId }, { answerBy, once })
  return id
}

/** `one_round_at_a_time`: another is not opened yet. `number` is given by the database. */
export const beginRound = (
  tx: Tx,
  actor: Staff,
  sheet: { id: string; subjectId: string },
  { answerBy, once }: { answerBy: string; once: string },
) =>
  attempt(tx, ['one_round_at_a_time'], () =>
    sql`insert into joint.rounds (subject_id, sheet_id, answer_by, begun_by, once)
      values (${sheet.subjectId}::uuid, ${sheet.id}::uuid, ${answerBy}::date, ${actor.functionId}::uuid, ${once}::uuid) on conflict (once) do nothing`.execute(
      tx,
    ),
  )

/** Whether it went: somebody else may have chosen another day since `was` was read (R20). */
export async function planNext(
  tx: Tx,
  sheetId: string,
  { nextOn, was }: { nextOn: string | null; was: string | null },
): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update joint.sheets set next_on = ${nextOn}::date where id = ${sheetId}::uuid
    and (next_on is not distinct from ${was}::date or next_on is not distinct from ${nextOn}::date)`.execute(
      tx,
    )
  return numAffectedRows > 0n
}

export type Saved = 'done' | 'meanwhile' | 'opened' | 'not_asked'

/**
 * Keeps what my function answers while the round is closed. `meanwhile`: somebody else in the function has changed it since `revision`
 * was read (R20). `opened`: others may read the round now, and what is sent is handed in late.
 */
export async function saveAnswer(
  tx: Tx,
  actor: Staff,
  round: Round,
  { answers, revision }: { answers: Answers; revision: number },
): Promise<Saved> {
  const outcome = await attempt(tx, ['round_is_opened', 'not_asked_to_answer'], () =>
    revision === 0 ? insertAnswer(tx, actor, round, { answers, late: false }) : change(),
  )
  if ('refused' in outcome) return outcome.refused === 'round_is_opened' ? 'opened' : 'not_asked'
  if (outcome.done) return 'done'
  if ((await getRound(tx, round.id)).openedAt) return 'opened'
  return (await haveAnswered(tx, actor, round, answers)) ? 'done' : 'meanwhile'

  async function change() {
    const { numUpdatedRows } = await tx
      .updateTable('joint.sheet_answers')
      .set({ answers: JSON.stringify(answers), person_id: actor.personId })
      .where('round_id', '=', round.id)
      .where('function_id', '=', actor.functionId)
      .where('late', '=', false)
      .where('revision', '=', revision)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
}

/** Whether that is what my function has answered: sent twice, or sent as it stood. */
export async function haveAnswered(tx: Tx, actor: Staff, round: Round, answers: Answers): Promise<boolean> {
  const { rows } = await sql`select from joint.sheet_answers a where a.round_id = ${round.id}::uuid
    and a.function_id = ${actor.functionId}::uuid and a.answers = ${JSON.stringify(answers)}::jsonb`.execute(
    tx,
  )
  return rows.length > 0
}

/** After the opening: once, marked late, and read by everybody at once. `handed_in`: my function was ready, or has done it. */
export async function handInLate(
  tx: Tx,
  actor: Staff,
  round: Round,
  answers: Answers,
): Promise<'done' | 'handed_in' | 'not_asked'> {
  const outcome = await attempt(tx, ['handed_in_already', 'not_asked_to_answer'], () =>
    insertAnswer(tx, actor, round, { answers, late: true }),
  )
  if ('refused' in outcome) return outcome.refused === 'handed_in_already' ? 'handed_in' : 'not_asked'
  return outcome.done ? 'done' : 'handed_in'
}

async function insertAnswer(
  tx: Tx,
  actor: Staff,
  round: Round,
  { answers, late }: { answers: Answers; late: boolean },
) {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('joint.sheet_answers')
    .values({
      round_id: round.id,
      subject_id: round.subjectId,
      function_id: actor.functionId,
      person_id: actor.personId,
      answers: JSON.stringify(answers),
      late,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** The last one that says so opens the round. */
export const sayReady = (tx: Tx, actor: Staff, round: Round) =>
  attempt(tx, ['round_is_opened', 'not_asked_to_answer'], () =>
    tx
      .insertInto('joint.round_ready')
      .values({ round_id: round.id, subject_id: round.subjectId, function_id: actor.functionId })
      .onConflict(conflict => conflict.doNothing())
      .execute(),
  )

export const takeBackReady = (tx: Tx, actor: Staff, round: Round) =>
  attempt(tx, ['round_is_opened'], () =>
    tx
      .deleteFrom('joint.round_ready')
      .where('round_id', '=', round.id)
      .where('function_id', '=', actor.functionId)
      .execute(),
  )

/** Whether the actor may: who leads the subject. Idempotent. */
export async function openRound(tx: Tx, roundId: string): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`
    select joint.open_round(${roundId}::uuid) as opened`.execute(tx)
  return rows[0]?.opened === true
}

/** `meanwhile`: somebody else has written since `revision` was read (R20). What says that already is left as it is. */
export async function agree(
  tx: Tx,
  actor: Staff,
  round: Round,
  { item, revision, answer }: { item: string; revision: number; answer: Answers[string] | null },
): Promise<'done' | 'meanwhile'> {
  const json = answer === null ? null : JSON.stringify(answer)
  const stands = await sql<{
    same: boolean
  }>`select a.answer is not distinct from ${json}::jsonb as same from joint.agreed a
    where a.round_id = ${round.id}::uuid and a.item = ${item} order by a.revision desc limit 1`.execute(tx)
  if (stands.rows[0]?.same ?? json === null) return 'done'
  const outcome = await attempt(tx, ['agreed_meanwhile', 'agreed_pkey'], () =>
    tx
      .insertInto('joint.agreed')
      .values({
        round_id: round.id,
        subject_id: round.subjectId,
        item,
        revision: revision + 1,
        answer: json,
        function_id: actor.functionId,
        person_id: actor.personId,
      })
      .execute(),
  )
  return 'done' in outcome ? 'done' : 'meanwhile'
}
