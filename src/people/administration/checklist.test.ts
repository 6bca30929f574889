import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { administrationPaths } from './noun.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const page = async () => (await (await house.as('nils-kvist')).get(administrationPaths.checklist())).text
const run = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)
const unit = `href="/units/${ids.units.bjorkbacken}"`

test('an age without a named person stands on the list until somebody is it', async () => {
  expect(await page()).toContain('Varje ålder har sin kontakt.')
  await run('update people.named_person_rules set to_age = 4 where id = $1', [
    idOf('rule/bjorkbacken/rektor'),
  ])
  const without = await page()
  expect(without).not.toContain('Varje ålder har sin kontakt.')
  expect(without).toContain(unit)
  await run('update people.named_person_rules set to_age = 6 where id = $1', [
    idOf('rule/bjorkbacken/rektor'),
  ])
  expect(await page()).toContain('Varje ålder har sin kontakt.')
})

test('a named person whom nobody is, is missing from the second that the last has left', async () => {
  const vacant = async () => /Ingen har uppdraget än[\s\S]*?<\/li>/.exec(await page())?.[0] ?? ''
  expect(await vacant()).not.toContain(unit)
  const held = await run(
    'update people.appointments set ends_at = now() where function_id = $1 and ends_at is null returning id',
    [ids.functions.rektor],
  )
  expect(await vacant()).toContain(unit)
  await run('update people.appointments set ends_at = null where id = any($1)', [
    held.rows.map(({ id }) => id),
  ])
  expect(await vacant()).not.toContain(unit)
})

test('a reviewer, whom to ask and a second administrator are missing as long as they are', async () => {
  const before = await page()
  expect(before).toContain('Loggen granskas.')
  expect(before).toContain('Om du blir sjuk eller slutar')
  await run('update people.appointments set ends_at = now() where function_id = $1', [
    ids.functions.logggranskare,
  ])
  await run(`update people.collaborations set contact = ''`)
  const after = await page()
  expect(after).not.toContain('Loggen granskas.')
  expect(after).toContain('Skriv en mening som alla ser')
  await run('update people.appointments set ends_at = null where function_id = $1', [
    ids.functions.logggranskare,
  ])
  expect(await page()).toContain('Loggen granskas.')
})

test('the list says nothing of a child: it is the same whatever is written about one', async () => {
  const before = await page()
  const sara = await house.as('sara-lind')
  await sara.post('/children', {
    givenName: 'Nyast',
    familyName: 'Barn',
    birthDate: '2022-02-02',
    protection: 'none',
  })
  expect((await run(`select from child.children where given_name = 'Nyast'`)).rowCount).toBe(1)
  expect(await page()).toBe(before)
})

test('what the collaboration is called is changed with a reason, kept before and after; a reviewer may read it, a manager not', async () => {
  const nils = await house.as('nils-kvist')
  const fields = {
    name: 'Kring barnen i Ekdala och Vik',
    language: 'sv',
    contact: 'Ring Ida Sund.',
    answerDays: '7',
  }
  const silent = await nils.post(administrationPaths.collaboration(), { ...fields, reason: ' ' })
  expect(silent.status).toBe(422)
  expect(silent.text).toContain('Skriv varför')
  const wrong = await nils.post(administrationPaths.collaboration(), {
    ...fields,
    answerDays: '61',
    reason: 'Vi växer.',
  })
  expect(wrong.text).toContain('Skriv ett tal från 1 till 60.')
  expect(
    (await nils.post(administrationPaths.collaboration(), { ...fields, reason: 'Vi växer.' })).status,
  ).toBe(303)
  const { rows } = await run(
    `select before, after, reason, person_id from people.changes where kind = 'collaboration' order by at desc limit 1`,
  )
  expect(rows[0]).toMatchObject({
    before: { name: 'Kring barnen i Ekdala', answer_days: 10 },
    after: { name: 'Kring barnen i Ekdala och Vik', answer_days: 7 },
    reason: 'Vi växer.',
    person_id: idOf('person/nils-kvist'),
  })
  const shown = await nils.get(administrationPaths.changes())
  expect(shown.text).toContain('namn ”Kring barnen i Ekdala” blev ”Kring barnen i Ekdala och Vik”')
  expect(shown.text).toContain('Varför: Vi växer.')
  const eva = await house.as('eva-sand')
  expect((await eva.get('/our-unit')).text).toContain(administrationPaths.changes())
  expect((await eva.get(administrationPaths.changes())).text).toContain('Varför: Vi växer.')
  expect((await (await house.as('anders-holm')).get(administrationPaths.changes())).status).toBe(404)
})

test('R7: what an administrator does is logged with the unit that they stand in, so that no list by unit leaves it out', async () => {
  const nils = await house.as('nils-kvist')
  expect((await nils.get(`/children/${ids.amina}`)).status).toBe(404)
  const { rows } = await house.database.admin.query(
    `select distinct l.unit_id is not null as named from audit.access_log l join people.functions f on f.id = l.function_id where f.kind = 'administrator'`,
  )
  expect(rows).toEqual([{ named: true }])
})
