// Records what the real app asks its database for, by serving a page in this process over a pool that is looked at.
import { writeFileSync } from 'node:fs'
import type pg from 'pg'
import { createPool, openApp, origin } from './app.ts'

export type Statement = { text: string; values?: unknown[]; rows: number }
export type Recorded = {
  path: string
  cookie: string
  status: number
  headers: [string, string][]
  body: string
  statements: Statement[]
}
export type Recorder = Awaited<ReturnType<typeof openRecorder>>

/** One connection, so that `record` sees one request at a time with its plans kept as in a server that has run a while. */
export async function openRecorder(appUrl: string) {
  const pool = createPool(appUrl, { max: 1 })
  let statements: Statement[] | undefined
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      const entry = statements && entryOf(given)
      if (entry) statements?.push(entry)
      const answer = query(...given)
      if (entry && answer instanceof Promise) {
        answer.then(
          result => {
            entry.rows = rowsOf(result)
          },
          () => {},
        )
      }
      return answer
    }) as typeof client.query
  })
  const { app, stop } = await openApp(pool, appUrl)

  async function record(path: string, cookie: string, init: RequestInit = {}): Promise<Recorded> {
    statements = []
    const { headers, ...rest } = init
    const answer = await app.request(`${origin}${path}`, {
      ...rest,
      headers: { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    })
    const body = await answer.text()
    const seen = statements
    statements = undefined
    return {
      path,
      cookie,
      status: answer.status,
      headers: [...answer.headers],
      body,
      statements: seen.filter(({ text }) => text !== 'select pg_backend_pid() as pid'),
    }
  }
  return {
    app,
    record,
    async stop() {
      await stop()
      await pool.end()
    },
  }
}

/** For bench/floors.ts, which answers the same from the statements alone. */
export const writeRecorded = (file: string, recorded: Recorded[]) =>
  writeFileSync(
    file,
    JSON.stringify(recorded, (_key, value) =>
      value?.type === 'Buffer' ? { buffer: Buffer.from(value.data).toString('base64') } : value,
    ),
  )

/** pg's query takes a text or an object, and values in either. */
function entryOf([first, second]: unknown[]): Statement {
  if (typeof first === 'string')
    return { text: first, rows: 0, ...(Array.isArray(second) && { values: second }) }
  const { text, values } = first as { text: string; values?: unknown[] }
  return { text, rows: 0, ...(values && { values }) }
}

export const rowsOf = (result: pg.QueryResult | pg.QueryResult[]) =>
  [result].flat().reduce((sum, { rows }) => sum + (rows?.length ?? 0), 0)
