import { type RawBuilder, sql } from 'kysely'
import { type Withdrew, withdrewIn } from '../../child/consents/index.ts'
import { endOfWeek, todaysDate } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { InboxKind, InboxRow } from '../../platform/noun.ts'
import { inboxKinds, itemKinds, noticeWords } from '../nouns.ts'

export type Row = InboxRow

/** News: a message that needs no answer. */
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
  /** who did it, where the kind says so and the reader may know */
  by: string | null
  /** how often it has happened */
  times: number
  /** who has begun to hold my own function, and whom after */
  turn: {
    name: string
    mine: boolean
    after: string | null
    startsOn: string
    /** What came along, where it is I who have begun. */
    brings: { children: number; plans: number; meetings: number } | null
  } | null
  /** of a consent of my own unit's records: who has stopped sharing, and with which units */
  withdrew: Withdrew | null
}

export const filters = ['all', 'new', 'mine'] as const
export type Filter = (typeof filters)[number]

/** What waits: counted to a hundred, so that it costs the same whatever has been left lying. */
export type Counts = {
  /** mine to do, and its day has passed */
  late: number
  /** waits for my answer, or is to be done today */
  waiting: number
  /** somebody else's answer to me, or actions of a plan that I lead, and the day has passed */
  othersLate: number
}
export const mostCounted = 100

export const rowsOnPage = 50

const me = (actor: Staff) => sql`${actor.functionId}::uuid`

/** Notices that stand until they are answered, by somebody who need not know the child. */
const waitingNotices: InboxKind = {
  owesAnswer: true,
  rows: func => [
    sql`select 'notice' as kind, n.id, null::uuid as child_id, n.kind as words, array_remove(array[n.item_kind, n.item_id::text, ${doneBy}], null) as who, '' as post, 'to_me' as side, n.made_at as at,
        case when n.kind = any(${kindsThat(waits => waits === 'due')}::text[]) then n.made_at::date else current_date end as due, false as answered
      from sharing.notices n left join child.children c on c.id = n.child_id
      where n.to_function_id = ${func} and n.seen_at is null and n.kind = any(${kindsThat(Boolean)}::text[])`,
  ],
  title: ({ words, who: [, , by] }, language) =>
    (by && noticeWords[words]?.by?.words[language](by)) || (noticeWords[words]?.[language] ?? ''),
  href: ({ who: [itemKind = '', itemId = ''] }) => itemKinds[itemKind]?.link?.(itemId) ?? '',
}
const kindsThat = (wait: (waits: true | 'due' | undefined) => boolean) =>
  Object.keys(noticeWords).filter(kind => wait(noticeWords[kind]?.waits))

const kindsNeedingItem = kindsThatSay('needsItem').map(([kind]) => kind)

/** The kinds of notice that declare this, with what they declare. */
function kindsThatSay<K extends 'readable' | 'needsItem' | 'by'>(key: K) {
  return Object.entries(noticeWords).flatMap(([kind, words]) => {
    const said = words?.[key]
    return said ? [[kind, said] as const] : []
  })
}

const kinds: Record<string, InboxKind> = { ...inboxKinds, notice: waitingNotices }
export const kindOf = (row: Row) => kinds[row.kind] as InboxKind

const kindsWhere = (is: (kind: InboxKind) => unknown) =>
  sql`${Object.keys(kinds).filter(name => is(kinds[name] as InboxKind))}::text[]`

/** Each part by itself, so that an index of its own gives the first of it. */
const partsOf = (func: RawBuilder<unknown>, each: (part: RawBuilder<unknown>) => RawBuilder<unknown>) =>
  sql.join(
    Object.values(kinds).flatMap(kind => kind.rows(func).map(part => sql`(${each(part)})`)),
    sql` union all `,
  )

/** Late first, then by day; what has been answered last, the latest first. */
const inOrder = sql`i.answered, case when i.answered then null else i.due end nulls last, i.at desc, i.id`

const inFilter = {
  all: sql`not i.answered`,
  new: sql`not i.answered and (i.kind = 'notice' or i.id in (select item_id from fresh))`,
  mine: sql`(i.side = 'mine' or i.kind = any(${kindsWhere(kind => kind.mine)}))`,
} satisfies Record<Filter, unknown>

const counted = (actor: Staff) => sql`
  select least(count(*) filter (where c.side = 'to_me' and c.due < current_date), ${mostCounted})::int as late,
    least(count(*) filter (where c.side = 'to_me' and c.due is distinct from null and c.due >= current_date
      and (c.due = current_date or c.kind = any(${kindsWhere(kind => kind.owesAnswer)}))), ${mostCounted})::int as waiting,
    least(count(*) filter (where c.side = 'mine' and c.due < current_date), ${mostCounted})::int as "othersLate"
  from (${partsOf(me(actor), part => sql`select kind, side, due from (${part}) p where not answered order by due nulls last limit ${2 * mostCounted}`)}) c`

/**
 * What waits for my function, for the menu: one query over the function's own rows.
 */
export async function countInbox(tx: Tx, actor: Staff): Promise<Counts> {
  const { rows } = await counted(actor).execute(tx)
  return rows[0] as Counts
}

/** Of a notice that somebody was given my own function: who, and who had it before. */
const turn = (actor: Staff) => sql`case when n.kind = 'appointment_made' and n.item_id = ${me(actor)} then (
  select jsonb_build_object('name', p.name, 'mine', p.id = ${actor.personId}::uuid, 'startsOn', a.starts_at::date, 'brings', case when p.id = ${actor.personId}::uuid then (select to_jsonb(c) from people.what_came_along() c) end, 'after', (
      select q.name from people.appointments b join people.persons q on q.id = b.person_id
      where b.function_id = a.function_id and b.person_id <> a.person_id and b.ends_at between a.starts_at - interval '90 days' and a.starts_at + interval '1 minute'
      order by b.ends_at desc limit 1))
  from people.appointments a join people.persons p on p.id = a.person_id
  where a.function_id = n.item_id and a.starts_at >= n.made_at - interval '1 minute' and (a.ends_at is null or a.ends_at > now()) order by a.starts_at limit 1) end`

/** Of a notice: what it is about can no longer be read. */
const gone = sql`(n.child_id is not null and c.id is null${sql.join(
  kindsThatSay('readable').map(([kind, query]) => sql` or n.kind = ${kind} and not exists (${query})`),
  sql``,
)})`

const doneBy = sql`case ${sql.join(
  kindsThatSay('by').map(([kind, { who }]) => sql`when n.kind = ${kind} then ${who}`),
  sql` `,
)} end`

const name = sql`(case when c.protection <> 'none' then '' else c.given_name || ' ' || c.family_name end)`

export type Inbox = {
  rows: Row[]
  notices: Notice[]
  counts: Counts
  begun: number
  /** there are more of them on the next page */
  more: boolean
  /** works with a child, so there is something to notice */
  hasChildren: boolean
}

/**
 * One page of what waits for my function, and of what it waits for from others, in one round trip. Each part starts from my own rows
 * (R15: the function's) and is limited by itself, so that its cost grows neither with the county nor with what lies further down.
 */
export async function readInbox(
  tx: Tx,
  actor: Staff,
  { filter, page }: { filter: Filter; page: number },
): Promise<Inbox> {
  const upTo = page * rowsOnPage + 1
  const parts = partsOf(
    me(actor),
    part => sql`select * from (${part}) i where ${inFilter[filter]} order by ${inOrder} limit ${upTo}`,
  )
  const { rows } = await sql<
    Omit<Inbox, 'more' | 'rows' | 'notices'> & { rows: Row[] | null; notices: Notice[] | null }
  >`
    with fresh as (select distinct n.item_id from sharing.notices n where n.to_function_id = ${me(actor)} and n.seen_at is null),
    items as (select * from (${parts}) i order by ${inOrder} limit ${rowsOnPage + 1} offset ${(page - 1) * rowsOnPage})
    select (select jsonb_agg(jsonb_build_object('kind', i.kind, 'id', i.id, 'childId', i.child_id, 'childName', ${name}, 'words', i.words, 'who', i.who, 'post', i.post,
        'side', i.side, 'at', i.at, 'due', i.due, 'answered', i.answered, 'fresh', exists (select from fresh where fresh.item_id = i.id)) order by ${inOrder})
        from items i left join child.children c on c.id = i.child_id where i.child_id is null or c.id is not null) as rows,
      (select jsonb_agg(x.o order by x.made_at desc) from (
        select n.made_at, jsonb_build_object('id', n.id, 'kind', n.kind, 'childId', c.id, 'gone', ${gone}, 'by', ${doneBy}, 'childName', ${name}, 'itemKind', n.item_kind, 'itemId', n.item_id, 'at', n.made_at, 'times', n.times, 'turn', ${turn(actor)}, 'withdrew', ${withdrewIn}) as o
        from sharing.notices n left join child.children c on c.id = n.child_id
        where n.to_function_id = ${me(actor)} and n.seen_at is null and n.kind <> all(${kindsThat(Boolean)}::text[])
          and not (n.kind = any(${kindsNeedingItem}::text[]) and ${gone})
        order by n.made_at desc limit ${rowsOnPage + 1} offset ${(page - 1) * rowsOnPage}) x) as notices,
      (select to_jsonb(n) from (${counted(actor)}) n) as counts,
      exists (select from sharing.my_involvements) as "hasChildren",
      (select count(*)::int from sharing.drafts d left join child.children c on c.id = d.child_id
        where d.function_id = ${me(actor)} and (d.child_id is null or c.id is not null)) as begun`.execute(tx)
  const { counts, begun, hasChildren, rows: found, notices: told } = rows[0] as NonNullable<(typeof rows)[0]>
  const [list, news] = [found ?? [], told ?? []]
  return {
    counts,
    begun,
    hasChildren,
    rows: list.slice(0, rowsOnPage),
    notices: newsBeside(list, news.slice(0, rowsOnPage)),
    more: list.length > rowsOnPage || news.length > rowsOnPage,
  }
}

/** News that no row tells of: what owes an answer is marked as seen when it is opened, so its row tells of it. */
function newsBeside(rows: Row[], notices: Notice[]) {
  const told = new Set(rows.filter(row => kindOf(row).owesAnswer).map(row => row.id))
  return notices.filter(notice => !notice.itemId || !told.has(notice.itemId))
}

export const sections = ['late', 'today', 'week', 'later', 'answered'] as const
export type Section = (typeof sections)[number]

/** Under which heading a row stands. */
export function sectionOf({ due, answered }: Row, now = new Date()): Section {
  const today = todaysDate(now)
  if (answered) return 'answered'
  if (due === null) return 'later'
  if (due < today) return 'late'
  if (due === today) return 'today'
  return due <= endOfWeek(today) ? 'week' : 'later'
}

/** Takes a notice out of the news. */
export async function dismissNotice(tx: Tx, id: string) {
  await tx
    .updateTable('sharing.notices')
    .set({ seen_at: sql`now()` })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute()
}

/** Brings back what was taken out by mistake, unless the same has been told again meanwhile. */
export async function bringBackNotice(tx: Tx, id: string) {
  await sql`update sharing.notices n set seen_at = null where n.id = ${id}::uuid and n.seen_at is not null
    and not exists (select from sharing.notices o where o.to_function_id = n.to_function_id and o.kind = n.kind and o.seen_at is null
      and o.item_id is not distinct from n.item_id and o.child_id is not distinct from n.child_id)`.execute(
    tx,
  )
}
