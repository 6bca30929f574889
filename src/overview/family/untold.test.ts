import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
let omar: Awaited<ReturnType<House['as']>>
let maria: typeof omar
let jonas: typeof omar
beforeAll(async () => {
  house = await openHouse()
  omar = await house.as('omar-haddad', 'guardian')
  maria = await house.as('maria-lund')
  jonas = await house.as('jonas-ek')
})
afterAll(() => house.close())

const day = (from: number) => daysFromToday(from)
const amina = `/family/children/${ids.amina}`
const psychologist = idOf('function/elevhalsan/psykolog')

/** All that a guardian of Amina can open, with the addresses of the extract's further pages. */
async function allPages() {
  const texts = []
  for (const path of ['/family', amina, `${amina}/readings`, '/meetings'])
    texts.push((await omar.get(path)).text)
  return texts.join('\n')
}

test('R10b: what was asked for without telling the guardians is invisible to them from the first second, in the log too', async () => {
  const before = await allPages()
  const basis = await house.database.admin.query(`select id from sharing.bases where code = 'no_harm'`)
  const sent = await maria.post(`/children/${ids.amina}/requests`, {
    to: psychologist,
    asked: 'Kan du träffa Amina utan att pappa vet?',
    tried: 'Samtal',
    childView: '',
    guardianView: '',
    areas: ['safe'],
    answerBy: day(10),
    basisId: basis.rows[0].id,
    purpose: 'Amina är rädd hemma',
    familyView: '',
    informed: 'no',
    notInformedReason: 'Det skulle utsätta henne för fara',
    until: day(60),
  })
  expect(sent.status).toBe(303)
  const path = sent.location.replace(/\?.*/, '')
  // The sender reads it, and a colleague; the receiver reads it, and the page of the child.
  expect((await maria.get(path)).status).toBe(200)
  expect((await (await house.as('sara-lind')).get(path)).status).toBe(200)
  const { rows } = await house.database.admin.query(
    `select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.function_id = $1 and a.ends_at is null`,
    [psychologist],
  )
  expect(rows.length).toBeGreaterThan(0)
  const receiver = await house.as(slugOf(rows[0].name))
  expect((await receiver.get(path)).status).toBe(200)
  expect((await receiver.get(`/children/${ids.amina}`)).status).toBe(200)

  const log = await house.database.admin.query(
    `select count(*)::int as n from audit.access_log where child_id = $1 and (function_id = $2 or item_kind = 'request' and item_id = $3)`,
    [ids.amina, psychologist, path.split('/').at(-1)],
  )
  expect(log.rows[0].n).toBeGreaterThanOrEqual(4)
  const after = await allPages()
  for (const secret of ['sykolog', rows[0].name, 'utan att pappa vet', 'Amina är rädd hemma'])
    expect(after.includes(secret), secret).toBe(before.includes(secret))
  const words = (text: string) => text.match(/request for support/g)?.length ?? 0
  expect(words(after)).toBe(words(before))
})

test('R10b: the same function shows from the moment when something is given to it that they were told of', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const count = async () => {
    const { text } = await johanna.get(`/family/children/${ids.leo}/readings`)
    return text.match(/Centrala barn- och elevhälsan/g)?.length ?? 0
  }
  const told = (informed: boolean) =>
    house.database.admin.query(
      `update sharing.disclosures set informed = $3, not_informed_reason = case when $3 then '' else 'fara' end
      where child_id = $1 and to_function_id = $2`,
      [ids.leo, ids.functions.samordnare, informed],
    )
  expect((await jonas.get(`/children/${ids.leo}`)).status).toBe(200)
  expect(await count()).toBeGreaterThan(0)
  await told(false)
  expect((await jonas.get(`/children/${ids.leo}`)).status).toBe(200)
  expect(await count()).toBe(0)
  await told(true)
  expect(await count()).toBeGreaterThan(0)
})

test('R7: no day is cut without a word, and an emergency stands first however much was read since', async () => {
  const { admin } = house.database
  await admin.query(
    `insert into audit.access_log (at, collaboration_id, person_id, function_id, unit_id, act, child_id, item_kind, item_id, purpose)
    select now() - interval '1 hour', $1::uuid, $2::uuid, $3::uuid, $4::uuid, 'emergency', $5::uuid, 'child', $5::uuid, 'Hon var ensam.'`,
    [
      ids.collaboration,
      idOf('person/linnea-hjort'),
      ids.functions.mottagningssekreterare,
      await unitOf(ids.functions.mottagningssekreterare),
      ids.amina,
    ],
  )
  await admin.query(
    `insert into audit.access_log (at, collaboration_id, person_id, function_id, unit_id, act, child_id, item_kind, item_id)
    select now() - n * interval '1 minute', $1::uuid, $2::uuid, $3::uuid, $4::uuid, 'read', $5::uuid, 'child', $5::uuid from generate_series(1, 700) n
    union all select now() - n * interval '1 day', $1::uuid, $2::uuid, $3::uuid, $4::uuid, 'read', $5::uuid, 'child', $5::uuid from generate_series(1, 45) n`,
    [ids.collaboration, ids.siri, ids.functions.stodsamordnare, ids.units.bjorkbacken, ids.amina],
  )
  const first = await omar.get(`${amina}/readings`)
  expect(first.text).toContain('Opened in an emergency')
  const pages = [first.text]
  for (let next = earlier(first.text); next; next = earlier(pages.at(-1) ?? '')) {
    const page = await omar.get(next)
    expect(page.text).not.toContain('<h2>Opened in an emergency')
    pages.push(page.text)
  }
  expect(pages.length).toBe(2)
  const days = pages.flatMap(text => text.match(/<summary>\d+ \w+( \d{4})?:/g) ?? [])
  expect(new Set(days).size).toBe(days.length)
  expect(days.length).toBeGreaterThanOrEqual(45)

  // The log of those who work with her: the emergency first, and everything on its pages.
  const log = await maria.get(`/children/${ids.amina}/log`)
  expect(log.text).toContain('Hon var ensam.')
  let rows = 0
  for (let at: string | undefined = `/children/${ids.amina}/log`; at; ) {
    const page = await maria.get(at)
    rows += page.text.match(/<tr>/g)?.length ?? 0
    at = /href="([^"]*log\?[^"]*at=[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(rows).toBeGreaterThan(745)
})

const basisOf = async (code: string) =>
  (await house.database.admin.query('select id from sharing.bases where code = $1', [code])).rows[0]
    .id as string
const ask = async (informed: 'yes' | 'no', asked: string) =>
  maria.post(`/children/${ids.amina}/requests`, {
    to: psychologist,
    asked,
    tried: '',
    childView: '',
    guardianView: '',
    areas: ['safe'],
    answerBy: day(10),
    basisId: await basisOf('no_harm'),
    purpose: 'Hjälp',
    familyView: '',
    informed,
    notInformedReason: informed === 'no' ? 'fara' : '',
    until: day(60),
  })
const meeting = async (more: Record<string, string | string[]>) =>
  (
    await maria.post(`/children/${ids.amina}/meetings`, {
      kind: 'meeting',
      day: day(0),
      from: '10:00',
      to: '23:59',
      place: 'Rummet',
      others: [ids.functions.samordnare],
      childTakesPart: 'part',
      childHow: '',
      childHowAbout: 'none',
      areas: ['safe'],
      notToRaise: '',
      title1: 'Mat',
      about1: 'none',
      about2: 'all',
      about3: 'all',
      pointKind1: 'decision',
      raisedBy1: 'child',
      title2: '',
      pointKind2: 'decision',
      raisedBy2: 'child',
      title3: '',
      pointKind3: 'decision',
      raisedBy3: 'child',
      team: [],
      guardians: [],
      known: [],
      search: '',
      basisId: await basisOf('no_harm'),
      purpose: 'Hjälp',
      familyView: '',
      informed: 'no',
      notInformedReason: 'fara',
      until: day(60),
      ...more,
    })
  ).location.replace(/\?.*/, '')

test('R10b: what they were told of and has ended opens their log to nothing that comes later', async () => {
  const { admin } = house.database
  const seen = async () => (await omar.get(`${amina}/readings`)).text.match(/sykolog/g)?.length ?? 0
  await admin.query(`delete from sharing.disclosures where child_id = $1 and to_function_id = $2`, [
    ids.amina,
    psychologist,
  ])
  expect((await ask('yes', 'Först')).status).toBe(303)
  await admin.query(
    `update sharing.disclosures set ended_at = now(), end_reason = 'ended_by_giver' where child_id = $1 and to_function_id = $2 and ended_at is null`,
    [ids.amina, psychologist],
  )
  const before = await seen()
  expect((await ask('no', 'Sedan')).status).toBe(303)
  const lisa = await house.as('lisa-tran')
  expect((await lisa.get(`/children/${ids.amina}`)).status).toBe(200)
  expect(await seen()).toBe(before)
})

test('R10b: no line of their log vanishes when something is given without telling them', async () => {
  const { admin } = house.database
  const siri = await house.as('siri-alm')
  const johanna = await house.as('johanna-marklund', 'guardian')
  const wheel = (
    await admin.query('select id, current_version from child.assessments where child_id = $1 limit 1', [
      ids.leo,
    ])
  ).rows[0]
  expect((await siri.get(`/assessments/${wheel.id}`)).status).toBe(200)
  const lines = async () =>
    (await johanna.get(`/family/children/${ids.leo}/readings`)).text.match(/<p>.*?<\/p>/g)
  const before = await lines()
  const given = await admin.query(
    `insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, basis_id, purpose, areas, informed, not_informed_reason, valid_until)
    select $1, $2, f.unit_id, f.id, $3, $4, $5, 'Hjälp', (select areas from child.assessments where id = $7), false, 'fara', now() + interval '30 days'
    from people.functions f where f.id = $6 returning id, from_unit_id`,
    [
      ids.collaboration,
      ids.leo,
      ids.siri,
      psychologist,
      await basisOf('no_harm'),
      ids.functions.stodsamordnare,
      wheel.id,
    ],
  )
  await admin.query(
    `insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id) values ($1, $2, 'assessment', $3, $4, $5)`,
    [given.rows[0].id, ids.leo, wheel.id, wheel.current_version, given.rows[0].from_unit_id],
  )
  expect((await siri.get(`/assessments/${wheel.id}`)).status).toBe(200)
  expect(await lines()).toEqual(before)
})

test('R10b: a guardian who is invited reads of no guest whom they were not told of, and the minutes of a meeting that they do not know of stand in no log of theirs', async () => {
  const { rows } = await house.database.admin.query(
    `select id from child.guardians where child_id = $1 and name like 'Omar%'`,
    [ids.amina],
  )
  const path = await meeting({ day: day(9), to: '11:00', guardians: [rows[0].id] })
  const page = await omar.get(path)
  expect(page.status).toBe(200)
  expect(page.text).not.toMatch(/Samordnare|Jonas Ek|elevhälsan/)
  expect((await maria.get(path)).text).toContain('Jonas Ek')

  const before = await allPages()
  const secret = await meeting({})
  const sara = await house.as('sara-lind')
  await house.database.admin.query(
    `update child.meetings set starts_at = now(), ends_at = now() + interval '1 hour' where id = $1`,
    [secret.split('/').at(-1)],
  )
  expect((await maria.post(`${secret}/opening`, { editors: [] })).status).toBe(303)
  const closing = (await maria.get(`${secret}/closing`)).text
  const outcome = /name="(outcome-[^"]+)"/.exec(closing)?.[1] as string
  const closed = await maria.post(`${secret}/closing`, {
    meetingId: secret.split('/')[2] as string,
    childWords: '',
    [outcome]: 'Beslut',
    words: 'Hemligt',
    base: '0',
  })
  expect(closed.status).toBe(303)
  expect((await sara.get(secret)).status).toBe(200)
  const log = await house.database.admin.query(
    `select from audit.access_log where item_kind = 'minutes' and item_id = $1`,
    [secret.split('/')[2]],
  )
  expect(log.rowCount).toBeGreaterThan(0)
  expect(await allPages()).toBe(before)
})

const earlier = (text: string) => /href="([^"]*readings\?before=[^"]*)"/.exec(text)?.[1]
const unitOf = async (id: string) =>
  (await house.database.admin.query('select unit_id from people.functions where id = $1', [id])).rows[0]
    .unit_id
const slugOf = (name: string) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '-')
