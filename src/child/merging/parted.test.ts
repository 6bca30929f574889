import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

// What an attacker found: a split, or a merge, that opened what was closed the second before.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const { stodsamordnare } = ids.functions
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const idOf = (location: string) => location.split('/').at(-1) as string

async function does(who: string, sql: string, values: unknown[] = []) {
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
async function records(givenName: string, n: number) {
  const sara = await house.as('sara-lind')
  const child = {
    ...{ givenName, familyName: 'Dubbel', birthDate: '2020-02-02' },
    ...{ personNumber: '', protection: 'none', sure: `${givenName} Dubbel 2020-02-02` },
  }
  const made: string[] = []
  for (let i = 0; i < n; i++) made.push(idOf((await sara.post('/children', child)).location))
  return made as [string, string, string]
}
const merge = (kept: string, old: string) =>
  does('maria-lund', `select child.merge($1, $2, 'Samma barn', gen_random_uuid())`, [kept, old])
const split = async (old: string) => {
  const [made] = await rows('select id from child.merges where old_child_id = $1 and split_at is null', [old])
  await does('maria-lund', `select child.split($1, 'Olika barn')`, [made?.id])
}
async function omarIn(children: string[]) {
  const maria = await house.as('maria-lund')
  const made: string[] = []
  for (const id of children) {
    await maria.post(`/children/${id}/guardians`, {
      ...{ name: 'Omar Haddad', relation: 'pappa', custody: 'yes', personNumber: '', sure: '' },
    })
    const [row] = await rows(
      `update child.guardians set person_id = (select person_id from child.guardians where id = $2) where child_id = $1 returning id`,
      [id, ids.guardians.omar],
    )
    made.push(row?.id)
  }
  return made
}
const omarReads = async (child: string) => {
  const { status, text } = await (await house.as('omar-haddad', 'guardian')).get(
    `/family/children/${child}/readings`,
  )
  return [status, /[Ss]tödsamordnare/.test(text)]
}
const ask = (child: string) =>
  does(
    'maria-lund',
    `insert into audit.held_back (child_id, unit_id, function_id, reason, review_on, made_by, asked_by_function)
      select c.id, c.unit_id, $2, 'Pappan hotar henne. Barnet kan skadas.', current_date + 60, people.me(), people.my_function()
      from child.children c where c.id = $1 returning id`,
    [child, stodsamordnare],
  ).then(([row]) => row?.id as string)
const hold = (id: string) =>
  does('anders-holm', 'select audit.decide_held_back($1, true, current_date + 60)', [id])
const listSiri = async (children: string[]) => {
  const maria = await house.as('maria-lund')
  for (const id of children) await maria.post(`/children/${id}/team`, { functionId: stodsamordnare })
  const siri = await house.as('siri-alm')
  for (const id of children) expect((await siri.get(`/children/${id}`)).status).toBe(200)
}

test('R7, R10b: held back in the kept record and only asked in the older one, it stays held back in both', async () => {
  const [kept, old] = await records('Alva', 2)
  await omarIn([kept, old])
  await listSiri([kept, old])
  await merge(kept, old)
  await ask(old)
  expect(await omarReads(old)).toEqual([200, true])
  await hold(await ask(kept))
  expect(await omarReads(old)).toEqual([200, false])
  await split(old)
  expect(await omarReads(kept)).toEqual([200, false])
  expect(await omarReads(old)).toEqual([200, false])
})

test('R7, R10b: held back in a third record, it stays held back in one that is parted', async () => {
  const [kept, old, third] = await records('Bodil', 3)
  await omarIn([kept, old, third])
  await listSiri([kept, old, third])
  await hold(await ask(third))
  await merge(kept, old)
  await merge(kept, third)
  expect(await omarReads(old)).toEqual([200, false])
  await split(old)
  expect(await omarReads(third)).toEqual([200, false])
  expect(await omarReads(old)).toEqual([200, false])
})

test('R7, R10b: held back in a third record, it stays held back in all when that one is parted', async () => {
  const [kept, old, third] = await records('Cissi', 3)
  await omarIn([kept, old, third])
  await listSiri([kept, old, third])
  await hold(await ask(third))
  await merge(kept, old)
  await merge(kept, third)
  await split(third)
  for (const id of [kept, old, third]) expect(await omarReads(id), id).toEqual([200, false])
})

test('R8: a level of protection that was lowered for both is back when they are parted', async () => {
  const [kept, old] = await records('Doris', 2)
  for (const id of [kept, old])
    await does('maria-lund', `select child.decide_protection($1, 'protected_registration', 'Hot.')`, [id])
  await merge(kept, old)
  await does('maria-lund', `select child.decide_protection($1, 'marked', 'Mindre hot.')`, [kept])
  await split(old)
  expect(await rows('select protection from child.children where id = $1', [old])).toEqual([
    { protection: 'protected_registration' },
  ])
})

test('R8: on the list of a protection that is back stand those who work with the record, and nobody who came meanwhile', async () => {
  const [kept, old] = await records('Egon', 2)
  for (const id of [kept, old])
    await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [id])
  await merge(kept, old)
  await does('maria-lund', `select child.decide_protection($1, 'none', 'Nej.')`, [kept])
  // Somebody new meanwhile, who came to the kept record and by it to the older one.
  await (await house.as('maria-lund')).post(`/children/${kept}/team`, { functionId: stodsamordnare })
  await split(old)
  const list = await rows(
    `select f.name from sharing.protected_readers r join people.functions f on f.id = r.function_id where r.child_id = $1 order by 1`,
    [old],
  )
  const team = await rows(
    `select f.name from sharing.involvements r join people.functions f on f.id = r.function_id where r.child_id = $1 and ended_at is null order by 1`,
    [old],
  )
  expect(list).toEqual(team)
  expect((await (await house.as('maria-lund')).get(`/children/${old}`)).status).toBe(200)
  expect((await (await house.as('siri-alm')).get(`/children/${old}`)).status).toBe(404)
})

test('R8: who came along is off the list of a third record too', async () => {
  const [kept, old, third] = await records('Frej', 3)
  await (await house.as('maria-lund')).post(`/children/${old}/team`, { functionId: stodsamordnare })
  await merge(kept, old)
  await merge(kept, third)
  await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [kept])
  await split(old)
  expect((await (await house.as('siri-alm')).get(`/children/${third}`)).status).toBe(404)
  const names: Record<string, string> = { [kept]: 'kept', [old]: 'old', [third]: 'third' }
  const listed = await rows(
    'select child_id from sharing.protected_readers where child_id = any($1) and function_id = $2',
    [[kept, old, third], stodsamordnare],
  )
  expect(listed.map(each => names[each.child_id]).sort()).toEqual(['old'])
})

test('R4: custody that ended while the two were one is ended for who reads the older one', async () => {
  const [kept, old] = await records('Gun', 2)
  const [mine] = await omarIn([kept, old])
  await merge(kept, old)
  // custody ends and comes back
  await does(
    'maria-lund',
    `select child.decide_custody($1, false, 'court', current_date, 'Dom', gen_random_uuid())`,
    [mine],
  )
  expect((await omarReads(old))[0]).toBe(404)
  await split(old)
  expect((await omarReads(old))[0]).toBe(404)
})

test('R10b: who was removed from the kept record does not see the older one when they are parted', async () => {
  const [kept, old] = await records('Hugo', 2)
  const [mine] = await omarIn([kept, old])
  await merge(kept, old)
  await does('maria-lund', `select child.remove_guardian($1, 'Fel person', gen_random_uuid())`, [mine])
  expect((await omarReads(old))[0]).toBe(404)
  await split(old)
  expect((await omarReads(old))[0]).toBe(404)
})

test('R8: who was taken off the list of the kept record does not see the older one when they are parted', async () => {
  const [kept, old] = await records('Ines', 2)
  const made = await omarIn([kept, old])
  for (const [i, id] of [kept, old].entries()) {
    await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [id])
    await does('maria-lund', 'select sharing.list_protected_guardian($1, $2, current_date + 60)', [
      id,
      made[i],
    ])
  }
  await merge(kept, old)
  expect((await omarReads(old))[0]).toBe(200)
  await does('maria-lund', 'select sharing.unlist_protected_guardian($1, $2)', [kept, made[0]])
  expect((await omarReads(old))[0]).toBe(404)
  await split(old)
  expect((await omarReads(old))[0]).toBe(404)
})

test('R10b: a number that was cut in the kept record does not open the older one when they are parted', async () => {
  const [kept, old] = await records('Jill', 2)
  const made = await omarIn([kept, old])
  for (const id of made)
    await rows(
      `insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values ($1, 'guardian', $2, sha256('omar'))`,
      [id, ids.collaboration],
    )
  await merge(kept, old)
  await does(
    'maria-lund',
    `select child.correct_guardian($1, 'Omar Haddad', 'pappa', 'none', null, 'Fel nummer', gen_random_uuid())`,
    [made[0]],
  )
  expect((await omarReads(old))[0]).toBe(404)
  await split(old)
  expect((await omarReads(old))[0]).toBe(404)
})

test('R1: who is let into the kept record in the moment of the split is in that one only', async () => {
  const [kept, old] = await records('Otto', 2)
  await merge(kept, old)
  const [made] = await rows('select id from child.merges where old_child_id = $1', [old])
  const { token = '' } = await house.as('maria-lund')
  const hash = createHash('sha256').update(token).digest()
  const open = async () => {
    const client = await house.database.app.connect()
    await client.query('begin')
    await client.query('select from people.open_request($1)', [hash])
    return client
  }
  const [one, two] = [await open(), await open()]
  await one.query(`select child.split($1, 'Olika barn')`, [made?.id])
  const adding = two.query('select sharing.involve($1, $2)', [kept, stodsamordnare]).then(
    () => two.query('commit'),
    error => error,
  )
  await Promise.race([adding, new Promise(done => setTimeout(done, 500))])
  await one.query('commit')
  await adding
  one.release()
  two.release()
  const siri = await house.as('siri-alm')
  expect([(await siri.get(`/children/${kept}`)).status, (await siri.get(`/children/${old}`)).status]).toEqual(
    [200, 404],
  )
})

test('R1: who is let into the kept record in the moment of the merge works with both', async () => {
  const [kept, old] = await records('Petra', 2)
  const { token = '' } = await house.as('maria-lund')
  const hash = createHash('sha256').update(token).digest()
  const open = async () => {
    const client = await house.database.app.connect()
    await client.query('begin')
    await client.query('select from people.open_request($1)', [hash])
    return client
  }
  const [one, two] = [await open(), await open()]
  await one.query(`select child.merge($1, $2, 'Samma barn', gen_random_uuid())`, [kept, old])
  const adding = two.query('select sharing.involve($1, $2)', [kept, stodsamordnare]).then(
    () => two.query('commit'),
    error => error,
  )
  await Promise.race([adding, new Promise(done => setTimeout(done, 500))])
  await one.query('commit')
  await adding
  one.release()
  two.release()
  const siri = await house.as('siri-alm')
  expect([(await siri.get(`/children/${kept}`)).status, (await siri.get(`/children/${old}`)).status]).toEqual(
    [200, 200],
  )
})

test.each([
  ['is listed in one of them only', false],
  ['was taken off the list of one of them', true],
])('R8: two protected records are not one while a guardian %s', async (_, listed) => {
  const [kept, old] = await records(listed ? 'Lovisa' : 'Karl', 2)
  const made = await omarIn([kept, old])
  for (const [n, id] of [kept, old].entries()) {
    await does('maria-lund', `select child.decide_protection($1, 'marked', 'Hot.')`, [id])
    if (n === 0 || listed)
      await does('maria-lund', 'select sharing.list_protected_guardian($1, $2, current_date + 60)', [
        id,
        made[n],
      ])
  }
  if (listed) await does('maria-lund', 'select sharing.unlist_protected_guardian($1, $2)', [old, made[1]])
  await expect(merge(kept, old)).rejects.toMatchObject({ constraint: 'merge_is_hindered' })
  expect((await omarReads(old))[0]).toBe(404)
})

test('R13: a contact who has left the older record since is not its contact again: whoever is of both goes on', async () => {
  const [kept, old] = await records('Nora', 2)
  const maria = await house.as('maria-lund')
  await maria.post(`/children/${old}/team`, { functionId: stodsamordnare })
  await rows('update child.named_persons n set function_id = $2 where n.child_id = $1', [old, stodsamordnare])
  await merge(kept, old)
  await rows('update sharing.involvements set ended_at = now() where child_id = $1 and function_id = $2', [
    kept,
    stodsamordnare,
  ])
  const [of] = await rows(
    'select function_id from child.named_persons where child_id = $1 and until is null',
    [kept],
  )
  await split(old)
  expect(
    await rows('select function_id from child.named_persons where child_id = $1 and until is null', [old]),
  ).toEqual([of])
  expect((await maria.get(`/children/${old}`)).status).toBe(200)
})

async function shutOutOfOlder(name: string) {
  const [kept, old] = await records(name, 2)
  const [mine, older] = (await omarIn([kept, old])) as [string, string]
  await merge(kept, old)
  await does('maria-lund', `select child.remove_guardian($1, 'Hotar dem', gen_random_uuid())`, [mine])
  await split(old)
  return {
    old,
    older,
    maria: await house.as('maria-lund'),
    father: await house.as('omar-haddad', 'guardian'),
  }
}
const isShutOut = 'Omar Haddad ser inte barnets sida och kan inte få det här.'
const noPoint = (n: number) => ({
  [`title${n}`]: '',
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})

test('R10b: whoever was shut out is invited to no meeting, and the form says why', async () => {
  const { old, older, maria, father } = await shutOutOfOlder('Tilde')
  const form = (await maria.get(`/children/${old}/meetings/new`)).text
  expect(form).not.toContain(older)
  expect(form).toContain(isShutOut)
  const sent = await maria.post(`/children/${old}/meetings`, {
    ...{ kind: 'meeting', day: daysFromToday(3), from: '13.30', to: '14.30', place: '' },
    ...{ childTakesPart: 'part', childHow: '', childHowAbout: 'none', notToRaise: '' },
    ...{
      ...noPoint(1),
      ...noPoint(2),
      ...noPoint(3),
      team: [ids.functions.forskollarare],
      guardians: [older],
    },
  })
  expect(sent.status).toBe(422)
  expect(await rows('select from child.meetings where child_id = $1', [old])).toEqual([])
  for (const path of ['', '/readings'])
    expect((await father.get(`/family/children/${old}${path}`)).status, path).toBe(404)
})

test('R3, R10b: the plan goes by itself to nobody who was shut out, and the pages before it say so', async () => {
  const { old, older, maria, father } = await shutOutOfOlder('Uma')
  const { location } = await maria.post(`/children/${old}/plan`, {
    ...{ why: 'Hon behöver skydd.', matters: 'Jag vill bo hos mormor.' },
    ...{ leadFunctionId: ids.functions.rektor, nextOn: daysFromToday(60) },
  })
  const plan = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(location)?.[0]
  const add = async (fields: Record<string, string>) => {
    const once = crypto.randomUUID()
    expect((await maria.post(`/plans/${plan}/parts`, { once, ...fields })).status).toBe(303)
    return once
  }
  const need = await add({ kind: 'need', area: 'safe', words: 'Bo på en adress som pappan inte vet.' })
  await add({ kind: 'goal', parentId: need, words: 'Hon är trygg.' })
  for (const page of ['partners', 'publication/new'])
    expect((await maria.get(`/plans/${plan}/${page}`)).text, page).toContain(isShutOut)
  expect((await maria.get(`/plans/${plan}/partners/${older}`)).status).toBe(404)
  expect((await maria.post(`/plans/${plan}/publication`, { base: '0', whatChanged: '' })).status).toBe(303)
  expect(await rows('select from sharing.disclosures where to_guardian_id = $1', [older])).toEqual([])
  expect((await father.get(`/family/children/${old}`)).status).toBe(404)
})

test('R10b: whoever was shut out is given nothing by the database, and reads nothing of what they had', async () => {
  const [kept, old] = await records('Vanja', 2)
  const [mine, older] = await omarIn([kept, old])
  const give = `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_guardian_id, basis_id, purpose, informed, valid_until)
    select c.collaboration_id, c.id, c.unit_id, people.my_function(), people.me(), $2, b.id, 'Veta', true, now() + interval '9 days'
    from child.children c, sharing.bases b where c.id = $1 and b.code = 'guardian' returning id`
  const [given] = await does('maria-lund', give, [old, older])
  await rows(
    `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version) values ($1, $2, 'child', $2, 1) on conflict do nothing`,
    [given?.id, old],
  )
  const { token = '' } = await house.as('omar-haddad', 'guardian')
  const reads = async () => {
    const client = await house.database.app.connect()
    try {
      await client.query('begin')
      await client.query('select from people.open_request($1)', [createHash('sha256').update(token).digest()])
      const { rows: found } = await client.query(
        `select (select count(*)::int from child.children c where c.id = $1) as children,
          (select count(*)::int from sharing.disclosed_items i where i.child_id = $1) as items,
          (select count(*)::int from sharing.given_to_me_as_guardian g where g.item_id = $1) as given`,
        [old],
      )
      return found[0]
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(Object.values(await reads()).every(n => Number(n) > 0)).toBe(true)
  await rows(`update child.guardians set shut_at = now() where id = $1`, [older])
  expect(await reads()).toEqual({ children: 0, items: 0, given: 0 })
  await expect(does('maria-lund', give, [old, older])).rejects.toMatchObject({
    constraint: 'guardian_is_shut_out',
  })
  await does('maria-lund', give, [kept, mine])
  await rows(`update child.guardians set shut_at = null where id = $1`, [older])
  await does('maria-lund', give, [old, older])
})

test('R10b: whoever was shut out sees the older record again by a decision in it, which is told and kept', async () => {
  const [kept, old] = await records('Signe', 2)
  const [mine, older] = await omarIn([kept, old])
  await merge(kept, old)
  await does('maria-lund', `select child.remove_guardian($1, 'Fel person', gen_random_uuid())`, [mine])
  await split(old)
  expect((await omarReads(old))[0]).toBe(404)
  const maria = await house.as('maria-lund')
  const page = `/children/${old}/guardians/${older}`
  expect((await maria.get(page)).text).toContain('Ser inte barnets sida.')
  const siri = await house.as('siri-alm')
  expect((await siri.get(`${page}/opening`)).status).toBe(404)
  expect((await maria.post(`${page}/opening`, { words: '', once: crypto.randomUUID() })).status).toBe(422)
  const opened = await maria.post(`${page}/opening`, {
    words: 'Det gällde ett annat barn.',
    once: crypto.randomUUID(),
  })
  expect([opened.status, opened.location]).toEqual([303, page])
  const { text } = await maria.get(page)
  expect(text).toContain('Omar Haddad ser barnets sida igen.')
  expect(text).not.toContain('Ser inte barnets sida.')
  expect((await omarReads(old))[0]).toBe(200)
})

test('R10a: a child with two records that are one is one child in the manager’s figures, and two again when they are parted', async () => {
  const figures = async () => {
    const query = 'select children from people.unit_figures() where function_id = $1'
    return (await does('anders-holm', query, [ids.functions.forskollarare]))[0]?.children
  }
  const before = await figures()
  const [kept, old] = await records('Yrsa', 2)
  expect(await figures()).toBe(before + 2)
  await merge(kept, old)
  expect(await figures()).toBe(before + 1)
  await split(old)
  expect(await figures()).toBe(before + 2)
})
