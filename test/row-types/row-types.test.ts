import { readFileSync } from 'node:fs'
import { Kysely, PostgresDialect, type RawBuilder, RawNode, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { actAs } from '../../demo/as-person.ts'
import { ids } from '../../demo/ids.ts'
import { people } from '../../demo/people.ts'
import { demoSettings, demoStory } from '../../demo/seed.ts'
import { listChildren } from '../../src/child/children/listing.ts'
import { findLivePlan, getPlan } from '../../src/child/plans/plan.ts'
import { readVersion } from '../../src/child/plans/versions/version.ts'
import { answerAsFunction, type MySurvey } from '../../src/learning/surveys/mine/mine.ts'
import { readOverview } from '../../src/overview/child-page/overview.ts'
import { onChildPage } from '../../src/overview/nouns.ts'
import { projectFolder } from '../../src/platform/config.ts'
import type { DB } from '../../src/platform/database/schema.d.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { faults, inside, notSimple, operand, right, selected, simple } from './planted.ts'
import { readSites } from './read-sites.ts'
import { failOnProblems, rowTypes } from './setup.ts'
import { keyOf, type Sites } from './shape.ts'
import { sayableByBuilder } from './simple.ts'
import { unseen } from './unseen.ts'
import { watchRows } from './watch.ts'

let database: TestDatabase
let db: Kysely<DB>
beforeAll(async () => {
  database = await testDatabase({ story: demoStory })
  db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: database.app }) })
})
afterAll(() => database.drop())

const nodeOf = (builder: RawBuilder<unknown>) => {
  const node = builder.toOperationNode()
  if (!RawNode.is(node)) throw new Error('not a template')
  return node
}

const planted: Sites = readSites(projectFolder, name => name === 'test/row-types/planted.ts')
const siteOf = (builder: RawBuilder<unknown>) => {
  const site = planted.sites.find(({ fragments }) => keyOf(fragments) === keyOf(nodeOf(builder).sqlFragments))
  if (!site) throw new Error('The template was not found in its source')
  return site
}

describe('planted', () => {
  /** What a watch of its own says of the rows of a statement. */
  async function saysOf(statement: RawBuilder<unknown>, watch = watchRows(planted)) {
    const { rows } = await statement.execute(db)
    watch.watch(nodeOf(statement), rows)
    return watch.takeProblems()
  }

  test.each(Object.entries(right))('%s of the declared type pass', async (_, statement) => {
    expect(await saysOf(statement)).toEqual([])
  })

  test.each(faults)('$name is seen', async ({ statement, says }) => {
    const found = await saysOf(statement)
    expect(found).toHaveLength(says.length)
    for (const [n, each] of says.entries()) expect(found[n]).toContain(each)
    expect(found[0]).toMatch(/^test\/row-types\/planted\.ts:\d+ sql<\{ /)
  })

  test('what the builder selects by a template is checked by its name, in select and in returning', async () => {
    const watch = watchRows(planted)
    const select = db.selectNoFrom([selected.right.as('one'), selected.wrong.as('share')])
    watch.watch(select.toOperationNode(), await select.execute())
    expect(watch.takeProblems()).toEqual([
      expect.stringMatching(/sql<number> share: expected number, seen string "1\.5"$/),
    ])
    const update = db.updateTable('people.persons').set({ name: 'x' }).returning(selected.wrong.as('half'))
    watch.watch(update.toOperationNode(), [{ half: '1.5' }])
    expect(watch.takeProblems()).toEqual([expect.stringContaining('half: expected number')])
  })

  test('a template that no row came from, or not every part of one, is told after a whole run', async () => {
    const watch = watchRows(planted)
    await saysOf(right.columns, watch)
    await saysOf(right.json, watch)
    const outer = db.selectFrom('people.persons').selectAll().where('name', '=', operand)
    watch.watch(outer.toOperationNode(), [])
    watch.watch(nodeOf(sql`select ${inside}`), [])
    const told = (exceptions: Parameters<typeof unseen>[2] = []) =>
      unseen(planted, [watch.seen()], exceptions)
    const of = (builder: RawBuilder<unknown>) =>
      told().filter(each => each.startsWith(`${siteOf(builder).place} `))
    expect(of(right.columns)).toEqual([])
    expect(of(operand)).toEqual([])
    expect(of(right.json)).toEqual([expect.stringContaining('no test has read a value of row.held[]')])
    expect(of(right.nested)).toEqual([expect.stringContaining('no test has read a row of it')])
    expect(of(inside)).toEqual([expect.stringContaining('only a part of other statements')])
    const file = 'test/row-types/planted.ts'
    const excepted = told([{ file, says: "array['inside']", why: 'a test' }])
    expect(excepted).toHaveLength(told().length - 1)
    expect(told([{ file, says: 'no such text', why: 'a test' }]).at(-1)).toContain('is no exception')
  })
})

test('what the builder says as simply is not written by hand', () => {
  const placesOf = (sites: Sites) => sayableByBuilder(sites).map(({ place }) => place)
  expect(placesOf(planted)).toEqual(simple.map(each => siteOf(each).place))
  expect(planted.sites.length).toBeGreaterThan(simple.length + notSimple.length)
  const source: Sites = JSON.parse(readFileSync(inject('rowTypes').sites, 'utf8'))
  expect(source.sites.length).toBeGreaterThan(100)
  expect(placesOf(source)).toEqual([])
})

test('a change of the database that the source does not know fails the test that meets it', async () => {
  const own = await testDatabase()
  await own.admin.query(`create or replace function learning.answer_as_function(survey uuid, version uuid, given jsonb)
    returns text language sql as $$ select 'archived' $$`)
  const { id } = (await own.admin.query('select gen_random_uuid() as id')).rows[0]
  const tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool: own.app }) })
  await answerAsFunction(tx, { id, versionId: id } as MySurvey, {})
  await own.drop()
  expect(failOnProblems).toThrow(
    /^Rows .*\nsrc\/learning\/surveys\/mine\/mine\.ts:\d+ sql<.*> row\.outcome: expected .*, seen string "archived"$/,
  )
})

test('what each noun shows on the page of a child is of the type that it declares, for everyone of the story', async () => {
  const { asPerson, signOut } = actAs(database.app, demoSettings.issuer)
  await database.admin.query('update people.collaborations set wheel_labels = $1', [
    JSON.stringify({ sv: { safe: 'I trygghet' }, en: { safe: 'In safety' } }),
  ])
  // Somebody has the plan no more.
  await database.admin.query(
    `update sharing.disclosures d set ended_at = now(), end_reason = 'consent_withdrawn' from sharing.bases b
      where b.id = d.basis_id and b.needs_consent and d.kind = 'plan' and d.ended_at is null and d.child_id = $1 and d.to_function_id = $2`,
    [ids.leo, ids.functions.aktivitetsledare],
  )
  const templates = templatesOnChildPage()
  let pages = 0
  for (const { id, holds } of people) {
    for (const held of holds) {
      await asPerson(id, held, async (tx, me) => {
        const { children } = await listChildren(tx, me, {})
        for (const child of children) {
          pages++
          for (const { name, shown } of (await readOverview(tx, me, child.id, 'sv')).contributions) {
            rowTypes.check(templates[name] as RawNode, [shown.data], name)
          }
          const plan = await findLivePlan(tx, child.id)
          // The words of the wheel stand beside a plan too.
          if (plan) await readVersion(tx, me, await getPlan(tx, me, plan))
        }
      })
    }
  }
  await signOut()
  expect(pages).toBeGreaterThan(30)
})

/** The template that each noun's part of the page comes from. */
function templatesOnChildPage(): Record<string, RawNode> {
  const about = { child: sql`null`, me: sql`null`, language: 'sv' as const }
  return Object.fromEntries(
    Object.entries(onChildPage).map(([name, noun]) => [name, nodeOf(noun.read(about).json)]),
  )
}
