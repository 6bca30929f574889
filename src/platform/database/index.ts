import type pg from 'pg'
import type { Config } from '../config.ts'
import { type Embedded, startEmbedded } from '../embedded/embedded.ts'
import { connections, thisMachine } from '../embedded/machine.ts'
import type { EmbeddedOptions } from '../embedded/supervisor.ts'
import { latestOf } from '../generations.ts'
import { migrateJobs } from '../jobs/migrate.ts'
import { keepSecret } from '../secret.ts'
import { migrate } from './migrate.ts'
import { createPool, withClient } from './pool.ts'
import { ensureDatabase, ensureRoles, prepareExternal, type Role } from './roles.ts'

export { createPool, withClient } from './pool.ts'
export { type Role, roles } from './roles.ts'
export { DatabaseTrouble } from './trouble.ts'

export type Database = {
  /** Serves requests; opened by the transaction middleware only. */
  app: pg.Pool
  /** Runs jobs. */
  worker: pg.Pool
  /** Migrates and seeds the demo; never serves. */
  owner: pg.Pool
  urlFor(role: Role): string
  /** The migrations that this start ran: all of them when the database is new. */
  migrated: string[]
  stop(): Promise<void>
}

type Hooks = Pick<EmbeddedOptions, 'tell' | 'onLost' | 'onServer' | 'isEnding'>

/**
 * Starts the embedded PostgreSQL, or readies the one of KRING_DATABASE_URL; makes roles, migrates, opens the pools.
 * Throws {@link DatabaseTrouble}: one sentence, to be shown as it is.
 */
export async function openDatabase(config: Config, hooks: Hooks = {}): Promise<Database> {
  if (config.databaseUrl) {
    const urlFor = await prepareExternal(config.databaseUrl, {
      secret: latestOf(keepSecret(config)),
      password: config.databasePassword,
    })
    return openPools(urlFor, config.databaseConnections ?? 10)
  }
  const server = await startEmbedded({ folder: config.dataFolder, ...hooks })
  try {
    const most = config.databaseConnections ?? connections(thisMachine())
    const database = await openPools(await prepareEmbedded(server), most)
    return { ...database, stop: () => database.stop().finally(server.stop) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Roles and the database `kring` on our own server, where a folder closed to others stands for passwords. */
export async function prepareEmbedded(server: Pick<Embedded, 'urlFor'>) {
  await withClient(server.urlFor('postgres', 'postgres'), async admin => {
    await ensureRoles(admin)
    await ensureDatabase(admin, 'kring')
  })
  return (role: Role) => server.urlFor(role, 'kring')
}

/** The migrations that are missing, the job queue's own, and the access log's months ahead. Safe at every start. */
export async function readySchema(ownerUrl: string) {
  const migrated = await migrate(ownerUrl)
  const owner = createPool(ownerUrl, { max: 1 })
  try {
    await migrateJobs(owner)
    await owner.query(
      `select audit.ensure_partition((current_date + n * interval '1 month')::date) from generate_series(0, 1) n`,
    )
  } finally {
    await owner.end()
  }
  return migrated
}

async function openPools(urlFor: (role: Role) => string, connections: number): Promise<Database> {
  const migrated = await readySchema(urlFor('kring_owner'))
  const pools = {
    app: createPool(urlFor('kring_app'), { max: connections }),
    worker: createPool(urlFor('kring_worker'), { max: 5 }),
    owner: createPool(urlFor('kring_owner'), { max: 2 }),
  }
  const stop = async () => void (await Promise.all(Object.values(pools).map(pool => pool.end())))
  return { ...pools, urlFor, migrated, stop }
}
