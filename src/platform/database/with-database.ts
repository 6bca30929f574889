import { Kysely, PostgresDialect } from 'kysely'
import { loadConfig } from '../config.ts'
import { findEmbedded, startEmbedded } from '../embedded/embedded.ts'
import { latestOf } from '../generations.ts'
import { keepSecret } from '../secret.ts'
import { prepareEmbedded } from './index.ts'
import { createPool } from './pool.ts'
import { prepareExternal, type Role } from './roles.ts'
import type { DB } from './schema.d.ts'
import type { Tx } from './transaction.ts'

/**
 * For a command: the database of the settings, the one that serves now, or started for as long as the work takes.
 * Throws {@link DatabaseTrouble} or ConfigTrouble, to be shown as they are.
 */
export async function withDatabase<T>(work: (urlFor: (role: Role) => string) => Promise<T>) {
  const config = loadConfig([])
  if (config.databaseUrl)
    return work(
      await prepareExternal(config.databaseUrl, {
        secret: latestOf(keepSecret(config)),
        password: config.databasePassword,
      }),
    )
  const beside = findEmbedded(config.dataFolder)
  if (beside) return work(role => beside.urlFor(role, 'kring')).finally(beside.release)
  const server = await startEmbedded({ folder: config.dataFolder })
  try {
    return await work(await prepareEmbedded(server))
  } finally {
    await server.stop()
  }
}

/**
 * One transaction for a command, as a role of the database and without an actor: all of the work, or nothing of it.
 * What throws is undone.
 */
export async function inCommandTransaction<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(url, { max: 1 }) }) })
  try {
    return await database.transaction().execute(work)
  } finally {
    await database.destroy()
  }
}
