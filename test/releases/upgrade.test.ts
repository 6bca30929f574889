import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { demoSettings, seedDemo } from '../../demo/seed.ts'
import { projectFolder } from '../../src/platform/config.ts'
import { readySchema } from '../../src/platform/database/index.ts'
import { isMigrated, migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../database.ts'
import { dumpTables, findLost, listReleases, readRelease, restoreRelease, writeRelease } from './release.ts'

/** What a later migration changes of an earlier release on purpose, by table or `table.column`, with its reason. */
const changed: Record<string, string> = {}

const open: TestDatabase[] = []
afterAll(async () => {
  for (const each of open) await each.drop()
})

// MAKE_RELEASE=0.2.0 bin/test upgrade writes the release; see CONTRIBUTING.md.
test.runIf(process.env.MAKE_RELEASE)('A release is written', async () => {
  const database = await testDatabase()
  open.push(database)
  await seedDemo(database, demoSettings)
  writeRelease({
    name: String(process.env.MAKE_RELEASE),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
    migrations: readMigrations().map(({ name }) => name),
    tables: await dumpTables(database.admin),
  })
})

async function restored(name: string) {
  const database = await emptyDatabase()
  open.push(database)
  const release = readRelease(name)
  await restoreRelease(release, database.urlFor('kring_owner'), database.admin)
  return { database, release }
}

test('There is a release to upgrade from, with the rows of a whole county', () => {
  expect(listReleases().length).toBeGreaterThan(0)
  for (const name of listReleases()) {
    const { tables } = readRelease(name)
    expect(tables.length).toBeGreaterThan(60)
    expect(tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        'child.children',
        'child.plans',
        'audit.access_log',
        'learning.answers',
        'platform.migrations',
      ]),
    )
  }
})

test('The list of released files and the newest release know the same migrations', () => {
  const listed = readFileSync(join(projectFolder, 'db/released.txt'), 'utf8').matchAll(/ migrations\/(\S+)/g)
  const { migrations } = readRelease(listReleases().at(-1) as string)
  expect([...listed].map(([, name]) => name).sort()).toEqual(migrations)
})

test.each(listReleases())('The data of %s are all there after a start of this version', async name => {
  const { database, release } = await restored(name)
  expect(await findLost(release, database.admin, {})).toEqual([])
  await readySchema(database.urlFor('kring_owner'))
  expect(await isMigrated(database.owner)).toBe(true)
  expect(await findLost(release, database.admin, changed)).toEqual([])
  // Again changes nothing.
  expect(await readySchema(database.urlFor('kring_owner'))).toEqual([])
})

test('A migration that loses or changes what was there is found', async () => {
  const name = listReleases().at(-1) as string
  const { database, release } = await restored(name)
  const sql = `delete from sharing.notices where id = (select min(id::text)::uuid from sharing.notices);
    update child.children set given_name = given_name || ' ' where id = (select min(id::text)::uuid from child.children);
    alter table people.persons drop column name cascade`
  const planted = { name: '29990101000000__platform__planted.sql', sql, sha256: '0'.repeat(64) }
  await migrate(database.urlFor('kring_owner'), [...readMigrations(), planted])
  const lost = await findLost(release, database.admin, {})
  expect(lost).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^sharing\.notices: 1 of \d+ rows$/),
      expect.stringMatching(/^child\.children: 1 of \d+ rows$/),
      expect.stringMatching(/^people\.persons: .*name/),
    ]),
  )
})
