import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { scimPaths as at } from './noun.ts'

// What a directory gives and ends, as people meet it: R14, R15, ADR 36.

let house: House
let nils: Awaited<ReturnType<House['as']>>
let ekdala: Awaited<ReturnType<typeof openDirectory>>
let region: Awaited<ReturnType<typeof openDirectory>>
const provider = { issuer: 'https://login.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
const [inEkdala, inRegion] = [idOf('organisation/ekdala'), idOf('organisation/region')]
const { functions, units } = ids
const teacher = idOf('function/bjorkbacken/blasippan')
const counsellor = functions.stodsamordnare
const nurse = idOf('function/solrosen/bvc-skoterska')
beforeAll(async () => {
  house = await openHouse({
    more: [{ ...provider, signsIn: ['staff'], label: 'Ekdala kommun', mail: 'verified' }],
  })
  nils = await house.as('nils-kvist')
  ekdala = await openDirectory(house, nils, inEkdala, { name: 'Entra', signIn: 'user_name', provider: '1' })
  region = await openDirectory(house, nils, inRegion, { name: 'Okta', signIn: 'user_name', provider: '1' })
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
type Directory = Awaited<ReturnType<typeof openDirectory>>

async function addUser(of: Directory, userName: string, more: Record<string, unknown> = {}) {
  const answer = await of.post('/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    displayName: `Namn ${userName}`,
    emails: [{ value: `${userName}@example.se`, type: 'work' }],
    active: true,
    ...more,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as { id: string; userName: string }
}
async function addGroup(of: Directory, displayName: string, members: { id: string }[] = []) {
  const answer = await of.post('/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
    members: members.map(({ id }) => ({ value: id })),
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as { id: string }
}
const patch = (of: Directory, path: string, ...Operations: object[]) =>
  of.patch(path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
const join = (of: Directory, group: { id: string }, ...users: { id: string }[]) =>
  patch(of, `/Groups/${group.id}`, {
    op: 'Add',
    path: 'members',
    value: users.map(({ id }) => ({ value: id })),
  })
const leave = (of: Directory, group: { id: string }, user: { id: string }) =>
  patch(of, `/Groups/${group.id}`, { op: 'Remove', path: `members[value eq "${user.id}"]` })
const switchTo = (of: Directory, user: { id: string }, active: unknown) =>
  patch(of, `/Users/${user.id}`, { op: 'Replace', path: 'active', value: active })

const map = (organisation: string, group: { id: string }, func: string, more: Record<string, string> = {}) =>
  nils.post(at.mapping(organisation, group.id), {
    function: func,
    reason: 'De arbetar där.',
    search: '',
    find: '',
    ...more,
  })

/** The functions that whoever signs in so holds now. */
const held = async (subject: string, issuer = demoSettings.issuer): Promise<string[]> =>
  (
    await rows(
      `select a.function_id from people.accounts c join people.appointments a on a.person_id = c.person_id
        where c.issuer = $1 and c.subject = $2 and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by 1`,
      [issuer, subject],
    )
  ).map(row => row.function_id)
const noticesTo = async (func: string, kind: string, item: string) =>
  (
    await rows(
      'select seen_at is null as unseen from sharing.notices where to_function_id = $1 and kind = $2 and item_id = $3',
      [func, kind, item],
    )
  ).filter(({ unseen }) => unseen).length

test('R15: a group that nobody has chosen a function for gives nothing; when one is chosen its members hold it, and it is told and kept', async () => {
  const [disa, dag] = [await addUser(ekdala, 'disa-dal'), await addUser(ekdala, 'dag-dal')]
  const group = await addGroup(ekdala, 'Blåsippan', [disa, dag])
  // Nobody yet: no person, no account.
  expect(await rows(`select from people.persons where name like 'Namn d%'`)).toEqual([])
  expect((await nils.get(at.directory(inEkdala))).text).toContain('1 grupp väntar på dig')
  const page = await nils.get(at.group(inEkdala, group.id))
  expect(page.text).toContain('Namn disa-dal')
  expect(page.text).toContain('2 personer får uppdraget på en gång')

  expect((await map(inEkdala, group, '')).status).toBe(422)
  expect((await map(inEkdala, group, teacher, { reason: '' })).text).toContain('Skriv varför')
  for (let times = 0; times < 2; times++)
    expect((await map(inEkdala, group, teacher)).location).toBe(at.group(inEkdala, group.id))
  expect((await nils.get(at.group(inEkdala, group.id))).text).toContain('Gruppen har uppdraget')
  expect(await held('disa-dal')).toEqual([teacher])
  // One notice for the manager, however many were given it.
  expect(await noticesTo(functions.verksamhetschef, 'appointment_made', teacher)).toBe(1)
  const disas = await house.as('disa-dal')
  expect((await disas.get('/children')).status).toBe(200)

  const lena = await addUser(ekdala, 'lena-lod')
  expect((await join(ekdala, group, lena)).status).toBe(204)
  expect(await held('lena-lod')).toEqual([teacher])
  // What a directory does is kept with its name, and logged; read by administrators and log reviewers.
  const [kept] = await rows(
    `select c.reason, c.act, c.person_id from people.changes c join people.appointments a on a.id = c.row_id join people.persons p on p.id = a.person_id
      where p.name = 'Namn lena-lod' and c.kind = 'appointment'`,
  )
  expect(kept).toEqual({ reason: 'SCIM: Entra', act: 'made', person_id: null })
  const history = await nils.get('/administration/changes?by=directories')
  expect(history.text).toContain('Namn lena-lod')
  expect(history.text).toContain('SCIM: Entra')
  const eva = await house.as('eva-sand')
  expect((await eva.get('/administration/changes?by=directories')).text).toContain('SCIM: Entra')
  // What people do is not lost among it.
  const byPeople = (await nils.get('/administration/changes')).text
  expect(byPeople).toContain('Katalogens grupp Blåsippan (Ekdala kommun) har uppdraget')
  expect(byPeople).not.toContain('SCIM: Entra')
  const review = await eva.get('/log')
  expect(review.text).toMatch(/Namn lena-lod fick uppdraget/)
  expect(review.text).toContain('SCIM: Entra')
})

test('what a directory gave ends the same moment that it says so, and whoever was signed in has nothing', async () => {
  const group = await addGroup(ekdala, 'Samordnare')
  await map(inEkdala, group, counsellor)
  const ways: Record<string, (user: { id: string }) => Promise<{ status: number }>> = {
    'ute-ur-gruppen': user => leave(ekdala, group, user),
    'av-med-ord': user => switchTo(ekdala, user, 'False'),
    'av-i-hel': user =>
      ekdala.put(`/Users/${user.id}`, {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'av-i-hel',
        active: false,
      }),
    borttagen: user => ekdala.delete(`/Users/${user.id}`),
  }
  for (const [name, way] of Object.entries(ways)) {
    const user = await addUser(ekdala, name)
    await join(ekdala, group, user)
    const browser = await house.as(name)
    expect((await browser.get('/inbox')).status, name).toBe(200)
    const { status } = await way(user)
    expect([200, 204], name).toContain(status)
    // The next second there is nothing, on any page, and nothing can be sent.
    expect((await browser.get('/inbox')).status, name).toBe(303)
    expect((await browser.get(`/children/${ids.leo}`)).status, name).toBe(303)
    expect((await browser.post('/worries', {})).status, name).toBeGreaterThanOrEqual(400)
    expect(await held(name), name).toEqual([])
    // Soft: it was, and it ended.
    expect(
      await rows(
        `select a.ends_at <= now() as over from people.accounts c join people.appointments a on a.person_id = c.person_id where c.subject = $1`,
        [name],
      ),
      name,
    ).toEqual([{ over: true }])
  }
  // Back again, and given anew, as another appointment.
  const back = await addUser(ekdala, 'borttagen')
  await join(ekdala, group, back)
  expect(await held('borttagen')).toEqual([counsellor])
  await switchTo(ekdala, back, false)
  await switchTo(ekdala, back, true)
  expect(await held('borttagen')).toEqual([counsellor])

  // By whole groups, too.
  await ekdala.delete(`/Groups/${group.id}`)
  expect(await held('borttagen')).toEqual([])
})

test('what was given by hand is never ended, and one of two groups is enough', async () => {
  const [one, other] = [await addGroup(ekdala, 'Grupp ett'), await addGroup(ekdala, 'Grupp två')]
  await map(inEkdala, one, teacher)
  await map(inEkdala, other, teacher)
  const sara = await addUser(ekdala, 'sara-lind', { displayName: 'Någon Annan' })
  const handmade = await held('sara-lind')
  expect(handmade).toContain(functions.forskollarare)
  const both = await addUser(ekdala, 'i-bada')
  await join(ekdala, one, both, sara)
  await join(ekdala, other, both)
  expect(await held('i-bada')).toEqual([teacher])
  await leave(ekdala, one, both)
  expect(await held('i-bada')).toEqual([teacher])
  await leave(ekdala, other, both)
  expect(await held('i-bada')).toEqual([])
  await ekdala.delete(`/Users/${sara.id}`)
  expect(await held('sara-lind')).toEqual(handmade)
  // Whoever was here before is not called by another name.
  expect((await (await house.as('sara-lind')).get('/inbox')).text).not.toContain('Någon Annan')

  // A manager who ends it by hand is not overruled until the group changes.
  const gone = await addUser(ekdala, 'slutar-for-hand')
  await join(ekdala, one, gone)
  await rows(
    `update people.appointments a set ends_at = now() from people.accounts c where c.person_id = a.person_id and c.subject = 'slutar-for-hand'`,
  )
  await patch(ekdala, `/Users/${gone.id}`, { op: 'replace', path: 'displayName', value: 'Nytt namn' })
  await join(ekdala, one, gone)
  expect(await held('slutar-for-hand')).toEqual([])
  await leave(ekdala, one, gone)
  await join(ekdala, one, gone)
  expect(await held('slutar-for-hand')).toEqual([teacher])
})

test('R10: whether somebody is here already is told to no directory, and each has only what it made', async () => {
  const nurses = await addGroup(region, 'Sköterskor')
  const teachers = await addGroup(ekdala, 'Lärare')
  await map(inRegion, nurses, nurse)
  await map(inEkdala, teachers, teacher)
  const here = await addUser(ekdala, 'delad-person', { displayName: 'Delad Person' })
  await join(ekdala, teachers, here)
  // The other organisation tells of the same human, and of one whom nobody knows.
  const answers = []
  for (const userName of ['delad-person', 'okand-person']) {
    const made = await region.post('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName,
      displayName: 'Ett Annat Namn',
      active: true,
    })
    const joined = await join(region, nurses, made.body)
    const read = await region.get(`/Users/${made.body.id}`)
    const plain = (body: object) =>
      JSON.stringify(body)
        .replaceAll(made.body.id, '<id>')
        .replaceAll(userName, '<name>')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    answers.push([
      made.status,
      plain(made.body),
      joined.status,
      joined.headers.get('etag')?.length,
      plain(read.body),
      read.headers.get('etag'),
    ])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(await held('delad-person')).toEqual([teacher, nurse].sort())
  const both = await house.as('delad-person', 'BVC-sköterska').catch(() => house.as('delad-person'))
  expect((await both.get('/appointments')).text).toContain('Björkbacken')
  expect(
    await rows(
      `select p.name from people.persons p join people.accounts c on c.person_id = p.id where c.subject = 'delad-person'`,
    ),
  ).toEqual([{ name: 'Delad Person' }])
  // One ends; the other stands, and so does the sign-in.
  const [{ id }] = (await region.get(`/Users?filter=${encodeURIComponent('userName eq "delad-person"')}`))
    .body.Resources
  await region.delete(`/Users/${id}`)
  expect(await held('delad-person')).toEqual([teacher])
  expect((await both.get('/appointments')).status).toBeLessThan(400)
})

test('another sign-in is another person: an account, with what others gave it, is never handed over', async () => {
  const group = await addGroup(ekdala, 'Flyttar')
  await map(inEkdala, group, teacher)
  const jonas = await addUser(ekdala, 'jonas-ek')
  const before = await held('jonas-ek')
  await join(ekdala, group, jonas)
  expect(await held('jonas-ek')).toEqual([...before, teacher].sort())
  await patch(ekdala, `/Users/${jonas.id}`, { op: 'replace', path: 'userName', value: 'en-frammande' })
  expect(await held('jonas-ek')).toEqual(before)
  expect(await held('en-frammande')).toEqual([teacher])
  expect(
    await rows(`select from people.accounts where subject = 'jonas-ek' and kind = 'staff'`),
  ).toHaveLength(1)
})

test('by mail address: expected, known at the first sign-in, and ended afterwards; another address is another who is expected', async () => {
  const byMail = await openDirectory(house, nils, inEkdala, {
    name: 'Entra mejl',
    signIn: 'mail',
    provider: '2',
  })
  const group = await addGroup(byMail, 'Mejlgruppen')
  await map(inEkdala, group, teacher)
  expect(
    (
      await byMail.post('/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'utan-adress',
      })
    ).body.scimType,
  ).toBe('invalidValue')
  const user = await addUser(byMail, 'mimmi', { emails: [{ value: 'Fel@ekdala.example.se', primary: true }] })
  await join(byMail, group, user)
  expect(await rows('select email from people.expected_persons')).toEqual([
    { email: 'fel@ekdala.example.se' },
  ])
  await patch(byMail, `/Users/${user.id}`, {
    op: 'replace',
    path: 'emails',
    value: [{ value: 'mimmi@ekdala.example.se' }],
  })
  expect(await rows('select email from people.expected_persons')).toEqual([
    { email: 'mimmi@ekdala.example.se' },
  ])
  const claim = (subject: string, email: string) =>
    house.database.app.query('select people.claim_expected($1, $2, $3)', [provider.issuer, subject, email])
  await claim('mimmi-sub', 'fel@ekdala.example.se')
  expect(await held('mimmi-sub', provider.issuer)).toEqual([])
  await claim('mimmi-sub', 'Mimmi@ekdala.example.se')
  expect(await held('mimmi-sub', provider.issuer)).toEqual([teacher])
  // Known by now: a new address is where mail goes, and no other person.
  await patch(byMail, `/Users/${user.id}`, {
    op: 'replace',
    path: 'emails',
    value: [{ value: 'ny@ekdala.example.se' }],
  })
  expect(await held('mimmi-sub', provider.issuer)).toEqual([teacher])
  expect(
    await rows(
      `select d.email from people.addresses d join people.accounts c on c.person_id = d.person_id where c.subject = 'mimmi-sub'`,
    ),
  ).toEqual([{ email: 'ny@ekdala.example.se' }])
  await switchTo(byMail, user, false)
  expect(await held('mimmi-sub', provider.issuer)).toEqual([])

  // Who has an account here already is given it at their next sign-in, and loses it by the directory's word.
  const again = await addUser(byMail, 'mimmi-2', { emails: [{ value: 'andra@ekdala.example.se' }] })
  await join(byMail, group, again)
  await claim('mimmi-sub', 'andra@ekdala.example.se')
  expect(await held('mimmi-sub', provider.issuer)).toEqual([teacher])
  await byMail.delete(`/Users/${again.id}`)
  expect(await held('mimmi-sub', provider.issuer)).toEqual([])
})

test('R14: the last in a function that somebody waits for leaves all the same; who must see to it is told that nobody holds it, not what waits', async () => {
  const [made] = await rows(
    `insert into people.functions (collaboration_id, unit_id, name, kind, receives_requests) values ($1, $2, 'Tar emot frågor', 'staff', true) returning id`,
    [ids.collaboration, units.bjorkbacken],
  )
  const group = await addGroup(ekdala, 'Mottagare')
  await map(inEkdala, group, made.id)
  const user = await addUser(ekdala, 'sista-personen')
  await join(ekdala, group, user)
  await rows(
    `insert into child.worries (child_id, unit_id, collaboration_id, author_function_id, author_person_id, to_function_id, answer_by, once)
      select child_id, unit_id, collaboration_id, author_function_id, author_person_id, $1, current_date + 3, gen_random_uuid() from child.worries limit 1`,
    [made.id],
  ).catch(async () => {
    await rows(
      `update child.worries set to_function_id = $1 where id = (select id from child.worries where answered_at is null limit 1)`,
      [made.id],
    )
  })
  const [{ obstacles }] = await rows('select people.function_obstacles($1) as obstacles', [made.id])
  expect(obstacles).toContain('waits')
  await ekdala.delete(`/Users/${user.id}`)
  expect(await held('sista-personen')).toEqual([])
  const administrator = idOf('function/kansliet/administrator')
  expect(await noticesTo(functions.verksamhetschef, 'appointment_vacant', made.id)).toBe(1)
  expect(await noticesTo(administrator, 'appointment_vacant', made.id)).toBe(1)
  expect((await nils.get('/inbox')).text).toContain('Ingen har uppdraget längre.')
  // Untrue the moment that somebody does.
  await join(ekdala, group, await addUser(ekdala, 'den-nya'))
  expect(await noticesTo(functions.verksamhetschef, 'appointment_vacant', made.id)).toBe(0)
})

test('a group holds an open function of its own organisation that works with people, and nobody gives themself one', async () => {
  const me = await addUser(ekdala, 'nils-kvist')
  const group = await addGroup(ekdala, 'Förvaltare', [me])
  const own = await map(inEkdala, group, teacher)
  expect(own.status).toBe(422)
  expect(own.text).toContain('ingen ger sig själv ett uppdrag')
  const closed = await rows(
    `insert into people.functions (collaboration_id, unit_id, name, closed_at) values ($1, $2, 'Stängt', now()) returning id`,
    [ids.collaboration, units.bjorkbacken],
  )
  const never = [
    functions.verksamhetschef,
    idOf('function/kansliet/administrator'),
    idOf('function/kansliet/logggranskare'),
    functions.processledare,
    nurse,
    closed[0].id,
  ]
  await leave(ekdala, group, me)
  for (const func of never) {
    expect((await map(inEkdala, group, func)).status, func).toBe(422)
    await expect(
      asAdministrator('select people.map_scim_group($1, $2, $3)', [group.id, func, 'x']),
      func,
    ).rejects.toThrow()
  }
  const anders = await house.as('anders-holm')
  await expect(
    asks(anders.token, 'select people.map_scim_group($1, $2, $3)', [group.id, teacher, 'x']),
  ).rejects.toThrow()
  // A function that is closed later is given to nobody, and the page says so.
  const [open] = await rows(
    `insert into people.functions (collaboration_id, unit_id, name) values ($1, $2, 'Öppet') returning id`,
    [ids.collaboration, units.bjorkbacken],
  )
  await map(inEkdala, group, open.id)
  await rows('update people.functions set closed_at = now() where id = $1', [open.id])
  expect((await join(ekdala, group, await addUser(ekdala, 'for-sent'))).status).toBe(204)
  expect(await held('for-sent')).toEqual([])
  expect((await nils.get(at.group(inEkdala, group.id))).text).toContain('Uppdraget är stängt.')
})

test('ADR 36: by its settings a token reads no table of a child, no log, no person, no unit, and calls nothing', async () => {
  const tables = await rows(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('child', 'sharing', 'audit', 'people', 'learning', 'insight') and c.relkind in ('r', 'p', 'v') and not c.relispartition
        and c.relname not in ('bases', 'basis_pairs', 'scim_users', 'scim_groups', 'scim_members') and has_any_column_privilege('kring_app', c.oid, 'select')`,
  )
  expect(tables.length).toBeGreaterThan(80)
  // The shipped instruments, which everybody reads.
  const everybodys = [
    'learning.instruments',
    'learning.instrument_versions',
    'learning.purposes',
    'learning.scales',
  ]
  for (const { name } of tables.filter(each => !everybodys.includes(each.name)))
    expect(await asToken(`select from ${name} limit 1`), name).toEqual([])
  for (const table of ['users', 'groups', 'members']) {
    const seen = await asToken(`select distinct organisation_id from people.scim_${table}`)
    expect(seen, table).toEqual([{ organisation_id: inEkdala }])
  }
  // What it may not say: which person a user is, and whether they were here before.
  await expect(asToken('select person_id from people.scim_users')).rejects.toThrow('permission denied')
  for (const sql of [
    `insert into people.scim_users (collaboration_id, organisation_id, user_name, issuer, sign_in) values ('${ids.collaboration}', '${inEkdala}', 'x', 'x', 'mail')`,
    `update people.scim_groups set function_id = '${functions.verksamhetschef}'`,
    'delete from people.scim_members',
    `select people.map_scim_group(id, '${teacher}', 'x') from people.scim_groups limit 1`,
    `select people.make_scim_token('${inEkdala}', 'x', 'x', 'mail', now() + interval '1 day', decode(repeat('00', 32), 'hex'), gen_random_uuid())`,
    `select people.end_directory('${inEkdala}', 'x')`,
    `select people.appoint('${functions.verksamhetschef}', '${ids.karin}')`,
    `select child.register_child('A', 'B', '2020-01-01', '', '', false, 'none', null, gen_random_uuid())`,
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) values ('${ids.collaboration}', '${units.bjorkbacken}', '${teacher}', '${ids.karin}')`,
  ])
    await expect(asToken(sql), sql).rejects.toThrow()
  // And whoever has no token does nothing by its functions.
  for (const sql of [
    `select people.scim_save_user(null, '{"user_name":"x","external_id":"","display_name":"","formatted_name":"","given_name":"","family_name":"","emails":[],"active":true}')`,
    `select people.scim_remove_user(id) from (values (gen_random_uuid())) x(id)`,
    `select people.scim_save_group(null, '{"display_name":"x","external_id":""}')`,
    `select people.scim_remove_group(gen_random_uuid())`,
    `select people.scim_change_members(gen_random_uuid(), '{}', '{}')`,
  ])
    await expect(asAdministrator(sql), sql).rejects.toThrow()
})

test('at the same moment: nobody who is off, gone or out of the group is left with anything', async () => {
  const group = await addGroup(ekdala, 'Samtidigt')
  await map(inEkdala, group, teacher)
  const users = await Promise.all([1, 2, 3, 4, 5, 6].map(n => addUser(ekdala, `samtidig-${n}`)))
  await Promise.all([
    ...users.map(user => join(ekdala, group, user)),
    ...users.slice(0, 2).map(user => switchTo(ekdala, user, false)),
    ...users.slice(2, 4).map(user => ekdala.delete(`/Users/${user.id}`)),
    map(inEkdala, group, counsellor),
    ...users.slice(4).map(user => leave(ekdala, group, user)),
  ])
  const wanted = await rows(
    `select u.user_name from people.scim_users u join people.scim_members m on m.user_id = u.id where m.group_id = $1 and u.active order by 1`,
    [group.id],
  )
  const holding = await rows(
    `select c.subject as user_name from people.accounts c join people.appointments a on a.person_id = c.person_id
      where c.subject like 'samtidig-%' and (a.ends_at is null or a.ends_at > now()) order by 1`,
  )
  expect(holding).toEqual(wanted)
})

test('when a directory is no longer used all that it gave ends, and what was made by hand stands', async () => {
  const before = await held('sara-lind')
  const group = await addGroup(region, 'Till sist')
  await map(inRegion, group, nurse)
  await join(region, group, await addUser(region, 'till-sist'))
  expect(await held('till-sist')).toEqual([nurse])
  expect((await nils.get(at.ending(inRegion))).text).toContain('avslutas på en gång')
  expect((await nils.post(at.ending(inRegion), { reason: '' })).status).toBe(422)
  expect((await nils.post(at.ending(inRegion), { reason: 'De byter katalog.' })).location).toBe(
    at.directory(inRegion),
  )
  expect(await held('till-sist')).toEqual([])
  expect((await region.get('/Users')).status).toBe(401)
  expect(await rows('select from people.scim_users where organisation_id = $1', [inRegion])).toEqual([])
  expect(await held('sara-lind')).toEqual(before)
})

/** As somebody, by the database itself; nothing is kept. */
async function inDatabase(opening: string, hash: Buffer, sql: string, values: unknown[] = []) {
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query(`select from ${opening}($1)`, [hash])
    return (await client.query(sql, values)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const hash = (token = '') => createHash('sha256').update(token).digest()
const asks = (token: string | undefined, sql: string, values: unknown[] = []) =>
  inDatabase('people.open_request', hash(token), sql, values)
const asAdministrator = (sql: string, values: unknown[] = []) => asks(nils.token, sql, values)
const asToken = (sql: string) => inDatabase('people.open_scim', hash(ekdala.token), sql)
