import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { sentForm } from '../../../test/sent-form.ts'
import { daysFromToday } from '../../i18n/index.ts'

// R4: what the family had said, and knew, of one disclosure is carried to no other after it has taken its yes back.

let house: House
let siri: Awaited<ReturnType<House['as']>>
let plan = ''
let noHarm = ''
const { samordnare } = ids.functions
const psychologist = idOf('function/elevhalsan/psykolog')
const unit = ids.units.elevhalsan

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, string>[]

beforeAll(async () => {
  house = await openHouse()
  siri = await house.as('siri-alm')
  plan = (await admin(`select id from child.plans where child_id = $1 and ended_at is null`, [ids.leo]))[0]
    ?.id as string
  noHarm = (await admin(`select id from sharing.bases where code = 'no_harm'`))[0]?.id as string
})
afterAll(() => house.close())

const ground = () => ({
  basisId: noHarm,
  purpose: 'Bygget i verkstaden',
  familyView: 'Ja till det som rör bygget.',
  informed: 'yes',
  notInformedReason: '',
  until: daysFromToday(60),
})
const request = (to: string) => ({
  to,
  asked: 'Kan någon hos er träffa Leo?',
  tried: '',
  childView: 'Leo vill gärna.',
  guardianView: 'Johanna säger ja.',
  areas: ['included'],
  answerBy: daysFromToday(10),
  ...ground(),
})
const partner = () => `/plans/${plan}/partners/${samordnare}`
const asksOf = (to: string) => `/children/${ids.leo}/requests/new?to=${to}`
const requests = `/children/${ids.leo}/requests`
const draft = randomUUID()
const question = 'Familjen har tagit tillbaka sitt ja'
const standing = async () =>
  /name="stands" value="([^"]*)"/.exec((await siri.get(`/children/${ids.leo}/meetings/new`)).text)?.[1] ?? ''
let declined = ''

test('before: a part of the plan, a request that is declined and a half-written one, all with the family’s yes', async () => {
  expect((await siri.post(partner(), { gets: 'areas', areas: ['included'], ...ground() })).status).toBe(303)
  const sent = await siri.post(requests, request(samordnare))
  expect(sent.status).toBe(303)
  declined = sent.location.replace(/\?.*/, '').split('/').at(-1) as string
  const jonas = await house.as('jonas-ek')
  const no = { kind: 'declined', words: 'Vi har inte tid.', once: randomUUID() }
  const answered = await jonas.post(`/requests/${declined}/answers`, no)
  expect(answered.status, answered.text.match(/<h2>.*?<\/ul>/s)?.[0]).toBe(303)
  const { to, ...body } = request(psychologist)
  await admin(
    `insert into sharing.drafts (id, collaboration_id, function_id, person_id, child_id, form, body)
      select $1, f.collaboration_id, $2, $3, $4, 'request', $5 from people.functions f where f.id = $2`,
    [draft, ids.functions.stodsamordnare, ids.siri, ids.leo, JSON.stringify({ to, ...body })],
  )
  // What was given on another ground than the consent stands for the next invitation.
  await admin(`update sharing.disclosures set basis_id = $1 where child_id = $2 and to_function_id = $3`, [
    noHarm,
    ids.leo,
    samordnare,
  ])
  expect(await standing()).toContain(samordnare)
  const form = sentForm((await siri.get(partner())).text, partner())
  expect(form).toMatchObject({ basisId: [noHarm], familyView: ['Ja till det som rör bygget.'] })
  expect(form, 'that the family knows is said of each choice').not.toHaveProperty('informed')
})

let opened: Record<string, string[]>
test('after: each form opens with the band, the ground, the family’s view and what it knows empty, the rest as it was', async () => {
  opened = sentForm((await siri.get(partner())).text, partner())
  for (const slug of ['johanna-marklund', 'fredrik-marklund'] as const) {
    const name = slug.startsWith('johanna') ? 'Johanna Marklund' : 'Fredrik Marklund'
    const who = await house.as(slug, 'guardian')
    for (const { id } of await admin(
      `select c.id from sharing.consents c join child.guardians g on g.id = c.guardian_id join sharing.consent_scopes s on s.consent_id = c.id
        where c.child_id = $1 and s.to_unit_id = $2 and s.withdrawn_at is null and g.name = $3`,
      [ids.leo, unit, name],
    ))
      expect((await who.post(`/family/consents/${id}/units/${unit}/withdrawal`)).status).toBe(303)
  }
  const pages = [
    [partner(), partner(), 'Bygget i verkstaden'],
    [`${asksOf(psychologist)}&draft=${draft}`, requests, 'Bygget i verkstaden'],
    [asksOf(psychologist), requests, 'Bygget i verkstaden'],
  ] as const
  for (const [path, action, purpose] of pages) {
    const { status, text } = await siri.get(path)
    expect(status, path).toBe(200)
    expect(text, path).toContain(question)
    expect(text, 'what it had said is shown, and no answer').toContain('Ja till det som rör bygget.')
    const form = sentForm(text, action)
    expect(form, path).toMatchObject({ purpose: [purpose], familyView: [''] })
    for (const name of ['basisId', 'informed']) expect(form, path).not.toHaveProperty(name)
    expect(text).toContain(`href="/children/${ids.leo}/consents/new"`)
  }
})

test('asked again of somebody else, the family’s words about the first are shown and not sent along', async () => {
  const { text } = await siri.get(`${asksOf(psychologist)}&again=${declined}&draft=${randomUUID()}`)
  expect(text).toContain(question)
  expect(text).toContain('Johanna säger ja.')
  expect(sentForm(text, requests)).toMatchObject({
    asked: ['Kan någon hos er träffa Leo?'],
    childView: [''],
    guardianView: [''],
  })
})

test('a page that was opened before is asked again, with that the family knows unanswered', async () => {
  const answer = await siri.post(partner(), { ...opened, informed: 'yes' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(question)
  const form = sentForm(answer.text, partner())
  expect(form).not.toHaveProperty('informed')
  expect(form).toMatchObject({ familyView: [''] })
})

test('what was chosen for the plan before is not shared on: it is chosen anew first', async () => {
  const publication = async () => (await siri.get(`/plans/${plan}/publication/new`)).text
  expect(await publication()).toContain(`href="${partner()}"`)
  const { current } = (
    await admin(`select current_version as current from child.plans where id = $1`, [plan])
  )[0] as Record<string, string>
  const sent = await siri.post(`/plans/${plan}/publication`, { base: String(current), whatChanged: 'Nytt' })
  expect(sent.status).toBe(422)
  const { text } = await siri.get(partner())
  const despite = /<button[^>]*name="despite"[^>]*value="([^"]*)"/.exec(text)?.[1] as string
  const anew = { ...ground(), familyView: 'Nej, men de vet varför.', despite }
  expect((await siri.post(partner(), { gets: 'areas', areas: ['included'], ...anew })).status).toBe(303)
  const form = sentForm((await siri.get(partner())).text, partner())
  expect(form, 'answered after the withdrawal it stands').toMatchObject({
    basisId: [noHarm],
    familyView: ['Nej, men de vet varför.'],
  })
  expect(await publication()).not.toContain(`href="${partner()}"`)
})

test('what was given before stands for no invitation', async () => {
  expect(await standing()).not.toContain(samordnare)
})
