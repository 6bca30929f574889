import { afterAll, describe, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { type Gateway, openGateway } from './house.ts'
import { listTables, openTwoCounties, type Who } from './learning-house.ts'
import { asInsight, leads, rules } from './learning-model.ts'

// R15–R18 on learning: every row of learning and insight, asked for by each of the demo's people and by their twins of
// another county, through real SQL as kring_app and as kring_insight, beside a model that knows only the rules' words.

const house = await openHouse()
const { whos, tables, home, twin } = await openTwoCounties(house)
const client = await house.database.app.connect()
const gateway = openGateway(client)
const keys = await keysOf()
afterAll(async () => {
  client.release()
  await house.close()
})

const idsOf = (name: string, where: (row: Record<string, unknown>) => boolean) =>
  (tables.get(name) ?? []).filter(where).map(row => keyOf(name, row))
const keyOf = (name: string, row: Record<string, unknown>) =>
  (keys.get(name) as string[]).map(each => String(row[each])).join('/')

/** What a table is known by, as it stands in the catalogue. */
async function keysOf() {
  const { rows } = await house.database.admin.query(
    `select format('%s.%s', n.nspname, c.relname) as name, array_agg(a.attname::text order by k.n) as key
    from pg_index i cross join lateral unnest(i.indkey) with ordinality k(attnum, n) join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where i.indisprimary and n.nspname in ('learning', 'insight') group by 1`,
  )
  return new Map<string, string[]>(rows.map(({ name, key }) => [name, key]))
}

/** The keys of a table that somebody reads; none where the role may not ask. */
async function read(who: Who, name: string, role?: string) {
  const outcome = await (gateway as Gateway).as(who.session, async query => {
    if (role) await query(`select set_config('role', $1, true)`, [role])
    const columns = (keys.get(name) as string[]).map(each => `${each}::text`).join(", '/', ")
    return (await query(`select concat(${columns}) as key from ${name}`)).rows.map(({ key }) => key as string)
  })
  if (!outcome.ok && outcome.code !== '42501') throw new Error(`${who.name} in ${name}: ${outcome.message}`)
  return outcome.ok ? outcome.value.sort() : []
}

describe('The rows', () => {
  test('are of every table, of two counties, and each table has its rule', async () => {
    const all = await listTables(house.database.admin)
    expect(Object.keys(rules).sort()).toEqual(all)
    expect(all.length).toBeGreaterThan(30)
    const shared = ['learning.purposes']
    const poor = all.filter(
      name =>
        !shared.includes(name) &&
        [home, twin].some(county => idsOf(name, row => row.collaboration_id === county).length === 0),
    )
    expect(poor, 'lay one in learning-house.ts').toEqual([])
  })

  test('are asked for by a process leader, a manager, staff, a guardian, one without a function, in both counties, and signed out', () => {
    const kinds = new Set(whos.map(({ county, func }) => `${county === twin} ${func?.kind}`))
    for (const kind of ['process_leader', 'manager', 'staff', 'log_reviewer'])
      for (const other of [false, true]) expect(kinds).toContain(`${other} ${kind}`)
    expect(kinds).toContain('false undefined')
    expect(whos.some(({ session }) => session === null)).toBe(true)
  })
})

let compared = 0
describe.each([...tables.keys()])('%s', name => {
  test.each([
    ['kring_app', rules, undefined],
    ['kring_insight', asInsight, 'kring_insight'],
  ] as const)('is read through %s by those who may', async (_, model, role) => {
    for (const who of whos) {
      const expected = idsOf(name, row => model[name]?.(who, row, tables) ?? false).sort()
      expect(await read(who, name, role), `${who.name} in ${name}`).toEqual(expected)
      compared += expected.length
    }
  })
})

test('rows were seen, and a leader of one county sees as many as the leader of the other, and none of theirs', () => {
  expect(compared).toBeGreaterThan(1000)
  const [one, other] = whos.filter(leads)
  for (const [name, rule] of Object.entries(rules)) {
    const seen = (who?: Who) =>
      idsOf(name, row => row.collaboration_id !== null && rule(who as Who, row, tables))
    expect(seen(one).length, name).toBe(seen(other).length)
    if (name !== 'learning.purposes') expect(seen(one).filter(each => seen(other).includes(each))).toEqual([])
  }
})
