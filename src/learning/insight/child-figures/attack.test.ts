import { afterAll, beforeAll, expect, test } from 'vitest'
import { solve } from 'yalps'
import { idOf, ids } from '../../../../demo/ids.ts'
import { demoStory } from '../../../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../../../test/database.ts'
import { isCount, type RawCount, sumsOf } from './equations.ts'
import { releaseQuarter } from './release.ts'

// R16: the attacker has every page of every reader in every quarter, and knows how the cells hang together.
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ story: demoStory })
}, 60_000)
afterAll(() => database.drop())

const long = process.env.KRING_LONG === '1'

type Shown = { key: string; value: number | null; bound: 'few' | 'almost_all' | null; part: string }

/** The least and the most that a hidden cell can be: counts are whole and not negative, sums hold, bounds are what they say. */
function rangesOf(counts: readonly RawCount[], shown: readonly Shown[], limit: number) {
  const known = new Map(shown.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])))
  const hidden = counts.filter(count => isCount(count) && !known.has(count.key))
  const constraints = new Map<string, { equal?: number; max?: number }>()
  const weights = new Map(hidden.map(({ key }) => [key, new Map<string, number>()]))
  for (const [i, { total, parts }] of sumsOf(counts).entries()) {
    let right = known.get(total) ?? 0
    const row = `sum ${i}`
    if (weights.has(total)) weights.get(total)?.set(row, -1)
    for (const part of parts) {
      if (weights.has(part)) weights.get(part)?.set(row, (weights.get(part)?.get(row) ?? 0) + 1)
      else right -= known.get(part) ?? 0
    }
    constraints.set(row, { equal: right })
  }
  for (const { key, bound, part } of shown) {
    if (!bound) continue
    const few = bound === 'few' ? key : key.replace(`/${part}/`, `/not_${part}/`)
    weights.get(few)?.set(`bound ${few}`, 1)
    constraints.set(`bound ${few}`, { max: limit - 1 })
  }
  const end = (key: string, direction: 'minimize' | 'maximize') => {
    const variables = new Map(
      [...weights].map(([id, rows]) => [id, new Map([...rows, ['goal', id === key ? 1 : 0]])]),
    )
    const { status, result } = solve({ direction, objective: 'goal', constraints, variables })
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    expect(status).toBe('optimal')
    return result
  }
  return hidden.map(({ key }) => ({
    key,
    least: Math.ceil(end(key, 'minimize') - 1e-6),
    most: Math.floor(end(key, 'maximize') + 1e-6),
  }))
}

const read = async (quarter: string) => ({
  counts: (
    await database.admin.query<RawCount>('select * from insight.raw_counts where quarter = $1', [quarter])
  ).rows,
  shown: (
    await database.admin.query<Shown>(
      'select key, value, bound, part from insight.cells where quarter = $1',
      [quarter],
    )
  ).rows,
})

test('no combination of what pages show solves a hidden cell, however the quarter was', {
  timeout: long ? 900_000 : 120_000,
}, async () => {
  await database.admin.query('delete from insight.quarters; delete from insight.raw_counts')
  const kinds = [
    'bjorkbacken',
    'smultronet',
    'talltoppen',
    'ekskolan',
    'strandskolan',
    'solrosen',
    'oppet-hus',
  ]
  let seed = Number(process.env.KRING_SEED ?? 7)
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  let hiddenCells = 0
  let bounds = 0
  for (let round = 0; round < (long ? 60 : 8); round++) {
    const [{ quarter }] = (
      await database.admin.query(
        `select to_char(date_trunc('quarter', current_date) - $1 * interval '3 months', 'YYYY-MM-DD') as quarter`,
        [round + 3],
      )
    ).rows as [{ quarter: string }]
    const often = random()
    const events = kinds.flatMap(unit => {
      const n = Math.floor(random() ** 2 * 40)
      const children = Math.max(1, Math.floor(n * (0.3 + random())))
      return Array.from({ length: n }, (_, i) => {
        const [measure, marks] = (
          random() < 0.6
            ? ['worries', random() < often ? ['in_time', 'safe'] : ['active']]
            : random() < 0.5
              ? [
                  'plans',
                  [...(random() < often ? ['led'] : []), ...(random() < 0.5 ? ['civil', 'safe'] : ['voice'])],
                ]
              : ['partners', [['municipality', 'civil', 'region'][Math.floor(random() * 3)]]]
        ) as [string, string[]]
        return {
          measure,
          unit_id: idOf(`unit/${unit}`),
          child_id: idOf(`a/${unit}/${i % children}`),
          days: i,
          marks,
        }
      })
    })
    await database.owner.query(
      `select insight.tally($1, $2, array(select x from jsonb_populate_recordset(null::insight.child_event, $3) x))`,
      [ids.collaboration, quarter, JSON.stringify(events)],
    )
    expect(await releaseQuarter(database.owner, ids.collaboration, quarter)).toBe(true)
    const { counts, shown } = await read(quarter)
    for (const { key, value, bound, part } of shown)
      if (!part.startsWith('median') && !bound) expect(value, key).toBeGreaterThanOrEqual(5)
    const ranges = rangesOf(counts, shown, 5)
    expect(ranges.filter(({ least, most }) => least >= most)).toEqual([])
    hiddenCells += ranges.length
    bounds += shown.filter(({ bound }) => bound).length
  }
  expect(hiddenCells).toBeGreaterThan(100)
  expect(bounds).toBeGreaterThan(0)
})

test('nor in the quarters of the demo', { timeout: 60_000 }, async () => {
  const fresh = await testDatabase({ story: demoStory })
  const mine = database
  try {
    database = fresh
    const [{ quarter }] = (await fresh.admin.query('select max(quarter) as quarter from insight.quarters'))
      .rows as [{ quarter: string }]
    const { counts, shown } = await read(quarter)
    const small = counts.filter(({ measure }) =>
      ['requests', 'plans', 'partners', 'reviews'].includes(measure),
    )
    expect(
      rangesOf(
        small,
        shown.filter(({ key }) => small.some(each => each.key === key)),
        5,
      ).filter(({ least, most }) => least >= most),
    ).toEqual([])
  } finally {
    database = mine
    await fresh.drop()
  }
})

test('the attacker is not blind: with one cell hidden alone it finds it', () => {
  const cell = (part: string, value: number): RawCount => ({
    key: `requests/${part}/`,
    measure: 'requests',
    part,
    kind: '',
    unit_id: null,
    value,
    children: value,
  })
  const counts = [cell('n', 20), cell('in_time', 18), cell('not_in_time', 2)]
  const shown = counts.slice(0, 2).map(({ key, value, part }) => ({ key, value, part, bound: null }))
  expect(rangesOf(counts, shown, 5)).toEqual([{ key: 'requests/not_in_time/', least: 2, most: 2 }])
})
