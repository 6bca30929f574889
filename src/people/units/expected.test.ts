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
  ...{ provider: '2', when: 'now', day: '', once: randomUUID(), ...more },
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

test('whoever signs in with the address is given what was theirs to be: it is in the log and told, and other letters that look alike give nothing', async () => {
  const anders = await house.as('anders-holm')
  const wrong = await anders.post(path, fields({ name: 'Äva Ny', email: 'äva@ekdala.example.se' }))
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Skriv adressen med bokstäverna a till z')
  expect((await anders.post(path, fields({ name: 'Kim Ny', email: 'kim@ekdala.example.se' }))).status).toBe(
    303,
  )
  const claim = async (subject: string, email: string) =>
    (
      await house.database.app.query('select people.claim_expected($1, $2, $3) as n', [
        provider.issuer,
        subject,
        email,
      ])
    ).rows[0].n
  // The sign of a kelvin folds to k.
  expect(await claim('somebody-else', '\u212Aim@ekdala.example.se')).toBe(0)
  const { rows: known } = await house.database.admin.query(
    `insert into people.accounts (person_id, issuer, subject, kind, collaboration_id)
       select p.id, $1, 'kim', 'staff', p.collaboration_id from people.persons p where p.id = $2 returning person_id`,
    [provider.issuer, ids.karin],
  )
  expect(known).toHaveLength(1)
  expect(await claim('kim', 'kim@ekdala.example.se')).toBe(1)
  const { rows: log } = await house.database.admin.query(
    `select purpose from audit.access_log where act = 'appoint' and person_id = $1 and purpose like '%claim' order by at`,
    [ids.karin],
  )
  expect(log).toEqual([{ purpose: 'made by a claim' }])
})
