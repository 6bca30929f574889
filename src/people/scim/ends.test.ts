import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'
import { countyFilePaths } from '../county-files/noun.ts'
import { postPaths } from '../posts/index.ts'
import { unitPaths } from '../units/index.ts'
import { scimPaths as at } from './noun.ts'

// R15, ADR 36: a token lets in for as long as whoever made it administers the organisation, and those who are left are told.

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let nils: Browser
const organisation = idOf('organisation/ekdala')
const office = idOf('unit/kansliet')
const administrator = idOf('function/kansliet/administrator')
beforeAll(async () => {
  house = await openHouse()
  nils = await house.as('nils-kvist')
  // Whoever administers Ekdala in the demo is in nobody's way.
  await rows(`update people.appointments a set ends_at = now() from people.functions f
    where f.id = a.function_id and f.kind = 'organisation_administrator'`)
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

type Keeper = {
  name: string
  person: string
  func: string
  ref: string
  appointment: string
  subject: string
  browser: Browser
}

/** Somebody who administers Ekdala, in a function of their own. */
async function keeper(name: string, kind = 'organisation_administrator'): Promise<Keeper> {
  const ref = randomUUID()
  const [func] = await rows(
    `insert into people.functions (collaboration_id, unit_id, name, kind, ref) values ($1, $2, $3, $4, $5) returning id`,
    [ids.collaboration, office, `Förvaltare ${ref.slice(0, 8)}`, kind, ref],
  )
  const [person] = await rows(
    `insert into people.persons (collaboration_id, name, kind) values ($1, $2, 'staff') returning id`,
    [ids.collaboration, name],
  )
  const subject = randomUUID()
  await rows(
    `insert into people.accounts (person_id, issuer, subject) select $1, issuer, $2 from people.accounts where person_id = $3`,
    [person.id, subject, ids.karin],
  )
  await rows('insert into people.addresses (person_id, email) values ($1, $2)', [
    person.id,
    `${subject}@ekdala.example.se`,
  ])
  const appointment = await appointed(func.id, person.id)
  return {
    name,
    person: person.id,
    func: func.id,
    ref,
    appointment,
    subject,
    browser: await house.as(subject),
  }
}
const appointed = async (func: string, person: string, before = '1 second') =>
  (
    await rows(
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at)
        select collaboration_id, unit_id, id, $2, now() - $3::interval from people.functions where id = $1 returning id`,
      [func, person, before],
    )
  )[0].id as string
const tokenOf = (browser: Browser, name: string) =>
  openDirectory(house, browser, organisation, { name, signIn: 'user_name' })
const noticesTo = (func: string) =>
  rows(
    `select id, seen_at is null as unseen from sharing.notices where to_function_id = $1 and kind = 'directory_stopped' and item_id = $2`,
    [func, organisation],
  )
const unseen = async (func: string) => (await noticesTo(func)).filter(each => each.unseen).length
const mailsOf = (notice: string) =>
  rows(
    `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'mail' and j.payload::text like '%' || $1 || '%'`,
    [notice],
  )
const byTheClock = () => house.database.worker.query('select people.tell_of_stopped_directories()')
const tokenId = async (name: string) =>
  (await rows('select id from people.scim_tokens where name = $1 and revoked_at is null', [name]))[0]
    .id as string
const takeOver = (browser: Browser, id: string, once = randomUUID()) =>
  browser.post(at.takeover(organisation, id), { once })

/** Each way that somebody's function ends, as those who can do it do it. */
const ways: Record<string, (who: Keeper) => Promise<unknown>> = {
  'by hand': async ({ func, appointment }) => {
    const page = postPaths.ending(office, func, appointment)
    expect((await nils.post(page, { reason: 'Har slutat' })).status).toBe(303)
  },
  'by a file': async ({ ref, name }) => {
    const sent = await sendFiles(house, nils.token, [
      csv('people', 'function_ref;name;email;until', `${ref};${name};;${daysFromToday(-1)}`),
    ])
    expect(text((await nils.get(sent.location)).text)).toContain('slutar gälla samtidigt')
    const id = sent.location.split('/').at(-1) as string
    expect((await nils.post(countyFilePaths.use(id))).location).toBe(countyFilePaths.file(id))
  },
  'by a manager': async ({ func, appointment }) => {
    const manager = await keeper('Chef', 'manager')
    const page = await manager.browser.get(unitPaths.handover(func))
    expect(text(page.text)).toContain('En nyckel till katalogen för Ekdala kommun')
    const sent = await manager.browser.post(unitPaths.handover(func), {
      leaves: appointment,
      person: 'nobody',
      name: '',
      email: '',
      subject: '',
      search: '',
      find: '',
      when: 'now',
      day: '',
    })
    expect(sent.status, text(sent.text).slice(-600)).toBe(303)
  },
  'by a day that passes': async ({ appointment }) => {
    await rows(`update people.appointments set ends_at = now() + interval '300 milliseconds' where id = $1`, [
      appointment,
    ])
    await new Promise(resolve => setTimeout(resolve, 400))
  },
  'by being deleted': ({ person }) => rows('delete from people.persons where id = $1', [person]),
}

test.each(Object.entries(ways))('a token ends %s, for whatever it asks', async (way, end) => {
  const who = await keeper('Frej Ek')
  const directory = await tokenOf(who.browser, `Nyckel ${way}`)
  expect((await directory.get('/Users')).status).toBe(200)
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: `u ${way}`, active: true }
  const made = await directory.post('/Users', user)
  expect(made.status).toBe(201)
  await end(who)
  const unknown = await house.app.request('http://localhost:3000/scim/v2/Users', {
    headers: { authorization: `Bearer kring_scim_${'x'.repeat(43)}` },
  })
  const [status, body] = [unknown.status, await unknown.json()]
  expect(status).toBe(401)
  for (const answer of [
    await directory.get('/Users'),
    await directory.post('/Users', { ...user, userName: 'other' }),
    await directory.delete(`/Users/${made.body.id}`),
  ])
    expect([answer.status, answer.body]).toEqual([status, body])
  // What it gave stands; whoever is left is told, once, and mailed.
  expect(await rows('select from people.scim_users where id = $1', [made.body.id])).toHaveLength(1)
  await byTheClock()
  await byTheClock()
  const [notice, ...more] = (await noticesTo(administrator)).filter(each => each.unseen)
  expect([Boolean(notice), more]).toEqual([true, []])
  expect(await mailsOf(notice.id)).toHaveLength(1)
  expect(text((await nils.get('/inbox')).text)).toContain(
    'Katalogen för Ekdala kommun: en nyckel har slutat gälla',
  )
  const page = text((await nils.get(at.directory(organisation))).text)
  expect(page).toContain('En nyckel gäller inte längre')
  // And it is settled by ending it.
  await nils.post(at.revocation(organisation, await tokenId(`Nyckel ${way}`)))
  expect(await unseen(administrator)).toBe(0)
  expect(text((await nils.get(at.directory(organisation))).text)).not.toContain(
    'En nyckel gäller inte längre',
  )
})

test('those of the organisation who are left are told, and the county only where nobody is', async () => {
  const [one, other] = [await keeper('Ett Ek'), await keeper('Två Ek')]
  await tokenOf(one.browser, 'Ens nyckel')
  await ways['by hand']?.(one)
  expect([await unseen(other.func), await unseen(one.func), await unseen(administrator)]).toEqual([1, 0, 0])
  // The last of them leaves with it undone.
  await ways['by hand']?.(other)
  expect(await unseen(administrator)).toBe(1)
  await nils.post(at.revocation(organisation, await tokenId('Ens nyckel')))
})

test('taken over it is another secret, shown once; the old one is dead, and nobody waits any more', async () => {
  const who = await keeper('Leva Ek')
  const old = await tokenOf(who.browser, 'Entra')
  const id = await tokenId('Entra')
  await ways['by hand']?.(who)
  const after = text((await nils.get(at.directory(organisation))).text)
  expect(after).toContain('Leva Ek är inte förvaltare längre, sedan')
  const once = randomUUID()
  const taken = await takeOver(nils, id, once)
  const [token] = /kring_scim_[\w-]{43}/.exec(taken.text) ?? []
  expect([taken.status, Boolean(token)]).toEqual([200, true])
  expect(token).not.toBe(old.token)
  expect(text(taken.text)).toContain('Du har tagit över nyckeln')
  // The same form once more has none to show, and makes none.
  const again = await takeOver(nils, id, once)
  expect(again.text).not.toMatch(/kring_scim_/)
  expect((await takeOver(nils, id)).location).toBe(at.directory(organisation))
  expect(
    await rows(
      `select revoked_at is null as live, made_by = $1 as old from people.scim_tokens where name = 'Entra' order by made_at`,
      [who.person],
    ),
  ).toEqual([
    { live: false, old: true },
    { live: true, old: false },
  ])
  const asks = (secret: string | undefined) =>
    house.app.request('http://localhost:3000/scim/v2/Users', {
      headers: { authorization: `Bearer ${secret}` },
    })
  expect([(await asks(old.token)).status, (await asks(token)).status]).toEqual([401, 200])
  expect(await unseen(administrator)).toBe(0)
  // Nobody takes over what another organisation or county has.
  const other = await keeper('Annan Ek')
  await rows('update people.functions set unit_id = $2 where id = $1', [other.func, idOf('unit/solrosen')])
  await rows('update people.appointments set unit_id = $2 where id = $1', [
    other.appointment,
    idOf('unit/solrosen'),
  ])
  expect((await takeOver(other.browser, await tokenId('Entra'))).status).toBe(404)
  expect((await asks(token)).status).toBe(200)
})

test('two who take it over at the same moment: one has a secret, and it is the one that lets in', async () => {
  const [who, one, other] = [await keeper('Borta Ek'), await keeper('Först Ek'), await keeper('Sist Ek')]
  await tokenOf(who.browser, 'Kapplöpning')
  const id = await tokenId('Kapplöpning')
  await ways['by hand']?.(who)
  const answers = await Promise.all([takeOver(one.browser, id), takeOver(other.browser, id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
  expect(answers.filter(each => /kring_scim_[\w-]{43}/.test(each.text))).toHaveLength(1)
  expect(
    await rows(`select from people.scim_tokens where name = 'Kapplöpning' and revoked_at is null`),
  ).toHaveLength(1)
})

test('who leaves and comes back finds the token as dead as it was; who administers all along by another function keeps it', async () => {
  const who = await keeper('Åter Ek')
  const directory = await tokenOf(who.browser, 'Åters')
  const second = await keeper('Andra Ek')
  const more = await appointed(second.func, who.person)
  await ways['by hand']?.(who)
  expect((await directory.get('/Users')).status).toBe(200)
  expect(await unseen(second.func)).toBe(0)
  await ways['by hand']?.({ ...second, appointment: more })
  expect((await directory.get('/Users')).status).toBe(401)
  expect(await unseen(second.func)).toBe(1)
  await appointed(who.func, who.person, '0')
  expect((await directory.get('/Users')).status).toBe(401)
  // A new one is theirs to make.
  expect((await (await tokenOf(await house.as(who.subject), 'Ny')).get('/Users')).status).toBe(200)
  await nils.post(at.revocation(organisation, await tokenId('Åters')))
})

test('a handover that is taken back gives the token back, and what was told is true no more', async () => {
  const who = await keeper('Ånger Ek')
  const directory = await tokenOf(who.browser, 'Ångrad')
  const manager = await keeper('Chef Ånger', 'manager')
  const sent = await manager.browser.post(unitPaths.handover(who.func), {
    ...{ leaves: who.appointment, person: 'nobody', name: '', email: '', subject: '', search: '', find: '' },
    ...{ when: 'now', day: '' },
  })
  expect(sent.status).toBe(303)
  expect((await directory.get('/Users')).status).toBe(401)
  const told = (await rows(
    `select id, to_function_id from sharing.notices where kind = 'directory_stopped' and item_id = $1 and seen_at is null`,
    [organisation],
  )) as { id: string }[]
  expect(told.length).toBeGreaterThan(0)
  // Nothing is mailed before it can be undone no more.
  for (const { id } of told)
    for (const { run_at } of await mailsOf(id)) expect(run_at.getTime()).toBeGreaterThan(Date.now() + 300_000)
  const [handover] = await rows(
    'select id from people.handovers where function_id = $1 and undone_at is null',
    [who.func],
  )
  expect((await manager.browser.post(unitPaths.undo(who.func, handover.id))).status).toBe(303)
  expect((await directory.get('/Users')).status).toBe(200)
  expect(
    await rows('select from sharing.notices where id = any($1) and seen_at is null', [
      told.map(({ id }) => id),
    ]),
  ).toEqual([])
})

test('a request that had begun when the function ended changes nothing any more', async () => {
  const who = await keeper('Mitt I Ek')
  const directory = await tokenOf(who.browser, 'Mitt i')
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query('select from people.open_scim($1)', [
      createHash('sha256').update(directory.token).digest(),
    ])
    expect(rowCount).toBe(1)
    await ways['by hand']?.(who)
    const refused = await client
      .query(`select people.scim_save_group(null, '{"display_name": "Sent", "external_id": ""}')`)
      .then(
        () => 'done',
        error => error.constraint,
      )
    expect(refused).toBe('scim_token_is_over')
  } finally {
    await client.query('rollback')
    client.release()
  }
  await nils.post(at.revocation(organisation, await tokenId('Mitt i')))
})

test('before anybody’s function is ended it is said which tokens end, and to nobody else', async () => {
  const who = await keeper('Slutar Ek')
  await tokenOf(who.browser, 'Synlig nyckel')
  const ending = text((await nils.get(postPaths.ending(office, who.func, who.appointment))).text)
  expect(ending).toContain('Synlig nyckel, katalogen för Ekdala kommun')
  const harmless = await keeper('Ofarlig Ek')
  const other = text((await nils.get(postPaths.ending(office, harmless.func, harmless.appointment))).text)
  expect(other).not.toContain('slutar gälla')
  // A manager of the unit learns that there is one, and not what it is called.
  const manager = await keeper('Chef Två', 'manager')
  const handover = text((await manager.browser.get(unitPaths.handover(who.func))).text)
  expect(handover).toContain('En nyckel till katalogen för Ekdala kommun. Gjord av Slutar Ek.')
  expect(handover).not.toContain('Synlig nyckel')
  // Of one that ends on a day, and of two that end in one file, the file says it before.
  const file = async (...lines: string[]) => {
    const sent = await sendFiles(house, nils.token, [
      csv('people', 'function_ref;name;email;until', ...lines),
    ])
    return text((await nils.get(sent.location)).text)
  }
  expect(await file(`${who.ref};Slutar Ek;;${daysFromToday(10)}`)).toContain('Nyckeln Synlig nyckel')
  const second = await keeper('Tredje Ek')
  await appointed(second.func, who.person)
  expect(await file(`${who.ref};Slutar Ek;;${daysFromToday(10)}`)).not.toContain('Nyckeln Synlig nyckel')
  expect(
    await file(`${who.ref};Slutar Ek;;${daysFromToday(10)}`, `${second.ref};Slutar Ek;;${daysFromToday(20)}`),
  ).toContain('Nyckeln Synlig nyckel')
  // Who administers one organisation appoints nobody to such a function, and learns of no other's token by asking.
  await tokenOf(nils, 'Nils nyckel')
  const [{ id: own }] = await rows(
    'select id from people.appointments where function_id = $1 and (ends_at is null or ends_at > now())',
    [administrator],
  )
  const asked = 'select * from people.tokens_that_stop(array[$1::uuid], array[now()])'
  expect(await asksAs(harmless.browser, asked, [own])).toEqual([])
  expect(await asksAs(nils, asked, [own])).toContainEqual(expect.objectContaining({ token: 'Nils nyckel' }))
  const stranger = await house.as('sara-lind')
  expect(await asksAs(stranger, asked, [who.appointment])).toEqual([])
  expect(await asksAs(stranger, 'select * from people.states_of_tokens($1)', [organisation])).toEqual([])
})

/** What a query gives whoever a browser is signed in as. */
async function asksAs(browser: Browser, query: string, values: unknown[]) {
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [
      createHash('sha256')
        .update(browser.token ?? '')
        .digest(),
    ])
    return (await client.query(query, values)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
