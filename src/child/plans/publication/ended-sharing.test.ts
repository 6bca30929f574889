import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { sentForm } from '../../../../test/sent-form.ts'
import { daysFromToday } from '../../../i18n/index.ts'

// R2: sharing of a plan that was ended does not begin again by itself with the next version.

let house: House
type Browser = Awaited<ReturnType<House['as']>>
/** Leads the plan of Leo, which Jonas has a part of. */
let siri: Browser
let jonas: Browser
const plan = `/plans/${idOf('plan/leo')}`
const { samordnare } = ids.functions
const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

beforeEach(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  jonas = await house.as('jonas-ek')
  await siri.post(`${plan}/frame`, { nextOn: daysFromToday(60) })
})
afterEach(() => house.close())

const givenTo = async (column: 'to_function_id' | 'to_guardian_id', id: string) =>
  (
    await admin(
      `select d.id from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id and i.item_kind = 'plan' and i.item_id = $1
        where d.${column} = $2 and d.ended_at is null and d.kind = 'plan'`,
      [idOf('plan/leo'), id],
    )
  )[0].id as string
async function end(id: string) {
  expect((await siri.get(`/disclosures/${id}/end`)).text).toContain(
    'Nästa version av planen går inte heller dit',
  )
  expect((await siri.post(`/disclosures/${id}/end`)).status).toBe(303)
}
const page = async () => (await siri.get(`${plan}/publication/new`)).text
async function publish() {
  const base = /name="base" value="(\d+)"/.exec(await page())?.[1] ?? ''
  return siri.post(`${plan}/publication`, { base, whatChanged: 'Ett ord.', once: randomUUID() })
}

test('what was ended with a function is asked about, and the next version waits for the answer', async () => {
  expect(await page()).not.toContain('har inte planen längre')
  await end(await givenTo('to_function_id', samordnare))
  expect((await jonas.get(plan)).status).toBe(404)
  expect(await page()).toMatch(/Jonas Ek[^.]* har inte planen längre: delningen avslutades/)
  expect((await siri.get(`${plan}/partners`)).text).toContain('Välj igen innan du delar nästa version.')
  const refused = await publish()
  expect([refused.status, refused.text.includes('har inte planen längre')]).toEqual([422, true])
  expect((await jonas.get(plan)).status).toBe(404)
  // Chosen again by the lead, as it stood.
  const partner = `${plan}/partners/${samordnare}`
  expect(
    (await siri.post(partner, { ...sentForm((await siri.get(partner)).text, partner), informed: 'yes' }))
      .status,
  ).toBe(303)
  expect(await page()).not.toContain('har inte planen längre')
  expect((await publish()).status).toBe(303)
  expect((await jonas.get(plan)).status).toBe(200)
  // The version before was replaced by this one: nothing more is asked.
  expect(await page()).not.toContain('har inte planen längre')
})

test('what was ended with a guardian does not come back by the right of a guardian', async () => {
  const [{ id }] = await admin(
    `select d.to_guardian_id as id from sharing.disclosures d join child.guardians g on g.id = d.to_guardian_id
      where d.child_id = $1 and d.kind = 'plan' and d.ended_at is null and g.custody and g.ended_at is null limit 1`,
    [ids.leo],
  )
  await end(await givenTo('to_guardian_id', id))
  expect((await publish()).status).toBe(422)
  const chosen = { gets: 'nothing', reason: 'Barnet skulle fara illa av det.' }
  expect((await siri.post(`${plan}/partners/${id}`, chosen)).status).toBe(303)
  expect((await publish()).status).toBe(303)
  expect(
    await admin(
      `select count(*)::int as n from sharing.disclosures where to_guardian_id = $1 and kind = 'plan' and ended_at is null`,
      [id],
    ),
  ).toEqual([{ n: 0 }])
})

test('what ended with the protection of the child does not begin again when it is lifted', async () => {
  const protection = `/children/${ids.leo}/protection`
  expect((await siri.post(protection, { level: 'marked', reason: 'Hot mot familjen' })).status).toBe(303)
  expect((await siri.post(protection, { level: 'none', reason: 'Hotet är över' })).status).toBe(303)
  const refused = await publish()
  expect([refused.status, /Jonas Ek[^.]* har inte planen längre/.test(refused.text)]).toEqual([422, true])
  expect((await jonas.get(plan)).status).toBe(404)
})
