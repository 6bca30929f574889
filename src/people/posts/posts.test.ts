import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { postPaths as at } from './noun.ts'

let house: House
let nils: Awaited<ReturnType<House['as']>>
beforeAll(async () => {
  house = await openHouse()
  nils = await house.as('nils-kvist')
})
afterAll(() => house.close())

const { bjorkbacken } = ids.units
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
const last = (location: string) => location.split('/').at(-1) as string
const hash = (token = '') => createHash('sha256').update(token).digest()

/** As somebody, by the database itself; nothing is kept. The error's code, else the rows. */
async function asks(token: string | undefined, sql: string, values: unknown[] = []) {
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query('select from people.open_request($1)', [hash(token)])
    return (await client.query(sql, values)).rows
  } catch (error) {
    return String((error as { code?: string }).code)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const office = idOf('unit/kansliet')
const makePost = async (unit: string, name: string, kind: string) =>
  last((await nils.post(at.posts(unit), { name, kind, receives: '', emergency: '' })).location)
const ida = { name: 'Ida Sund', email: 'ida.sund@ekdala.example.se', subject: 'ida-sund', provider: '' }

test('who administers is found among colleagues, and is nobody to share a plan with', async () => {
  const siri = await house.as('siri-alm')
  expect((await siri.get('/directory?q=systemförvaltare')).text).toContain('Nils Kvist')
  const partner = await siri.get(`/plans/${idOf('plan/leo')}/partners/new?q=kommunledningskontoret`)
  expect(partner.status).toBe(200)
  expect(partner.text).toContain('Tomas Åberg')
  expect(partner.text).not.toContain('Nils Kvist')
})

test('a manager is appointed by the administrator, told of, and signs in', async () => {
  const post = await makePost(bjorkbacken, 'Biträdande chef', 'manager')
  const wrong = await nils.post(at.appointments(bjorkbacken, post), { ...ida, email: 'ingen', subject: '' })
  expect(wrong.text).toContain('Det är ingen mejladress.')
  expect(wrong.text).toContain('Skriv användarnamnet.')
  const once = crypto.randomUUID()
  for (let times = 0; times < 2; times++)
    expect((await nils.post(at.appointments(bjorkbacken, post), { ...ida, once })).location).toBe(
      at.post(bjorkbacken, post),
    )
  expect(await rows('select from people.appointments where function_id = $1', [post])).toHaveLength(1)
  expect(
    await rows(
      `select from sharing.notices where to_function_id = $1 and kind = 'appointment_made' and item_id = $2`,
      [ids.functions.verksamhetschef, post],
    ),
  ).toHaveLength(1)
  expect((await (await house.as('ida-sund')).get('/unit')).status).toBe(200)
})

test('nobody appoints themself, by page or by the database, and a function that works with children is its manager’s to give', async () => {
  const post = await makePost(bjorkbacken, 'Min chef', 'manager')
  const self = await nils.post(at.appointments(bjorkbacken, post), {
    name: 'Nils Kvist',
    email: 'nils@ekdala.example.se',
    subject: 'nils-kvist',
    provider: '',
  })
  expect(self.status).toBe(422)
  expect(self.text).toContain('Ingen ger sig själv ett uppdrag.')
  const appoint = 'select people.appoint($1, $2)'
  expect(await asks(nils.token, appoint, [post, idOf('person/nils-kvist')])).toBe('23514')
  expect(await asks(nils.token, appoint, [ids.functions.rektor, ids.karin])).toBe('42501')
  const anders = await house.as('anders-holm')
  expect(await asks(anders.token, appoint, [post, ids.karin])).toBe('42501')
  const insert = `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by) values ($1, $2, $3, $4, people.me())`
  expect(
    await asks(nils.token, insert, [ids.collaboration, bjorkbacken, ids.functions.rektor, ids.karin]),
  ).toBe('42501')
})

test('R14: nobody leaves a function that somebody waits for and nobody else holds; what waits is not said', async () => {
  const holding = idOf('appointment/anders-holm/bjorkbacken/verksamhetschef')
  const func = ids.functions.verksamhetschef
  const child = `(select id from child.children where unit_id = '${bjorkbacken}' limit 1)`
  await rows(
    `insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role) values (${child}, $1, $2, $3, 'involved') on conflict do nothing`,
    [bjorkbacken, func, ids.collaboration],
  )
  await rows(
    `update child.plans set lead_function_id = $1 where child_id in (select id from child.children where unit_id = $2) and ended_at is null`,
    [func, bjorkbacken],
  )
  const says = await nils.get(at.ending(bjorkbacken, func, holding))
  expect(says.text).toContain('Uppdraget svarar för något')
  for (const { given_name } of await rows(
    'select given_name from child.children where length(given_name) > 2',
  ))
    expect(says.text).not.toContain(given_name)
  const tried = await nils.post(at.ending(bjorkbacken, func, holding), { reason: 'Han slutar.' })
  expect(tried.location).toBe(at.ending(bjorkbacken, func, holding))
  expect(await asks(nils.token, 'select people.end_appointment($1, $2)', [holding, 'Han slutar.'])).toBe(
    '23514',
  )
  // With somebody else in it he may leave.
  await nils.post(at.appointments(bjorkbacken, func), { ...ida, subject: 'bo-rask', name: 'Bo Rask' })
  expect((await nils.post(at.ending(bjorkbacken, func, holding), { reason: '' })).status).toBe(422)
  expect((await nils.post(at.ending(bjorkbacken, func, holding), { reason: 'Han slutar.' })).location).toBe(
    at.post(bjorkbacken, func),
  )
  expect(await rows(`select reason, act from people.changes where row_id = $1`, [holding])).toEqual([
    { reason: 'Han slutar.', act: 'ended' },
  ])
})

test('the last who administers stays until there is another', async () => {
  const post = idOf('function/kansliet/administrator')
  const holding = idOf('appointment/nils-kvist/kansliet/administrator')
  expect((await nils.get(at.ending(office, post, holding))).text).toContain(
    'Då finns ingen kvar som sköter systemet.',
  )
  expect(await asks(nils.token, 'select people.end_appointment($1, $2)', [holding, 'Jag slutar.'])).toBe(
    '23514',
  )
})

test('who administers ends their own appointment when there is another, and has nothing from that moment', async () => {
  const post = await makePost(office, 'Andra förvaltaren', 'administrator')
  await nils.post(at.appointments(office, post), { ...ida, name: 'Ove Rask', subject: 'ove-rask' })
  const ove = await house.as('ove-rask')
  const [{ id }] = await rows('select id from people.appointments where function_id = $1', [post])
  expect((await ove.post(at.ending(office, post, id), { reason: 'Jag slutar.' })).location).toBe('/')
  expect(
    await rows('select act, reason from people.changes where row_id = $1 order by at desc limit 1', [id]),
  ).toEqual([{ act: 'ended', reason: 'Jag slutar.' }])
  expect((await ove.get('/organisations')).status).toBe(303)
})

test('a function that was never held is closed by the administrator, one that was by its manager', async () => {
  expect((await nils.get(at.closing(bjorkbacken, ids.functions.stodsamordnare))).text).toContain(
    'Enhetens chef stänger uppdraget.',
  )
  await nils.post(at.closing(bjorkbacken, ids.functions.stodsamordnare), { reason: 'Det behövs inte.' })
  expect(
    await rows('select closed_at from people.functions where id = $1', [ids.functions.stodsamordnare]),
  ).toEqual([{ closed_at: null }])
  const post = await makePost(bjorkbacken, 'Ett misstag', 'staff')
  expect((await nils.post(at.closing(bjorkbacken, post), { reason: '' })).status).toBe(422)
  expect((await nils.post(at.closing(bjorkbacken, post), { reason: 'Fel.' })).location).toBe(
    at.post(bjorkbacken, post),
  )
  expect((await nils.get(at.edit(bjorkbacken, post))).status).toBe(404)
  const again = await makePost(bjorkbacken, 'Ett misstag', 'staff')
  expect((await nils.post(at.reopening(bjorkbacken, post))).status).toBe(409)
  await nils.post(at.closing(bjorkbacken, again), { reason: 'Fel.' })
  expect((await nils.post(at.reopening(bjorkbacken, post))).status).toBe(303)
})

test('R13: an age has one named person in a unit, a function of that unit', async () => {
  const rule = (fields: Record<string, string>) =>
    nils.post(at.rules(bjorkbacken), { function: ids.functions.rektor, fromAge: '7', toAge: '9', ...fields })
  expect((await rule({ fromAge: '5' })).text).toContain('En av åldrarna har redan en kontakt.')
  expect((await rule({ fromAge: '9', toAge: '7' })).status).toBe(422)
  expect((await rule({ function: ids.functions.forskollarare })).status).toBe(422)
  expect((await rule({ function: idOf('function/solrosen/bvc-skoterska') })).status).toBe(422)
  expect((await rule({})).status).toBe(303)
  const [made] = await rows('select id from people.named_person_rules where unit_id = $1 and from_age = 7', [
    bjorkbacken,
  ])
  await nils.post(at.removal(bjorkbacken), { rule: made.id })
  expect(await rows(`select act from people.changes where row_id = $1 order by at`, [made.id])).toEqual([
    { act: 'made' },
    { act: 'removed' },
  ])
})

test.each([
  ['the system administrator', 'administrator', 'Per Ask'],
  ['who administers the organisation', 'organisation_administrator', 'Pia Ask'],
])(
  '%s in the middle of a unit with children reads, counts, finds and is given nothing of them',
  async (_, kind, name) => {
    const subject = name.toLowerCase().replace(' ', '-')
    const post = await makePost(bjorkbacken, `Förvaltare ${subject}`, kind)
    expect(
      (
        await nils.post(at.posts(bjorkbacken), {
          name: 'Allt',
          kind,
          receives: 'yes',
          emergency: 'yes',
        })
      ).status,
    ).toBe(422)
    await nils.post(at.appointments(bjorkbacken, post), { ...ida, name, subject })
    const per = await house.as(subject)
    const tables = await rows(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('child', 'sharing') and c.relkind in ('r', 'p', 'v') and not c.relispartition
        and c.relname not in ('bases', 'basis_pairs') and has_any_column_privilege('kring_app', c.oid, 'select')`,
    )
    expect(tables.length).toBeGreaterThan(40)
    for (const { name } of tables)
      expect(
        await asks(
          per.token,
          // What he is told of his own function is about no child.
          `select from ${name} ${name === 'sharing.notices' ? 'where child_id is not null' : ''} limit 1`,
        ),
        name,
      ).toEqual([])
    expect(await asks(per.token, 'select * from people.unit_figures()')).toEqual([])
    const amina = ['Amina', 'Haddad', '2021-04-24', '']
    expect(await asks(per.token, 'select * from child.look_for_double($1, $2, $3, $4)', amina)).toEqual([])
    expect(
      await asks(
        per.token,
        `select child.register_child('A', 'B', '2020-01-01', '', '', false, 'none', null, gen_random_uuid())`,
      ),
    ).toBe('42501')
    // Nor is it given anything: whoever works with a child cannot take it in, write to it or share with it.
    const maria = await house.as('maria-lund')
    expect(await asks(maria.token, `select sharing.involve($1, $2, 'involved')`, [ids.amina, post])).toBe(
      '23514',
    )
    expect(
      await asks(maria.token, `select sharing.list_protected_reader($1, $2, current_date + 9)`, [
        ids.amina,
        post,
      ]),
    ).toBe('42501')
    for (const path of [
      '/children',
      '/children/new',
      '/worries/new',
      '/worries/handing',
      '/meetings',
      '/emergency',
      '/insight',
      '/log',
      `/children/${ids.amina}`,
    ])
      expect((await per.get(path)).status, path).toBe(404)
    const found = await per.get('/search?q=Amina')
    expect(found.text).not.toContain('Haddad')
  },
)

test('who administers an organisation appoints its managers, never themselves, in no other and to nothing that reaches further', async () => {
  const gunilla = await house.as('gunilla-frost')
  const appoint = 'select people.appoint($1, $2)'
  const made = last(
    (
      await gunilla.post(at.posts(bjorkbacken), {
        name: 'Vice chef',
        kind: 'manager',
        receives: '',
        emergency: '',
      })
    ).location,
  )
  expect((await gunilla.get(at.newPost(bjorkbacken))).text).not.toContain('value="log_reviewer"')
  for (const kind of ['log_reviewer', 'process_leader', 'administrator', 'organisation_administrator'])
    expect(
      (await gunilla.post(at.posts(bjorkbacken), { name: `Ny ${kind}`, kind, receives: '', emergency: '' }))
        .status,
      kind,
    ).toBe(422)
  expect(
    (await gunilla.post(at.appointments(bjorkbacken, made), { ...ida, name: 'Bo Ask', subject: 'bo-ask' }))
      .status,
  ).toBe(303)
  expect(await asks(gunilla.token, appoint, [made, idOf('person/gunilla-frost')])).toBe('23514')
  for (const other of [
    idOf('function/kansliet/logggranskare'),
    idOf('function/kansliet/administrator'),
    idOf('function/kansliet/forvaltare'),
    idOf('function/solrosen/verksamhetschef'),
    ids.functions.rektor,
  ])
    expect(await asks(gunilla.token, appoint, [other, ids.karin]), other).toBe('42501')
  for (const path of [
    at.post(idOf('unit/solrosen'), idOf('function/solrosen/verksamhetschef')),
    at.edit(office, idOf('function/kansliet/administrator')),
    at.closing(office, idOf('function/kansliet/logggranskare')),
  ])
    expect((await gunilla.get(path)).status, path).toBe(404)
  const change = 'update people.functions set name = $2 where id = $1 returning id'
  expect(await asks(gunilla.token, change, [made, 'Annan chef'])).toHaveLength(1)
  for (const other of [idOf('function/kansliet/logggranskare'), idOf('function/solrosen/verksamhetschef')])
    expect(await asks(gunilla.token, change, [other, 'Annan']), other).toBe('42501')
  const [rule] = await rows(
    'select r.id from people.named_person_rules r join people.units u on u.id = r.unit_id where u.organisation_id <> $1 limit 1',
    [idOf('organisation/ekdala')],
  )
  expect(
    await asks(gunilla.token, 'delete from people.named_person_rules where id = $1 returning id', [rule.id]),
  ).toEqual([])
  expect(
    await asks(nils.token, 'delete from people.named_person_rules where id = $1 returning id', [rule.id]),
  ).toHaveLength(1)
})

/** Nils holds it too, given by its manager; answers what it is called. */
async function alsoHolds(func: string) {
  await rows(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select f.collaboration_id, f.unit_id, f.id, $2 from people.functions f where f.id = $1`,
    [func, idOf('person/nils-kvist')],
  )
  const [{ name }] = await rows('select name from people.functions where id = $1', [func])
  return name as string
}
const another = 'Be en annan systemförvaltare'
const asAdministrator = () => house.as('nils-kvist', 'Systemförvaltare')

test('ADR 34: an administrator lets no function of their own open records in an emergency or receive requests; another does', async () => {
  const unit = ids.units.elevhalsan
  const func = await makePost(unit, 'Kurator', 'staff')
  const own = await alsoHolds(func)
  const admin = await asAdministrator()
  const rights = { name: own, receives: '', emergency: 'yes', reason: 'Behövs i jouren' }
  for (const fields of [rights, { ...rights, emergency: '', receives: 'yes' }]) {
    const { status, text } = await admin.post(at.edit(unit, func), fields)
    expect([status, text.includes(another)]).toEqual([422, true])
  }
  expect(
    await asks(admin.token, 'update people.functions set may_open_in_emergency = true where id = $1', [func]),
  ).toBe('23514')
  // Also afterwards, and in no function that they are expected in by their own address.
  await rows('update people.appointments set ends_at = clock_timestamp() where function_id = $1', [func])
  expect((await admin.post(at.edit(unit, func), rights)).status).toBe(422)
  const expected = await makePost(unit, 'Väntad', 'staff')
  await rows(
    `with p as (insert into people.persons (collaboration_id, name, kind) values ($1, 'Nils K', 'staff') returning id),
      e as (insert into people.expected_persons (person_id, issuer, email) select p.id, 'https://issuer.example', d.email from p, people.addresses d where d.person_id = $3)
      insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select f.collaboration_id, f.unit_id, f.id, p.id from people.functions f, p where f.id = $2`,
    [ids.collaboration, expected, idOf('person/nils-kvist')],
  )
  expect((await admin.post(at.edit(unit, expected), { ...rights, name: 'Väntad' })).status).toBe(422)
  // What it is called is no right; and of a function of others it is theirs to decide.
  expect(
    (await admin.post(at.edit(unit, func), { ...rights, name: 'Skolkurator', emergency: '' })).status,
  ).toBe(303)
  expect(
    (
      await admin.post(at.edit(unit, ids.functions.samordnare), {
        ...rights,
        name: 'Samordnare',
        receives: 'yes',
      })
    ).status,
  ).toBe(303)
})

test('ADR 34, R13: an administrator makes no function of their own the named person of new children', async () => {
  const func = await makePost(bjorkbacken, 'Vikarie', 'named_person')
  await alsoHolds(func)
  const admin = await asAdministrator()
  const rule = { function: func, fromAge: '17', toAge: '18' }
  const { status, text } = await admin.post(at.rules(bjorkbacken), rule)
  expect([status, text.includes(another)]).toEqual([422, true])
  const insert = `insert into people.named_person_rules (collaboration_id, unit_id, from_age, to_age, function_id) values ($1, $2, 17, 18, $3)`
  expect(await asks(admin.token, insert, [ids.collaboration, bjorkbacken, func])).toBe('23514')
  expect(await rows('select from people.named_person_rules where function_id = $1', [func])).toEqual([])
})

test('ADR 34, R6: an administrator does not change the law of a unit in which they have another function', async () => {
  const unit = ids.units.dungen
  const func = await makePost(unit, 'Stödperson', 'staff')
  const admin = await asAdministrator()
  const [was] = await rows('select name, kind, legal_domain as domain from people.units where id = $1', [
    unit,
  ])
  const fields = { ...was, phone: '', fromAge: '', toAge: '', reason: 'Rättat' }
  await alsoHolds(func)
  const refused = await admin.post(`/units/${unit}/edit`, { ...fields, domain: 'other' })
  expect([refused.status, refused.text.includes(another)]).toEqual([422, true])
  expect(
    await asks(admin.token, `update people.units set legal_domain = 'other' where id = $1`, [unit]),
  ).toBe('23514')
  expect((await admin.post(`/units/${unit}/edit`, { ...fields, phone: '010-123' })).status).toBe(303)
  await rows('delete from people.appointments where function_id = $1', [func])
  expect((await admin.post(`/units/${unit}/edit`, { ...fields, domain: 'other' })).status).toBe(303)
  await admin.post(`/units/${unit}/edit`, fields)
})

// Last: Nils administers no more.
test('an administrator ends their own appointment where another holds one, and has no page here any more', async () => {
  const post = idOf('function/kansliet/administrator')
  const holding = idOf('appointment/nils-kvist/kansliet/administrator')
  expect((await nils.post(at.appointments(office, post), ida)).location).toBe(at.post(office, post))
  expect((await nils.post(at.ending(office, post, holding), { reason: 'Jag slutar.' })).location).toBe('/')
  expect(await rows(`select reason, act from people.changes where row_id = $1`, [holding])).toEqual([
    { reason: 'Jag slutar.', act: 'ended' },
  ])
  expect(
    await rows(`select act, purpose from audit.access_log where item_id = $1 and person_id = $2`, [
      holding,
      idOf('person/nils-kvist'),
    ]),
  ).toEqual([{ act: 'appoint', purpose: 'ended' }])
  expect((await nils.get(at.post(office, post))).location).toMatch(/^\/appointments\?/)
})
