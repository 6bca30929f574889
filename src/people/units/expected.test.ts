import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
const provider = { issuer: 'https://login.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
beforeAll(async () => {
  house = await openHouse({
    more: [{ ...provider, signsIn: ['staff'], label: 'Ekdala kommun', mail: 'verified' }],
  })
})
afterAll(() => house.close())

const path = `/functions/${ids.functions.stodsamordnare}/handover`
const fields = (more: Record<string, string>) => ({
  ...{ leaves: 'nobody', person: 'new', name: 'Nora Ny', email: 'nora@ekdala.example.se', subject: '' },
  ...{ provider: '2', when: 'now', day: '', q: '', once: randomUUID(), ...more },
})

test('a manager adds a colleague by name and mail address alone, sees that they have not signed in, and is told nothing of others', async () => {
  const anders = await house.as('anders-holm')
  expect((await anders.get(path)).text).toContain('Kring känner igen den första gången.')
  const once = randomUUID()
  for (let n = 0; n < 2; n++) expect((await anders.post(path, fields({ once }))).status).toBe(303)
  const { rows } = await house.database.admin.query(
    `select x.issuer, x.email, p.name from people.expected_persons x join people.persons p on p.id = x.person_id`,
  )
  expect(rows).toEqual([{ issuer: provider.issuer, email: 'nora@ekdala.example.se', name: 'Nora Ny' }])
  expect((await anders.get('/unit')).text).toMatch(/Nora Ny, sedan [^<]*har inte loggat in än/)
  const other = await anders.post(path, fields({ name: 'Bo Bo', email: 'NORA@ekdala.example.se' }))
  expect(other.status).toBe(422)
  expect(other.text).toContain('Någon med ett annat namn väntar redan på att logga in med den adressen.')
  // The address of one who is here already is taken like any other: nothing tells that it is known.
  const known = await anders.post(path, fields({ name: 'Någon Annan', email: 'jonas.ek@ekdala.example.se' }))
  expect(known.status).toBe(303)
})

test('where the sign-in knows no addresses the user name is asked for', async () => {
  const anders = await house.as('anders-holm')
  const again = await anders.post(path, fields({ provider: '1' }))
  expect(again.status).toBe(422)
  expect(again.text).toContain('Nora Ny')
  const { rows } = await house.database.admin.query('select count(*)::int as n from people.expected_persons')
  expect(rows[0].n).toBe(2)
})
