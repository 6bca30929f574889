import type pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import {
  actorsAskedByRow,
  keysWithoutIndex,
  policiesWithoutReason,
  slowForms,
  tablesWithoutRetention,
  unitsWithoutInvolvement,
  unlikeTheirShape,
} from './policy-rules.ts'
import { countTenants } from './poor.ts'
import { listTables, modelled, unknownTables } from './sight.ts'

// House rules of policies and tables; each is shown to fail on a fault that is planted in a transaction and rolled back.

const database = await testDatabase()
const client = await database.admin.connect()
afterAll(async () => {
  client.release()
  await database.drop()
})

async function withFault<T>(sql: string, ask: (client: pg.ClientBase) => Promise<T>) {
  await client.query('begin')
  try {
    await client.query("set local search_path = ''")
    await client.query(sql)
    return await ask(client)
  } finally {
    await client.query('rollback')
  }
}

const policy = (rule: string, comment = 'Long enough to be taken for a reason by the other rules.') =>
  `create policy planted on child.reports for select to kring_app using (${rule});
  comment on policy planted on child.reports is '${comment}'`
const planted = ['child.reports planted']

describe('Policies', () => {
  test('ask for the row by its own id, through the views of my own rows', async () => {
    expect(await slowForms(client)).toEqual([])
    const slow = [
      'exists (select from sharing.involvements i where i.child_id = reports.child_id and i.function_id = (select people.my_function()))',
      `exists (select from sharing.disclosed_items d where d.item_id = reports.id and d.item_kind = 'report')`,
      'child_id in (select child_id from sharing.my_involvements)',
      'child_id = any (select child_id from sharing.my_involvements offset 0)',
      'exists (select from sharing.my_involvements i where i.child_id = reports.child_id)',
    ]
    for (const rule of slow) expect(await withFault(policy(rule), slowForms), rule).toEqual(planted)
  })

  test('ask who acts once a query', async () => {
    expect(await actorsAskedByRow(client)).toEqual([])
    const byRow = [
      'unit_id = people.my_unit()',
      'function_id = (select people.my_function()) and person_id = people.me()',
      `people.i_am('{manager}')`,
      'learning.i_lead()',
      `unit_id = nullif(current_setting('kring.unit_id', true), '')::uuid`,
    ]
    for (const rule of byRow) expect(await withFault(policy(rule), actorsAskedByRow), rule).toEqual(planted)
    expect(await withFault(policy('sharing.i_am_involved(child_id)'), actorsAskedByRow)).toEqual([])
  })

  test('R1: give a row of my unit to those who work with the child', async () => {
    expect(await unitsWithoutInvolvement(client)).toEqual([])
    for (const rule of [
      'unit_id = (select people.my_unit())',
      'exists (select from child.children c where c.id = reports.child_id and c.unit_id = (select people.my_unit()))',
      'exists (select from child.plans p where p.child_id = reports.child_id and p.lead_function_id = (select people.my_function()))',
    ])
      expect(await withFault(policy(rule), unitsWithoutInvolvement), rule).toEqual(planted)
  })

  test('are made by a shape, or say why they are not', async () => {
    expect(await policiesWithoutReason(client)).toEqual([])
    expect(await withFault(policy('true', ''), policiesWithoutReason)).toEqual(planted)
    expect(await withFault(policy('true', 'As it was.'), policiesWithoutReason)).toEqual(planted)
  })

  test('that a shape makes are what it makes', async () => {
    const found = await withFault('select', within => unlikeTheirShape(within))
    expect(found.faults).toEqual([])
    expect(found.tables).toBeGreaterThan(50)
    expect(found.policies).toBeGreaterThan(120)
    const faults = async (sql: string, table = 'child.reports') =>
      (await withFault(sql, within => unlikeTheirShape(within, table))).faults
    expect(await faults('select')).toEqual([])
    expect(await faults(policy('true', 'Shape sharing.protect: it says so.'))).toEqual(planted)
    expect(
      await faults(
        'alter policy select_in_my_unit_when_involved on child.reports using (unit_id = (select people.my_unit()))',
      ),
    ).toEqual(['child.reports select_in_my_unit_when_involved'])
    expect(await faults('drop policy select_disclosed_to_my_function on child.reports')).toEqual([
      'child.reports select_disclosed_to_my_function',
    ])
    expect(
      await faults(
        `create table child.probes (id uuid); create policy planted on child.probes for select to kring_app using (true);
        comment on policy planted on child.probes is 'Shape of none'`,
        'child.probes',
      ),
    ).toEqual(['child.probes keeps no call of a shape'])
  })
})

describe('Tables', () => {
  test('have an index for every foreign key to a row that may be removed', async () => {
    expect(await keysWithoutIndex(client)).toEqual([])
    const probe = `create table child.probes (id uuid primary key, child_id uuid references child.children on delete cascade,
      collaboration_id uuid references people.collaborations on delete cascade, ended_at timestamptz);`
    const missing = ['child.probes probes_child_id_fkey']
    expect(await withFault(probe, keysWithoutIndex)).toEqual(missing)
    const partial = `${probe} create index on child.probes (child_id) where ended_at is null`
    expect(await withFault(partial, keysWithoutIndex)).toEqual(missing)
    const second = `${probe} create index on child.probes (id, child_id)`
    expect(await withFault(second, keysWithoutIndex)).toEqual(missing)
    const helped = `${probe} select platform.index_foreign_keys('child.probes')`
    expect(await withFault(helped, keysWithoutIndex)).toEqual([])
    expect(await withFault('drop index child.worries_author_person_id_idx', keysWithoutIndex)).toEqual([
      'child.worries worries_author_person_id_fkey',
    ])
  })

  test('have a retention class (R19)', async () => {
    expect(await tablesWithoutRetention(client)).toEqual([])
    expect(await withFault('create table learning.probes (id uuid)', tablesWithoutRetention)).toEqual([
      'learning.probes',
    ])
  })

  test('are known to the model by their shape only when one owner reads them and no policy is by hand', async () => {
    const unknown = async (shape: string) => {
      const sql = `create table people.probes (id uuid primary key, function_id uuid references people.functions on delete cascade,
        collaboration_id uuid references people.collaborations on delete cascade,
        appointment_id uuid references people.appointments on delete cascade); ${shape}`
      return withFault(sql, async within => unknownTables(await listTables(within)).new)
    }
    const kept = `class => 'draft', keeps => '1 year'`
    const owned = `select people.of_appointment('people.probes', ${kept});`
    expect(await unknown(owned)).toEqual([])
    expect(await unknown(`select people.of_function('people.probes', ${kept})`)).toEqual([])
    const byHand = 'create policy planted on people.probes for select to kring_app using (true)'
    for (const shape of [
      byHand,
      `${owned} ${byHand}`,
      `${owned} select people.of_function('people.probes')`,
      `select people.of_collaboration('people.probes', read => 'any_function', ${kept})`,
    ])
      expect(await unknown(shape), shape).toEqual(['people.probes'])
  })

  test('that are modelled and hold rows of one collaboration only are told of, by their own column or by the row they belong to', async () => {
    const collaborations = `insert into people.collaborations (id, name, consent_policy) values
      ('00000000-0000-4000-8000-000000000001', 'one', 'all_custodians'), ('00000000-0000-4000-8000-000000000002', 'two', 'all_custodians');`
    const poor = async (sql: string) =>
      withFault(sql, async within => {
        const tenants = await countTenants(within, modelled)
        await tenants.look()
        return tenants.poor()
      })
    expect(await poor('select')).toEqual(modelled)
    expect(await poor(collaborations)).toEqual(modelled.filter(each => each !== 'people.collaborations'))
    const persons = (
      second: number,
    ) => `${collaborations} insert into people.persons (collaboration_id, name) values
      ('00000000-0000-4000-8000-000000000001', 'A'), ('00000000-0000-4000-8000-00000000000${second}', 'B')`
    expect(await poor(persons(1))).toContain('people.persons')
    expect(await poor(persons(2))).not.toContain('people.persons')
  })
})
