import type { Area } from '../../src/sharing/disclosures/index.ts'
import type { FaceValue } from '../../src/ui/index.ts'
import { idOf } from '../ids.ts'
import { happened, type Scene } from './scene.ts'

type Voices = { child?: string; guardian?: string; professional?: string }
export type WheelAnswers = Partial<Record<Area, { strengths?: Voices; needs?: Voices; face?: FaceValue }>>

type Wheel = { by: string; days: number; answers: WheelAnswers; childWords: string; key?: string }

/** Fills the wheel together with the child and the guardians, each voice apart (R12). Answers its id. */
export async function fillWheel(
  scene: Scene,
  { by, days, answers, childWords, key = '1' }: Wheel,
): Promise<string> {
  const id = idOf(`assessment/${scene.child.id}/${key}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.assessments')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        function_id: me.functionId,
        instrument: 'wheel',
        areas: Object.keys(answers),
        held_on: scene.time.day(days),
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx
      .insertInto('child.assessment_versions')
      .values({
        assessment_id: id,
        version: 1,
        child_id: scene.childId,
        unit_id: me.unitId,
        answers: JSON.stringify(byVoice(answers, childWords)),
        written_by: me.personId,
      })
      .execute()
    await tx.updateTable('child.assessments').set({ current_version: 1 }).where('id', '=', id).execute()
    await happened(scene, tx, me, { kind: 'assessment_filled', itemKind: 'assessment', itemId: id, on })
    log({ act: 'write', did: 'wrote', childId: scene.childId, kind: 'assessment', id })
  })
  scene.time.move('child.assessments', { id }, on, 'opened_at')
  scene.time.move('child.assessment_versions', { assessment_id: id }, on, 'written_at')
  return id
}

/** As it is stored: each voice by the items of its own instrument. */
function byVoice(told: WheelAnswers, childWords: string) {
  const voices: Record<string, Record<string, unknown>> = {}
  const said = (voice: string) => (voices[voice] ??= {})
  for (const [area, { face, ...parts }] of Object.entries(told)) {
    for (const [part, byWhom] of Object.entries(parts))
      for (const [voice, words] of Object.entries(byWhom))
        said(voice)[area] = { ...(said(voice)[area] as object | undefined), [part]: words }
    if (face) said('child')[`${area}-face`] = face
  }
  if (childWords) said('child').child_words = childWords
  return voices
}
