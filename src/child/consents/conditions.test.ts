import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
/** What was given of Leo and rests on consents, by how it has ended. */
const onConsents = () =>
  rows(
    `select d.id, d.ended_at is null and d.valid_until > now() as live, d.end_reason as why, d.to_function_id as "to"
    from sharing.disclosures d where d.child_id = $1 and exists (select from sharing.disclosure_consents x where x.disclosure_id = d.id)`,
    [ids.leo],
  )
const live = async () => (await onConsents()).filter(each => each.live)
const opens = async (who: string) => (await (await house.as(who)).get(`/children/${ids.leo}`)).status

test('R4: what was given while somebody had no custody ends when they have it back and say no', async () => {
  const { admin } = house.database
  const [old] = await rows(
    `select d.* from sharing.disclosures d where d.child_id = $1 and d.to_function_id = $2 and d.ended_at is null
      and exists (select from sharing.disclosure_consents x where x.disclosure_id = d.id) limit 1`,
    [ids.leo, ids.functions.aktivitetsledare],
  )
  const client = await admin.connect()
  await client.query('begin')
  try {
    const state = async (id: string) =>
      (
        await client.query(
          'select ended_at is null as live, valid_until from sharing.disclosures where id = $1',
          [id],
        )
      ).rows[0]
    const fredriks = `update child.guardians set custody = $2 where child_id = $1 and name like 'Fredrik%'`
    await client.query(fredriks, [ids.leo, false])
    const given = await client.query(
      `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, basis_id, purpose, areas, informed, valid_until)
      values ($1, $2, $3, $4, $5, $6, $7, 'Nytt', $8, true, now() + interval '500 days') returning id`,
      [
        ids.collaboration,
        ids.leo,
        old.from_unit_id,
        old.from_function_id,
        old.from_person_id,
        old.to_function_id,
        old.basis_id,
        old.areas,
      ],
    )
    const { id } = given.rows[0]
    await client.query(fredriks, [ids.leo, true])
    expect((await state(id)).live).toBe(true)
    // It lasts no longer than both their yeses do.
    const { rows: both } = await client.query(
      `select (c.valid_until + 1)::timestamp at time zone 'Europe/Stockholm' as until from sharing.consent_for($1, $2, $3) c`,
      [ids.leo, old.to_unit_id, old.areas],
    )
    expect((await state(id)).valid_until).toEqual(both[0].until)
    const mine = await client.query(
      `select c.id from sharing.consents c join child.guardians g on g.id = c.guardian_id where g.child_id = $1 and g.name like 'Fredrik%'`,
      [ids.leo],
    )
    await client.query(
      `select set_config('kring.guardian_id', (select person_id::text from child.guardians where child_id = $1 and name like 'Fredrik%'), true)`,
      [ids.leo],
    )
    for (const consent of mine.rows)
      await client.query(`select sharing.withdraw_consent($1, null, 'signed_in')`, [consent.id])
    expect((await state(id)).live).toBe(false)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('R4: what rests on consents ends when somebody has custody who has said nothing, and before that nothing does', async () => {
  const before = await live()
  expect(before.length).toBeGreaterThan(0)
  expect(before.map(each => each.to)).toContain(ids.functions.aktivitetsledare)
  const siri = await house.as('siri-alm')
  const add = (custody: boolean) =>
    siri.post(`/children/${ids.leo}/guardians`, {
      name: 'Kim Marklund',
      relation: 'mamma',
      ...(custody && { custody: 'yes' }),
      personNumber: '',
      once: randomUUID(),
    })
  expect((await add(false)).status).toBe(303)
  expect(await live()).toHaveLength(before.length)
  expect(await opens('lina-berg')).toBe(200)

  expect((await add(true)).status).toBe(303)
  expect(
    (await rows(`select custody from child.guardians where name = 'Kim Marklund' order by custody`)).map(
      each => each.custody,
    ),
  ).toEqual([false, true])
  expect(await live()).toEqual([])
  const ended = (await onConsents()).filter(each => before.some(one => one.id === each.id))
  expect(new Set(ended.map(each => each.why))).toEqual(new Set(['consent_no_longer_covers']))
  const items = await rows(
    `select count(*)::int as n from sharing.disclosed_items where disclosure_id = any($1) and ends_at > now()`,
    [before.map(each => each.id)],
  )
  expect(items[0].n).toBe(0)
  expect(await opens('lina-berg')).toBe(404)
})

test('R4, R6: at eighteen guardians read no more, at midnight Swedish time and without a job, and grounds for children end', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const page = `/family/children/${ids.leo}`
  expect((await johanna.get(page)).status).toBe(200)
  const dates = await rows(
    `select birth_date::text as born, (now() at time zone 'Europe/Stockholm')::date - interval '18 years' as today from child.children where id = $1`,
    [ids.leo],
  )
  const bornSo = (days: number) =>
    rows(
      `update child.children set birth_date = ((now() at time zone 'Europe/Stockholm')::date - interval '18 years')::date + $2::int where id = $1`,
      [ids.leo, days],
    )
  // Tomorrow: everything to guardians has got its end, the midnight before the birthday.
  await bornSo(1)
  expect((await johanna.get(page)).status).toBe(200)
  const [{ late }] = await rows(
    `select count(*)::int as late from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.child_id = $1 and d.to_guardian_id is not null and i.ends_at > ((now() at time zone 'Europe/Stockholm')::date + 1)::timestamp at time zone 'Europe/Stockholm'`,
    [ids.leo],
  )
  expect(late).toBe(0)
  // Today.
  await bornSo(0)
  for (const path of ['/family', page, `${page}/readings`]) {
    const { status, text } = await johanna.get(path)
    expect(path === '/family' ? text.includes('Leo') : status === 200, path).toBe(false)
  }
  const why = await rows(
    `select distinct end_reason as why from sharing.disclosures where child_id = $1 and to_guardian_id is not null and ended_at > now() - interval '1 minute'`,
    [ids.leo],
  )
  expect(why.map(each => each.why)).toEqual(['came_of_age'])
  await expect(
    house.database.admin.query(
      `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, basis_id, purpose, informed, valid_until)
      select $1, $2, f.unit_id, f.id, $3, $4, (select id from sharing.bases where until_age = 18 and code = 'care_social_under_18'), 'x', true, now() + interval '1 day'
      from people.functions f where f.id = $5`,
      [ids.collaboration, ids.leo, ids.maria, ids.functions.samordnare, ids.functions.rektor],
    ),
  ).rejects.toMatchObject({ constraint: 'basis_is_for_children' })

  // Everybody who works with her is told, once.
  // A notice from before this birthday, of a date that was written wrong, is no reason to miss it.
  await rows(
    `insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id, made_at) values ($1, $2, $3, 'came_of_age', 'child', $3, now() - interval '90 days')`,
    [ids.collaboration, ids.functions.rektor, ids.leo],
  )
  for (let run = 0; run < 2; run++) await rows('select sharing.come_of_age()')
  await rows(
    `delete from sharing.notices where kind = 'came_of_age' and made_at < now() - interval '80 days'`,
  )
  const told = await rows(
    `select to_function_id as id from sharing.notices where kind = 'came_of_age' and child_id = $1`,
    [ids.leo],
  )
  const involved = await rows(
    'select function_id as id from sharing.involvements where child_id = $1 and ended_at is null',
    [ids.leo],
  )
  expect(told.map(each => each.id).sort()).toEqual(involved.map(each => each.id).sort())
  expect((await (await house.as('maria-lund')).get('/inbox')).text).toContain('Har fyllt 18 år')
  await rows('update child.children set birth_date = $2 where id = $1', [ids.leo, dates[0].born])
})
