import { sql } from 'kysely'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'

/** A child of mine, as one unit knows it. Each unit that knows the child has a row of its own (R10). */
export type MyChild = {
  id: string
  givenName: string
  familyName: string
  unitId: string
  unitName: string
  organisationName: string
  unitPhone: string
  contact: string
  nextOn: string | null
  planVersion: number | null
}

export async function listMyChildren(tx: Tx): Promise<MyChild[]> {
  return (await select(sql`true`).execute(tx)).rows
}

/** Ends in 404: for what is not mine as for what does not exist. */
export async function getMyChild(tx: Tx, id: string): Promise<MyChild> {
  const child = (await select(sql`c.id = ${id}::uuid`).execute(tx)).rows[0]
  if (!child) throw notFound()
  return child
}

const select = (where: ReturnType<typeof sql>) => sql<MyChild>`
  select c.id, c.given_name as "givenName", c.family_name as "familyName", u.id as "unitId", u.name as "unitName", o.name as "organisationName",
    u.phone as "unitPhone", k.contact, v.next_on as "nextOn", v.version as "planVersion"
  from child.children c join people.units u on u.id = c.unit_id join people.organisations o on o.id = u.organisation_id
    join people.collaborations k on k.id = c.collaboration_id
    left join lateral (select v.next_on, v.version from child.plan_versions v join child.plans p on p.id = v.plan_id and p.ended_at is null
      where v.child_id = c.id order by v.published_at desc limit 1) v on true
  where ${where}
    -- Only as a guardian: staff read child.children by other rights.
    and (select people.me_as_guardian()) is not null
  order by c.given_name, c.birth_date, o.name, u.name`

export type PlanPart = {
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
  parts: PlanPart[]
}

/** The latest version of the plan that was given to me, with the parts that were; undefined when none was. */
export async function findMyPlan(tx: Tx, childId: string): Promise<MyPlan | undefined> {
  const { rows } = await sql<Omit<MyPlan, 'parts'>>`
    select v.plan_id as "planId", v.version, v.published_at as "publishedAt", coalesce(p.next_on, v.next_on) as "nextOn", v.what_changed as "whatChanged",
      f.name || ', ' || u.name as lead, p.ended_at is not null as ended,
      array(select x.name from people.appointments a join people.persons x on x.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by x.name) as "leadHolders"
    from child.plan_versions v left join child.plans p on p.id = v.plan_id
      join people.functions f on f.id = coalesce(p.lead_function_id, v.lead_function_id) join people.units u on u.id = f.unit_id
    where v.child_id = ${childId}::uuid order by v.published_at desc limit 1`.execute(tx)
  const plan = rows[0]
  if (!plan) return undefined
  const parts = await sql<PlanPart>`
    select v.part_id as "partId", v.kind, v.parent_id as "parentId", v.area, v.voice, v.words, v.how_seen as "howSeen",
      f.name || ', ' || u.name as by, v.until_on as "untilOn",
      coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') as state
    from child.plan_version_parts v left join people.functions f on f.id = v.function_id left join people.units u on u.id = f.unit_id
    where v.plan_id = ${plan.planId}::uuid and v.version = ${plan.version} order by v.position, v.part_id`.execute(
    tx,
  )
  return { ...plan, parts: parts.rows }
}

export type MyMeeting = { id: string; startsAt: Date }

/** Meetings to come that I am invited to. */
export async function listMyMeetings(tx: Tx, childId: string): Promise<MyMeeting[]> {
  const { rows } = await sql<MyMeeting>`select id, starts_at as "startsAt" from child.meetings
    where child_id = ${childId}::uuid and cancelled_at is null and closed_at is null and starts_at > now() - interval '2 hours' order by starts_at limit 5`.execute(
    tx,
  )
  return rows
}

export type Look = {
  at: Date
  act: 'read' | 'emergency' | 'export'
  itemKind: string
  functionName: string
  unitName: string
  organisationName: string
}

/** R7: who has looked, without what would harm the child. Never an employee's name. */
export async function listLooks(tx: Tx, childId: string): Promise<Look[]> {
  const { rows } =
    await sql<Look>`select at, act, item_kind as "itemKind", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName"
    from audit.family_extract(${childId}::uuid)`.execute(tx)
  return rows
}

export type DayOfLooks = {
  day: string
  looks: { who: string; unitName: string; kinds: string[]; emergency: boolean }[]
}

/** One line for each function a day, with what it read: a family asks who and when, not how many clicks. */
export function groupLooks(looks: readonly Look[], dayOf: (time: Date) => string): DayOfLooks[] {
  const days = new Map<string, Map<string, DayOfLooks['looks'][number]>>()
  for (const look of looks) {
    const day = days.get(dayOf(look.at)) ?? new Map()
    days.set(dayOf(look.at), day)
    const key = `${look.unitName}|${look.functionName}|${look.act === 'emergency'}`
    const line = day.get(key) ?? {
      who: look.functionName,
      unitName: look.unitName,
      kinds: [],
      emergency: look.act === 'emergency',
    }
    if (!line.kinds.includes(look.itemKind)) line.kinds.push(look.itemKind)
    day.set(key, line)
  }
  return [...days].map(([day, lines]) => ({ day, looks: [...lines.values()] }))
}

/** A guardian acting as such; everybody else gets what an unknown address gets. */
export const isGuardian = (actor: Actor | null): actor is Actor => Boolean(actor?.guardian)
