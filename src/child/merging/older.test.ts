import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

// What an attacker found: the older of two records that are one went its own way.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const { stodsamordnare, samordnare } = ids.functions
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const idOf = (location: string) => location.split('/').at(-1) as string

/** By the database itself, as somebody; kept. */
async function does(who: string, sql: string, values: unknown[]) {
  const { token = '' } = await house.as(who)
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
    const { rows: found } = await client.query(sql, values)
    await client.query('commit')
    return found
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function twice(givenName: string) {
  const sara = await house.as('sara-lind')
  const child = {
    ...{ givenName, familyName: 'Dubbel', birthDate: '2020-02-02' },
    ...{ personNumber: '', protection: 'none' },
  }
  const sure = `${givenName} Dubbel 2020-02-02`
  const old = idOf((await sara.post('/children', { ...child, sure })).location)
  const kept = idOf((await sara.post('/children', { ...child, sure })).location)
  return { kept, old, child }
}
const merge = (kept: string, old: string) =>
  does('maria-lund', `select child.merge($1, $2, 'Samma barn', gen_random_uuid())`, [kept, old])

/** Both records are Omar's child's, and are one. */
async function ofOmar(givenName: string, protection = 'none') {
  const { kept, old } = await twice(givenName)
  const maria = await house.as('maria-lund')
  const guardians: string[] = []
  for (const id of [kept, old]) {
    await maria.post(`/children/${id}/guardians`, {
      ...{ name: 'Omar Haddad', relation: 'pappa', custody: 'yes', personNumber: '', sure: '' },
    })
    const [row] = await rows(
      `update child.guardians set person_id = (select person_id from child.guardians where id = $2) where child_id = $1 returning id`,
      [id, ids.guardians.omar],
    )
    guardians.push(row?.id)
    await rows(
      `insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values ($1, 'guardian', $2, sha256('omar'))`,
      [row?.id, ids.collaboration],
    )
    if (protection === 'none') continue
    await does('maria-lund', `select child.decide_protection($1, $2, 'Hot mot familjen.')`, [id, protection])
    await does('maria-lund', 'select sharing.list_protected_guardian($1, $2, current_date + 60)', [
      id,
      row?.id,
    ])
  }
  await merge(kept, old)
  return { kept, old, guardian: guardians[0] as string }
}
async function omarSees(child: string) {
  const omar = await house.as('omar-haddad', 'guardian')
  const paths = [`/family/children/${child}`, `/family/children/${child}/readings`]
  return Promise.all(paths.map(async path => (await omar.get(path)).status))
}

test.each([
  [
    'R4: custody that ends',
    'Ivar',
    'none',
    `select child.decide_custody($1, false, 'court', current_date, 'Dom', gen_random_uuid())`,
  ],
  [
    'R10b: a guardian who was none',
    'Runa',
    'none',
    `select child.remove_guardian($1, 'Fel person', gen_random_uuid())`,
  ],
  [
    'R10b: a number that was another’s',
    'Tuva',
    'none',
    `select child.correct_guardian($1, 'Omar Haddad', 'pappa', 'none', null, 'Fel nummer', gen_random_uuid())`,
  ],
  [
    'R8: a guardian off the list',
    'Vera',
    'protected_registration',
    'select sharing.unlist_protected_guardian(child_id, id) from child.guardians where id = $1',
  ],
])(
  '%s, decided in the record that is kept, closes the older one too',
  async (_, givenName, protection, sql) => {
    const { kept, old, guardian } = await ofOmar(givenName, protection)
    for (const id of [kept, old]) expect(await omarSees(id)).toEqual([200, 200])
    await does('maria-lund', sql, [guardian])
    for (const id of [kept, old]) expect(await omarSees(id)).toEqual([404, 404])
    expect((await (await house.as('omar-haddad', 'guardian')).get('/family')).text).not.toContain(givenName)
  },
)

test('R8: a protection set afterwards hides both from a guardian until they are listed in the record that is kept', async () => {
  const { kept, old, guardian } = await ofOmar('Saga')
  await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [kept])
  expect([await omarSees(kept), await omarSees(old)]).toEqual([
    [404, 404],
    [404, 404],
  ])
  await does('maria-lund', 'select sharing.list_protected_guardian($1, $2, current_date + 60)', [
    kept,
    guardian,
  ])
  expect([await omarSees(kept), await omarSees(old)]).toEqual([
    [200, 200],
    [200, 200],
  ])
  await expect(
    does('maria-lund', `select child.decide_protection($1, 'none', 'Nej.')`, [old]),
  ).rejects.toThrow()
})

test('R7, R10b: what is held back in the record that is kept is held back in the older one', async () => {
  const { kept, old } = await ofOmar('Idun')
  const maria = await house.as('maria-lund')
  await maria.post(`/children/${kept}/team`, { functionId: stodsamordnare })
  const siri = await house.as('siri-alm')
  expect((await siri.get(`/children/${old}`)).status).toBe(200)
  const omar = await house.as('omar-haddad', 'guardian')
  const shown = async () =>
    /[Ss]tödsamordnare/.test((await omar.get(`/family/children/${old}/readings`)).text)
  expect(await shown()).toBe(true)
  const reason = 'Pappan hotar henne. Barnet kan skadas.'
  const asked = await maria.post(`/children/${kept}/log/held-back`, {
    ...{ functionId: stodsamordnare, reason, reviewOn: '2027-02-01' },
  })
  expect(asked.status, 'who only read the older record can be chosen').toBe(303)
  const [held] = await rows('select id from audit.held_back where child_id = $1', [kept])
  await does('anders-holm', 'select audit.decide_held_back($1, true, current_date + 60)', [held?.id])
  expect(await shown()).toBe(false)
})

test('R10a, R14: what comes by the name lands in the record that goes on, and is answered there', async () => {
  const { kept, old, child } = await twice('Lo')
  await merge(kept, old)
  const sara = await house.as('sara-lind')
  const again = await sara.post('/children', child)
  expect(again.text).toContain(kept)
  expect(again.text).not.toContain(old)
  const elin = await house.as('elin-dahl')
  const asked = await elin.post('/joining', {
    ...child,
    words: 'Han börjar hos oss.',
    once: crypto.randomUUID(),
  })
  expect(asked.status).toBe(303)
  expect(await rows(`select child_id from child.join_requests where child_name = 'Lo Dubbel'`)).toEqual([
    { child_id: kept },
  ])
  const [instrument] = await rows(`select learning.version_in_use('worry') as id`)
  const handed = await does(
    'elin-dahl',
    `select child.hand_worry('Lo', 'Dubbel', '2020-02-02', '', $1, '{"noticed":"x"}', '{}', gen_random_uuid()) as id`,
    [instrument?.id],
  )
  const worry = handed[0]?.id
  expect(await rows('select child_id from child.worries where id = $1', [worry])).toEqual([
    { child_id: kept },
  ])
  const maria = await house.as('maria-lund')
  const answered = await maria.post(`/worries/${worry}/answers`, {
    ...{ kind: 'acted', words: 'Tack, vi tar det.', service: '', once: crypto.randomUUID() },
  })
  expect(answered.status).toBe(303)
})

test('R8: who came along is off the list again when the two are parted', async () => {
  const { kept, old } = await twice('Ebba')
  const maria = await house.as('maria-lund')
  await maria.post(`/children/${old}/team`, { functionId: stodsamordnare })
  await merge(kept, old)
  await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [kept])
  const listed = async () =>
    (
      await rows(
        'select child_id from sharing.protected_readers where child_id in ($1, $2) and function_id = $3',
        [kept, old, stodsamordnare],
      )
    ).map(each => each.child_id)
  expect((await listed()).sort()).toEqual([kept, old].sort())
  const [made] = await rows('select id from child.merges where old_child_id = $1', [old])
  await does('maria-lund', `select child.split($1, 'Olika barn')`, [made?.id])
  expect(await listed()).toEqual([old])
})

const split = async (old: string) => {
  const [made] = await rows('select id from child.merges where old_child_id = $1 and split_at is null', [old])
  await does('maria-lund', `select child.split($1, 'Olika barn')`, [made?.id])
}
const readingsName = async (who: string, child: string, post: RegExp) =>
  post.test((await (await house.as(who, 'guardian')).get(`/family/children/${child}/readings`)).text)

test('R10b: who was taken out of the family is not let in again by a namesake who comes later', async () => {
  const { kept, old, guardian } = await ofOmar('Juni')
  await does('maria-lund', `select child.remove_guardian($1, 'Fel person', gen_random_uuid())`, [guardian])
  const maria = await house.as('maria-lund')
  await maria.post(`/children/${kept}/guardians`, {
    ...{ name: 'Omar Haddad', relation: 'pappa', custody: 'yes', personNumber: '', sure: '' },
  })
  expect(
    await rows('select 1 from child.guardians where child_id = $1 and ended_at is null', [kept]),
  ).toHaveLength(1)
  for (const id of [kept, old]) expect(await omarSees(id)).toEqual([404, 404])
})

test('R7, R10b: what is held back in the older record is held back in the other, and in both when they are parted', async () => {
  const { kept, old } = await ofOmar('Malte')
  const maria = await house.as('maria-lund')
  await maria.post(`/children/${kept}/team`, { functionId: stodsamordnare })
  const siri = await house.as('siri-alm')
  for (const id of [kept, old]) expect((await siri.get(`/children/${id}`)).status).toBe(200)
  const shown = async () =>
    Promise.all([kept, old].map(id => readingsName('omar-haddad', id, /[Ss]tödsamordnare/)))
  expect(await shown()).toEqual([true, true])
  const [held] = await does(
    'maria-lund',
    `insert into audit.held_back (child_id, unit_id, function_id, reason, review_on, made_by, asked_by_function)
      select c.id, c.unit_id, $2, 'Pappan hotar henne. Barnet kan skadas.', current_date + 60, people.me(), people.my_function()
      from child.children c where c.id = $1 returning id`,
    [old, stodsamordnare],
  )
  await does('anders-holm', 'select audit.decide_held_back($1, true, current_date + 60)', [held?.id])
  expect(await shown()).toEqual([false, false])
  await split(old)
  expect(await shown()).toEqual([false, false])
})

test('R8: who is off the list of the record that is kept is off the list of the older one', async () => {
  const { kept, old } = await twice('Nils')
  for (const id of [kept, old]) {
    await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [id])
    await does('maria-lund', 'select sharing.list_protected_reader($1, $2, current_date + 60)', [
      id,
      samordnare,
    ])
  }
  await merge(kept, old)
  await does('maria-lund', 'select sharing.unlist_protected_reader($1, $2)', [kept, samordnare])
  expect(
    await rows('select 1 from sharing.protected_readers where child_id in ($1, $2) and function_id = $3', [
      kept,
      old,
      samordnare,
    ]),
  ).toEqual([])
})

test('R8: a protection that was lowered for both is back in the older record when they are parted', async () => {
  const { kept, old } = await twice('Olle')
  for (const id of [kept, old])
    await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [id])
  await merge(kept, old)
  await does('maria-lund', `select child.decide_protection($1, 'none', 'Inget hot mot barnet.')`, [kept])
  const levels = () => rows('select protection from child.children where id in ($1, $2)', [kept, old])
  expect(await levels()).toEqual([{ protection: 'none' }, { protection: 'none' }])
  await split(old)
  expect(await rows('select protection from child.children where id = $1', [old])).toEqual([
    { protection: 'marked' },
  ])
})

test('R10b: two records are not one while somebody is family in one who was taken out of it in the other', async () => {
  for (const [n, of] of (['kept', 'old'] as const).entries()) {
    const { kept, old } = await twice(['Pia', 'Rut'][n] as string)
    const maria = await house.as('maria-lund')
    for (const id of [kept, old])
      await maria.post(`/children/${id}/guardians`, {
        ...{ name: 'Omar Haddad', relation: 'pappa', custody: 'yes', personNumber: '', sure: '' },
      })
    const [gone] = await rows('select id from child.guardians where child_id = $1', [
      of === 'kept' ? kept : old,
    ])
    await does('maria-lund', `select child.remove_guardian($1, 'Fel person', gen_random_uuid())`, [gone?.id])
    await expect(merge(kept, old)).rejects.toMatchObject({ constraint: 'merge_is_hindered' })
  }
})

test('who works with an older record of their own keeps it when another one is parted', async () => {
  const { kept, old } = await twice('Stina')
  const sara = await house.as('sara-lind')
  const third = idOf(
    (
      await sara.post('/children', {
        ...{ givenName: 'Stina', familyName: 'Dubbel', birthDate: '2020-02-02', personNumber: '' },
        ...{ protection: 'none', sure: 'Stina Dubbel 2020-02-02' },
      })
    ).location,
  )
  const maria = await house.as('maria-lund')
  for (const id of [old, third]) await maria.post(`/children/${id}/team`, { functionId: stodsamordnare })
  await merge(kept, old)
  await merge(kept, third)
  await split(old)
  const siri = await house.as('siri-alm')
  for (const id of [old, third]) expect((await siri.get(`/children/${id}`)).status, id).toBe(200)
})
