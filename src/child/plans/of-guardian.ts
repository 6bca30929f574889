import { sql } from 'kysely'
import { holdersThen } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { PlanEnd } from './plan.ts'

export type MyPlanPart = {
  partId: string
  kind:
    | 'why'
    | 'matters'
    | 'need'
    | 'goal'
    | 'action'
    | 'view'
    | 'disagreement'
    | 'sip_measures'
    | 'sip_responsibility'
    | 'sip_others'
    | 'sip_overall'
  parentId: string | null
  area: string | null
  voice: 'child' | 'guardian' | 'partner' | 'professional' | null
  words: string
  howSeen: string
  by: string | null
  untilOn: string | null
  state: 'not_started' | 'under_way' | 'done' | 'hindered'
}
export type MyPlan = {
  planId: string
  version: number
  publishedAt: Date
  nextOn: string
  whatChanged: string
  lead: string
  leadHolders: string[]
  ended: boolean
  /** Why, where it was given to me. */
  end: PlanEnd | null
  parts: MyPlanPart[]
}

/** The latest version of the plan that was given to me, with the parts that were; undefined when none was. */
export async function findMyPlan(tx: Tx, childId: string): Promise<MyPlan | undefined> {
  const { rows } = await sql<Omit<MyPlan, 'parts'>>`
    select v.plan_id as "planId", v.version, v.published_at as "publishedAt", coalesce(p.next_on, v.next_on) as "nextOn", 
      coalesce((select w.words from child.plan_words w where w.plan_id = v.plan_id and w.version = v.version and w.kind = 'changed'), '') as "whatChanged",
      (select jsonb_build_object('reason', w.reason, 'words', w.words, 'afterwards', w.afterwards)
        from child.plan_words w where w.plan_id = v.plan_id and w.kind = 'ended' order by w.version desc limit 1) as end,
      f.name || ', ' || u.name as lead, p.ended_at is not null as ended,
      ${holdersThen(sql`f.id`, sql`p.ended_at`)} as "leadHolders"
    from child.plan_versions v left join child.plans p on p.id = v.plan_id
      join people.functions f on f.id = coalesce(p.lead_function_id, v.lead_function_id) join people.units u on u.id = f.unit_id
    where v.child_id = ${childId}::uuid order by v.published_at desc limit 1`.execute(tx)
  const plan = rows[0]
  if (!plan) return undefined
  const parts = await sql<MyPlanPart>`
    select v.part_id as "partId", v.kind, v.parent_id as "parentId", v.area, v.voice, v.words, v.how_seen as "howSeen",
      f.name || ', ' || u.name as by, v.until_on as "untilOn",
      coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') as state
    from child.plan_version_parts v left join people.functions f on f.id = v.function_id left join people.units u on u.id = f.unit_id
    where v.plan_id = ${plan.planId}::uuid and v.version = ${plan.version} order by v.position, v.part_id`.execute(
    tx,
  )
  return { ...plan, parts: parts.rows }
}
