import { sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { instant } from './meeting-time.ts'

/** Another meeting at the same time. `colleagues`: those of the asked whose meeting it is; it is mine where it is `mine`. */
export type Clash = {
  id: string
  childId: string
  startsAt: Date
  endsAt: Date
  mine: boolean
  colleagues: string[]
}

/** So many are told. */
const mostClashes = 6

type Asked = {
  day: string
  from: string
  to: string
  /** Functions of my own unit that are to be in the meeting. */
  colleagues: readonly string[]
  /** Only theirs are asked for: mine were when the meeting was called. */
  onlyTheirs?: boolean
  /** The meeting that it is about, where it is there already: by its id, or by the key of the form that made it. */
  except: { id: string } | { once: string }
}

/**
 * Meetings at that time that my own function has called, or is invited to and has not declined, and those of colleagues in my unit, as far as
 * I may read them. Of anyone in another unit nothing is told (R1, R10).
 */
export async function listClashes(
  tx: Tx,
  actor: Staff,
  { day, from, to, colleagues, onlyTheirs, except }: Asked,
) {
  const who = onlyTheirs ? colleagues : [actor.functionId, ...colleagues]
  const { rows } = await sql<Clash>`
    with asked as (
      select f.id, f.name from people.functions f where f.unit_id = ${actor.unitId}::uuid and f.id = any(${who}::uuid[])
    ), theirs as (
      select m.id, asked.id as "functionId" from asked join child.meetings m on m.function_id = asked.id
        where m.starts_at < ${instant(day, to)} and m.ends_at > ${instant(day, from)}
      union select p.meeting_id, asked.id from asked join child.meeting_participants p on p.function_id = asked.id
        where p.answer is distinct from 'no' and p.let_go_at is null
    )
    select m.id, m.child_id as "childId", m.starts_at as "startsAt", m.ends_at as "endsAt", bool_or(f.id = ${actor.functionId}::uuid) as mine,
      coalesce(array_agg(distinct h.name order by h.name) filter (where f.id <> ${actor.functionId}::uuid), '{}') as colleagues
    from theirs join child.meetings m on m.id = theirs.id join people.functions f on f.id = theirs."functionId"
      cross join lateral (select ${holders(sql`f.id`)} as names) held
      cross join lateral unnest(case when cardinality(held.names) = 0 then array[f.name] else held.names end) h(name)
    where m.cancelled_at is null and m.closed_at is null and m.starts_at < ${instant(day, to)} and m.ends_at > ${instant(day, from)}
      and ${'id' in except ? sql`m.id <> ${except.id}::uuid` : sql`m.once <> ${except.once}::uuid`}
    group by m.id, m.child_id, m.starts_at, m.ends_at
    order by mine desc, m.starts_at, m.id limit ${sql.lit(mostClashes)}`.execute(tx)
  return rows
}

/** What a yes to «at the same time as another» is about: another time, and another meeting that it clashes with, is another question. */
export const sureOf = (
  { day, from, to }: { day: string; from: string; to: string },
  clashes: readonly Pick<Clash, 'id'>[],
) => [day, from, to, ...clashes.map(({ id }) => id)].join(' ')
