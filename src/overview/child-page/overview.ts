import { sql } from 'kysely'
import type { Child } from '../../child/children/index.ts'
import type { ActionInBrief } from '../../child/plans/index.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'

type Overview = {
  namedPerson: { functionId: string; functionName: string; unitName: string; holders: string[] } | null
  guardians: { id: string; name: string; relation: string; custody: boolean }[]
  team: { functionId: string; functionName: string; unitName: string; role: string; holders: string[] }[]
  worries: {
    id: string
    sentAt: string
    answerBy: string
    answeredAt: string | null
    authorName: string
    areas: string[]
    noticed: string
    toMe: boolean
  }[]
  wheel: {
    id: string
    heldOn: string
    version: number
    /** by voice and area */
    answers: Record<string, Record<string, { strengths?: string; needs?: string } | undefined>>
    childWords: string
  } | null
  requests: {
    id: string
    asked: string
    to: string
    toUnit: string
    answerBy: string
    answeredAt: string | null
    answer: string | null
    toMe: boolean
  }[]
  plan: {
    id: string
    leadFunctionId: string
    lead: string
    leadHolders: string[]
    nextOn: string
    version: number
    why: string
  } | null
  /** What the plan that stands says that somebody does, as far as it was given to me. */
  actions: ActionInBrief[]
  partners: { functionId: string; functionName: string; unitName: string; until: string }[]
  meetings: {
    id: string
    startsAt: string
    endsAt: string
    open: boolean
    closed: boolean
    /** I called it. */
    mine: boolean
    unanswered: number
  }[]
}

const holders = sql`array(select p.name from people.appointments a join people.persons p on p.id = a.person_id
  where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by p.name)`

/** All that the page of a child shows, in one trip; each part is what the actor's own rights give. */
export async function readOverview(tx: Tx, actor: Actor, child: Child): Promise<Overview> {
  const id = child.id
  const { rows } = await sql<{ overview: Overview }>`
    select jsonb_build_object(
      'namedPerson', (select jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'holders', ${holders})
        from child.named_persons n join people.functions f on f.id = n.function_id join people.units u on u.id = f.unit_id
        where n.child_id = ${id} and n.until is null),
      'guardians', coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'relation', g.relation, 'custody', g.custody) order by g.custody desc, g.since)
        from child.guardians g where g.child_id = ${id} and g.ended_at is null), '[]'),
      'team', coalesce((select jsonb_agg(jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'role', t.role, 'holders', ${holders}) order by t.since)
        from sharing.my_units_team(${id}) t join people.functions f on f.id = t.function_id join people.units u on u.id = f.unit_id), '[]'),
      'worries', coalesce((select jsonb_agg(x.o order by x.sent_at desc) from (
        select w.sent_at, jsonb_build_object('id', w.id, 'sentAt', w.sent_at, 'answerBy', w.answer_by, 'answeredAt', w.answered_at, 'authorName', f.name,
          'areas', w.areas, 'noticed', left(v.answers ->> 'noticed', 240), 'toMe', w.to_function_id is not distinct from ${actor.functionId}::uuid) as o
        from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1 join people.functions f on f.id = w.author_function_id
        where w.child_id = ${id} order by w.sent_at desc limit 20) x), '[]'),
      'wheel', (select jsonb_build_object('id', a.id, 'heldOn', a.held_on, 'version', v.version, 'answers', v.answers, 'childWords', coalesce(v.answers #>> '{child,child_words}', ''))
        from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
        where a.child_id = ${id} and a.instrument = 'wheel' order by a.opened_at desc, v.version desc limit 1),
      'requests', coalesce((select jsonb_agg(x.o order by x.sent_at desc) from (
        select r.sent_at, jsonb_build_object('id', r.id, 'asked', left(r.asked, 240), 'to', f.name, 'toUnit', u.name, 'answerBy', r.answer_by, 'answeredAt', r.answered_at,
          'answer', (select ra.kind from child.request_answers ra where ra.request_id = r.id order by ra.at desc limit 1),
          'toMe', r.to_function_id is not distinct from ${actor.functionId}::uuid) as o
        from child.requests r join people.functions f on f.id = r.to_function_id join people.units u on u.id = f.unit_id
        where r.child_id = ${id} and r.withdrawn_at is null order by r.sent_at desc limit 20) x), '[]'),
      'plan', (select jsonb_build_object('id', p.id, 'leadFunctionId', p.lead_function_id, 'lead', f.name, 'leadHolders', ${holders}, 'nextOn', p.next_on, 'version', p.current_version,
          'why', coalesce((select v.words from child.plan_version_parts v where v.plan_id = p.id and v.version = p.current_version and v.kind = 'why' limit 1), ''))
        from child.plans p join people.functions f on f.id = p.lead_function_id where p.child_id = ${id} and p.ended_at is null),
      'actions', coalesce((select jsonb_agg(jsonb_build_object('id', v.part_id, 'words', v.words, 'functionName', f.name, 'unitName', u.name,
          'holders', case when f.id is null then '{}' else ${holders} end, 'untilOn', v.until_on,
          'state', coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc, m.id desc limit 1), 'not_started')) order by v.position, v.part_id)
        from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version and v.kind = 'action'
          left join people.functions f on f.id = v.function_id left join people.units u on u.id = f.unit_id
        where p.child_id = ${id} and p.ended_at is null), '[]'),
      'partners', coalesce((select jsonb_agg(distinct jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'until', d.valid_until))
        from sharing.disclosures d join people.functions f on f.id = d.to_function_id join people.units u on u.id = f.unit_id
        where d.child_id = ${id} and d.decision = 'given' and d.ended_at is null and d.valid_until > now() and d.kind in ('plan', 'request', 'worry', 'item')
          and d.to_function_id is distinct from ${actor.functionId}::uuid), '[]'),
      'meetings', coalesce((select jsonb_agg(x.o) from (
        select jsonb_build_object('id', m.id, 'startsAt', m.starts_at, 'endsAt', m.ends_at, 'open', m.opened_at is not null and m.closed_at is null,
          'closed', m.closed_at is not null, 'mine', m.function_id is not distinct from ${actor.functionId}::uuid,
          'unanswered', (select count(*) from child.meeting_participants mp where mp.meeting_id = m.id and mp.answer is null)) as o from child.meetings m
        where m.child_id = ${id} and m.cancelled_at is null order by m.starts_at desc limit 6) x), '[]')
    ) as overview`.execute(tx)
  return (rows[0] as { overview: Overview }).overview
}

export type { Overview }
