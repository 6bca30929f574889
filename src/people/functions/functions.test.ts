import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { functionPaths } from './noun.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const idOf = (location: string) => location.split('/').at(-1) as string
const tussilago = { name: 'Förskollärare, avdelning Tussilago', contact: '', receives: '' }

/** As somebody, by the database itself; nothing is kept. The error's code, else the rows. */
async function asks(who: string, sql: string, values: unknown[]) {
  const { token = '' } = await house.as(who)
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
    return (await client.query(sql, values)).rows
  } catch (error) {
    return String((error as { code?: string }).code)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('a manager makes a function, gives it to somebody, and it is found; two with one name are never made', async () => {
  const anders = await house.as('anders-holm')
  expect((await anders.get('/unit')).text).toContain('Nytt uppdrag')
  const empty = await anders.post(functionPaths.functions(), { ...tussilago, name: '' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Skriv vad uppdraget heter.')
  const once = crypto.randomUUID()
  const made = await anders.post(functionPaths.functions(), { ...tussilago, once })
  expect(made.status).toBe(303)
  const again = await anders.post(functionPaths.functions(), { ...tussilago, once })
  expect(again.location, 'pressed twice').toBe(made.location)
  const other = await anders.post(functionPaths.functions(), {
    ...tussilago,
    name: 'FÖRSKOLLÄRARE, avdelning tussilago',
  })
  expect(other.status).toBe(422)
  expect(other.text).toContain('Er enhet har redan ett uppdrag som heter så.')
  const [karin] = await rows(`select id from people.persons where name = 'Karin Öberg'`)
  const id = idOf(made.location)
  const given = await anders.post(`/functions/${id}/handover`, {
    ...{ leaves: 'nobody', person: karin?.id, when: 'now', name: '', email: '', subject: '', day: '' },
  })
  expect(given.status).toBe(303)
  expect((await (await house.as('jonas-ek')).get('/directory?q=Tussilago')).text).toContain('Karin Öberg')
  expect(
    await rows(
      `select act, purpose from audit.access_log where item_kind = 'function' and item_id = $1 and act = 'write'`,
      [id],
    ),
  ).toEqual([{ act: 'write', purpose: `made: ${tussilago.name}` }])
})

test('what is held, or would be left with nobody, is said and not closed; a closed one is found by nobody and given to nobody', async () => {
  const anders = await house.as('anders-holm')
  const busy = await anders.get(functionPaths.closing(ids.functions.stodsamordnare))
  for (const words of ['Någon har uppdraget', 'Uppdraget har något om ett barn som ingen annan har'])
    expect(busy.text).toContain(words)
  expect(busy.text).not.toMatch(/Leo|Amina|Marklund/)
  expect((await anders.post(functionPaths.closing(ids.functions.stodsamordnare))).location).toBe(
    functionPaths.closing(ids.functions.stodsamordnare),
  )
  expect(await rows('select from people.functions where closed_at is not null')).toEqual([])

  const id = idOf(
    (await anders.post(functionPaths.functions(), { ...tussilago, name: 'Specialpedagog' })).location,
  )
  expect((await anders.get(functionPaths.closing(id))).text).toContain('Ingen kan få uppdraget')
  expect((await anders.post(functionPaths.closing(id))).status).toBe(303)
  expect((await anders.get('/unit')).text).toContain('Stängda uppdrag (1)')
  const jonas = await house.as('jonas-ek')
  expect((await jonas.get('/directory?q=Specialpedagog')).text).not.toContain(id)
  expect((await anders.get(`/functions/${id}/handover`)).status).toBe(404)
  const maria = await house.as('maria-lund')
  expect((await maria.get(`/children/${ids.amina}/team?q=Specialpedagog`)).text).not.toContain(id)
  const [karin] = await rows(`select id from people.persons where name = 'Karin Öberg'`)
  for (const [who, sql, values] of [
    [
      'anders-holm',
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
         values (people.my_collaboration(), people.my_unit(), $1, $2, now(), people.me())`,
      [id, karin?.id],
    ],
    ['maria-lund', `select sharing.involve($1, $2, 'involved')`, [ids.amina, id]],
  ] as const)
    expect(await asks(who, sql, [...values]), sql).toBe('23514')

  expect((await anders.post(functionPaths.reopening(id))).status).toBe(303)
  expect((await jonas.get('/directory?q=Specialpedagog')).text).toContain(id)
})

test('a named person goes on being one, and the name is changed where it stands', async () => {
  const anders = await house.as('anders-holm')
  const [rektor] = await rows('select name from people.functions where id = $1', [ids.functions.rektor])
  const kept = await anders.post(functionPaths.edit(ids.functions.rektor), {
    name: rektor?.name,
    contact: '',
    receives: 'yes',
  })
  expect(kept.status).toBe(422)
  expect(kept.text).toContain('Byt kontakt först')
  const changed = await anders.post(functionPaths.edit(ids.functions.rektor), {
    name: 'Rektor',
    contact: 'yes',
    receives: 'yes',
  })
  expect(changed.status).toBe(303)
  expect((await anders.get(changed.location)).text).toContain('<h1 id="heading" tabindex="-1">Rektor</h1>')
})

test('R15: nobody but the manager of its unit, in the database neither, and no kind that steers', async () => {
  const { stodsamordnare, samordnare } = ids.functions
  const make = `select people.make_function('Ny', false, false, gen_random_uuid())`
  for (const who of ['siri-alm', 'maria-lund', 'jonas-ek', 'nils-kvist', 'eva-sand'])
    for (const [sql, values] of [
      [make, []],
      [`select people.change_function($1, 'Ny', false, false)`, [stodsamordnare]],
      ['select people.close_function($1)', [stodsamordnare]],
      ['select people.reopen_function($1)', [stodsamordnare]],
      ['select people.why_not_close($1)', [stodsamordnare]],
    ] as const)
      expect(await asks(who, sql, [...values]), `${who}: ${sql}`).toBe('42501')
  for (const sql of [
    'select people.close_function($1)',
    `select people.change_function($1, 'Ny', false, false)`,
  ]) {
    expect(await asks('anders-holm', sql, [samordnare]), 'another unit').toBe('42501')
    expect(await asks('anders-holm', sql, [ids.functions.verksamhetschef]), 'the manager’s own').toBe('42501')
  }
  expect(await asks('siri-alm', 'select people.is_named_person($1) as is', [ids.functions.rektor])).toEqual([
    { is: false },
  ])
  // An administrator changes names with a reason (ADR 34); to everybody else there is no row to change, and no kind is ever changed.
  for (const who of ['siri-alm', 'anders-holm'])
    expect(await asks(who, `update people.functions set name = 'x' returning id`, [])).toEqual([])
  expect(await asks('nils-kvist', `update people.functions set kind = 'manager'`, [])).toBe('42501')
})

test('closing and appointing at the same moment: one of them waits, and one of them is refused', async () => {
  const anders = await house.as('anders-holm')
  const id = idOf((await anders.post(functionPaths.functions(), { ...tussilago, name: 'Kock' })).location)
  const [karin] = await rows(`select id from people.persons where name = 'Karin Öberg'`)
  const hash = createHash('sha256')
    .update(anders.token as string)
    .digest()
  const [one, two] = [await house.database.app.connect(), await house.database.app.connect()]
  try {
    for (const client of [one, two]) {
      await client.query('begin')
      await client.query('select from people.open_request($1)', [hash])
    }
    await one.query('select people.close_function($1)', [id])
    const appointing = two
      .query(
        `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
           values (people.my_collaboration(), people.my_unit(), $1, $2, now(), people.me())`,
        [id, karin?.id],
      )
      .then(
        () => 'done',
        error => String(error.code),
      )
    await one.query('commit')
    expect(await appointing).toBe('23514')
  } finally {
    await two.query('rollback')
    one.release()
    two.release()
  }
})

test('a function that waits for an answer is not closed, and a closed one leads and holds nothing again (R14)', async () => {
  const anders = await house.as('anders-holm')
  const id = idOf((await anders.post(functionPaths.functions(), { ...tussilago, name: 'Resurs' })).location)
  const why = async () => (await asks('anders-holm', 'select people.why_not_close($1) as why', [id]))[0]
  expect(await why()).toEqual({ why: [] })
  const [worry] = await rows(
    `update child.worries set author_function_id = $1 where id = (select id from child.worries
       where answered_at is null and withdrawn_at is null limit 1) returning id, (select w.author_function_id from child.worries w where w.id = worries.id) as author`,
    [id],
  )
  expect(await why()).toEqual({ why: ['asks'] })
  expect((await anders.get(functionPaths.closing(id))).text).toContain('Uppdraget väntar på svar om ett barn')
  await rows('update child.worries set author_function_id = $2 where id = $1', [worry?.id, worry?.author])
  const [appointment] = await rows(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, ends_at)
       select f.collaboration_id, f.unit_id, f.id, $2, now() - interval '2 days', now() - interval '1 day' from people.functions f where f.id = $1 returning id`,
    [id, ids.karin],
  )
  expect((await anders.post(functionPaths.closing(id))).status).toBe(303)
  for (const [sql, values] of [
    ['update people.appointments set ends_at = null where id = $1', [appointment?.id]],
    ['update child.plans set lead_function_id = $1 where child_id = $2', [id, ids.leo]],
  ] as const)
    await expect(rows(sql, [...values]), sql).rejects.toMatchObject({ code: '23514' })
})

test('a function with an action in a draft of its own unit is not closed; a draft of another unit tells nothing (R10, R14)', async () => {
  const anders = await house.as('anders-holm')
  const id = idOf((await anders.post(functionPaths.functions(), { ...tussilago, name: 'Utkast' })).location)
  const why = async () => (await asks('anders-holm', 'select people.why_not_close($1) as why', [id]))[0]
  const actIn = (unit: string) =>
    rows(
      `insert into child.plan_parts (plan_id, child_id, unit_id, kind, parent_id, words, function_id)
         select p.id, p.child_id, $2, 'action', x.id, 'Öva turtagning', $1 from child.plans p
           join child.plan_parts x on x.plan_id = p.id and x.kind = 'need' and x.removed_at is null
         where p.child_id = $3 and p.ended_at is null limit 1 returning id`,
      [id, unit, ids.leo],
    )
  const [others] = await actIn(ids.units.elevhalsan)
  expect(others).toBeDefined()
  expect(await why()).toEqual({ why: [] })
  const [ours] = await actIn(ids.units.bjorkbacken)
  expect(await why()).toEqual({ why: ['holds'] })
  expect((await anders.get(functionPaths.closing(id))).text).toContain('också i ett utkast')
  await anders.post(functionPaths.closing(id))
  expect(await rows('select closed_at from people.functions where id = $1', [id])).toEqual([
    { closed_at: null },
  ])
  await rows('update child.plan_parts set removed_at = now() where id = $1', [ours?.id])
  expect(await why()).toEqual({ why: [] })
  await rows('delete from child.plan_parts where id = any($1)', [[ours?.id, others?.id]])
})

test('two that are the last to work with a child are not closed at the same moment (R14)', async () => {
  const anders = await house.as('anders-holm')
  const made: string[] = []
  for (const name of ['Resurs ett', 'Resurs två'])
    made.push(idOf((await anders.post(functionPaths.functions(), { ...tussilago, name })).location))
  const [child] = await rows(
    `insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, once)
       select collaboration_id, unit_id, 'Ensam', 'Dubbel', '2020-02-02', gen_random_uuid() from child.children where id = $1 returning id`,
    [ids.amina],
  )
  for (const func of made)
    await rows(
      `insert into sharing.involvements (collaboration_id, child_id, unit_id, function_id)
         select c.collaboration_id, c.id, c.unit_id, $2 from child.children c where c.id = $1`,
      [child?.id, func],
    )
  const hash = createHash('sha256')
    .update(anders.token ?? '')
    .digest()
  const [one, two] = [await house.database.app.connect(), await house.database.app.connect()]
  for (const client of [one, two]) {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [hash])
  }
  await one.query('select people.close_function($1)', [made[0]])
  const second = two.query('select people.close_function($1)', [made[1]]).then(
    () => 'closed',
    error => error.constraint,
  )
  await one.query('commit')
  expect(await second).toBe('function_is_needed')
  await two.query('rollback')
  for (const client of [one, two]) client.release()
})
