import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
type Reader = Awaited<ReturnType<House['as']>>
let sara: Reader
let maria: Reader
let siri: Reader
let jonas: Reader

/** Copies what the child has until there are `n` of it, each a minute older than the one before. */
async function fill(table: 'worries' | 'requests' | 'meetings', child: string, n: number) {
  const { admin } = house.database
  const columns = async (name: string) =>
    (
      await admin.query<{ column_name: string }>(
        `select column_name from information_schema.columns where table_schema = 'child' and table_name = $1 and is_generated = 'NEVER'`,
        [name],
      )
    ).rows.map(({ column_name }) => column_name)
  const values: Record<string, string> = {
    id: 'gen_random_uuid()',
    once: 'gen_random_uuid()',
    sent_at: `sent_at - n * interval '1 minute'`,
    starts_at: `starts_at - n * interval '1 minute'`,
    ends_at: `ends_at - n * interval '1 minute'`,
  }
  const names = await columns(table)
  const { rows } = await admin.query<{ have: number }>(
    `select count(*)::int as have from child.${table} where child_id = $1`,
    [child],
  )
  const made = await admin.query<{ id: string }>(
    `insert into child.${table} (${names.join()}) select ${names.map(each => values[each] ?? `x.${each}`).join()}
     from (select * from child.${table} where child_id = $1 and ${table === 'requests' ? 'withdrawn_at' : table === 'meetings' ? 'cancelled_at' : 'null'} is null limit 1) x,
       generate_series(1, $2) n returning id`,
    [child, n - (rows[0]?.have ?? 0)],
  )
  if (table === 'worries') {
    const versions = (await columns('worry_versions')).filter(each => each !== 'worry_id')
    await admin.query(
      `insert into child.worry_versions (worry_id, ${versions.join()}) select made.id, ${versions.map(each => `v.${each}`).join()}
       from unnest($1::uuid[]) made(id), (select * from child.worry_versions where child_id = $2 and version = 1 limit 1) v`,
      [made.rows.map(({ id }) => id), child],
    )
  }
}

const linksIn = (text: string, to: RegExp) => new Set([...text.matchAll(to)].map(([, id]) => id))

beforeAll(async () => {
  house = await openHouse()
  ;[sara, maria, siri, jonas] = [
    await house.as('sara-lind'),
    await house.as('maria-lund'),
    await house.as('siri-alm'),
    await house.as('jonas-ek'),
  ] as [Reader, Reader, Reader, Reader]
  await fill('worries', ids.leo, 61)
  await fill('requests', ids.leo, 60)
  await fill('meetings', ids.leo, 62)
})
afterAll(() => house.close())

test.each([
  ['worries', 20, /href="\/worries\/([0-9a-f-]{36})"/g],
  ['requests', 20, /href="\/requests\/([0-9a-f-]{36})"/g],
  ['meetings', 6, /href="\/meetings\/([0-9a-f-]{36})"/g],
] as const)(
  'of more %s than the page of a child shows it says how many, and all stand a page of fifty at a time',
  async (kind, most, link) => {
    const { rows } = await house.database.admin.query<{ n: number }>(
      `select count(*)::int as n from child.${kind} where child_id = $1 ${{ worries: '', requests: 'and withdrawn_at is null', meetings: 'and cancelled_at is null' }[kind]}`,
      [ids.leo],
    )
    const all = rows[0]?.n ?? 0
    expect(all).toBeGreaterThan(50)
    const page = (await siri.get(`/children/${ids.leo}`)).text
    expect(page).toContain(`${most} av ${all} visas.`)
    expect(page).toContain(`href="/children/${ids.leo}/${kind}"`)
    const first = (await siri.get(`/children/${ids.leo}/${kind}`)).text
    const second = (await siri.get(`/children/${ids.leo}/${kind}?page=2`)).text
    expect(first).toContain(`1–50 av ${all}`)
    const [one, two] = [linksIn(first, link), linksIn(second, link)]
    expect([one.size, two.size]).toEqual([50, all - 50])
    expect(new Set([...one, ...two]).size).toBe(all)
    expect((await siri.get(`/children/${ids.leo}/${kind}?page=3`)).status).toBe(404)
    for (const odd of ['0', '-1', 'x', '99999', '1e1'])
      expect((await siri.get(`/children/${ids.leo}/${kind}?page=${odd}`)).text).toContain(`1–50 av ${all}`)
  },
)

test('R2: who was given some of it counts what they were given, and nobody else has such a page', async () => {
  const { rows } = await house.database.admin.query<{ kind: string; n: number }>(
    `select i.item_kind as kind, count(distinct i.item_id)::int as n from sharing.disclosed_items i
       join sharing.disclosures d on d.id = i.disclosure_id
     where d.child_id = $1 and d.to_function_id = $2 and d.ended_at is null and d.valid_until > now() group by 1`,
    [ids.leo, ids.functions.samordnare],
  )
  const given = new Map(rows.map(({ kind, n }) => [kind, n]))
  expect(given.get('meeting')).toBeGreaterThan(0)
  for (const [kind, item, link] of [
    ['worries', 'worry', /href="\/worries\/([0-9a-f-]{36})"/g],
    ['requests', 'request', /href="\/requests\/([0-9a-f-]{36})"/g],
    ['meetings', 'meeting', /href="\/meetings\/([0-9a-f-]{36})"/g],
  ] as const) {
    const { status, text } = await jonas.get(`/children/${ids.leo}/${kind}`)
    expect(status).toBe(200)
    expect(linksIn(text, link).size, kind).toBe(given.get(item) ?? 0)
    expect(text, 'no count of what they were not given').not.toMatch(/ av 6\d/)
    expect((await jonas.get(`/children/${ids.leo}`)).text).not.toMatch(/ av 6\d visas/)
    expect((await siri.get(`/children/${ids.amina}/${kind}`)).status).toBe(404)
    expect((await sara.get(`/children/${ids.amina}/${kind}`)).text).not.toContain('visas.')
  }
})

test('R7: who has looked at such a page stands in the log', async () => {
  const read = () =>
    house.database.admin
      .query<{ n: number }>(
        `select count(*)::int as n from audit.access_log where child_id = $1 and act = 'read'`,
        [ids.leo],
      )
      .then(({ rows }) => rows[0]?.n ?? 0)
  const before = await read()
  await maria.get(`/children/${ids.leo}/worries?page=2`)
  expect(await read()).toBe(before + 1)
})
