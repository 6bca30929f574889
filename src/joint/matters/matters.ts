import { sql } from 'kysely'
import { holdersOf, holdersThen } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { inLine } from './in-line.ts'
import type { MatterState, Sort } from './states.ts'

/** A function with who holds it, as a page names it. */
type Post = { functionName: string; unitName: string; holders: string[] }

export type Matter = {
  id: string
  sort: Sort
  words: string
  state: MatterState
  raisedAt: Date
  answerBy: string
  answeredAt: Date | null
  late: boolean
  /** Where it is: null while no forum has it. `title` is null for a forum that the actor may not read. */
  forum: { id: string; title: string | null } | null
  owner: Post
  raiser: Post
  /** The actor's function raised it, first of all or by saying that it is the same for them. */
  mine: boolean
  first: boolean
  /** The very person who raised it: nobody else lets their name be shown. */
  byMe: boolean
  mayShow: boolean
  mayName: boolean
  /** Whoever raised it first lets it be shown with its answer. */
  isShown: boolean
  notEnough: boolean
  /** The actor is to answer it. */
  answers: boolean
  /** The actor may write in its thread. */
  writes: boolean
  /** Made by the actor in the last ten minutes, and nobody has done anything with it. */
  undoUntil: Date | null
  merged: { id: string; words: string } | null
  /** How many others have raised what was merged into it; for who answers for it. */
  raisedToo: number
  stuck: boolean
}

/** Ends in 404 for one that the actor may not read. */
export async function getMatter(tx: Tx, id: string): Promise<Matter> {
  const { rows } = await sql<Matter>`
    select m.id, m.sort, m.words, m.state, m.raised_at as "raisedAt", m.answer_by as "answerBy", m.answered_at as "answeredAt", m.stuck,
      m.state in ('open', 'merged') and m.answer_by < current_date as late,
      case when m.subject_id is null then null else jsonb_build_object('id', m.subject_id, 'title', s.title) end as forum,
      jsonb_build_object('functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}) as owner,
      jsonb_build_object('functionName', rf.name, 'unitName', ru.name, 'holders', ${holdersThen(sql`rf.id`, sql`m.raised_at`)}) as raiser,
      r.id is not null as mine, m.raised_by = (select people.my_function()) as first, m.raised_by = (select people.my_function()) and r.person_id = people.me() as "byMe", coalesce(r.may_show, false) as "mayShow", coalesce(r.may_name, false) as "mayName",
      exists (select from joint.matter_raisers x where x.matter_id = m.id and x.function_id = m.raised_by and x.may_show) as "isShown",
      r.not_enough_at is not null as "notEnough", joint.answers_for(m.id) as answers,
      r.id is not null or joint.answers_for(m.id) or (m.subject_id is not null and joint.takes_part(m.subject_id)) as writes,
      case when m.raised_by = (select people.my_function()) and r.person_id = people.me() and m.state = 'open' and platform.undo_until(m.raised_at) > now()
        and not exists (select from joint.matter_words w where w.matter_id = m.id) and not exists (select from joint.matter_climbs c where c.matter_id = m.id and c.why <> 'raised')
        and not exists (select from joint.matter_raisers x where x.matter_id = m.id and x.function_id <> m.raised_by) then platform.undo_until(m.raised_at) end as "undoUntil",
      case when o.id is null then null else jsonb_build_object('id', o.id, 'words', ${inLine('o.words')}) end as merged, joint.raised_too(m.id) as "raisedToo"
    from joint.matters m join people.functions f on f.id = m.owner_function_id join people.units u on u.id = f.unit_id
      join people.functions rf on rf.id = m.raised_by join people.units ru on ru.id = rf.unit_id
      left join joint.subjects s on s.id = m.subject_id left join joint.matters o on o.id = m.merged_into
      left join joint.matter_raisers r on r.matter_id = m.id and r.function_id = (select people.my_function())
    where m.id = ${id}::uuid`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type Said = {
  id: string
  kind: 'words' | 'answer' | 'not_enough'
  words: string
  who: string
  post: string
  at: Date
}

/** What is said about it, in order. */
export async function listSaid(tx: Tx, matterId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select w.id, w.kind, w.words, p.name as who, f.name || ', ' || u.name as post, w.at
    from joint.matter_words w join people.persons p on p.id = w.person_id join people.functions f on f.id = w.function_id join people.units u on u.id = f.unit_id
    where w.matter_id = ${matterId}::uuid order by w.at, w.id limit 400`.execute(tx)
  return rows
}

/** One forum on its way, with why it came there. */
export type Climb = {
  id: string
  why: 'raised' | 'late' | 'lifted'
  words: string
  toId: string
  /** Null for a forum that the reader may not read. */
  title: string | null
  post: string
  who: string | null
  at: Date
}

/** The way of it, from where it was raised. */
export async function listClimbs(tx: Tx, matterId: string): Promise<Climb[]> {
  const { rows } = await sql<Climb>`
    select c.id, c.why, c.words, c.to_subject_id as "toId", s.title, coalesce(f.name || ', ' || u.name, '') as post, p.name as who, c.at
    from joint.matter_climbs c left join joint.subjects s on s.id = c.to_subject_id left join people.persons p on p.id = c.person_id
      left join people.functions f on f.id = c.function_id left join people.units u on u.id = f.unit_id
    where c.matter_id = ${matterId}::uuid order by c.id limit 100`.execute(tx)
  return rows
}

export type ListedMatter = {
  id: string
  words: string
  sort: Sort
  state: MatterState
  answerBy: string
  raisedAt: Date
  late: boolean
  forum: string | null
  /** Nobody holds the function that is to answer. */
  unowned: boolean
  owner: Post
}

const listed = sql`m.id, ${inLine('m.words')} as words, m.sort, m.state, m.answer_by as "answerBy", m.raised_at as "raisedAt",
  m.state in ('open', 'merged') and m.answer_by < current_date as late, s.title as forum, cardinality(h.holders) = 0 as unowned,
  jsonb_build_object('functionName', f.name, 'unitName', u.name, 'holders', h.holders) as owner`
const withOwner = sql`join people.functions f on f.id = m.owner_function_id join people.units u on u.id = f.unit_id
  left join joint.subjects s on s.id = m.subject_id cross join lateral (select ${holdersOf('f.id')} as holders) h`

export const views = ['answer', 'raised', 'all'] as const
export type View = (typeof views)[number]
export const onPage = 50

const inView = {
  answer: sql`m.owner_function_id = (select people.my_function()) and m.state = 'open'`,
  raised: sql`m.id in (select r.matter_id from joint.matter_raisers r where r.function_id = (select people.my_function())) and m.state <> 'withdrawn'`,
  all: sql`m.state <> 'withdrawn'`,
} satisfies Record<View, unknown>

/** What waits first, late before the rest; then what has been answered, the latest first. */
export async function listMatters(
  tx: Tx,
  { view, page }: { view: View; page: number },
): Promise<{ matters: ListedMatter[]; more: boolean }> {
  const { rows } = await sql<ListedMatter>`
    select ${listed} from joint.matters m ${withOwner} where ${inView[view]}
    order by m.state = 'answered', case when m.state <> 'answered' then m.answer_by end, m.raised_at desc, m.id limit ${onPage + 1} offset ${(page - 1) * onPage}`.execute(
    tx,
  )
  return { matters: rows.slice(0, onPage), more: rows.length > onPage }
}

/** What waits in a forum, late first. */
export async function listWaitingIn(tx: Tx, subjectId: string): Promise<ListedMatter[]> {
  const { rows } = await sql<ListedMatter>`
    select ${listed} from joint.matters m ${withOwner} where m.subject_id = ${subjectId}::uuid and m.state = 'open'
    order by m.answer_by, m.raised_at, m.id limit 100`.execute(tx)
  return rows
}

/** Others that wait and that the actor reads: what this one can be merged into. */
export async function listOthers(
  tx: Tx,
  matterId: string,
  search: string,
): Promise<{ id: string; words: string; forum: string | null }[]> {
  const { rows } = await sql<{ id: string; words: string; forum: string | null }>`
    select m.id, ${inLine('m.words')} as words, s.title as forum from joint.matters m left join joint.subjects s on s.id = m.subject_id
    where m.id <> ${matterId}::uuid and m.state = 'open' and (${search} = '' or strpos(people.folded(m.words), people.folded(${search})) > 0)
    order by m.sort = (select o.sort from joint.matters o where o.id = ${matterId}::uuid) desc, m.raised_at desc, m.id limit 31`.execute(
    tx,
  )
  return rows
}
