import type { Area } from '../../src/sharing/disclosures/index.ts'
import { idOf } from '../ids.ts'
import { functionOf, happened, type Scene, tell } from './scene.ts'
import { type GroundOf, give } from './sharing.ts'

type Request = {
  by: string
  to: string
  days: number
  asked: string
  tried: string
  childView?: string
  guardianView?: string
  areas: Area[]
  /** Days from today. */
  answerBy: number
  ground: GroundOf
  sentOnFrom?: string
  seen?: boolean
}

/** Asks another unit for help: the request, and the disclosure that lets it be read there. Answers its id. */
export async function askForSupport(
  scene: Scene,
  { by, to, days, areas, ground, sentOnFrom, seen = false, ...words }: Request,
): Promise<string> {
  const id = idOf(`request/${scene.child.id}/${to}`)
  const on = scene.time.next(days)
  const receiver = functionOf(to, scene)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.requests')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        from_function_id: me.functionId,
        from_person_id: me.personId,
        to_function_id: receiver,
        asked: words.asked,
        tried: words.tried,
        child_view: words.childView ?? '',
        guardian_view: words.guardianView ?? '',
        areas,
        answer_by: scene.time.day(words.answerBy),
        sent_on_from: sentOnFrom ?? null,
        once: idOf(`once/${id}`),
      })
      .execute()
    await give(scene, tx, me, {
      to: { functionId: receiver },
      ground,
      kind: 'request',
      areas,
      items: [{ kind: 'request', id, version: 1 }],
      on,
    })
    await happened(scene, tx, me, { kind: 'request_sent', itemKind: 'request', itemId: id, on })
    await tell(scene, tx, { to: receiver, kind: 'request_came', itemKind: 'request', itemId: id, on, seen })
    log({ act: 'write', did: 'sent', childId: scene.childId, kind: 'request', id })
  })
  scene.time.move('child.requests', { id }, on, 'sent_at')
  return id
}

type Answer = {
  request: string
  by: string
  /** Who asked, or who is asked back. */
  to: string
  days: number
  kind: 'accepted' | 'advised' | 'declined' | 'send_on_proposed' | 'send_on_agreed' | 'send_on_refused'
  words: string
  sendOnTo?: string
  seen?: boolean
}

export async function answerRequest(
  scene: Scene,
  { request, by, to, days, kind, words, sendOnTo, seen = true }: Answer,
) {
  const id = idOf(`request-answer/${request}/${kind}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.request_answers')
      .values({
        id,
        request_id: request,
        child_id: scene.childId,
        unit_id: scene.unitId,
        kind,
        words,
        send_on_to: sendOnTo ? functionOf(sendOnTo, scene) : null,
        function_id: me.functionId,
        person_id: me.personId,
        once: idOf(`once/${id}`),
      })
      .execute()
    await happened(scene, tx, me, { kind: `request_${kind}`, itemKind: 'request', itemId: request, on })
    await tell(scene, tx, {
      to: functionOf(to, scene),
      kind: 'request_answered',
      itemKind: 'request',
      itemId: request,
      on,
      seen,
    })
    log({ act: 'read', childId: scene.childId, kind: 'request', id: request })
    log({ act: 'write', did: 'answered', childId: scene.childId, kind: 'request', id: request })
  })
  scene.time.move('child.request_answers', { id }, on, 'at')
  if (!['send_on_agreed', 'send_on_refused'].includes(kind))
    scene.time.move('child.requests', { id: request }, on, 'answered_at')
}
