import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Sort } from './states.ts'

/** Of one level, over the matters that the reader may read; '' for what no forum has. */
export type LevelFigures = {
  level: string
  waiting: number
  late: number
  answered: number
  wentOn: number
  /** Median days at this level until they were answered or went on; null where none has. */
  days: number | null
}

/** Each stay of a matter in a forum is one, from when it came to when it was answered there or went on. */
export async function countByLevel(tx: Tx): Promise<LevelFigures[]> {
  const { rows } = await sql<LevelFigures>`
    with stays as (
      select coalesce(s.facts ->> 'level', 'unread') as level, m.state, m.answer_by, c.at as came_at,
        lead(c.at) over (partition by c.matter_id order by c.id) as left_at, m.answered_at
      from joint.matter_climbs c join joint.matters m on m.id = c.matter_id left join joint.subjects s on s.id = c.to_subject_id
      where m.state <> 'withdrawn'
      union all
      select '', m.state, m.answer_by, m.raised_at, (select min(c.at) from joint.matter_climbs c where c.matter_id = m.id), m.answered_at
      from joint.matters m where m.state <> 'withdrawn' and not exists (select from joint.matter_climbs c where c.matter_id = m.id and c.why = 'raised'))
    select level, count(*) filter (where left_at is null and state <> 'answered')::int as waiting,
      count(*) filter (where left_at is null and state <> 'answered' and answer_by < current_date)::int as late,
      count(*) filter (where left_at is null and state = 'answered')::int as answered, count(*) filter (where left_at is not null)::int as "wentOn",
      round((percentile_cont(0.5) within group (order by greatest(0, coalesce(left_at, answered_at)::date - came_at::date)))::numeric)::int as days
    from stays group by level`.execute(tx)
  return rows
}

export type Hole = {
  id: string
  title: string
  late: number
  functionName: string
  unitName: string
  holders: string[]
}

/** To the process leader: forums with what is late, and nobody above who receives it. Nothing to anybody else. */
export async function listHoles(tx: Tx): Promise<Hole[]> {
  const { rows } = await sql<Hole>`
    select h.subject_id as id, h.title, h.late, f.name as "functionName", u.name as "unitName", ${holdersOf('f.id')} as holders
    from joint.holes() h join people.functions f on f.id = h.owner_function_id join people.units u on u.id = f.unit_id`.execute(
    tx,
  )
  return rows
}

export type ShownMatter = {
  id: string
  sort: Sort
  words: string
  answer: string
  raisedAt: Date
  answeredAt: Date
  /** Only where they said so. */
  raisedBy: string | null
}
export const shownOnPage = 30

/** What is answered and may be shown to everybody in the collaboration. */
export async function listShown(tx: Tx, search: string, page: number) {
  const { rows } = await sql<ShownMatter>`
    select id, sort, words, answer, raised_at as "raisedAt", answered_at as "answeredAt", raised_by as "raisedBy"
    from joint.shown_matters(${search}, ${shownOnPage + 1}, ${(page - 1) * shownOnPage})`.execute(tx)
  return { shown: rows.slice(0, shownOnPage), more: rows.length > shownOnPage }
}
