import { type RawBuilder, sql } from 'kysely'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Actor, Staff, Tx } from '../../../platform/database/transaction.ts'
import type { areaLabels } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { notify } from '../../../sharing/notices/index.ts'
import { functionIn, type HeldFunction } from '../functions.ts'
import type { Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import type { MarkState } from '../states.ts'
import { type LostFunction, lostFunctions } from './lost.ts'

/** How it goes with an action, as somebody has said; the latest is how it stands. */
export type Mark = { state: MarkState; words: string; at: string; by: HeldFunction | null }

export type VersionPart = Part & {
  /** The latest first; empty for anything but an action. */
  marks: Mark[]
}

/** A published version. It never changes. Times are strings, as they come from JSON. */
export type Version = {
  version: number
  lead: HeldFunction
  nextOn: string
  sip: boolean
  whatChanged: string
  publishedAt: string
  /** I shared it a moment ago. */
  isReceipt: boolean
}

export type Holder = { to: HeldFunction | null; guardianName: string | null; areas: string[]; until: string }

export type Around = {
  /** The versions that I may read, the latest first: my own unit all of them, a partner the one that they were given. */
  versions: Version[]
  /** Who has the plan now, as far as I may know: the lead's unit and the guardians see all, a partner only themselves. */
  holders: Holder[]
  /** Who has it no more, since a consent is gone. */
  lost: LostFunction[]
  /** The follow-ups, the latest first; they are the unit's own. */
  reviews: { id: string; heldOn: string }[]
}

/** All that surrounds a version, in one query. */
export async function readAround(tx: Tx, actor: Actor, plan: Plan): Promise<Around> {
  const { rows } = await sql<Around>`select ${around(actor, plan)}`.execute(tx)
  return rows[0] as Around
}

type WheelLabels = Parameters<typeof areaLabels>[1]

/** The same, with what the page of a version shows besides: its parts and the words of the wheel. The latest that I may read, unless another is asked for. */
export async function readVersion(tx: Tx, actor: Actor, plan: Plan, wanted?: number) {
  const version = sql`coalesce(${wanted ?? null}::int, (select max(v.version) from child.plan_versions v where v.plan_id = ${plan.id}))`
  const { rows } = await sql<Around & { parts: VersionPart[]; wheelLabels: WheelLabels }>`
    select ${around(actor, plan)},
      (select coalesce(json_agg(p), '[]') from (${parts(plan.id, version)}) p) as parts,
      (select c.wheel_labels from people.collaborations c limit 1) as "wheelLabels"`.execute(tx)
  return rows[0] as Around & { parts: VersionPart[]; wheelLabels: WheelLabels }
}

const around = (actor: Actor, plan: Plan) => sql`
      (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'lead', ${functionIn('v.lead_function_id', leadAt(plan))}, 'nextOn', v.next_on,
          'sip', v.sip, 'whatChanged', coalesce((select w.words from child.plan_words w
            where w.plan_id = v.plan_id and w.version = v.version and w.kind = 'changed'), ''), 'publishedAt', v.published_at,
          'isReceipt', child.i_shared_just_now(v.published_by, v.published_at)) order by v.version desc), '[]')
        from child.plan_versions v where v.plan_id = ${plan.id}) as versions,
      (select coalesce(jsonb_agg(jsonb_build_object('to', ${functionIn('d.to_function_id')}, 'guardianName', g.name, 'areas', d.areas,
          'until', ((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date) order by d.to_function_id is not null, d.made_at), '[]')
        from sharing.disclosures d left join child.guardians g on g.id = d.to_guardian_id
        where d.child_id = ${plan.childId} and d.kind = 'plan' and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
          and (${actor.guardian} or exists (select from sharing.disclosed_items i
            where i.disclosure_id = d.id and i.item_kind = 'plan' and i.item_id = ${plan.id}))) as holders,
      (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (${lostFunctions(sql`${plan.childId}::uuid`)}) l) as lost,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'heldOn', r.held_on) order by r.at desc), '[]')
        from child.reviews r where r.plan_id = ${plan.id}) as reviews`

/** A version that another has followed names who led it then. */
const leadAt = ({ version, endedAt }: Plan) =>
  sql`case when v.version < ${version} then v.published_at else ${endedAt}::timestamptz end`

/** What I was given of a version, with how it goes. */
export async function readParts(tx: Tx, planId: string, version: number): Promise<VersionPart[]> {
  const { rows } = await sql<VersionPart>`${parts(planId, sql`${version}::int`)}`.execute(tx)
  return rows
}

/** When an action was done or its plan ended; null while it goes on. */
const doneAt = sql`coalesce(
  (select case when d.state = 'done' then d.at end from child.action_marks d where d.part_id = v.part_id order by d.at desc, d.id desc limit 1),
  (select e.ended_at from child.plans e where e.id = v.plan_id))`

const parts = (planId: string, version: RawBuilder<unknown>) => sql`
    select v.part_id as id, v.kind, v.parent_id as "parentId", v.position, v.area, v.voice, v.words, v.how_seen as "howSeen",
      v.function_id as "functionId", ${functionIn('v.function_id', doneAt)} as doer, v.from_on as "fromOn", v.until_on as "untilOn",
      case when v.kind = 'action' then coalesce((select jsonb_agg(jsonb_build_object('state', m.state, 'words', m.words, 'at', m.at, 'by', ${functionIn('m.function_id', sql`m.at`)})
        order by m.at desc, m.id desc) from child.action_marks m where m.part_id = v.part_id), '[]') else '[]' end as marks
    from child.plan_version_parts v where v.plan_id = ${planId} and v.version = ${version} order by v.position, v.part_id`

export type NewMark = { partId: string; state: MarkState; words: string; once: string }

/** Says how it goes with an action of mine; the lead may for any. Idempotent by `once`; undone by a new mark. */
export async function markAction(tx: Tx, actor: Staff, plan: Plan, { partId, state, words, once }: NewMark) {
  const { isNew } = await insertOnce(tx, 'child.action_marks', {
    plan_id: plan.id,
    part_id: partId,
    child_id: plan.childId,
    unit_id: plan.unitId,
    state,
    words,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })
  if (!isNew) return
  await event(tx, actor, { childId: plan.childId, kind: 'action_marked', itemKind: 'plan', itemId: plan.id })
  if (!plan.mine)
    await notify(tx, {
      to: plan.lead.functionId,
      kind: 'action_marked',
      childId: plan.childId,
      itemKind: 'plan',
      itemId: plan.id,
    })
}

/** How an action stands: what was said last, else not started. */
export const markOf = ({ marks }: VersionPart): MarkState => marks[0]?.state ?? 'not_started'

/** Past its last day and not done. */
export const isLate = (part: VersionPart, today: string) =>
  Boolean(part.untilOn && part.untilOn < today && markOf(part) !== 'done')
