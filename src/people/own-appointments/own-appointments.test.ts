import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
/** Manages Björkbacken. */
let anders: Awaited<ReturnType<House['as']>>
/** Reviews the log. */
let eva: Awaited<ReturnType<House['as']>>
const { rektor } = ids.functions
beforeEach(async () => {
  house = await openHouse()
  anders = await house.as('anders-holm')
  eva = await house.as('eva-sand')
})
afterEach(() => house.close())

const one = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows[0]
const askAs = async (leaves = 'nobody') =>
  (
    await anders.post(`/functions/${rektor}/handover`, {
      leaves,
      person: ids.anders,
      when: 'now',
      once: randomUUID(),
    })
  ).location
const ways = async () => (await (await house.as('anders-holm')).get('/appointments')).text

test('a manager who appoints themself waits for another’s yes, in whose inbox the question stands (R7, R15)', async () => {
  const maria = await one('select id from people.appointments where function_id = $1 and ends_at is null', [
    rektor,
  ])
  const place = await askAs(maria.id)
  expect(place).toMatch(/^\/own-appointments\//)
  const asked = (await anders.get(place)).text
  expect(asked).toContain('Inget ändras förrän någon har sagt ja')
  expect(asked).not.toContain('Ska Anders Holm få uppdraget?')
  expect(await ways()).not.toContain('Arbeta som rektor')
  // The same form once more is the same question; his own answer is none.
  expect(await askAs(maria.id)).toBe(place)
  expect((await anders.post(`${place}/decision`, { decision: 'yes' })).status).toBe(404)
  expect(await ways()).not.toContain('Arbeta som rektor')

  expect((await eva.get('/inbox')).text).toContain('En chef vill ge sig själv ett uppdrag')
  const question = (await eva.get(place)).text
  for (const words of ['Anders Holm', 'Maria Lund slutar då', 'Ska Anders Holm få uppdraget?'])
    expect(question).toContain(words)
  expect((await eva.post(`${place}/decision`, {})).status).toBe(422)
  expect((await eva.post(`${place}/decision`, { decision: 'yes' })).location).toBe(place)
  expect((await eva.get('/inbox')).text).not.toContain('En chef vill ge sig själv ett uppdrag')
  expect(await ways()).toContain('Arbeta som rektor')
  expect((await anders.get('/inbox')).text).toContain('Du har fått uppdraget som du bad om')
  // The one who left is not there any more, as in every handover.
  expect((await (await house.as('maria-lund')).get('/appointments')).status).toBe(403)
  expect((await eva.get('/log')).text).toContain('Anders Holm fick uppdraget rektor')
})

test('the question can be taken back, and answered no; then nothing is in force', async () => {
  const first = await askAs()
  expect((await anders.post(`${first}/withdrawal`)).location).toBe(first)
  expect((await eva.get('/inbox')).text).not.toContain('En chef vill ge sig själv ett uppdrag')
  expect((await eva.post(`${first}/decision`, { decision: 'yes' })).status).toBe(422)
  const second = await askAs()
  expect(second).not.toBe(first)
  expect((await eva.post(`${second}/withdrawal`)).status).toBe(404)
  expect((await eva.post(`${second}/decision`, { decision: 'no' })).status).toBe(303)
  expect((await anders.get('/inbox')).text).toContain('Du fick inte uppdraget')
  expect(await ways()).not.toContain('Arbeta som rektor')
  const list = (await anders.get('/own-appointments')).text
  for (const words of ['Tillbakatagen', 'Svaret blev nej']) expect(list).toContain(words)
})

test('one’s own that ends is asked for anew from a later day, and is not prolonged (R15)', async () => {
  const { verksamhetschef } = ids.functions
  const own = await one('select id from people.appointments where function_id = $1', [verksamhetschef])
  const form = { when: 'day', once: randomUUID() }
  const path = `/functions/${verksamhetschef}/handover`
  const end = await anders.post(path, { ...form, leaves: own.id, person: 'nobody', day: daysFromToday(5) })
  expect(end.status).toBe(303)
  const again = { ...form, once: randomUUID(), leaves: 'nobody', person: ids.anders }
  const { location } = await anders.post(path, { ...again, day: daysFromToday(10) })
  expect(location).toMatch(/^\/own-appointments\//)
  expect(
    (
      await one('select count(*)::int as n from people.appointments where function_id = $1', [
        verksamhetschef,
      ])
    ).n,
  ).toBe(1)
})

test('who appoints a colleague and ends it after a look is seen by the function, the reviewer and the log (R7)', async () => {
  const hand = (leaves: string, person: string) =>
    anders.post(`/functions/${rektor}/handover`, { leaves, person, when: 'now', once: randomUUID() })
  expect((await hand('nobody', ids.karin)).status).toBe(303)
  const { id } = await one('select id from people.appointments where function_id = $1 and person_id = $2', [
    rektor,
    ids.karin,
  ])
  expect((await hand(id, 'nobody')).status).toBe(303)
  const inbox = (await (await house.as('maria-lund')).get('/inbox')).text
  for (const words of ['Någon har fått ett uppdrag', 'Någon har slutat i ett uppdrag'])
    expect(inbox).toContain(words)
  const told = (await eva.get('/inbox')).text
  expect(told).toContain('Uppdrag har getts, ändrats eller avslutats')
  expect(told.match(/Uppdrag har getts/g)).toHaveLength(1)
  const log = (await eva.get('/log')).text
  for (const words of ['Karin Öberg fick uppdraget', 'Karin Öberg slutade i uppdraget', 'Anders Holm'])
    expect(log).toContain(words)
})

test('a stranger to the question gets what a question that is not there gives', async () => {
  const place = await askAs()
  for (const subject of ['maria-lund', 'tomas-aberg', 'farah-haddad']) {
    const other = await house.as(subject)
    for (const address of [place, '/own-appointments']) expect((await other.get(address)).status).toBe(404)
    expect((await other.post(`${place}/decision`, { decision: 'yes' })).status).toBe(404)
  }
})
