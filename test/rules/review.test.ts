import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../demo/ids.ts'
import { type House, openHouse } from '../house.ts'
import { watchPool } from '../routes/watched-pool.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A fixed sequence, so that a failure comes again. */
function* numbers(seed: number) {
  for (let n = seed; ; ) {
    n = (n * 1_103_515_245 + 12_345) % 2_147_483_648
    yield n
  }
}

const admin = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)

/** What the log says when it is counted from the beginning. */
const truth = async () =>
  (
    await admin(
      `select (at at time zone 'Europe/Stockholm')::date::text as day, function_id, person_id,
      count(*) filter (where act in ('read', 'export') or (act = 'search' and item_kind = 'inbox')) as readings,
      count(distinct child_id) filter (where act in ('read', 'export')) as children,
      count(*) filter (where act = 'search' and item_kind <> 'inbox') as searches, count(*) filter (where act = 'refused') as refused
    from audit.access_log where collaboration_id = $1 and function_id is not null and person_id is not null
      and (act in ('read', 'export', 'search') or (act = 'refused' and (child_id is not null or item_kind in ('emergency', 'log'))))
    group by 1, 2, 3 order by 1 desc, 2, 3`,
      [ids.collaboration],
    )
  ).rows.map(row => Object.values(row).join(' '))

/** All that the log reviewer is shown, page after page. */
async function shown(atMost: number) {
  const { token } = await house.as('eva-sand')
  const client = await house.database.app.connect()
  try {
    const all: Record<string, unknown>[] = []
    await client.query('begin')
    await client.query('select * from people.open_request($1)', [
      createHash('sha256').update(String(token)).digest(),
    ])
    for (let after: unknown[] = [null, null, null]; ; ) {
      const { rows } = await client.query(
        `select day::text, function_id, person_id, readings, children, searches, refused from audit.review_days(current_date - 400, false, $1, $2, $3, $4)`,
        [...after, atMost],
      )
      all.push(...rows)
      if (rows.length < atMost) break
      const last = rows.at(-1)
      after = [last.day, last.function_id, last.person_id]
    }
    return all.map(row => Object.values(row).join(' '))
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('the reviewer sees what the log says, counted before or not, on pages of any length (R7)', async () => {
  const next = numbers(7)
  const pick = <T>(all: readonly T[]) => all[(next.next().value as number) % all.length] as T
  const { rows: people } = await admin(
    'select function_id, person_id, unit_id from people.appointments where collaboration_id = $1 limit 12',
    [ids.collaboration],
  )
  const children = Array.from({ length: 9 }, (_, n) => `01920000-0000-7000-8000-00000000000${n}`)
  const { rows: months } = await house.database.owner.query(
    `select audit.ensure_partition((current_date - n * 30)::date) from generate_series(0, 2) n`,
  )
  expect(months).toHaveLength(3)
  for (let round = 0; round < 8; round++) {
    for (let n = 0; n < 60; n++) {
      const who = pick(people)
      await admin(
        `insert into audit.access_log (at, collaboration_id, person_id, function_id, unit_id, act, child_id, item_kind, item_id)
          values (now() - $1 * interval '1 hour', $2, $3, $4, $5, $6, $7, $8, gen_random_uuid())`,
        [
          (next.next().value as number) % 1400,
          ids.collaboration,
          who.person_id,
          who.function_id,
          who.unit_id,
          pick(['read', 'read', 'export', 'search', 'refused', 'write'] as const),
          pick([...children, null]),
          pick(['child', 'child', 'inbox', 'log']),
        ],
      )
    }
    if (round % 3 === 1) await house.database.worker.query('select audit.count_new()')
    expect(await shown(pick([3, 7, 100])), `round ${round}`).toEqual(await truth())
  }
  const { rows } = await admin('select count(*)::int as n from audit.reading_days')
  expect(rows[0].n, 'the job has counted').toBeGreaterThan(20)
  while ((await house.database.worker.query('select audit.count_new() as n')).rows[0].n > 0);
  expect(await shown(100)).toEqual(await truth())
  await admin('update audit.reading_days set readings = readings + 1 where readings > 0')
  expect(await shown(100), 'the page takes what is counted').not.toEqual(await truth())
})

test('a refused attempt is about a child where its address names a row of one, in whatever table that is (R7)', async () => {
  const { rows: tables } = await admin(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns a
    where column_name = 'child_id' and exists (select from information_schema.columns i where i.column_name = 'id' and i.data_type = 'uuid'
      and (i.table_schema, i.table_name) = (a.table_schema, a.table_name)) order by 1`,
  )
  const named = (id: string) =>
    admin('select child_id from audit.children_named(array[$1::uuid])', [id]).then(({ rows }) =>
      rows.map(row => row.child_id),
    )
  let tried = 0
  for (const { name } of tables) {
    const { rows } = await admin(`select id, child_id from ${name} where child_id is not null limit 1`)
    for (const { id, child_id } of rows) expect(await named(id), name).toEqual([child_id])
    tried += rows.length
  }
  expect(tried, `rows of ${tables.length} tables`).toBeGreaterThan(15)
  expect(await named(ids.leo)).toEqual([ids.leo])
  expect(await named(ids.siri), 'a person is no child').toEqual([])
  expect(await named(randomUUID())).toEqual([])
  await expect(
    house.database.app.query('select * from audit.children_named(array[$1::uuid])', [ids.leo]),
  ).rejects.toThrow(/permission denied/)
})

test('nobody but the reviewer of the county is shown anything, counted or not', async () => {
  const { rows } = await house.database.app.query('select * from audit.review_days(current_date - 400)')
  expect(rows).toEqual([])
  for (const table of ['audit.reading_days', 'audit.counted'])
    await expect(house.database.app.query(`select * from ${table}`)).rejects.toThrow(/permission denied/)
})

test('the page asks once, so that the newest rows are counted once for all that it shows of them', async () => {
  const eva = await house.as('eva-sand')
  const { value: page, statements } = await watchPool(house.database.app).count(() => eva.get('/log'))
  expect(page.status).toBe(200)
  expect(statements.filter(each => each.includes('audit.review_days'))).toHaveLength(1)
})

test('what stands out is the same beside a page of days as alone', async () => {
  await admin(
    'update audit.reading_days set refused = 5 where day = (select min(day) from audit.reading_days)',
  )
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    const { token } = await house.as('eva-sand')
    await client.query('select * from people.open_request($1)', [
      createHash('sha256').update(String(token)).digest(),
    ])
    const days = async (how: string) =>
      (await client.query(`select * from audit.review_days(current_date - 400, ${how})`)).rows
    const [both, alone, listed] = [await days('null'), await days('true'), await days('false')]
    expect(alone.length).toBeGreaterThan(0)
    expect(both.filter(each => each.stands_out)).toEqual(alone)
    expect(both.filter(each => !each.stands_out)).toEqual(listed)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
