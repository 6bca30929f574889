import { type RawBuilder, sql } from 'kysely'
import { formatDate } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { foldedWords } from '../../platform/fold.ts'
import type { SearchFor } from '../../platform/noun.ts'
import { listRecentIds } from '../../sharing/access-log/index.ts'
import { childName } from './children.ts'

export type ChildInList = {
  id: string
  givenName: string
  familyName: string
  birthDate: string
  protected: boolean
  own: boolean
  unitName: string
  planNextOn: string | null
}

export const sorts = ['given', 'family', 'latest'] as const
/** All; about whom something waits for my answer; whose plan is soon or late to be followed up; whom I lead for or am the contact of. */
export const shows = ['all', 'waiting', 'plan', 'mine'] as const

export type Asked = {
  search?: string
  /** only those of my own unit, about whom I may write */
  own?: boolean
  show?: (typeof shows)[number]
  sort?: (typeof sorts)[number]
  page?: number
}

export type ChildList = {
  children: ChildInList[]
  total: number
  page: number
  pages: number
  /** The page that each letter begins on; none where the order is not by name. */
  letters: { letter: string; page: number }[]
}

export const onAPage = 50

/** What a page of children is asked for by its address. */
export function askedFrom({ show, sort, page }: Record<string, string>) {
  return {
    show: shows.find(each => each === show) ?? 'all',
    sort: sorts.find(each => each === sort) ?? 'given',
    page: /^\d{1,5}$/.test(page ?? '') ? Number(page) : 1,
  }
}

/**
 * The children that my function works with or was given, a page of fifty in Swedish order, or those of them whose name has words that
 * begin as what is searched for. A child with protected identity is never found by a search (R8).
 */
export async function listChildren(tx: Tx, actor: Staff, asked: Asked): Promise<ChildList> {
  const { search = '', own = false, show = 'all', sort = 'given' } = asked
  const words = search ? sql`${foldedWords(search).slice(0, 6)}::text[]` : sql`null::text[]`
  const among = show === 'all' ? sql`null::uuid[]` : sql`${await listIds(tx, amongFor[show](actor))}::uuid[]`
  const byName = sort !== 'latest' && show !== 'plan'
  const { rows: counted } = await sql<{ letter: string; begins: number; children: number }>`
    select letter, begins, children from child.count_my_list(${words}, ${own}, ${among}, ${sort === 'family'})`.execute(
    tx,
  )
  const total = counted.reduce((sum, { children }) => sum + children, 0)
  const pages = Math.max(1, Math.ceil(total / onAPage))
  const page = Math.min(Math.max(asked.page ?? 1, 1), pages)
  const order = show === 'plan' ? 'asked' : sort
  const children = await readRows(
    tx,
    actor,
    sql`child.my_list(${words}, ${own}, ${among}, ${order}, ${(page - 1) * onAPage}, ${sql.lit(onAPage)})`,
  )
  const letters = byName
    ? counted.flatMap(({ letter, begins }) =>
        letter ? [{ letter, page: Math.floor((begins - 1) / onAPage) + 1 }] : [],
      )
    : []
  return { children, total, page, pages, letters }
}

/** Those that a search everywhere finds: a name, and no more than tells two of one name apart. */
export async function findChildren(tx: Tx, actor: Staff, { search, language, most }: SearchFor) {
  const words = foldedWords(search).slice(0, 6)
  const rows = words.length
    ? await readRows(
        tx,
        actor,
        sql`child.my_list(${words}::text[], false, null::uuid[], 'given', 0, ${sql.lit(most + 1)})`,
      )
    : []
  const found = rows.slice(0, most).map(child => ({
    id: child.id,
    title: childName(child),
    detail: formatDate(child.birthDate, language),
  }))
  return { found, more: rows.length > most }
}

/** Whom I read about last in this function, as far as I may read about them now; never one with protected identity (R8). */
export async function listRecentChildren(tx: Tx, actor: Staff, { own = false } = {}): Promise<ChildInList[]> {
  const rows = await readRows(tx, actor, sql`unnest(${await listRecentIds(tx)}::uuid[])`)
  return rows.filter(child => !child.protected && (child.own || !own)).slice(0, 8)
}

const readRows = async (tx: Tx, actor: Staff, ids: RawBuilder<unknown>) =>
  (
    await sql<ChildInList>`
    select c.id, c.given_name as "givenName", c.family_name as "familyName", c.birth_date as "birthDate", c.protection <> 'none' as protected,
      c.unit_id = ${actor.unitId} and exists (select from sharing.my_involvements i where i.child_id = c.id) as own, u.name as "unitName",
      (select min(p.next_on) from child.plans p where p.child_id = c.id and p.ended_at is null and p.current_version > 0) as "planNextOn"
    from ${ids} with ordinality mine(id, n) join child.children c on c.id = mine.id join people.units u on u.id = c.unit_id
    order by mine.n`.execute(tx)
  ).rows

async function listIds(tx: Tx, ids: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string }>`select x.id from (${ids}) x(id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Each begins from my own rows, and is what my rights give. */
const amongFor = {
  waiting: ({ functionId }: Staff) => sql`
    select w.child_id from child.worries w where w.to_function_id = ${functionId} and w.answered_at is null and w.withdrawn_at is null
    union select r.child_id from child.requests r where r.to_function_id = ${functionId} and r.answered_at is null and r.withdrawn_at is null`,
  plan: () => sql`
    select p.child_id from (
        select p.id from sharing.my_involvements i join child.plans p on p.child_id = i.child_id
        union select d.item_id from sharing.given_to_my_function d where d.item_kind = 'plan') mine(id)
      join child.plans p on p.id = mine.id
    where p.ended_at is null and p.current_version > 0 and p.next_on <= (now() at time zone 'Europe/Stockholm')::date + 14
    group by p.child_id order by min(p.next_on)`,
  mine: ({ functionId }: Staff) => sql`
    select p.child_id from child.plans p where p.lead_function_id = ${functionId} and p.ended_at is null
    union select n.child_id from child.named_persons n where n.function_id = ${functionId} and n.until is null`,
}
