import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledQuery, DefaultQueryExecutor, type QueryResult } from 'kysely'
import { afterAll, afterEach, inject } from 'vitest'
import { watchRows } from './watch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the types of rows that the source declares, and the folder where each worker writes what it has seen. */
    rowTypes: { sites: string; seen: string }
  }
}

/** Every row that Kysely reads in a test is compared with the type that `sql<T>` says it has. A worker is watched once. */
const files = inject('rowTypes')
const watched = globalThis as { kringRowTypes?: ReturnType<typeof watchRows> }
watched.kringRowTypes ??= watchKysely()
export const rowTypes = watched.kringRowTypes

function watchKysely() {
  const watch = watchRows(JSON.parse(readFileSync(files.sites, 'utf8')))
  // The executor of each kind of database inherits this one.
  const base = Object.getPrototypeOf(DefaultQueryExecutor.prototype)
  const execute = base.executeQuery
  base.executeQuery = async function (query: CompiledQuery): Promise<QueryResult<unknown>> {
    const result = await execute.call(this, query)
    watch.watch(query.query, result.rows)
    return result
  }
  return watch
}

export function failOnProblems() {
  const problems = rowTypes.takeProblems()
  if (problems.length) throw new Error(`Rows that are not of their declared type:\n${problems.join('\n')}`)
}

afterEach(failOnProblems)
afterAll(() => {
  writeFileSync(join(files.seen, `${process.pid}.json`), JSON.stringify(rowTypes.seen()))
  failOnProblems()
})
