import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { filterSql, sortColumn } from './filter.ts'
import { refuse } from './problem.ts'
import { type Kind, mostOnPage } from './schema.ts'
import { readSelection, type Selection } from './select.ts'
import type { Json } from './values.ts'

/** What a list is asked for. Over the row `x`. */
export type Asked = {
  selection: Selection
  where: RawBuilder<unknown>
  order: RawBuilder<unknown>
  start: number
  count: number
}
export type Listed = { total: number; resources: Json[] }
/** Where resources are found: `https://kring.example.se/scim/v2`. */
export type Place = { base: string }

export function readAsked(kind: Kind, query: Record<string, string>): Asked {
  const { filter, sortBy, sortOrder = 'ascending' } = query
  const count = Math.max(0, numberIn(query.count, mostOnPage))
  return {
    selection: readSelection(kind, query),
    where: filter === undefined ? sql`true` : filterSql(kind, filter),
    order: orderOf(kind, sortBy, sortOrder),
    start: Math.max(1, numberIn(query.startIndex, 1)),
    count: Math.min(mostOnPage, count),
  }
}

function numberIn(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  return /^-?\d{1,9}$/.test(text) ? Number(text) : refuse('invalidValue', 'startIndex and count are numbers.')
}

function orderOf(kind: Kind, sortBy: string | undefined, sortOrder: string) {
  if (!sortBy) return sql`x.id`
  const found = sortColumn(kind, sortBy)
  if (!found || !['ascending', 'descending'].includes(sortOrder))
    return refuse(
      'invalidValue',
      'Lists are sorted by one attribute with a single value, ascending or descending.',
    )
  const at = found.type === 'text' ? sql`lower(${found.at}) collate "sv-x-icu"` : found.at
  return sql`${at} ${sql.raw(sortOrder === 'ascending' ? 'asc' : 'desc')}, x.id`
}

export async function countOf(tx: Tx, from: RawBuilder<unknown>, { where }: Asked): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${from} where ${where}`.execute(tx)
  return rows[0]?.count ?? 0
}

export const pageOf = ({ where, order, start, count }: Asked) =>
  sql`where ${where} order by ${order} limit ${count} offset ${start - 1}`

type Dated = { id: string; version: number; createdAt: Date; changedAt: Date }

export const metaOf = (kind: Kind, { id, version, createdAt, changedAt }: Dated, { base }: Place) => ({
  resourceType: kind,
  created: createdAt.toISOString(),
  lastModified: changedAt.toISOString(),
  location: `${base}/${kind}s/${id}`,
  version: tagOf(version),
})

export const tagOf = (version: number) => `W/"${version}"`
