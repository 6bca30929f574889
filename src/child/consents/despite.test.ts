import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

// R4: whoever goes on without a yes that was taken back is asked first, on every form that gives something on a ground.

let house: House
let siri: Awaited<ReturnType<House['as']>>
let ground: Record<string, string>
let plan = ''

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, string>[]

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  const [found] = await admin(`select id from child.plans where child_id = $1 and ended_at is null`, [
    ids.leo,
  ])
  plan = String(found?.id)
  const [basis] = await admin(`select id from sharing.bases where code = 'no_harm'`)
  ground = {
    basisId: String(basis?.id),
    purpose: 'För att kunna hjälpa till',
    familyView: '',
    informed: 'yes',
    notInformedReason: '',
    until: daysFromToday(60),
  }
})
afterAll(() => house.close())

const withdraw = async (guardian: string, unit: string) => {
  const [row] = await admin(
    `select c.id from sharing.consents c join child.guardians g on g.id = c.guardian_id join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = $1 and s.to_unit_id = $2 and s.withdrawn_at is null and g.name = $3`,
    [ids.leo, unit, guardian],
  )
  const who = await house.as(guardian.toLowerCase().replace(' ', '-') as 'johanna-marklund', 'guardian')
  expect((await who.post(`/family/consents/${row?.id}/units/${unit}/withdrawal`)).status).toBe(303)
}
const question = 'Familjen har tagit tillbaka sitt ja'
const yesIn = (html: string) => /<button[^>]*name="despite"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''

const request = () => ({
  to: ids.functions.samordnare,
  asked: 'Kan någon hos er träffa Leo?',
  tried: '',
  childView: '',
  guardianView: '',
  areas: ['included'],
  answerBy: daysFromToday(10),
  ...ground,
})
const point = (n: number, title = '') => ({
  [`title${n}`]: title,
  [`about${n}`]: 'all',
  [`pointKind${n}`]: 'discussion',
  [`raisedBy${n}`]: 'professional',
})
const meeting = () => ({
  kind: 'meeting',
  day: daysFromToday(30),
  from: '9',
  to: '10',
  place: '',
  childTakesPart: 'whole',
  childHow: '',
  childHowAbout: 'none',
  notToRaise: '',
  ...point(1, 'Läsningen'),
  ...point(2),
  ...point(3),
  guardians: [],
  known: [],
  others: [ids.functions.samordnare],
  team: [],
  areas: ['included'],
  ...ground,
})

test('while the yes stands nothing is asked', async () => {
  const sent = await siri.post(`/children/${ids.leo}/requests`, request())
  expect(sent.status, sent.text.match(/<h2>.*?<\/ul>/s)?.[0]).toBe(303)
})

test('a request, an invitation and a part of the plan are asked about once it is taken back, and go on by a yes', async () => {
  await withdraw('Johanna Marklund', ids.units.elevhalsan)
  await withdraw('Fredrik Marklund', ids.units.elevhalsan)
  const counted = async () =>
    (
      await admin(
        `select count(*) as n from sharing.disclosures where child_id = $1 and to_function_id = $2`,
        [ids.leo, ids.functions.samordnare],
      )
    )[0]?.n
  const forms: [string, () => Record<string, string | string[]>][] = [
    [`/children/${ids.leo}/requests`, request],
    [`/children/${ids.leo}/meetings`, meeting],
    [
      `/plans/${plan}/partners/${ids.functions.samordnare}`,
      () => ({ gets: 'areas', areas: ['included'], ...ground }),
    ],
  ]
  for (const [path, form] of forms) {
    const [before, once] = [await counted(), randomUUID()]
    const asked = await siri.post(path, { ...form(), once })
    expect(asked.status, path).toBe(422)
    expect(asked.text).toContain(question)
    expect(asked.text).toContain('Jonas Ek: medgivandet är tillbakadraget')
    expect(asked.text, 'what was typed stands').toContain('För att kunna hjälpa till')
    expect(await counted(), 'nothing is given before the yes').toBe(before)
    const other = await siri.post(path, { ...form(), once, despite: 'Någon annan 2026-01-01' })
    expect(other.status, 'a yes about something else is none').toBe(422)
    const sent = await siri.post(path, { ...form(), once, despite: yesIn(asked.text) })
    expect(sent.status, `${path} ${sent.text.match(/<h2>.*?<\/ul>/s)?.[0]}`).toBe(303)
  }
})

test('a later invitation on the same ground is asked about again, and two questions keep each other’s yes', async () => {
  const form = (await siri.get(`/children/${ids.leo}/meetings/new`)).text
  const stands = /name="stands" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const busy = { ...meeting(), known: [ids.functions.samordnare], others: [], stands }
  const first = await siri.post(`/children/${ids.leo}/meetings`, { ...busy, once: randomUUID() })
  expect(first.status).toBe(422)
  expect(first.text).toContain(question)
  const despite = yesIn(first.text)
  // Siri has called a meeting at this time already.
  const second = await siri.post(`/children/${ids.leo}/meetings`, { ...busy, once: randomUUID(), despite })
  expect(second.status).toBe(422)
  expect(second.text).toContain('Du har ett annat möte samma tid')
  expect(second.text).toContain(`<input type="hidden" name="despite" value="${despite}"`)
  const sure = /<button[^>]*name="sure"[^>]*value="([^"]*)"/.exec(second.text)?.[1] ?? ''
  const asked = await siri.post(`/children/${ids.leo}/meetings`, { ...busy, once: randomUUID(), sure })
  expect(asked.text).toContain(`<input type="hidden" name="sure" value="${sure}"`)
  const done = await siri.post(`/children/${ids.leo}/meetings`, {
    ...busy,
    once: randomUUID(),
    despite,
    sure,
  })
  expect(done.status).toBe(303)
})
