import { join } from 'node:path'
import type { Config } from '../src/platform/config.ts'
import type { Database } from '../src/platform/database/index.ts'
import type { Secret } from '../src/platform/generations.ts'
import { demoProvider } from '../src/platform/oidc/index.ts'
import { listDemoPersons } from './demo-persons.ts'
import { needsDemo, seedDemo } from './seed.ts'

/** The fictitious county, seeded when the database is new, with an identity provider of its own. */
export async function openDemo(config: Config, database: Database, secret: Secret) {
  const provider = demoProvider({
    origin: config.baseUrl,
    secret,
    keyFile: join(config.dataFolder, 'demo-key.json'),
    listPersons: listDemoPersons,
  })
  const { issuer } = provider.settings
  if (await needsDemo(database.owner)) await seedDemo(database, { secret, issuer })
  // The demo's provider is called by its address: another port next time is still the same people.
  await database.owner.query(
    `update people.accounts set issuer = $1 where issuer like '%/demo/idp' and issuer <> $1`,
    [issuer],
  )
  return { provider, mailFolder: join(config.dataFolder, 'mail') }
}
