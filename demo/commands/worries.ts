import type { Area } from '../../src/sharing/disclosures/index.ts'
import { idOf } from '../ids.ts'
import { functionOf, happened, type Scene, tell } from './scene.ts'

type Answers = {
  works: string
  noticed: string
  information?: string
  myself?: string
  unit?: string
  others?: string
  child_said?: string
  guardians_know?: 'yes' | 'partly' | 'no'
  guardians_said?: string
}

type Worry = {
  by: string
  days: number
  areas: Area[]
  answers: Answers
  key?: string /** Has been opened by who received it. */
  seen?: boolean
}

/** Hands an observation to the child's named person. Answers its id. */
export async function shareWorry(
  scene: Scene,
  { by, days, areas, answers, key = '1', seen = false }: Worry,
): Promise<string> {
  const id = idOf(`worry/${scene.child.id}/${key}`)
  const to = idOf(`function/${scene.child.unit}/${scene.child.known[0]}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.worries')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        author_function_id: me.functionId,
        author_person_id: me.personId,
        to_function_id: to,
        areas,
        answer_by: scene.time.day(days + 10),
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx
      .insertInto('child.worry_versions')
      .values({
        worry_id: id,
        version: 1,
        child_id: scene.childId,
        unit_id: me.unitId,
        answers: JSON.stringify({ ...answers, areas }),
        written_by: me.personId,
      })
      .execute()
    await happened(scene, tx, me, { kind: 'worry_shared', itemKind: 'worry', itemId: id, on })
    if (to !== me.functionId)
      await tell(scene, tx, { to, kind: 'worry_came', itemKind: 'worry', itemId: id, on, seen })
    log({ act: 'write', did: 'wrote', childId: scene.childId, kind: 'worry', id })
  })
  scene.time.move('child.worries', { id }, on, 'sent_at')
  scene.time.move('child.worry_versions', { worry_id: id }, on, 'written_at')
  return id
}

type Answer = {
  worry: string
  by: string
  to: string
  days: number
  kind: 'reply' | 'acted' | 'guided' | 'assessment_opened' | 'question'
  words: string
  service?: string
  seen?: boolean
}

/** The named person answers who wrote (R14), or one of them asks the other something. */
export async function answerWorry(
  scene: Scene,
  { worry, by, to, days, kind, words, service = '', seen = true }: Answer,
) {
  const id = idOf(`worry-answer/${worry}/${kind}/${by}/${days}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.worry_answers')
      .values({
        id,
        worry_id: worry,
        child_id: scene.childId,
        unit_id: scene.unitId,
        kind,
        words,
        service,
        function_id: me.functionId,
        person_id: me.personId,
        once: idOf(`once/${id}`),
      })
      .execute()
    await happened(scene, tx, me, { kind: `worry_${kind}`, itemKind: 'worry', itemId: worry, on })
    if (to !== by)
      await tell(scene, tx, {
        to: functionOf(to, scene),
        kind: kind === 'question' ? 'worry_question' : 'worry_answered',
        itemKind: 'worry',
        itemId: worry,
        on,
        seen,
      })
    log({ act: 'read', childId: scene.childId, kind: 'worry', id: worry })
    log({ act: 'write', did: 'answered', childId: scene.childId, kind: 'worry', id: worry })
  })
  scene.time.move('child.worry_answers', { id }, on, 'at')
  if (kind !== 'question') scene.time.move('child.worries', { id: worry }, on, 'answered_at')
}

type Report = {
  by: string
  days: number
  note: string
  how: 'phone' | 'in_person' | 'e_service' | 'letter'
  guardiansTold: boolean
  notToldReason?: string
}

/** R5: notes that the duty to report was done. The report itself went its own way. */
export async function noteReport(
  scene: Scene,
  { by, days, note, how, guardiansTold, notToldReason = '' }: Report,
) {
  const id = idOf(`report/${scene.child.id}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.reports')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        function_id: me.functionId,
        person_id: me.personId,
        made_at: on,
        made_to: 'Socialtjänsten i Ekdala, mottagningen',
        how,
        note,
        guardians_told: guardiansTold,
        not_told_reason: notToldReason,
        once: idOf(`once/${id}`),
      })
      .execute()
    log({ act: 'write', did: 'recorded', childId: scene.childId, kind: 'report', id })
  })
  scene.time.move('child.reports', { id }, on, 'written_at')
}
