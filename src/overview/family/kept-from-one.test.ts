import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { postAnyway } from '../../../test/anyway.ts'
import { type House, openHouse, testOrigin } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

// R10b: what one guardian is told, and another is not; and what a function reads that nobody was told it has.

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let maria: Browser
let siri: Browser
let sara: Browser
let jonas: Browser
let omar: Browser
let noHarm: string
const rows = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const day = (from: number) => daysFromToday(from)
beforeAll(async () => {
  house = await openHouse()
  maria = await house.as('maria-lund')
  siri = await house.as('siri-alm')
  sara = await house.as('sara-lind')
  jonas = await house.as('jonas-ek')
  omar = await house.as('omar-haddad', 'guardian')
  noHarm = (await rows(`select id from sharing.bases where code = 'no_harm'`))[0].id
  // In her own unit they read her page: that is no news afterwards.
  for (const browser of [maria, sara]) await browser.get(`/children/${ids.amina}`)
})
afterAll(() => house.close())

const ground = (informed: 'yes' | 'no') => ({
  basisId: noHarm,
  purpose: 'Vi planerar tillsammans',
  familyView: '',
  informed,
  notInformedReason: informed === 'no' ? 'Det vore farligt för henne' : '',
  until: day(60),
})
const point = (n: number) => ({
  [`title${n}`]: n === 1 ? 'Läget' : '',
  [`about${n}`]: 'safe',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
async function call(guardians: string[], others: string[], informed: 'yes' | 'no') {
  const sent = await postAnyway(maria, `/children/${ids.amina}/meetings`, {
    kind: 'meeting',
    day: day(7),
    from: '13.30',
    to: '14.30',
    place: 'Rum 3',
    childTakesPart: 'part',
    childHow: '',
    childHowAbout: 'none',
    notToRaise: '',
    ...point(1),
    ...point(2),
    ...point(3),
    team: [],
    guardians,
    others,
    areas: ['safe'],
    ...ground(informed),
  })
  expect(sent.status).toBe(303)
  return sent.location
}
/** What a page says, without what is new at every look. */
const said = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
async function hisPages() {
  const texts = []
  for (const path of [
    '/family',
    `/family/children/${ids.amina}`,
    `/family/children/${ids.amina}/readings`,
    '/meetings',
  ])
    texts.push(said((await omar.get(path)).text))
  return texts.join('\n')
}
async function follow(token: string) {
  const answer = await house.app.request(`${testOrigin}/live?topic=child:${ids.amina}`, {
    headers: { cookie: `__Host-kring=${token}` },
  })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const heard: string[] = []
  const ended = (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      heard.push(new TextDecoder().decode(value))
    }
  })()
  return { heard, stop: () => reader.cancel().then(() => ended) }
}
const until = async (isSo: () => boolean) => {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise(done => setTimeout(done, 25))
  expect(isSo()).toBe(true)
}

test('R10b: a meeting with the other guardian alone is in no page, no log and no stream of the one who is not invited', async () => {
  const before = await hisPages()
  const [stream, units] = [await follow(omar.token as string), await follow(sara.token as string)]
  await until(() => stream.heard.length > 0 && units.heard.length > 0)
  const meeting = await call([ids.guardians.farah], [], 'yes')
  for (const browser of [maria, sara]) expect((await browser.get(meeting)).status).toBe(200)
  await until(() => units.heard.some(each => each.includes('changed')))
  await new Promise(done => setTimeout(done, 500))
  expect(stream.heard).toEqual([': here\n\n'])
  expect(await hisPages()).toBe(before)
  await stream.stop()
  await units.stop()
})

test('R10b: of a plan that a guardian is to get nothing of they see no receiver, no purpose and no reading', async () => {
  const started = await maria.post(`/children/${ids.amina}/plan`, {
    why: 'Amina behöver lugn.',
    matters: 'Leka.',
    leadFunctionId: ids.functions.stodsamordnare,
    nextOn: day(60),
  })
  const plan = started.location.split('/').at(-1) as string
  const nothing = { gets: 'nothing', reason: 'Hon skulle fara illa av det.' }
  expect((await siri.post(`/plans/${plan}/partners/${ids.guardians.omar}`, nothing)).status).toBe(303)
  const before = await hisPages()
  const need = crypto.randomUUID()
  const parts: Record<string, string>[] = [
    { kind: 'need', area: 'safe', words: 'Lugna morgnar', once: need },
    { kind: 'action', parentId: need, words: 'Hämtas av mormor', functionId: ids.functions.samordnare },
  ]
  for (const part of parts) expect((await siri.post(`/plans/${plan}/parts`, part)).status).toBe(303)
  const given = { gets: 'areas', areas: ['safe'], ...ground('yes') }
  expect((await siri.post(`/plans/${plan}/partners/${ids.functions.samordnare}`, given)).status).toBe(303)
  expect((await siri.post(`/plans/${plan}/publication`, { base: '0', whatChanged: 'Nytt' })).status).toBe(303)
  for (const browser of [maria, jonas]) expect((await browser.get(`/plans/${plan}`)).status).toBe(200)
  expect((await jonas.get(`/children/${ids.amina}`)).status).toBe(200)
  for (const { id } of await rows(
    `select id from sharing.disclosures where child_id = $1 and kind = 'plan'`,
    [ids.amina],
  ))
    expect((await maria.get(`/disclosures/${id}/end`)).status).toBe(200)
  expect(await hisPages()).toBe(before)
  // The other guardian sees it all.
  const farah = await house.as('farah-haddad', 'guardian')
  const hers = (await farah.get(`/family/children/${ids.amina}`)).text
  for (const words of ['Lugna morgnar', 'Vi planerar tillsammans', 'Samordnare'])
    expect(hers).toContain(words)
})

test('R10b: a function that was told of one thing does not show when it reads another that nobody was told it has', async () => {
  const asked = await maria.post(`/children/${ids.amina}/requests`, {
    to: ids.functions.samordnare,
    asked: 'Kan ni hjälpa till?',
    tried: 'Samtal',
    childView: '',
    guardianView: '',
    areas: ['achieving'],
    answerBy: day(10),
    ...ground('yes'),
  })
  expect(asked.status).toBe(303)
  const meeting = await call([ids.guardians.farah, ids.guardians.omar], [ids.functions.samordnare], 'no')
  expect((await omar.get(meeting)).text).not.toContain('Jonas')
  const readings = async () => said((await omar.get(`/family/children/${ids.amina}/readings`)).text)
  const before = await readings()
  expect((await jonas.get(meeting)).status).toBe(200)
  expect(await readings()).toBe(before)
  expect((await jonas.get(asked.location.replace(/\?.*/, ''))).status).toBe(200)
  expect(await readings()).toContain('Samordnare')
})
