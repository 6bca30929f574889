import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const sharing = `/children/${ids.leo}/sharing`
const inDays = daysFromToday
const basis = async (code: string) =>
  (await house.database.admin.query('select id from sharing.bases where code = $1', [code])).rows[0]
    .id as string

test('who sees what is told in sentences, with ground and the family’s view', async () => {
  const { text, status } = await (await house.as('siri-alm')).get(sharing)
  expect(status).toBe(200)
  expect(text).toMatch(/Lina Berg<\/h2>.{0,80}Aktivitetsledare, Öppet hus, Öppet hus i Ekdala/)
  expect(text).toMatch(/Gavs [^.]* av Siri Alm, stödsamordnare\./)
  expect(text).toMatch(/Fredrik och Johanna har sagt ja, var för sig/)
  expect(text).toContain('Ja till bygget. Inget om hemmet.')
})

test('ended, the receiver has nothing of it; ended twice it is ended once', async () => {
  const siri = await house.as('siri-alm')
  const lina = await house.as('lina-berg')
  const { rows } = await house.database.admin.query(
    'select id from sharing.disclosures where child_id = $1 and to_function_id = $2 and ended_at is null',
    [ids.leo, ids.functions.aktivitetsledare],
  )
  expect(rows.length).toBeGreaterThan(0)
  expect((await lina.get(`/children/${ids.leo}`)).status).toBe(200)
  for (const { id } of rows) {
    expect((await lina.post(`/disclosures/${id}/end`)).status).toBe(404)
    expect((await siri.get(`/disclosures/${id}/end`)).text).toContain('kan inte läsa det från och med nu')
    for (let i = 0; i < 2; i++) expect((await siri.post(`/disclosures/${id}/end`)).location).toBe(sharing)
  }
  expect((await lina.get(`/children/${ids.leo}`)).status).toBe(404)
  const { text } = await siri.get(sharing)
  expect(text).toContain('Enheten slutade dela')
  // Somebody else may have held the post when it could be read.
  expect(text).toContain('Aktivitetsledare, Öppet hus')
  expect(text).not.toContain('Lina Berg')
})

test('a decision not to share is recorded with the same care, once', async () => {
  const siri = await house.as('siri-alm')
  const to = ids.functions.socialsekreterare
  const form = `${sharing}/withholding`
  expect((await siri.get(form)).text).toContain('Socialsekreterare')
  expect((await siri.get(`${form}?to=`)).status).toBe(422)
  expect((await siri.get(`${form}?to=${to}`)).status).toBe(200)
  const decision = {
    to,
    basisId: await basis('consent'),
    purpose: 'Pappa har sagt nej',
    areas: ['safe'],
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: inDays(60),
  }
  for (const more of [
    { purpose: '' },
    { basisId: '' },
    { basisId: await basis('care_social_under_18') },
    { informed: 'no' },
    { until: inDays(-2) },
    { until: inDays(900) },
  ]) {
    const answer = await siri.post(form, { ...decision, familyView: 'Mormor håller med', ...more })
    expect(answer.status, JSON.stringify(more)).toBe(422)
    expect(answer.text).toContain('Mormor håller med')
  }
  expect((await siri.post(form, { ...decision, to: randomUUID() })).status).toBe(422)
  const once = randomUUID()
  for (let i = 0; i < 2; i++) expect((await siri.post(form, { ...decision, once })).location).toBe(sharing)
  const { text } = await siri.get(sharing)
  expect(text.match(/Pappa har sagt nej/g)).toHaveLength(1)
  expect((await (await house.as('petra-nyman')).get(`/children/${ids.leo}`)).status).toBe(404)
  // R20: the same words about other areas, which the family is not told of, are another decision.
  const other = { ...decision, areas: ['healthy'], informed: 'no', notInformedReason: 'Pappa hotar.' }
  expect((await siri.post(form, other)).location).toBe(sharing)
  const { rows } = await house.database.admin.query(
    `select areas, informed from sharing.disclosures where child_id = $1 and decision = 'withheld' and purpose = $2 order by made_at`,
    [ids.leo, decision.purpose],
  )
  expect(rows).toEqual([
    { areas: ['safe'], informed: true },
    { areas: ['healthy'], informed: false },
  ])
  // R7: each decision is in the log once, the form that was sent twice too.
  const logged = await house.database.admin.query(
    `select count(*)::int as n from audit.access_log where child_id = $1 and purpose = 'did:withheld'`,
    [ids.leo],
  )
  expect(logged.rows).toEqual([{ n: 2 }])
})

test('whoever was chosen before a new search stays chosen, also where the search does not find them', async () => {
  const siri = await house.as('siri-alm')
  const to = ids.functions.socialsekreterare
  for (const search of ['bup', 'finnsinte']) {
    const { text } = await siri.get(`${sharing}/withholding?search=${search}&to=${to}&find=yes`)
    expect(text, search).toMatch(new RegExp(`value="${to}"[^>]*checked`))
    expect(text.split(`value="${to}"`), search).toHaveLength(2)
  }
})

test('strangers and receivers get what an unknown id gets', async () => {
  const { rows } = await house.database.admin.query(
    'select id from sharing.disclosures where child_id = $1 limit 1',
    [ids.leo],
  )
  for (const who of ['jonas-ek', 'anders-holm', 'rana-khalil', 'eva-sand']) {
    const stranger = await house.as(who)
    for (const path of [
      sharing,
      `${sharing}/withholding`,
      `/disclosures/${rows[0].id}/end`,
      `/disclosures/${randomUUID()}/end`,
    ])
      expect((await stranger.get(path)).status, `${who} ${path}`).toBe(404)
    expect((await stranger.post(`/disclosures/${rows[0].id}/end`)).status).toBe(404)
    expect((await stranger.post(`${sharing}/withholding`, { to: ids.functions.samordnare })).status).toBe(404)
  }
})

test('R15: who reads now is who holds the post now, and of a post that nobody holds that nobody does', async () => {
  const { admin } = house.database
  const siri = await house.as('siri-alm')
  const named = async () => (await siri.get(sharing)).text
  expect(await named()).toContain('Sluta dela med Jonas Ek, samordnare, Centrala barn- och elevhälsan')
  const { rows } = await admin.query<{ id: string }>(
    `update people.appointments set ends_at = now() where function_id = $1 and ends_at is null returning id`,
    [ids.functions.samordnare],
  )
  expect(rows.length).toBe(1)
  const text = await named()
  expect(text).toMatch(/Samordnare<\/h2>.{0,80}ingen har uppdraget just nu, Centrala barn- och elevhälsan/)
  expect(text).not.toContain('Jonas Ek')
})
