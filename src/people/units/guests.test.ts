import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'

// Staff and guests may sign in at providers of their own: a manager says where, when they take somebody in.
let house: House
const guests = { issuer: 'https://guests.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
beforeAll(async () => {
  house = await openHouse({
    more: [
      { ...guests, signsIn: ['guests'], label: 'Gästinloggning' },
      { ...guests, issuer: 'https://families.example.se', key: '3', signsIn: ['guardians'] },
    ],
  })
})
afterAll(() => house.close())

test('a guest of another employer is taken in with the provider where guests sign in', async () => {
  const { rows } = await house.database.admin.query(
    `select p.name, a.subject from people.functions f join people.functions m on m.unit_id = f.unit_id and m.kind = 'manager'
       join people.appointments x on x.function_id = m.id and x.ends_at is null join people.persons p on p.id = x.person_id
       join people.accounts a on a.person_id = p.id where f.id = $1`,
    [ids.functions.rektor],
  )
  const manager = await house.as(rows[0].subject)
  const path = `/functions/${ids.functions.rektor}/handover`
  const form = (await manager.get(path)).text
  for (const words of ['Var loggar personen in?', 'Gästinloggning']) expect(form).toContain(words)
  // Where guardians sign in is no place for a colleague.
  expect(form).not.toMatch(/name="provider"[^>]*value="3"/)
  const fields = (provider: string) => ({
    leaves: 'nobody',
    person: 'new',
    name: 'Gina Gäst',
    email: 'gina@forening.example.se',
    subject: 'gina',
    provider,
    when: 'now',
    day: '',
    once: randomUUID(),
  })
  for (const wrong of ['', '3', '9']) {
    const again = await manager.post(path, fields(wrong))
    expect(again.status, wrong).toBe(422)
    expect(again.text).toContain('Välj var personen loggar in.')
    expect(again.text).toContain('Gina Gäst')
  }
  expect((await manager.post(path, fields('2'))).status).toBe(303)
  expect((await manager.post(path, { ...fields('1'), name: 'Stina Stab', subject: 'stina' })).status).toBe(
    303,
  )
  const accounts = await house.database.admin.query(
    `select a.issuer, p.name from people.accounts a join people.persons p on p.id = a.person_id where p.name in ('Gina Gäst', 'Stina Stab') order by p.name`,
  )
  expect(accounts.rows).toEqual([
    { issuer: guests.issuer, name: 'Gina Gäst' },
    { issuer: demoSettings.issuer, name: 'Stina Stab' },
  ])
})
