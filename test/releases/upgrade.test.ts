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
const changed: Record<string, string> = {
  ...Object.fromEntries(
    [
      'child.plans.end_reason',
      'child.plans.end_words',
      'child.plans.afterwards',
      'child.plan_versions.what_changed',
      'child.meetings.child_how',
      'child.meetings.not_to_raise',
      'child.minutes.agenda',
      'child.agenda_points',
    ].map(each => [each, 'texts are items of their own (ADR 28); the test below finds each of them']),
  ),
  'sharing.disclosures.areas': 'who reads all of a meeting has all areas (ADR 28)',
  'sharing.disclosures.kind': 'giving minutes is an act of its own kind',
  'sharing.bases.name_sv': 'two grounds have the words that are used in the work',
  'sharing.bases.name_en': 'the same in English',
  'people.function_words': 'derived: the words of names are folded',
  'people.colleague_words': 'the same',
  'platform.retention': 'a table that is gone has no class',
  'learning.instrument_versions.state': 'a newer version of a shipped instrument retires the older',
  'child.guardians.person_id': 'whoever is staff and a guardian becomes two persons (R10)',
  'sharing.disclosed_items.to_person_id': 'the same: what was given to them as a guardian follows',
  'sharing.identities.row_id': 'the same: the number is the guardian’s',
}

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

test('The texts of 0.1.0 that became items of their own are all there (ADR 28)', async () => {
  const { database, release } = await restored('0.1.0')
  await readySchema(database.urlFor('kring_owner'))
  const rowsOf = (table: string): Record<string, string>[] =>
    JSON.parse(release.tables.find(each => each.table === table)?.rows ?? '[]')
  const texts = async (sql: string) => (await database.admin.query(sql)).rows.map(({ text }) => text).sort()
  const written = (all: (string | undefined)[]) => all.filter(Boolean).sort()
  const points = rowsOf('child.agenda_points')
  expect(points.length).toBeGreaterThan(5)
  expect(
    await texts(
      `select id || ' ' || words as text from child.meeting_words where kind not in ('child_how', 'not_to_raise')`,
    ),
  ).toEqual(points.map(({ id, title }) => `${id} ${title}`).sort())
  for (const kind of ['child_how', 'not_to_raise'])
    expect(await texts(`select words as text from child.meeting_words where kind = '${kind}'`)).toEqual(
      written(rowsOf('child.meetings').map(each => each[kind])),
    )
  const agendas = rowsOf('child.minutes').map(({ agenda }) => agenda as unknown as { outcome: string }[])
  expect(await texts(`select outcome as text from child.minutes_points`)).toEqual(
    agendas.flatMap(agenda => agenda.map(({ outcome }) => outcome)).sort(),
  )
  expect(await texts(`select words as text from child.plan_words where kind = 'changed'`)).toEqual(
    written(rowsOf('child.plan_versions').map(each => each.what_changed)),
  )
  const ended = rowsOf('child.plans').filter(each => each.ended_at)
  expect(ended.length).toBeGreaterThan(0)
  expect(
    await texts(
      `select concat_ws('/', plan_id, reason, words, afterwards) as text from child.plan_words where kind = 'ended'`,
    ),
  ).toEqual(ended.map(each => [each.id, each.end_reason, each.end_words, each.afterwards].join('/')).sort())
  // Nobody outside the unit got more than they had.
  const { rows } = await database.admin.query(
    `select from sharing.disclosed_items i where i.item_kind = 'meeting_words'
      and not exists (select from sharing.disclosed_items m join child.meeting_words w on w.meeting_id = m.item_id
        where w.id = i.item_id and m.item_kind = 'meeting' and m.disclosure_id = i.disclosure_id)`,
  )
  expect(rows).toEqual([])
})

test('Whoever was staff and a guardian at once is two persons of one account after the upgrade, each with what was theirs (R10)', async () => {
  const { database } = await restored('0.1.0')
  const one = async (sql: string) => (await database.admin.query(sql)).rows[0]
  const both = `(select g.person_id from child.guardians g join people.appointments a using (person_id))`
  const before = await one(`select count(distinct g.person_id)::int as both, min(g.person_id::text) as id,
    (select count(*)::int from sharing.disclosed_items where to_person_id in ${both}) as given,
    (select count(*)::int from people.appointments) as appointments, (select count(*)::int from people.accounts) as accounts
    from child.guardians g join people.appointments a using (person_id)`)
  expect([before.both, before.given > 0]).toEqual([1, true])
  await readySchema(database.urlFor('kring_owner'))
  const after =
    await one(`select a.person_id as staff, g.person_id as guardian, substr(g.person_id::text, 15, 1) as version, p.name, p.kind,
      (select count(*)::int from sharing.disclosed_items i where i.to_person_id = g.person_id) as given,
      (select count(*)::int from sharing.identities i where i.row_id = g.person_id and i.kind = 'person') as numbers,
      (select count(*)::int from people.addresses d where d.person_id = g.person_id) as addresses,
      (select count(*)::int from people.appointments) as appointments, (select count(*)::int from people.accounts) as accounts,
      (select count(*)::int from people.persons x join people.appointments y on y.person_id = x.id where x.kind <> 'staff') as wrong
    from people.accounts a join people.accounts g using (issuer, subject) join people.persons p on p.id = g.person_id
    where a.kind = 'staff' and g.kind = 'guardian'`)
  expect(after).toMatchObject({
    staff: before.id,
    version: '4',
    name: 'Helena Wik',
    kind: 'guardian',
    given: before.given,
    numbers: 1,
    addresses: 0,
    appointments: before.appointments,
    accounts: before.accounts + 1,
    wrong: 0,
  })
  expect(after.guardian).not.toBe(before.id)
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
