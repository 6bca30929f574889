import type pg from 'pg'
import { demoSecret } from '../src/platform/config.ts'
import type { Secret } from '../src/platform/generations.ts'
import { actAs } from './as-person.ts'
import { seedBase } from './base.ts'
import { Time } from './commands/time.ts'
import { ids } from './ids.ts'
import { seedForums, settleForums } from './joint/forums.ts'
import { seedCountyGoals, seedStories } from './learning/county.ts'
import { seedFloor } from './learning/floor.ts'
import { seedIndicators } from './learning/indicators.ts'
import { seedResults } from './learning/results.ts'
import { seedSurveys, settleSurveys } from './learning/surveys.ts'
import { tellBjorkbacken } from './story/bjorkbacken.ts'
import { tellCare } from './story/care.ts'
import { tellSchools } from './story/schools.ts'
import { tellSmultronet } from './story/smultronet.ts'

type Pools = { owner: pg.Pool; app: pg.Pool }

/** `secret`: the base secret of the installation. `issuer`: whose sign-ins the people have accounts at. */
type Settings = { secret: Secret; issuer: string }

/**
 * Seeds the county in a migrated database that is empty, or where earlier seeding was cut short. The house and the
 * children are seeded by the owner; what people have done is done by them, as `kring_app` with their own rights, and then
 * moved back in time.
 */
export async function seedDemo({ owner, app }: Pools, settings: Settings): Promise<void> {
  if (!(await needsDemo(owner))) throw new Error('The demo is seeded in an empty database only.')
  await inOneTransaction(owner, async client => {
    await emptyTheHouse(client)
    await seedBase(client, settings)
  })
  const time = new Time()
  const { asPerson, signOut } = actAs(app, settings.issuer)
  const world = { asPerson, time }
  await Promise.all([tellBjorkbacken(world), tellSmultronet(world), tellSchools(world), tellCare(world)])
  await seedStories(asPerson)
  await seedCountyGoals(asPerson)
  await seedSurveys(asPerson, settings.secret)
  await seedIndicators(world)
  await seedForums(asPerson)
  await signOut()
  await inOneTransaction(owner, async client => {
    await time.settle(client)
    await settleSurveys(client)
    await settleForums(client, time)
    await seedResults(client, settings.secret)
    await seedFloor(client)
    // What has been is mailed to nobody.
    await client.query('delete from graphile_worker._private_jobs')
    await client.query(`update people.collaborations set created_at = $1`, [time.at(-1000, '09:00')])
  })
}

/** True when there is nothing in the database, or only a county whose laying was cut short: it is younger than its people. */
export async function needsDemo(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query(
    `select coalesce(bool_and(id = $1 and created_at > (select min(starts_at) from people.appointments)), true) as needs
      from people.collaborations`,
    [ids.collaboration],
  )
  return rows[0].needs
}

/** What tests seed with; the people's accounts are at this issuer unless they give their own. */
export const demoSettings = {
  secret: demoSecret,
  issuer: 'http://localhost:3000/demo/idp',
}

/** For `testDatabase({ story: demoStory })`: seeded once a run, copied for each file. */
export const demoStory = { name: 'demo', seed: (database: Pools) => seedDemo(database, demoSettings) }

/** Truncating a collaboration takes every table that knows one, and so the shipped instruments, which belong to none. */
async function emptyTheHouse(client: pg.PoolClient) {
  // A hundred tables are emptied in half a second, also when nothing is in them.
  const { rowCount } = await client.query('select from people.collaborations limit 1')
  if (!rowCount) return
  const shipped = ['learning.instruments', 'learning.instrument_versions']
  for (const [n, table] of shipped.entries())
    await client.query(
      `create temporary table shipped_${n} on commit drop as select * from ${table} where collaboration_id is null`,
    )
  await client.query('truncate people.collaborations cascade')
  for (const [n, table] of shipped.entries())
    await client.query(`insert into ${table} select * from shipped_${n}`)
}

async function inOneTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
