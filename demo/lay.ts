import type pg from 'pg'
import { actAs } from './as-person.ts'
import { layBase } from './base.ts'
import { Time } from './deeds/time.ts'
import { tellBjorkbacken } from './story/bjorkbacken.ts'
import { tellCare } from './story/care.ts'
import { tellSchools } from './story/schools.ts'
import { tellSmultronet } from './story/smultronet.ts'

type Pools = { owner: pg.Pool; app: pg.Pool }

/** `secret`: the base secret of the installation. `issuer`: whose sign-ins the people have accounts at. */
type Settings = { secret: string; issuer: string }

/**
 * Lays the county in a migrated, empty database. The house and the children are laid by the owner; what people have done
 * is done by them, as `kring_app` with their own rights, and then moved back in time.
 */
export async function layDemo({ owner, app }: Pools, settings: Settings): Promise<void> {
  await inOneTransaction(owner, client => layBase(client, settings))
  const time = new Time()
  const { asPerson, signOut } = actAs(app, settings.issuer)
  const world = { asPerson, time }
  await tellBjorkbacken(world)
  await tellSmultronet(world)
  await tellSchools(world)
  await tellCare(world)
  await signOut()
  await inOneTransaction(owner, client => time.settle(client))
}

/** What tests lay with; the people's accounts are at this issuer unless they give their own. */
export const demoSettings: Settings = {
  secret: 'the secret of the demo county, for tests',
  issuer: 'http://localhost:3000/demo/idp',
}

/** For `testDatabase({ story: demoStory })`: laid once a run, copied for each file. */
export const demoStory = { name: 'demo', lay: (database: Pools) => layDemo(database, demoSettings) }

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
