import type pg from 'pg'
import { registerTask } from '../../../platform/jobs/index.ts'
import { hide } from '../hiding/index.ts'
import { isCount, type RawCount, sumsOf } from './equations.ts'
import type { Quarter } from './quarters.ts'

type Queries = Pick<pg.ClientBase, 'query'>

/** Releases every quarter that has been over long enough, in every collaboration. Answers how many. `pool` is the worker's. */
export async function releaseFinishedQuarters(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ collaboration_id: string; quarter: Quarter }>(
    'select collaboration_id, quarter from insight.due_quarters()',
  )
  let released = 0
  for (const { collaboration_id, quarter } of rows)
    if (await inTransaction(pool, client => releaseQuarter(client, collaboration_id, quarter))) released++
  return released
}

/** Counts a quarter, decides once what is hidden in all of it, and releases the rest. False when it has been done, or is not over. */
export async function releaseQuarter(
  client: Queries,
  collaboration: string,
  quarter: Quarter,
): Promise<boolean> {
  const { rows } = await client.query<RawCount & { hidden_below: number }>(
    'select * from insight.count_quarter($1, $2)',
    [collaboration, quarter],
  )
  const hidden = hiddenOf(rows, rows[0]?.hidden_below ?? 5)
  const answer = await client.query('select insight.release_quarter($1, $2, $3) as released', [
    collaboration,
    quarter,
    hidden,
  ])
  return answer.rows[0].released
}

/**
 * What stays hidden: too few, or too few children however often they come back, and whatever would give those away. How many
 * there were in all is missed most, and is never hidden to protect something else.
 */
export function hiddenOf(counts: readonly RawCount[], limit: number): string[] {
  const cells = counts.filter(isCount).map(({ key, part, kind, unit_id, value, children }) => ({
    id: key,
    value,
    sensitive: children < limit,
    known: part === 'n' && !kind && value >= limit && children >= limit,
    cost: unit_id ? 0 : (part === 'n' ? 400 : 0) + (kind ? 100 : 300),
  }))
  return hide(cells, sumsOf(counts), limit)
}

/** Nightly, when nobody waits for the database. */
export const registerChildFiguresTask = () =>
  registerTask('release-child-figures', (_, { pool }) => releaseFinishedQuarters(pool).then(() => {}), {
    cron: '40 1 * * *',
  })

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
