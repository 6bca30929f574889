import { sql } from 'kysely'
import { daysFromToday } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { InboxRow } from '../../platform/noun.ts'
import { inboxKinds, noticeWords } from '../nouns.ts'

export type Row = InboxRow

/** A message that needs no answer: an answer that came, an emergency, an invitation. */
export type Notice = {
  id: string
  kind: string
  childId: string | null
  /** about a child that the function may not read any more */
  gone: boolean
  childName: string | null
  itemKind: string
  itemId: string | null
  at: string
  /** how often it has happened */
  times: number
}

const name = sql`(case when c.protection <> 'none' then '' else c.given_name || ' ' || c.family_name end)`

/**
 * All that waits for my function, and what it waits for from others, in one round trip. Each part starts from my own rows
 * (R15: the function's), so that its cost does not grow with the county.
 */
export async function readInbox(
  tx: Tx,
  actor: Staff,
): Promise<{ rows: Row[]; notices: Notice[]; begun: number }> {
  const me = sql`${actor.functionId}::uuid`
  const rowsOfEveryKind = sql.join(
    Object.values(inboxKinds).map(kind => kind.rows(me)),
    sql` union all `,
  )
  const { rows } = await sql<{ rows: Row[] | null; notices: Notice[] | null; begun: number }>`
    with fresh as (select distinct n.item_id from sharing.notices n where n.to_function_id = ${me} and n.seen_at is null),
    items as (
      ${rowsOfEveryKind}
    )
    select (select jsonb_agg(jsonb_build_object('kind', i.kind, 'id', i.id, 'childId', i.child_id, 'childName', ${name}, 'words', i.words, 'other', i.other, 'side', i.side,
        'at', i.at, 'due', i.due, 'answered', i.answered, 'fresh', exists (select from fresh where fresh.item_id = i.id)) order by i.due nulls last, i.at)
        from items i join child.children c on c.id = i.child_id) as rows,
      (select jsonb_agg(x.o order by x.made_at desc) from (
        select n.made_at, jsonb_build_object('id', n.id, 'kind', n.kind, 'childId', c.id, 'gone', n.child_id is not null and c.id is null, 'childName', ${name}, 'itemKind', n.item_kind, 'itemId', n.item_id, 'at', n.made_at, 'times', n.times) as o
        from sharing.notices n left join child.children c on c.id = n.child_id
        where n.to_function_id = ${me} and n.seen_at is null order by n.made_at desc limit 100) x) as notices,
      (select count(*)::int from sharing.drafts d left join child.children c on c.id = d.child_id
        where d.function_id = ${me} and (d.child_id is null or c.id is not null)) as begun`.execute(tx)
  return { rows: rows[0]?.rows ?? [], notices: rows[0]?.notices ?? [], begun: rows[0]?.begun ?? 0 }
}

export const views = ['new', 'waiting', 'soon', 'mine'] as const
export type View = (typeof views)[number]

/** Which rows stand under which heading: `soon` is what is due within three days, or should have been done. */
export function rowsOf(view: View, rows: Row[], now = new Date()): Row[] {
  const soon = daysFromToday(3, now)
  if (view === 'new') return rows.filter(row => row.fresh && owesAnswer(row.kind))
  if (view === 'waiting') return rows.filter(row => row.side === 'to_me' && owesAnswer(row.kind))
  if (view === 'soon')
    return rows.filter(
      row => row.due !== null && row.due <= soon && (row.side === 'to_me' || row.kind === 'plan'),
    )
  return rows.filter(row => row.side === 'mine' || row.kind === 'action')
}

/** What owes an answer is marked as seen when it is opened, so its row tells of it; every other notice stands by itself. */
const owesAnswer = (kind: string) => inboxKinds[kind]?.owesAnswer ?? false

/** Notices that no row tells of. */
export function noticesApart(rows: Row[], notices: Notice[]) {
  const rowsThatTell = new Set(rows.filter(row => owesAnswer(row.kind)).map(row => row.id))
  return notices.filter(notice => !notice.itemId || !rowsThatTell.has(notice.itemId))
}

/** Told until it is answered, by somebody who need not know the child: a row of its own, not one about a child. */
export const waits = ({ kind }: Notice) => noticeWords[kind]?.waits ?? false

/** Takes a notice out of the new ones. */
export async function dismissNotice(tx: Tx, id: string) {
  await tx
    .updateTable('sharing.notices')
    .set({ seen_at: sql`now()` })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute()
}
