import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { organisationPaths } from '../organisations/index.ts'
import { postPaths } from '../posts/index.ts'
import { scimPaths } from '../scim/index.ts'

// R20: whoever changes the house is told what was done and what to do next, and nobody else is.

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let nils: Browser
let gunilla: Browser
const organisation = idOf('organisation/ekdala')
const reason = { reason: 'Det behövs' }
beforeAll(async () => {
  house = await openHouse()
  nils = await house.as('nils-kvist')
  gunilla = await house.as('gunilla-frost')
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
/** What the receipt of a page says, where it has one. */
const receipt = (html: string) => /<section class="alert"[^>]*data-say="([^"]*)"/.exec(html)?.[1]
const says = async (page: string, by = gunilla) => receipt((await by.get(page)).text)
async function sends(page: string, fields: Record<string, string>, by = gunilla) {
  const sent = await by.post(page, fields)
  expect([sent.status, sent.text.replace(/<[^>]*>|\s+/g, ' ').slice(-300)]).toEqual([303, ''])
  return sent.location
}
const last = (location: string) => location.split('/').at(-1) as string

test('each thing that is made, changed, ended and opened again says so, to whoever did it, for ten minutes', async () => {
  const unit = { name: 'Kvittots skola', kind: 'school', domain: 'school', phone: '', fromAge: '', toAge: '' }
  const place = { ref: '', body: '', once: randomUUID() }
  const page = await sends(organisationPaths.units(organisation), { ...unit, ...place })
  expect(await says(page)).toBe('Enheten finns nu')
  expect((await gunilla.get(page)).text).toContain('Lägg till uppdragen i den.')
  // Of what somebody else has done nothing is said.
  expect(await says(page, nils)).toBeUndefined()
  await sends(organisationPaths.editUnit(last(page)), { ...unit, ref: '', body: '', phone: '070', ...reason })
  expect(await says(page)).toBe('Ändringen är sparad')

  const post = { name: 'Rektor', kind: 'manager', receives: '', emergency: '', ref: '', once: randomUUID() }
  const func = await sends(postPaths.posts(last(page)), post)
  expect(await says(func)).toBe('Uppdraget finns nu')
  await sends(postPaths.appointments(last(page), last(func)), {
    ...{ name: 'Kim Kvitto', email: 'kim@ekdala.example.se', subject: 'kim-kvitto', once: randomUUID() },
    provider: '',
  })
  expect(await says(func)).toBe('Kim Kvitto har fått uppdraget')
  expect(await says(func, nils)).toBeUndefined()
  const [appointment] = await rows('select id from people.appointments where function_id = $1', [last(func)])
  await sends(postPaths.ending(last(page), last(func), appointment.id), reason)
  expect(await says(func)).toBe('Kim Kvitto har inte uppdraget längre')
  await sends(postPaths.closing(last(page), last(func)), reason)
  expect(await says(func)).toBe('Det är avslutat')
  await sends(postPaths.reopening(last(page), last(func)), {})
  expect(await says(func)).toBe('Det är öppet igen')
  await sends(postPaths.closing(last(page), last(func)), reason)

  await sends(organisationPaths.closingUnit(last(page)), reason)
  expect(await says(page)).toBe('Det är avslutat')
  await sends(organisationPaths.reopeningUnit(last(page)), {})
  expect(await says(page)).toBe('Det är öppet igen')
  await rows(`update people.changes set at = at - interval '10 minutes' where row_id = $1`, [last(page)])
  expect(await says(page)).toBeUndefined()

  const body = await sends(organisationPaths.bodies(organisation), {
    ...{ name: 'Kvittonämnden', kind: 'committee', ref: '', once: randomUUID() },
  })
  expect(await says(body)).toBe('Nämnden finns nu')
  await sends(organisationPaths.closingBody(last(body)), reason)
  expect(await says(body)).toBe('Det är avslutat')

  const made = await sends(
    organisationPaths.organisations(),
    { name: 'Kvittots nätverk', kind: 'network', number: '', ref: '', once: randomUUID() },
    nils,
  )
  expect(await says(made, nils)).toBe('Organisationen finns nu')
  expect(await says(made)).toBeUndefined()
})

test('a token that was ended says so on the page of the directory, and a group to who administers one organisation', async () => {
  const directory = await openDirectory(house, gunilla, organisation, { name: 'Entra', signIn: 'user_name' })
  const group = (
    await directory.post('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Lärare',
    })
  ).body
  const page = scimPaths.group(organisation, group.id)
  await sends(scimPaths.mapping(organisation, group.id), {
    ...{ function: idOf('function/bjorkbacken/blasippan'), search: '', find: '' },
    ...reason,
  })
  expect(await says(page)).toContain('Gruppen har uppdraget')
  expect(await says(page, nils)).toBeUndefined()
  const [{ id }] = await rows(`select id from people.scim_tokens where name = 'Entra'`)
  expect(await says(scimPaths.directory(organisation))).toBeUndefined()
  await sends(scimPaths.revocation(organisation, id), {})
  expect(await says(scimPaths.directory(organisation))).toBe('Nyckeln är avslutad')
  expect(await says(scimPaths.directory(organisation), nils)).toBeUndefined()
})

test('what somebody else has done is told by no question to the database', async () => {
  const [change] = await rows(`select row_id, kind from people.changes where kind = 'unit' limit 1`)
  const client = await house.database.app.connect()
  try {
    for (const browser of [nils, await house.as('sara-lind')]) {
      await client.query('begin')
      await client.query('select from people.open_request($1)', [
        createHash('sha256')
          .update(browser.token ?? '')
          .digest(),
      ])
      const found = await client.query('select * from people.my_change($1, $2)', [
        change.row_id,
        [change.kind],
      ])
      expect(found.rows).toEqual([])
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})
