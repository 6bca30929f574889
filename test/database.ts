import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { createPool, type Database, type Role, roles, withClient } from '../src/platform/database/index.ts'
import { ensureDatabase } from '../src/platform/database/roles.ts'

export type TestDatabase = Database & {
  name: string
  /** As the administrator, past all policies: to arrange and to look behind, never instead of the role that is tested. */
  admin: pg.Pool
  insight: pg.Pool
  auditor: pg.Pool
  /** The same as `stop()`, and removes the database. */
  drop(): Promise<void>
}

/** What is seeded once per run and then copied: `seed` gets a migrated database. */
type Story = { name: string; seed(database: TestDatabase): Promise<unknown> }

/**
 * A database of one's own in about 50 ms, copied from the migrated one; with a story, from one where the story is seeded.
 *
 *     const database = await testDatabase()
 *     afterAll(() => database.drop())
 */
export async function testDatabase({ story }: { story?: Story } = {}): Promise<TestDatabase> {
  const template = story ? await seedOnce(story) : 'kring'
  return openClone(await clone(template))
}

/** A database with nothing in it, for what migrates it itself. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(admin => ensureDatabase(admin, name))
  return openClone(name)
}

const urlFor = (user: string, name: string) =>
  `postgresql://${user}@/${name}?host=${encodeURIComponent(inject('databaseSocket'))}`
const asAdmin = <T>(work: (client: pg.Client) => Promise<T>) =>
  withClient(urlFor('postgres', 'postgres'), work)

async function clone(template: string, name = `test_${randomBytes(6).toString('hex')}`) {
  await asAdmin(async admin => {
    // Copying needs the template alone; copies wait for each other.
    await admin.query('select pg_advisory_lock(1264742759, 4)')
    await admin.query(`create database ${name} owner kring_owner template ${template} strategy file_copy`)
    await admin.query(`revoke connect, temporary on database ${name} from public`)
    await admin.query(`grant connect on database ${name} to ${roles.join(', ')}`)
    await admin.query(`grant create, temporary on database ${name} to kring_owner`)
  })
  return name
}

/** The first test file that asks seeds the story, the others wait for it. */
async function seedOnce({ name, seed }: Story) {
  const template = `story_${name}`
  await asAdmin(async admin => {
    await admin.query('select pg_advisory_lock(1264742759, hashtext($1))', [template])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const half = openClone(await clone('kring', `${template}_half`))
    try {
      await seed(half)
      await half.stop()
      await admin.query(`alter database ${template}_half rename to ${template}`)
    } catch (error) {
      await half.drop()
      throw error
    }
  })
  return template
}

function openClone(name: string): TestDatabase {
  // A connection opens when it is used first: a pool that is not used costs nothing.
  const pool = (user: Role | 'postgres') => createPool(urlFor(user, name), { max: 5 })
  const pools = {
    app: pool('kring_app'),
    worker: pool('kring_worker'),
    owner: pool('kring_owner'),
    insight: pool('kring_insight'),
    auditor: pool('kring_auditor'),
    // Days are counted as the serving roles count them: between midnight and two in the morning UTC is a day behind.
    admin: createPool(urlFor('postgres', name), { max: 5, options: '-c TimeZone=Europe/Stockholm' }),
  }
  const stop = async () => {
    await Promise.all(Object.values(pools).map(each => (each.ending ? undefined : each.end())))
  }
  const drop = async () => {
    await stop()
    await asAdmin(admin => admin.query(`drop database if exists ${name} with (force)`))
  }
  return { ...pools, name, migrated: [], urlFor: role => urlFor(role, name), stop, drop }
}
