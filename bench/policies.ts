import pg from 'pg'
import type { County } from './county.ts'
import { runTimeOf } from './processes.ts'
import { type Recorded, rowsOf, type Statement } from './record.ts'
import { note } from './report.ts'
import { smoke } from './sizes.ts'

/**
 * What the policies cost: the page's own statements as `kring_app`, and as a role that bypasses all policies, one at a
 * time on kept plans. A statement that answers more rows without its policies leans on them to choose, so that it does
 * other work there: such are left out of the ratio and counted.
 */
export async function comparePolicies(name: string, county: County, recorded: readonly Recorded[]) {
  const connect = async (user: string) => {
    const client = new pg.Client({ connectionString: county.urlFor(user) })
    await client.connect()
    return client
  }
  const [app, free] = await Promise.all([connect('kring_app'), connect('bench_bypass')])
  const sums = { app: 0, free: 0, left: 0, all: 0 }
  try {
    for (const page of recorded.slice(0, smoke ? 2 : 10)) {
      const [ofApp, ofFree] = [await timesOf(app, page), await timesOf(free, page)]
      for (const [n, one] of ofApp.entries()) {
        const other = ofFree[n]
        if (!other || !page.statements[n]?.values) continue
        sums.all++
        if (one.rows !== other.rows) sums.left++
        else {
          sums.app += one.time
          sums.free += other.time
        }
      }
    }
  } finally {
    await Promise.all([app.end(), free.end()])
  }
  const ratio = sums.app / sums.free
  const per = recorded.slice(0, smoke ? 2 : 10).length
  note(
    `${name}, policies`,
    `${ratio.toFixed(2)} × (${(sums.app / per).toFixed(2)} ms of processor against ${(sums.free / per).toFixed(2)} ms; ${sums.left} of ${sums.all} statements answer other rows without policies and are left out)`,
    { bound: '≤ 1.25 ×', holds: ratio <= 1.25 },
  )
}

/** The processor that each statement takes, the least of several runs: what a busy machine adds is no cost of a policy. */
async function timesOf(client: pg.Client, { statements }: Recorded) {
  const backend: string = (await client.query('select pg_backend_pid()::text as pid')).rows[0].pid
  const runs: { time: number; rows: number }[][] = statements.map(() => [])
  for (let run = 0; run < 7; run++) {
    for (const [n, statement] of statements.entries()) {
      const before = runTimeOf(backend)
      const result = await client.query(queryOf(statement))
      if (run > 1) runs[n]?.push({ time: runTimeOf(backend) - before, rows: rowsOf(result) })
    }
  }
  return runs.map(all => ({ time: Math.min(...all.map(({ time }) => time)), rows: all[0]?.rows ?? 0 }))
}

const names = new Map<string, string>()
function queryOf({ text, values }: Statement) {
  if (!values) return text
  if (!names.has(text)) names.set(text, `bench_${names.size}`)
  return { name: names.get(text) as string, text, values }
}
