import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

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

const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
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
  const days = pages.flatMap(text => text.match(/<h2>\d+ \w+( \d{4})?<\/h2>/g) ?? [])
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

const earlier = (text: string) => /href="([^"]*readings\?before=[^"]*)"/.exec(text)?.[1]
const unitOf = async (id: string) =>
  (await house.database.admin.query('select unit_id from people.functions where id = $1', [id])).rows[0]
    .unit_id
const slugOf = (name: string) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '-')
