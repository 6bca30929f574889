import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { enqueueLetters } from '../../platform/mail/index.ts'
import { type Area, disclose, type Ground, inWheelOrder } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import type { Receiver } from '../../sharing/grounds/index.ts'
import { notify } from '../../sharing/notices/index.ts'
import type { WheelVersion } from '../assessments/index.ts'
import { areasWithContent } from '../assessments/index.ts'
import type { Child } from '../children/index.ts'
import { endAfterNo } from './answer-request.ts'
import type { SupportRequest } from './requests.ts'

export type NewRequest = {
  asked: string
  tried: string
  childView: string
  guardianView: string
  areas: Area[]
  answerBy: string
  once: string
}

type Sending = {
  to: Receiver
  /** Needed for another unit; within my own nothing is disclosed (R1). */
  ground?: Ground
  /** Goes along in the version that stands now. */
  wheel?: WheelVersion
  /** The request whose receiver proposed this one, and what to say there. */
  onward?: { request: SupportRequest; words: string }
  /** The one that was declined, and that this one is asked instead of. */
  declined?: SupportRequest
}

/** What the receiver will be able to read: the request's areas, and the wheel's when it goes along. */
export const areasGiven = (areas: readonly Area[], wheel: WheelVersion | undefined) =>
  inWheelOrder([...areas, ...(wheel ? areasWithContent(wheel) : [])])

/** Sends it: the request, what lets it be read, and the news of it, all or nothing. Idempotent by `once`. */
export async function sendRequest(
  tx: Tx,
  actor: Staff,
  child: Child,
  request: NewRequest,
  { to, ground, wheel, onward, declined }: Sending,
): Promise<string> {
  const { asked, tried, childView, guardianView, areas, answerBy, once } = request
  const { id, isNew } = await insertOnce(tx, 'child.requests', {
    collaboration_id: actor.collaborationId,
    child_id: child.id,
    unit_id: actor.unitId,
    from_function_id: actor.functionId,
    from_person_id: actor.personId,
    to_function_id: to.functionId,
    asked,
    tried,
    child_view: childView,
    guardian_view: guardianView,
    areas,
    answer_by: answerBy,
    sent_on_from: onward?.request.id,
    once,
  })
  if (!isNew) return id
  if (to.unitId === actor.unitId)
    await sql`select sharing.involve(${child.id}::uuid, ${to.functionId}::uuid)`.execute(tx)
  else if (ground) {
    const items = [
      { kind: 'request', id, version: 1 } as const,
      ...(wheel ? [{ kind: 'assessment', id: wheel.id, version: wheel.version } as const] : []),
    ]
    await disclose(tx, actor, {
      ...ground,
      childId: child.id,
      to: { functionId: to.functionId },
      kind: 'request',
      areas: areasGiven(areas, wheel),
      items,
    })
  }
  if (onward) await agreeToSendOn(tx, actor, onward)
  if (declined)
    await endAfterNo(tx, actor, declined, { how: 'asked_another', words: '', once: crypto.randomUUID() })
  await event(tx, actor, { childId: child.id, kind: 'request_sent', itemKind: 'request', itemId: id })
  await notify(tx, {
    to: to.functionId,
    kind: 'request_came',
    childId: child.id,
    itemKind: 'request',
    itemId: id,
  })
  await enqueueLetters(tx, [
    { to: { functionId: to.functionId }, letter: 'request_came', item: { kind: 'request', id } },
  ])
  return id
}

/** The request about that child that this form has become, when it was sent before. */
export async function findSent(tx: Tx, childId: string, once: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('child.requests')
    .select('id')
    .where('once', '=', once)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  return row?.id
}

async function agreeToSendOn(tx: Tx, actor: Staff, { request, words }: NonNullable<Sending['onward']>) {
  await tx
    .insertInto('child.request_answers')
    .values({
      request_id: request.id,
      child_id: request.childId,
      unit_id: request.unitId,
      kind: 'send_on_agreed',
      words,
      function_id: actor.functionId,
      person_id: actor.personId,
      once: crypto.randomUUID(),
    })
    .execute()
  await event(tx, actor, {
    childId: request.childId,
    kind: 'request_send_on_agreed',
    itemKind: 'request',
    itemId: request.id,
  })
  await notify(tx, {
    to: request.to.functionId,
    kind: 'request_answered',
    childId: request.childId,
    itemKind: 'request',
    itemId: request.id,
  })
}

/** Of the areas that would be given, those that the consents for that unit do not cover. */
export async function areasWithoutConsent(
  tx: Tx,
  childId: string,
  unitId: string,
  areas: readonly Area[],
): Promise<Area[]> {
  const { rows } = await sql<{ area: Area }>`
    select w.area from unnest(${sql.val([...areas])}::text[]) w(area)
    where not exists (select from sharing.may_rest_on_consent(${childId}::uuid, ${unitId}::uuid, array[w.area]))`.execute(
    tx,
  )
  return inWheelOrder(rows.map(({ area }) => area))
}
