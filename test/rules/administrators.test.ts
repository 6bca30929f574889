import { globSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../src/platform/config.ts'
import { testDatabase } from '../database.ts'

// ADR 34, 35: what shuts one who administers out shuts all of them out. Whatever names one kind alone means that kind alone, and is here.

const database = await testDatabase()
afterAll(() => database.drop())

/** What the system administrator alone is or does. */
const alone = {
  database: [
    // What each of them is, and the one predicate.
    'people.administers',
    'constraint function_kind',
    // What is kept of the whole collaboration, and who in it.
    'people.appoints_to',
    'people.ending_obstacle',
    'people.file_holdings',
    'people.file_obstacles',
    'people.fill_by_file',
    'people.i_keep',
    'people.keeps_function',
    'policy people.changes.select_in_my_collaboration',
    'policy people.collaborations.update_by_administrator',
    'policy people.organisations.insert_in_my_collaboration',
    'policy people.organisations.update_in_my_collaboration',
    // Of an organisation's own where the row says which.
    'policy people.named_person_rules.removed_by_keeper',
  ],
  source: [
    'src/people/administration/checklist.ts',
    'src/people/administration/command.ts',
    'src/people/administration/new-county.ts',
    'src/people/administration/routes.tsx',
    'src/people/county-files/house.ts',
    'src/people/county-files/plan-people.ts',
    'src/people/kinds/administrator.ts',
    'src/people/kinds/function-kinds.ts',
    'src/people/organisations/organisations.ts',
    'src/overview/home/pages.tsx',
    'src/overview/home/routes.tsx',
  ],
}
const namesOne = (text: string) =>
  /['"{,]administrator['",}]/.test(text.replace(/\borganisation_administrator\b/g, 'both')) &&
  !/\borganisation_administrator\b/.test(text)

test('in the database', async () => {
  const { rows } = await database.admin.query(`
    select n.nspname || '.' || p.proname as name, p.prosrc as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('people', 'child', 'sharing', 'audit', 'learning', 'insight', 'platform')
    union all select 'policy ' || schemaname || '.' || tablename || '.' || policyname, concat_ws(' ', qual, with_check) from pg_policies
    union all select 'constraint ' || conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'c'
    union all select 'trigger ' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`)
  expect(rows.length).toBeGreaterThan(900)
  const found = rows.filter(({ text }) => namesOne(text)).map(({ name }) => name)
  expect(found.filter(each => !alone.database.includes(each))).toEqual([])
})

test('in the source', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: projectFolder }).filter(
    each => !/\.(test|e2e)\.|texts\.ts$|who-may/.test(each),
  )
  expect(files.length).toBeGreaterThan(500)
  const found = files.filter(each => namesOne(readFileSync(`${projectFolder}/${each}`, 'utf8')))
  expect(found.filter(each => !alone.source.includes(each))).toEqual([])
  // None that is excused and gone.
  expect(alone.source.filter(each => !files.includes(each))).toEqual([])
})

test('a place that names one kind alone is seen', () => {
  expect(namesOne(`actsAs(actor, 'administrator')`)).toBe(true)
  expect(namesOne(`people.i_am('{administrator}')`)).toBe(true)
  expect(namesOne(`kind in ('administrator', 'organisation_administrator')`)).toBe(false)
  expect(namesOne(`administers(actor)`)).toBe(false)
})
