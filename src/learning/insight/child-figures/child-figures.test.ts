import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs, holderOf } from '../../../../demo/as-person.ts'
import { ids } from '../../../../demo/ids.ts'
import { demoSettings } from '../../../../demo/seed.ts'
import { quarter, repeatedQuarter, seedLives } from '../../../../test/figure-lives.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { asInsight } from './as-insight.ts'
import { releaseFinishedQuarters } from './release.ts'
import { readReleased } from './released.ts'

// Quarters that children are behind: what the demo has invented is taken away, and lives with known numbers are seeded.
let house: House
let released: number
const rows = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const rawOf = async (measure: string, part: string, where = '') =>
  (
    await rows('select value from insight.raw_counts where quarter = $1 and key = $2', [
      quarter,
      `${measure}/${part}/${where}`,
    ])
  )[0]?.value
const as = async <T>(person: string, func: string, work: (tx: Tx) => Promise<T>) => {
  const { asPerson, signOut } = actAs(house.database.app, demoSettings.issuer)
  return asPerson(person, func, work).finally(signOut)
}
const asLeader = <T>(work: (tx: Tx) => Promise<T>) => as('tomas-aberg', 'kansliet/processledare', work)

beforeAll(async () => {
  house = await openHouse()
  await rows('delete from insight.quarters')
  await rows('delete from insight.raw_counts')
  await seedLives(house.database.admin)
  released = await releaseFinishedQuarters(house.database.worker)
}, 60_000)
afterAll(() => house.close())

test('counts what happened, and nothing else, in the quarter where it happened', async () => {
  expect(released).toBeGreaterThan(4)
  // 8 worries: answered after 0–6 days, one never; two after their answer day or not at all.
  expect(await rawOf('worries', 'n')).toBe(8)
  expect(await rawOf('worries', 'n', 'preschool')).toBe(6)
  expect(await rawOf('worries', 'n', 'school')).toBe(2)
  expect(await rawOf('worries', 'n', ids.units.bjorkbacken)).toBe(6)
  expect(await rawOf('worries', 'in_time')).toBe(6)
  expect(await rawOf('worries', 'not_in_time')).toBe(2)
  expect(await rawOf('worries', 'median')).toBe(3)
  expect(await rawOf('worries', 'safe')).toBe(8)
  expect(await rawOf('worries', 'included')).toBe(1)
  expect(await rawOf('worries', 'responsible')).toBe(0)
  // 6 requests that were due; one more was withdrawn and one is due after the quarter.
  expect(await rawOf('requests', 'n')).toBe(6)
  expect(await rawOf('requests', 'n', 'school_health')).toBe(6)
  expect(await rawOf('requests', 'in_time')).toBe(5)
  expect(await rawOf('requests', 'median')).toBe(4)
  // 6 plans; one has a second version in the quarter, one is led by nobody, three let the child speak, two have an association.
  expect(await rawOf('plans', 'n')).toBe(6)
  expect(await rawOf('plans', 'led')).toBe(5)
  expect(await rawOf('plans', 'voice')).toBe(3)
  expect(await rawOf('plans', 'civil')).toBe(2)
  expect(await rawOf('plans', 'safe')).toBe(6)
  expect(await rawOf('plans', 'active')).toBe(1)
  expect(await rawOf('partners', 'n')).toBe(6 + 2)
  expect(await rawOf('partners', 'civil')).toBe(2)
  expect(await rawOf('partners', 'municipality')).toBe(6)
  // Each 20 days after the child's first worry.
  expect(await rawOf('starts', 'n')).toBe(6)
  expect(await rawOf('starts', 'median')).toBe(20)
  // 6 were due; of one plan the promise was replaced in time, which leaves 5, of which one was held too late.
  expect(await rawOf('reviews', 'n')).toBe(5)
  expect(await rawOf('reviews', 'on_time')).toBe(4)
  expect(await rawOf('consents', 'n')).toBe(5)
  expect(await rawOf('withdrawals', 'n')).toBe(1)
})

test('the counts of the demo’s own children are what stands in their records', async () => {
  const [{ mismatches }] = await rows(`
    with real as (
      select date_trunc('quarter', sent_at at time zone 'Europe/Stockholm')::date as quarter, 'worries/n/' as key, count(*)::int as value from child.worries group by 1
      union all select date_trunc('quarter', answer_by::timestamp)::date, 'requests/n/', count(*)::int from child.requests
        where withdrawn_at is null or answered_at is not null group by 1
      union all select date_trunc('quarter', published_at at time zone 'Europe/Stockholm')::date, 'plans/n/', count(distinct plan_id)::int from child.plan_versions group by 1
      union all select date_trunc('quarter', given_on::timestamp)::date, 'consents/n/', count(*)::int from sharing.consents group by 1
    )
    select coalesce(jsonb_agg(jsonb_build_object('key', r.key, 'quarter', r.quarter, 'stands', r.value, 'counted', c.value)), '[]') as mismatches
    from real r join insight.quarters q using (quarter) left join insight.raw_counts c on c.quarter = r.quarter and c.key = r.key
    where r.value is distinct from c.value`)
  expect(mismatches).toEqual([])
})

test('nothing is shown that is under the limit, in number or in children', async () => {
  const small =
    await rows(`select c.key, c.value, r.children from insight.cells c join insight.raw_counts r using (collaboration_id, quarter, key)
    where c.part not like 'median%' and c.bound is null and (c.value < 5 or r.children < 5)`)
  expect(small).toEqual([])
  const alone =
    await rows(`select c.key from insight.cells c where c.part <> 'n' and not exists (select from insight.cells n
    where (n.collaboration_id, n.quarter, n.measure, n.kind, n.part) = (c.collaboration_id, c.quarter, c.measure, c.kind, 'n')
      and n.unit_id is not distinct from c.unit_id)`)
  expect(alone, 'a median or a share without its n').toEqual([])
  expect((await rows(`select from insight.cells where quarter = $1`, [quarter])).length).toBeGreaterThan(5)
})

test('twelve worries about two children are two children', async () => {
  const shown = await rows(`select from insight.cells where quarter = $1 and measure = 'worries'`, [
    repeatedQuarter,
  ])
  expect(
    await rows(`select value, children from insight.raw_counts where quarter = $1 and key = 'worries/n/'`, [
      repeatedQuarter,
    ]),
  ).toEqual([{ value: 12, children: 2 }])
  expect(shown).toEqual([])
})

test('whoever releases may hide more, but not less', async () => {
  const { admin, worker } = house.database
  await admin.query(`delete from insight.quarters where quarter = $1`, [quarter])
  await worker.query('select insight.release_quarter($1, $2, $3)', [ids.collaboration, quarter, []])
  expect(
    await rows(`select from insight.cells where quarter = $1 and part not like 'median%' and value < 5`, [
      quarter,
    ]),
  ).toEqual([])
  expect(
    await rows(`select from insight.cells where quarter = $1 and key = 'worries/n/school'`, [quarter]),
  ).toEqual([])
  expect(
    await rows(`select from insight.cells where quarter = $1 and key = 'worries/n/'`, [quarter]),
  ).toHaveLength(1)
})

test('a quarter that is released stands, whatever happens afterwards', async () => {
  const { admin, worker } = house.database
  const before = await rows('select * from insight.cells order by collaboration_id, quarter, key')
  await admin.query(
    `update child.worries set sent_at = sent_at + interval '1 year' where collaboration_id = $1`,
    [ids.collaboration],
  )
  expect(await releaseFinishedQuarters(worker)).toBe(0)
  expect(
    (await worker.query('select * from insight.count_quarter($1, $2)', [ids.collaboration, quarter])).rows,
  ).toEqual([])
  expect(
    (
      await worker.query('select insight.release_quarter($1, $2, $3) as again', [
        ids.collaboration,
        quarter,
        [],
      ])
    ).rows,
  ).toEqual([{ again: false }])
  expect(await rows('select * from insight.cells order by collaboration_id, quarter, key')).toEqual(before)
})

test('a quarter that has just ended waits', async () => {
  const [{ over }] = await rows(
    `select insight.is_over((date_trunc('quarter', now() - interval '29 days' - interval '3 months'))::date) as over`,
  )
  const [{ due }] = await rows(
    `select date_trunc('quarter', now() - interval '29 days' - interval '3 months') + interval '3 months 30 days' <= now() as due`,
  )
  expect(over).toBe(due)
  const late = await house.database.worker.query(
    `select insight.release_quarter($1, date_trunc('quarter', now())::date, '{}') as done`,
    [ids.collaboration],
  )
  expect(late.rows).toEqual([{ done: false }])
})

test('the child’s floor is not told', async () => {
  // Nothing of ours hangs on its tables, and nothing is written there.
  expect(
    await rows(
      `select t.tgname from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'insight'`,
    ),
  ).toEqual([])
  expect(
    await rows(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'insight' and p.prosrc ~* '(insert into|update|delete from) (child|sharing|people)\\.'`,
    ),
  ).toEqual([])
})

test('as kring_insight no table but the released cells can be read', async () => {
  const tables =
    await rows(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('people', 'sharing', 'audit', 'child', 'learning', 'insight', 'platform') and c.relkind in ('r', 'p', 'v') and not c.relispartition`)
  expect(tables.length).toBeGreaterThan(60)
  const readable = await asLeader(tx =>
    asInsight(tx, async insight => {
      const open: string[] = []
      for (const { name } of tables) {
        await sql`savepoint look`.execute(insight)
        try {
          await sql`select from ${sql.raw(name)} limit 1`.execute(insight)
          open.push(name)
        } catch (error) {
          expect((error as { code: string }).code, name).toBe('42501')
          await sql`rollback to look`.execute(insight)
        }
      }
      return open.sort()
    }),
  )
  expect(readable).toEqual(['insight.cells', 'insight.quarters'])
})

test('a page is itself again when it has read, and reads no cell without stepping in', async () => {
  const who = await asLeader(async tx => {
    const inside = await asInsight(
      tx,
      async insight => (await sql<{ u: string }>`select current_user as u`.execute(insight)).rows[0]?.u,
    )
    const after = (await sql<{ u: string }>`select current_user as u`.execute(tx)).rows[0]?.u
    return [inside, after]
  })
  expect(who).toEqual(['kring_insight', 'kring_app'])
  await expect(asLeader(tx => sql`select from insight.cells`.execute(tx))).rejects.toMatchObject({
    code: '42501',
  })
  await expect(house.database.worker.query('select from insight.raw_counts')).rejects.toMatchObject({
    code: '42501',
  })
  await expect(house.database.auditor.query('select from insight.cells')).rejects.toMatchObject({
    code: '42501',
  })
})

test('a unit reads its own figures and the whole, and another collaboration reads nothing', async () => {
  const look = async (person: string, func: string) =>
    as(person, func, async tx => {
      const { quarters, cell } = await readReleased(tx, { quarters: 20 })
      return {
        quarters: quarters.length,
        own: cell(quarter, 'worries', 'n', 'own')?.value,
        whole: cell(quarter, 'worries', 'n')?.value,
      }
    })
  expect(await look('anders-holm', 'bjorkbacken/verksamhetschef')).toMatchObject({ own: 6, whole: 8 })
  expect(await look('gunilla-ask', 'ekskolan/verksamhetschef')).toMatchObject({ own: undefined, whole: 8 })
  expect(holderOf('bjorkbacken/verksamhetschef')).toBe('anders-holm')
  const nobody = await house.database.insight.query('select from insight.cells')
  expect(nobody.rowCount).toBe(0)
})
