import { sql } from 'kysely'
import { attempt } from '../../people/changes/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { enqueueLetters } from '../../platform/mail/index.ts'
import { endDisclosure } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import { notify, settle } from '../../sharing/notices/index.ts'
import { partIn, type SupportRequest } from './requests.ts'
import { type AnswerKind, actionOf, allows } from './states.ts'

export type Answering = {
  kind: Exclude<AnswerKind, 'send_on_agreed'>
  words: string
  sendOnTo?: string
  once: string
}

/** One side answers the other (R14). `late`: the state does not allow it any more, and nothing is done. Idempotent by `once`. */
export async function answerRequest(
  tx: Tx,
  actor: Staff,
  request: SupportRequest,
  { kind, words, sendOnTo, once }: Answering,
): Promise<'done' | 'late'> {
  const before = await tx
    .selectFrom('child.request_answers')
    .select('id')
    .where('once', '=', once)
    .where('request_id', '=', request.id)
    .executeTakeFirst()
  if (before) return 'done'
  const part = partIn(request, actor)
  if (!allows(part, actionOf[kind], request.state)) return 'late'
  // Not insertOnce: of two answers in one moment the database takes the first, and the second is late.
  const outcome = await attempt(tx, ['answer_fits_what_was_said'], () =>
    tx
      .insertInto('child.request_answers')
      .values({
        request_id: request.id,
        child_id: request.childId,
        unit_id: request.unitId,
        kind,
        words,
        send_on_to: sendOnTo ?? null,
        function_id: actor.functionId,
        person_id: actor.personId,
        once,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst(),
  )
  if (!('done' in outcome && outcome.done)) return 'late'
  const other = part === 'receiver' ? request.from.functionId : request.to.functionId
  await event(tx, actor, {
    childId: request.childId,
    kind: `request_${kind}`,
    itemKind: 'request',
    itemId: request.id,
  })
  await notify(tx, {
    to: other,
    kind: kind === 'send_on_proposed' ? 'request_sent_on' : 'request_answered',
    childId: request.childId,
    itemKind: 'request',
    itemId: request.id,
  })
  await enqueueLetters(tx, [
    { to: { functionId: other }, letter: 'request_answered', item: { kind: 'request', id: request.id } },
  ])
  return 'done'
}

/** After a no the other unit has no use for it any more: what let it be read ends, and the answer stands. False where it had ended. */
export async function endReading(tx: Tx, actor: Staff, request: SupportRequest): Promise<boolean> {
  const { disclosure, childId } = request
  if (!disclosure || disclosure.ended || !(await endDisclosure(tx, disclosure.id))) return false
  await event(tx, actor, { childId, kind: 'sharing_ended', itemKind: 'sharing', itemId: disclosure.id })
  return true
}

export type End = { how: 'asked_another' | 'enough'; words: string; once: string }

/** After a no: somebody else was asked, or it is noted that it is enough. It waits no longer (R14). Idempotent. */
export async function endAfterNo(tx: Tx, actor: Staff, request: SupportRequest, { how, words, once }: End) {
  const made = await tx
    .insertInto('child.request_ends')
    .values({
      collaboration_id: actor.collaborationId,
      request_id: request.id,
      child_id: request.childId,
      unit_id: request.unitId,
      how,
      words,
      function_id: actor.functionId,
      person_id: actor.personId,
      once,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  // The answer was read, whoever of its two ways on was taken.
  await settle(tx, request.id)
  if (made && how === 'enough')
    await event(tx, actor, {
      childId: request.childId,
      kind: 'request_settled',
      itemKind: 'request',
      itemId: request.id,
    })
}

/** The sender takes it back: what rests on it ends in this second. False where it had been taken back, or its state does not allow it. */
export async function withdrawRequest(tx: Tx, actor: Staff, request: SupportRequest): Promise<boolean> {
  if (!allows(partIn(request, actor), 'withdraw', request.state)) return false
  await tx
    .updateTable('child.requests')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', request.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  await event(tx, actor, {
    childId: request.childId,
    kind: 'request_withdrawn',
    itemKind: 'request',
    itemId: request.id,
  })
  // While they can still read it: whoever could not is told nothing.
  await notify(tx, {
    to: request.to.functionId,
    kind: 'request_withdrawn',
    childId: request.childId,
    itemKind: 'request',
    itemId: request.id,
  })
  if (request.disclosure && !request.disclosure.ended) await endDisclosure(tx, request.disclosure.id)
  return true
}
