import { randomUUID } from 'node:crypto'
import type { JointLife, Subject, Who } from './model.ts'

// Decisions, commitments and follow-ups in the random lives: who writes which, beside the words of ADR 37.

type Tried = (what: string, allowed: boolean, text: string, values: unknown[]) => Promise<boolean>
type Given = {
  life: JointLife
  who: Who
  person: string | null
  subject: Subject
  func: string
  choice: number
  tried: Tried
  idOf: (table: string, column: string, value: string) => Promise<string>
}

/** Writes one of them, allowed or not; answers what was tried. */
export async function promiseStep({
  life,
  who,
  person,
  subject,
  func,
  choice,
  tried,
  idOf,
}: Given): Promise<string> {
  const once = randomUUID()
  if (choice < 0.2) {
    const went = await tried(
      'decides',
      life.leads(who, subject),
      `insert into joint.decisions (subject_id, kind, decided_on, what, function_id, person_id, once) values ($1, 'orienting', current_date, 'Så gör vi.', $2, $3, $4)`,
      [subject.id, who.func, person, once],
    )
    if (went) life.decisions.push({ id: await idOf('joint.decisions', 'once', once), subject })
    return 'decided'
  }
  if (choice < 0.65) {
    const mayPromise =
      life.takesPart(who, subject) &&
      (func === who.func || life.leads(who, subject)) &&
      (subject.owner === func || subject.parties.some(each => each.func === func && !each.ended))
    const went = await tried(
      'promises',
      mayPromise,
      `insert into joint.commitments (subject_id, by_function_id, words, adds, starts_on, due_on, function_id, person_id, once)
        values ($1, $2, 'Vi ringer.', 'adds', current_date, current_date, $3, $4, $5)`,
      [subject.id, func, who.func, person, once],
    )
    if (went) life.commitments.push({ id: await idOf('joint.commitments', 'once', once), subject })
    return 'promised'
  }
  const one = life.commitments.at(-1)
  if (!one) return 'nothing'
  const went = await tried(
    'follows up',
    life.takesPart(who, one.subject),
    `insert into joint.follow_ups (subject_id, commitment_id, outcome, function_id, person_id, once) values ($1, $2, 'partly', $3, $4, $5)`,
    [one.subject.id, one.id, who.func, person, once],
  )
  if (went) life.followUps.push({ id: await idOf('joint.follow_ups', 'once', once), subject: one.subject })
  return 'followed up'
}
