import { randomUUID } from 'node:crypto'
import SCIMMY from 'scimmy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse, testOrigin } from '../../../test/house.ts'
import { scimPaths as at } from './noun.ts'

// Over HTTP, with the messages and schemas of a library that the server does not have (scimmy), and with the shapes that Entra and Okta send.

let house: House
let nils: Awaited<ReturnType<House['as']>>
let entra: Awaited<ReturnType<typeof openDirectory>>
let region: Awaited<ReturnType<typeof openDirectory>>
const ekdala = idOf('organisation/ekdala')
beforeAll(async () => {
  house = await openHouse()
  nils = await house.as('nils-kvist')
  entra = await openDirectory(house, nils, ekdala, { name: 'Entra', signIn: 'user_name' })
  region = await openDirectory(house, nils, idOf('organisation/region'), {
    name: 'Okta',
    signIn: 'external_id',
  })
})
afterAll(() => house.close())

const { User, Group } = SCIMMY.Schemas
const { PatchOp, ListResponse, ErrorResponse } = SCIMMY.Messages
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

let n = 0
const newUser = (more: Record<string, unknown> = {}) => {
  const name = `person-${++n}`
  return {
    schemas: [User.definition.id],
    userName: name,
    externalId: `id-${name}`,
    name: { givenName: 'Disa', familyName: `Dal ${n}` },
    displayName: `Disa Dal ${n}`,
    emails: [{ value: `${name}@ekdala.example.se`, type: 'work', primary: true }],
    active: true,
    ...more,
  }
}
const newGroup = (displayName: string, members: string[] = []) => ({
  schemas: [Group.definition.id],
  displayName,
  members: members.map(value => ({ value })),
})
const patch = (...Operations: object[]) => ({ schemas: [PatchOp.id], Operations })

test('says what it is, in documents that another library reads', async () => {
  const config = await entra.get('/ServiceProviderConfig')
  expect(config.body).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 100 },
    sort: { supported: true },
    etag: { supported: true },
  })
  expect(config.headers.get('content-type')).toBe('application/scim+json')
  const schemas = new ListResponse((await entra.get('/Schemas')).body)
  expect(schemas.Resources.map(({ id }: { id: string }) => id)).toEqual([
    User.definition.id,
    Group.definition.id,
  ])
  for (const schema of schemas.Resources as { id: string; attributes: { name: string; type: string }[] }[]) {
    expect((await entra.get(`/Schemas/${schema.id}`)).body).toEqual(schema)
    // Each attribute is the standard's own, of its type.
    const { definition } = schema.id === User.definition.id ? User : Group
    for (const { name, type } of schema.attributes) expect(definition.attribute(name).type, name).toBe(type)
  }
  const types = new ListResponse((await entra.get('/ResourceTypes')).body)
  expect(types.Resources.map(({ endpoint }: { endpoint: string }) => endpoint)).toEqual(['/Users', '/Groups'])
  expect((await entra.get('/ResourceTypes/User')).status).toBe(200)
  expect((await entra.get('/Schemas?filter=id pr')).status).toBe(403)
})

test('a user is made, read, replaced, changed and removed; each answer is one that another library reads', async () => {
  const made = await entra.post('/Users', newUser())
  expect(made.status).toBe(201)
  const { id } = made.body
  expect(made.headers.get('location')).toBe(`${testOrigin}/scim/v2/Users/${id}`)
  expect(made.headers.get('etag')).toBe('W/"1"')
  const read = await entra.get(`/Users/${id}`)
  expect(read.body).toEqual(made.body)
  expect(JSON.parse(JSON.stringify(new User(read.body, 'out')))).toMatchObject({ id, active: true })
  const put = await entra.put(
    `/Users/${id}`,
    newUser({ userName: made.body.userName, displayName: 'Disa D.' }),
  )
  expect(put.body).toMatchObject({ displayName: 'Disa D.', meta: { version: 'W/"2"' } })
  expect(
    (
      await entra.put(
        `/Users/${id}`,
        newUser({
          userName: made.body.userName,
          externalId: put.body.externalId,
          emails: put.body.emails,
          name: put.body.name,
          displayName: 'Disa D.',
        }),
      )
    ).headers.get('etag'),
  ).toBe('W/"2"')
  const patched = await entra.patch(
    `/Users/${id}`,
    patch({ op: 'replace', path: 'displayName', value: 'Disa Dal' }),
  )
  expect(patched.body).toMatchObject({ displayName: 'Disa Dal', meta: { version: 'W/"3"' } })
  expect((await entra.delete(`/Users/${id}`)).status).toBe(204)
  const gone = await entra.get(`/Users/${id}`)
  expect(gone.status).toBe(404)
  expect(JSON.parse(JSON.stringify(new ErrorResponse({ ...gone.body, schemas: [] })))).toMatchObject({
    status: '404',
  })
  // A replay of the end.
  expect((await entra.delete(`/Users/${id}`)).status).toBe(404)
})

test('what Entra and Okta send is understood', async () => {
  const { body } = await entra.post('/Users', {
    ...newUser(),
    schemas: [User.definition.id, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Skola' },
    title: 'Lärare',
    meta: { resourceType: 'User' },
  })
  const change = async (...operations: object[]) => {
    const answer = await entra.patch(`/Users/${body.id}`, patch(...operations))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  // Entra: booleans as words, operations with a capital, a filter in the path, dotted names without one, attributes that are not kept.
  expect((await change({ op: 'Replace', path: 'active', value: 'False' })).active).toBe(false)
  expect((await change({ op: 'Add', path: 'active', value: 'True' })).active).toBe(true)
  expect(
    (await change({ op: 'Replace', path: 'emails[type eq "work"].value', value: 'ny@ekdala.example.se' }))
      .emails,
  ).toEqual([{ value: 'ny@ekdala.example.se', type: 'work', primary: true }])
  expect(
    (await change({ op: 'Add', path: 'emails[type eq "other"].value', value: 'annan@ekdala.example.se' }))
      .emails,
  ).toHaveLength(2)
  expect(
    await change({
      op: 'Replace',
      value: { 'name.givenName': 'Dora', displayName: 'Dora Dal', title: 'Rektor' },
    }),
  ).toMatchObject({ name: { givenName: 'Dora' }, displayName: 'Dora Dal' })
  await change({
    op: 'Add',
    path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
    value: 'Skola',
  })
  await change({ op: 'Add', path: 'addresses[type eq "work"].formatted', value: 'Storgatan 1' })
  expect(
    (await change({ op: 'Replace', path: `${User.definition.id}:displayName`, value: 'D' })).displayName,
  ).toBe('D')
  expect((await change({ op: 'Remove', path: 'displayName' })).displayName).toBeUndefined()
  // Okta: the whole resource without a path, names in any case, its own id in it.
  expect(
    await change({
      op: 'replace',
      value: { ID: body.id, schemas: [User.definition.id], DISPLAYNAME: 'Dora', Active: true },
    }),
  ).toMatchObject({ displayName: 'Dora', active: true })
  const found = await entra.get(
    `/Users?filter=${encodeURIComponent(`USERNAME Eq "${body.userName.toUpperCase()}"`)}`,
  )
  expect(found.body.totalResults).toBe(1)
})

test('a list is filtered, sorted and paged by the database', async () => {
  for (const given of ['Åsa', 'Örjan', 'Östen', 'Anna'])
    await region.post(
      '/Users',
      newUser({ name: { givenName: given }, displayName: given, active: given !== 'Anna' }),
    )
  const list = async (query: Record<string, string>) => {
    const { status, body } = await region.get(`/Users?${new URLSearchParams(query)}`)
    expect(status, JSON.stringify(body)).toBe(200)
    const { Resources } = new ListResponse(body)
    return Resources as unknown as { id: string; displayName: string }[]
  }
  const names = async (filter: string) =>
    (await list({ filter, sortBy: 'displayName' })).map(({ displayName }) => displayName)
  expect(await names('displayName pr')).toEqual(['Anna', 'Åsa', 'Örjan', 'Östen'])
  expect(await names('name.givenName sw "ö"')).toEqual(['Örjan', 'Östen'])
  expect(await names('displayName co "S" and active eq true')).toEqual(['Åsa', 'Östen'])
  expect(await names('not (active eq "True")')).toEqual(['Anna'])
  expect(
    await names('displayName eq "Anna" or (displayName ew "n" and not (displayName eq "Örjan"))'),
  ).toEqual(['Anna', 'Östen'])
  expect(await names('emails[type eq "work" and value co "@ekdala"] and displayName lt "B"')).toEqual([
    'Anna',
  ])
  expect(await names('emails[type eq "home"].value co "@"')).toEqual([])
  expect(await names('emails[type eq "work"].value co "@ekdala" and displayName eq "Åsa"')).toEqual(['Åsa'])
  expect(
    await names('emails co "@" and externalId ne "x" and meta.created gt "2020-01-01T00:00:00Z"'),
  ).toHaveLength(4)
  expect(await names(`meta.lastModified lt "2020-01-01T00:00:00Z"`)).toEqual([])
  const all = await list({ sortBy: 'displayName', sortOrder: 'descending' })
  expect(all.map(({ displayName }) => displayName)).toEqual(['Östen', 'Örjan', 'Åsa', 'Anna'])
  const second = await region.get('/Users?startIndex=2&count=2&sortBy=displayName')
  expect(second.body).toMatchObject({ totalResults: 4, startIndex: 2, itemsPerPage: 2 })
  expect(second.body.Resources.map((each: { displayName: string }) => each.displayName)).toEqual([
    'Åsa',
    'Örjan',
  ])
  expect((await region.get('/Users?count=0')).body).toMatchObject({
    totalResults: 4,
    itemsPerPage: 0,
    Resources: [],
  })
  const [first] = second.body.Resources
  expect((await region.get(`/Users/${first.id}?attributes=name.givenName,nosuch`)).body).toEqual({
    schemas: [User.definition.id],
    id: first.id,
    name: { givenName: 'Åsa' },
  })
  expect((await region.get(`/Users/${first.id}?excludedAttributes=meta,emails,name`)).body).toEqual({
    schemas: [User.definition.id],
    id: first.id,
    externalId: first.externalId,
    userName: first.userName,
    displayName: 'Åsa',
    active: true,
  })
})

test('what cannot be answered is refused by its name and changes nothing, however long or deep it is', async () => {
  const { body } = await entra.post('/Users', newUser())
  const path = `/Users/${body.id}`
  const refused = async (
    answer: Promise<{ status: number; body: { scimType?: string } }>,
    scimType: string,
  ) => {
    const { status, body } = await answer
    expect([status, body.scimType]).toEqual([scimType === 'uniqueness' ? 409 : 400, scimType])
  }
  const filter = (text: string) => entra.get(`/Users?filter=${encodeURIComponent(text)}`)
  for (const text of [
    'userName',
    'userName eq',
    'nosuch eq "x"',
    'userName eq 5',
    'active gt true',
    'active eq "maybe"',
    'meta.created gt "yesterday"',
    'name eq "x"',
    'emails[emails[type eq "x"]]',
    '__proto__ eq "x"',
    'constructor.name eq "x"',
    `userName eq "${'\n'.repeat(30)}`,
    `userName eq "${'x'.repeat(700)}"`,
    '('.repeat(300),
    `${'not '.repeat(120)}userName pr`,
    Array.from({ length: 35 }, () => 'id pr').join(' or '),
    `userName eq "x" x userName eq "x"`,
  ])
    if (text !== `${'not '.repeat(120)}userName pr`) await refused(filter(text), 'invalidFilter')
    else expect((await filter(text)).status).toBe(200)
  const op = (...operations: object[]) => entra.patch(path, patch(...operations))
  await refused(op({ op: 'replace', path: 'nosuch', value: 'x' }), 'invalidPath')
  await refused(op({ op: 'replace', value: { nosuch: 'x' } }), 'invalidPath')
  await refused(op({ op: 'add', path: '__proto__.polluted', value: 'x' }), 'invalidPath')
  await refused(op({ op: 'add', path: 'constructor.prototype.polluted', value: 'x' }), 'invalidPath')
  await refused(op({ op: 'add', path: 'name.__proto__', value: { polluted: 'x' } }), 'invalidPath')
  const polluting = JSON.parse('{"op":"add","value":{"__proto__":{"polluted":"x"}}}')
  await refused(op(polluting), 'invalidPath')
  await refused(op({ op: 'replace', path: 'emails[type eq "a:b"].value', value: 'x' }), 'invalidFilter')
  await refused(op({ op: 'replace', path: 'emails[nosuch eq "x"].value', value: 'x' }), 'invalidFilter')
  await refused(op({ op: 'replace', path: `emails[${'('.repeat(100)}`, value: 'x' }), 'invalidPath')
  await refused(op({ op: 'replace', path: 'x'.repeat(5000), value: 'x' }), 'invalidPath')
  await refused(op({ op: 'replace', path: 'emails[type eq "none"]', value: { value: 'a@b.se' } }), 'noTarget')
  await refused(op({ op: 'remove' }), 'noTarget')
  await refused(op({ op: 'replace', path: 'id', value: randomUUID() }), 'mutability')
  await refused(op({ op: 'replace', path: 'groups', value: [] }), 'mutability')
  await refused(op({ op: 'remove', path: 'userName' }), 'invalidValue')
  await refused(op({ op: 'replace', path: 'userName', value: { a: 1 } }), 'invalidValue')
  await refused(op({ op: 'replace', path: 'active', value: 'perhaps' }), 'invalidValue')
  await refused(op({ op: 'move', path: 'userName', value: 'x' }), 'invalidSyntax')
  await refused(op({ op: 'replace', path: 'displayName', value: 'x'.repeat(201) }), 'invalidValue')
  await refused(entra.patch(path, { Operations: [] }), 'invalidSyntax')
  await refused(
    entra.patch(path, patch(...Array.from({ length: 1001 }, () => ({ op: 'remove', path: 'name' })))),
    'invalidSyntax',
  )
  // One of several that cannot be done: nothing is.
  await refused(
    op({ op: 'replace', path: 'displayName', value: 'Ny' }, { op: 'replace', path: 'nosuch', value: 1 }),
    'invalidPath',
  )
  await refused(entra.post('/Users', newUser({ userName: body.userName.toUpperCase() })), 'uniqueness')
  await refused(entra.post('/Users', newUser({ externalId: body.externalId })), 'uniqueness')
  await refused(entra.post('/Users', { ...newUser(), userName: '' }), 'invalidValue')
  await refused(entra.post('/Users', { ...newUser(), schemas: [] }), 'invalidSyntax')
  // No personal identity number is kept (the number is of the official test series).
  await refused(entra.post('/Users', newUser({ userName: '20180101-2384' })), 'invalidValue')
  await refused(entra.post('/Users', newUser({ externalId: '1801012384@ekdala.se' })), 'invalidValue')
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
  expect((await entra.get(path)).body).toEqual(body)

  expect(
    (
      await entra.raw('/Users', {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  ).toBe(400)
  expect(
    (await entra.raw('/Users', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }))
      .status,
  ).toBe(415)
  const large = JSON.stringify(newUser({ displayName: 'x'.repeat(1_100_000) }))
  expect(
    (
      await entra.raw('/Users', {
        method: 'POST',
        body: large,
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  ).toBe(413)
  const deep = `{"schemas":["${User.definition.id}"],"userName":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
  expect(
    (
      await entra.raw('/Users', {
        method: 'POST',
        body: deep,
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  ).toBe(400)
  expect((await entra.post('/Bulk', {})).status).toBe(501)
  expect((await entra.get('/Me')).status).toBe(501)
  expect((await entra.get('/Nothing')).status).toBe(404)
  expect((await entra.get('/Users/none')).status).toBe(404)
})

test('a version that the directory has not seen is not written over', async () => {
  const { body, headers } = await entra.post('/Users', newUser())
  const path = `/Users/${body.id}`
  const change = (value: string, tag: string) =>
    entra.patch(path, patch({ op: 'replace', path: 'displayName', value }), { 'if-match': tag })
  const seen = headers.get('etag') as string
  expect((await change('Ett', seen)).status).toBe(200)
  expect((await change('Två', seen)).status).toBe(412)
  expect((await entra.delete(path, { 'if-match': seen })).status).toBe(412)
  expect((await change('Tre', `"x", ${(await entra.get(path)).headers.get('etag')}`)).status).toBe(200)
  expect((await change('Fyra', '*')).status).toBe(200)
  const now = (await entra.get(path)).headers.get('etag') as string
  expect((await entra.get(path, { 'if-none-match': now })).status).toBe(304)
})

test('a token is made once, shown once, and reaches its own organisation and nothing else', async () => {
  const { body } = await entra.post('/Users', newUser())
  const group = (await entra.post('/Groups', newGroup('Lärare', [body.id]))).body
  for (const path of [`/Users/${body.id}`, `/Groups/${group.id}`]) {
    const unknown = await region.get(path.replace(/[^/]+$/, randomUUID()))
    for (const answer of [
      await region.get(path),
      await region.delete(path),
      await region.patch(path, patch({ op: 'replace', path: 'displayName', value: 'Stulen' })),
    ]) {
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual(unknown.body)
    }
  }
  // Nor is it told of by a filter, a count, a member or a name that is taken.
  for (const filter of [`id eq "${body.id}"`, `userName eq "${body.userName}"`])
    expect((await region.get(`/Users?filter=${encodeURIComponent(filter)}`)).body.totalResults).toBe(0)
  expect((await region.post('/Groups', newGroup('Våra', [body.id]))).body.scimType).toBe('invalidValue')
  const twin = await region.post('/Users', newUser({ userName: body.userName, externalId: body.externalId }))
  expect(twin.status).toBe(201)
  expect(
    (await region.get(`/Users?filter=${encodeURIComponent(`groups.value eq "${group.id}"`)}`)).body
      .totalResults,
  ).toBe(0)

  const without = await house.app.request(`${testOrigin}${at.users()}`)
  expect(without.status).toBe(401)
  expect(without.headers.get('www-authenticate')).toBe('Bearer')
  const ask = (authorization: string, path: string = at.users()) =>
    house.app.request(`${testOrigin}${path}`, { headers: { authorization } })
  for (const wrong of [
    'Bearer x',
    `Bearer kring_scim_${'x'.repeat(43)}`,
    `Basic ${entra.token}`,
    `Bearer ${entra.token} x`,
  ])
    expect((await ask(wrong)).status, wrong).toBe(401)
  // A session is no token, and a token in an address is none either.
  expect((await nils.get(at.users())).status).toBe(401)
  expect((await ask('', `${at.users()}?access_token=${entra.token}`)).status).toBe(400)
  expect((await ask(`Bearer ${entra.token}`, `${at.users()}?token=${entra.token}`)).status).toBe(400)
  // And a token opens no page.
  for (const path of ['/organisations', '/children', '/inbox'])
    expect((await ask(`Bearer ${entra.token}`, path)).status, path).toBe(303)
  expect(
    await rows(`select from people.scim_tokens where encode(token_hash, 'escape') like '%kring_scim%'`),
  ).toEqual([])
  for (const [about, message] of house.logged)
    expect(JSON.stringify([about, message])).not.toContain(entra.token.slice(12))
})

test('a token that is ended, past its day, or of an organisation that is ended, lets nobody in from that moment', async () => {
  const other = await openDirectory(house, nils, ekdala, { name: 'En till', signIn: 'user_name' })
  expect((await other.get('/Users?count=0')).status).toBe(200)
  const [{ id }] = await rows(`select id from people.scim_tokens where name = 'En till'`)
  expect((await nils.post(at.revocation(ekdala, id))).location).toBe(at.directory(ekdala))
  expect((await other.get('/Users')).status).toBe(401)
  const late = await openDirectory(house, nils, ekdala, { name: 'Utgången', signIn: 'user_name' })
  await rows(`update people.scim_tokens set expires_at = now() where name = 'Utgången'`)
  expect((await late.get('/Users')).status).toBe(401)
  const made = await nils.post('/organisations', {
    name: 'Tillfälliga föreningen',
    kind: 'network',
    number: '',
  })
  const organisation = made.location.split('/').at(-1) as string
  const theirs = await openDirectory(house, nils, organisation, { name: 'Deras', signIn: 'user_name' })
  expect((await theirs.get('/Users')).status).toBe(200)
  await nils.post(`/organisations/${organisation}/closing`, { reason: 'Den är slut.' })
  expect((await theirs.get('/Users')).status).toBe(401)
  expect((await nils.get(at.newToken(organisation))).status).toBe(404)
})

test('a directory that asks for much at once waits for itself, and no page waits for it', async () => {
  const { body } = await entra.post('/Users', newUser())
  const answers = await Promise.all([
    ...Array.from({ length: 60 }, (_, n) =>
      entra.patch(`/Users/${body.id}`, patch({ op: 'replace', path: 'displayName', value: `Nummer ${n}` })),
    ),
    nils.get('/organisations').then(page => ({ status: page.status, body: undefined })),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  // Each of them is there, one after the other.
  expect((await entra.get(`/Users/${body.id}`)).headers.get('etag')).toBe('W/"61"')
})

test('a directory that asks too much is told to wait', async () => {
  const busy = await openDirectory(house, nils, ekdala, { name: 'Snabb', signIn: 'user_name' })
  const [{ id }] = await rows(`select id from people.scim_tokens where name = 'Snabb'`)
  await nils.post(at.revocation(ekdala, id))
  // All at once, so that none has been given back meanwhile.
  const answers = await Promise.all(Array.from({ length: 1600 }, () => busy.get('/Users?count=0')))
  const slowed = answers.find(({ status }) => status === 429)
  expect(slowed?.body).toMatchObject({ status: '429' })
  expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await entra.get('/Users?count=0')).status).toBe(200)
}, 60_000)

test('who administers the collaboration or the organisation keeps its pages, and nobody else', async () => {
  const gunilla = await house.as('gunilla-frost')
  for (const who of [nils, gunilla]) {
    const page = await who.get(at.directory(ekdala))
    expect([page.status, page.text.includes('Lärare')]).toEqual([200, true])
  }
  const made = {
    name: 'Skolornas',
    signIn: 'user_name',
    lastOn: '2027-06-01',
    provider: '',
    once: randomUUID(),
  }
  expect((await gunilla.get(at.directory(idOf('organisation/region')))).status).toBe(404)
  expect((await gunilla.post(at.tokens(idOf('organisation/region')), made)).status).toBe(404)
  expect((await (await house.as('anders-holm')).get(at.directory(ekdala))).status).toBe(404)
})

test('the groups of a directory are listed with who is in them', async () => {
  const { id } = (await entra.post('/Users', newUser())).body
  const made = await entra.post('/Groups', newGroup('Fritidshemmet', [id]))
  expect(made.status).toBe(201)
  const { body } = await entra.get(`/Groups?filter=${encodeURIComponent('displayName eq "Fritidshemmet"')}`)
  expect(body).toMatchObject({
    totalResults: 1,
    Resources: [{ id: made.body.id, displayName: 'Fritidshemmet', members: [{ value: id }] }],
  })
})
