import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

export type Row = {
  kind: 'worry' | 'request' | 'plan' | 'action'
  id: string
  childId: string
  childName: string
  /** What it is about, in its own words. */
  words: string
  /** The other side: who wrote, who was asked, who leads. */
  other: string
  /** To me to answer or do, or mine where somebody else does. */
  side: 'to_me' | 'mine'
  at: string
  due: string | null
  answered: boolean
  /** Not opened yet. */
  fresh: boolean
}

/** A message that is no item to answer: an answer that came, an emergency, an invitation. */
export type Notice = {
  id: string
  kind: string
  childId: string | null
  childName: string | null
  itemKind: string
  itemId: string | null
  at: string
}

const name = sql`(case when c.protection <> 'none' then '' else c.given_name || ' ' || c.family_name end)`

/**
 * All that waits for my function, and what it waits for from others, in one trip. Each part starts from my own rows
 * (R15: the function's), so that its price does not grow with the county.
 */
export async function readInbox(
  tx: Tx,
  actor: Staff,
): Promise<{ rows: Row[]; notices: Notice[]; begun: number }> {
  const me = sql`${actor.functionId}::uuid`
  const { rows } = await sql<{ rows: Row[] | null; notices: Notice[] | null; begun: number }>`
    with fresh as (select distinct n.item_id from child.notices n where n.to_function_id = ${me} and n.seen_at is null),
    items as (
      (select 'worry' as kind, w.id, w.child_id, left(v.answers ->> 'noticed', 160) as words, f.name as other, 'to_me' as side, w.sent_at as at, w.answer_by as due, w.answered_at is not null as answered
        from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1 join people.functions f on f.id = w.author_function_id
        where w.to_function_id = ${me} and w.answered_at is null order by w.answer_by limit 200)
      union all
      (select 'worry', w.id, w.child_id, left(v.answers ->> 'noticed', 160), f.name, 'mine', w.sent_at, w.answer_by, w.answered_at is not null
        from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1 join people.functions f on f.id = w.to_function_id
        where w.author_function_id = ${me} and w.to_function_id <> ${me} order by w.sent_at desc limit 50)
      union all
      (select 'request', r.id, r.child_id, left(r.asked, 160), f.name || ', ' || u.name, 'to_me', r.sent_at, r.answer_by, r.answered_at is not null
        from child.requests r join people.functions f on f.id = r.from_function_id join people.units u on u.id = f.unit_id
        where r.to_function_id = ${me} and r.answered_at is null and r.withdrawn_at is null order by r.answer_by limit 200)
      union all
      (select 'request', r.id, r.child_id, left(r.asked, 160), f.name || ', ' || u.name, 'mine', r.sent_at, r.answer_by, r.answered_at is not null
        from child.requests r join people.functions f on f.id = r.to_function_id join people.units u on u.id = f.unit_id
        where r.from_function_id = ${me} and r.withdrawn_at is null order by r.sent_at desc limit 50)
      union all
      (select 'plan', p.id, p.child_id, '', '', 'mine', p.started_at, p.next_on, p.current_version > 0
        from child.plans p where p.lead_function_id = ${me} and p.ended_at is null order by p.next_on limit 100)
      union all
      (select 'action', p.id, p.child_id, left(v.words, 160), f.name, 'to_me', p.started_at, v.until_on, false
        from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
          join people.functions f on f.id = p.lead_function_id
        where v.function_id = ${me} and v.kind = 'action'
          and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
        order by v.until_on nulls last limit 100)
    )
    select (select jsonb_agg(jsonb_build_object('kind', i.kind, 'id', i.id, 'childId', i.child_id, 'childName', ${name}, 'words', i.words, 'other', i.other, 'side', i.side,
        'at', i.at, 'due', i.due, 'answered', i.answered, 'fresh', exists (select from fresh where fresh.item_id = i.id)) order by i.due nulls last, i.at)
        from items i join child.children c on c.id = i.child_id) as rows,
      (select jsonb_agg(x.o order by x.made_at desc) from (
        select n.made_at, jsonb_build_object('id', n.id, 'kind', n.kind, 'childId', c.id, 'childName', ${name}, 'itemKind', n.item_kind, 'itemId', n.item_id, 'at', n.made_at) as o
        from child.notices n left join child.children c on c.id = n.child_id
        where n.to_function_id = ${me} and n.seen_at is null order by n.made_at desc limit 100) x) as notices,
      (select count(*)::int from child.drafts d left join child.children c on c.id = d.child_id
        where d.function_id = ${me} and (d.child_id is null or c.id is not null)) as begun`.execute(tx)
  return { rows: rows[0]?.rows ?? [], notices: rows[0]?.notices ?? [], begun: rows[0]?.begun ?? 0 }
}

export const views = ['new', 'waiting', 'soon', 'mine'] as const
export type View = (typeof views)[number]

/** Which rows stand under which heading: `soon` is what is due within three days, or should have been done. */
export function rowsOf(view: View, rows: Row[], now = new Date()): Row[] {
  const soon = new Date(now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  if (view === 'new') return rows.filter(row => row.fresh && isOpened(row.kind))
  if (view === 'waiting')
    return rows.filter(row => row.side === 'to_me' && (row.kind === 'worry' || row.kind === 'request'))
  if (view === 'soon')
    return rows.filter(
      row => row.due !== null && row.due <= soon && (row.side === 'to_me' || row.kind === 'plan'),
    )
  return rows.filter(row => row.side === 'mine' || row.kind === 'action')
}

/** A worry and a request count as seen when they are opened, so that their row says it; the rest is told by itself. */
const isOpened = (kind: string) => kind === 'worry' || kind === 'request'

/** What has happened that no row says. */
export function noticesApart(rows: Row[], notices: Notice[]) {
  const rowsThatTell = new Set(rows.filter(row => isOpened(row.kind)).map(row => row.id))
  return notices.filter(notice => !notice.itemId || !rowsThatTell.has(notice.itemId))
}

/** Takes a notice out of the new ones. */
export async function dismissNotice(tx: Tx, id: string) {
  await tx
    .updateTable('child.notices')
    .set({ seen_at: sql`now()` })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute()
}
