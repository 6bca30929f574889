import { sql } from 'kysely'
import type { LogEntry, Staff, Tx } from '../../src/platform/database/transaction.ts'
import type { AsPerson } from '../as-person.ts'
import { type ChildOf, children } from '../children.ts'
import { idOf } from '../ids.ts'
import { people } from '../people.ts'
import type { Time } from './time.ts'

/** Where commands run: about one child, by people who act with their own rights, on days of their own. */
export type Scene = {
  child: ChildOf
  childId: string
  unitId: string
  time: Time
  /** In the function that the person has in the child's unit, or else in the first one. */
  as: <T>(
    person: string,
    work: (tx: Tx, me: Staff, log: (entry: LogEntry) => void) => Promise<T>,
  ) => Promise<T>
  asGuardian: <T>(person: string, work: (tx: Tx, me: Staff) => Promise<T>) => Promise<T>
}

/** Who acts, and when: the same all through the county. */
export type World = { asPerson: AsPerson; time: Time }

export function sceneOf(id: string, { asPerson, time }: World): Scene {
  const child = children.find(each => each.id === id)
  if (!child) throw new Error(`No child ${id}`)
  return {
    child,
    childId: idOf(`child/${id}`),
    unitId: idOf(`unit/${child.unit}`),
    time: time.morning(),
    as: (person, work) => asPerson(person, functionSlug(person, child), work),
    asGuardian: (person, work) => asPerson(person, 'guardian', work),
  }
}

export const functionSlug = (person: string, child: ChildOf) => {
  const holds = people.find(each => each.id === person)?.holds ?? []
  const slug = holds.find(each => each.startsWith(`${child.unit}/`)) ?? holds[0]
  if (!slug) throw new Error(`${person} holds no function`)
  return slug
}

/** The id of the function that a person would act in here. */
export const functionOf = (person: string, { child }: Scene) =>
  idOf(`function/${functionSlug(person, child)}`)

export const unitOf = (person: string, { child }: Scene) =>
  idOf(`unit/${functionSlug(person, child).split('/')[0]}`)

export const guardianOf = (guardian: string, { child }: Scene) => idOf(`guardian/${child.id}/${guardian}`)

/** What happened, as the child's own unit keeps it; moved to its day. */
export async function happened(
  scene: Scene,
  tx: Tx,
  me: Staff,
  { kind, itemKind, itemId, on }: { kind: string; itemKind: string; itemId: string; on: Date },
) {
  await tx
    .insertInto('sharing.events')
    .values({
      collaboration_id: me.collaborationId,
      child_id: scene.childId,
      unit_id: scene.unitId,
      kind,
      item_kind: itemKind,
      item_id: itemId,
      function_id: me.functionId,
      person_id: me.personId,
    })
    .execute()
  scene.time.moveNext(
    'sharing.events',
    { child_id: scene.childId, kind, item_id: itemId, person_id: me.personId },
    on,
    'at',
  )
}

/** Tells a function, as the inbox shows it; with `seen` it has been opened already. */
export async function tell(
  scene: Scene,
  tx: Tx,
  given: { to: string; kind: string; itemKind: string; itemId: string; on: Date; seen?: boolean },
) {
  const { to, kind, itemKind, itemId, on, seen } = given
  await sql`select sharing.notify(${to}::uuid, ${kind}, ${scene.childId}::uuid, ${itemKind}, ${itemId}::uuid)`.execute(
    tx,
  )
  scene.time.moveNext(
    'sharing.notices',
    { to_function_id: to, kind, item_id: itemId },
    on,
    ...(seen ? ['made_at', 'seen_at'] : ['made_at']),
  )
}
