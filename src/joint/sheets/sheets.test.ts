import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { dayFrom } from '../../../test/routes/fields.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { openGateway } from '../../../test/rules/house.ts'
import { everyAnswer, everyKind } from '../../instruments/fill/every-kind.ts'
import { fieldValues } from '../../instruments/index.ts'

type Browser = Awaited<ReturnType<House['as']>>
let house: House
let siri: Browser
let jonas: Browser
let petra: Browser
let lina: Browser
let stairs: string
const others: Record<string, Browser> = {}
beforeAll(async () => {
  house = await openHouse()
  const [a, b, c, d] = [
    await house.as('siri-alm'),
    await house.as('jonas-ek'),
    await house.as('petra-nyman'),
    await house.as('lina-berg'),
  ]
  ;[siri, jonas, petra, lina] = [a, b, c, d]
  for (const name of ['tomas-aberg', 'eva-sand', 'nils-kvist', 'gunilla-frost', 'anders-holm', 'sara-lind'])
    others[name] = await house.as(name)
  const [version] = await admin(
    `select v.id from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id where i.code = 'collaboration-stairs' and v.state = 'published'`,
  )
  stairs = version?.id as string
})
afterAll(() => house.close())

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows as Record<string, unknown>[]
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const idIn = (path: string) => path.split(/[/?]/)[2] as string

/** Runs SQL as kring_app in somebody's session. */
async function asPerson(who: Browser, sql: string, values: unknown[] = []) {
  const client = await house.database.app.connect()
  try {
    const hash = createHash('sha256')
      .update(who.token ?? '')
      .digest()
    return await openGateway(client).as(hash, async query => (await query(sql, values)).rows)
  } finally {
    client.release()
  }
}
const rowsFor = async (who: Browser, sql: string, values: unknown[] = []) => {
  const outcome = await asPerson(who, sql, values)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.value as Record<string, unknown>[]
}

const members = [ids.functions.samordnare, ids.functions.socialsekreterare]
async function forum(title: string, { audience = 'parties', informed = true } = {}) {
  const { location } = await siri.post('/forums', forumForm(title, audience))
  const at = location.split('?')[0] as string
  const add = (func: string, role: string) =>
    siri.post(`${at}/parties`, { others: func, search: '', named: '', declined: '', role })
  for (const func of members) expect((await add(func, 'member')).status).toBe(303)
  if (informed) await add(ids.functions.aktivitetsledare, 'informed')
  return at
}
async function begin(at: string, version = stairs) {
  const { status, location, text } = await siri.post(`${at}/sheets`, { version, answerBy: dayFrom(10) })
  expect(status, words(text).slice(0, 800)).toBe(303)
  const [round] = await admin(
    'select id from joint.rounds where sheet_id = $1 order by number desc limit 1',
    [idIn(location)],
  )
  return { sheet: location, round: `/rounds/${round?.id}` }
}
const filled = (about: string, now = 'information', more: Record<string, string> = {}) => ({
  'q.about-what': about,
  'q.now': now,
  'q.needed': 'action',
  revision: '0',
  late: '',
  ...more,
})
const answer = (who: Browser, round: string, fields: Record<string, string | string[]>) =>
  who.post(`${round}/answer`, fields)
const ready = async (who: Browser, round: string, about: string, now?: string) => {
  const { status, text } = await answer(who, round, { ...filled(about, now), done: 'yes' })
  expect(status, words(text).slice(0, 800)).toBe(303)
}
const draft = (who: Browser, id: string, body: Record<string, string>, form = 'sheet') =>
  house.app.request('http://localhost:3000/drafts', {
    method: 'POST',
    body: JSON.stringify({ id, form, childId: null, body }),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: `__Host-kring=${who.token}`,
    },
  })

test('only questions about a group can be chosen, by who leads, for a day that has not been', async () => {
  const at = await forum('Gruppen som väljer')
  const page = await siri.get(`${at}/sheets/new`)
  expect(page.text).toContain('Samverkanstrappan')
  expect(page.text).toContain('Så fungerar gruppen')
  const [wheel] = await admin(
    `select v.id, v.definition -> 'title' ->> 'sv' as title from learning.instrument_versions v where v.definition ->> 'about' = 'child' limit 1`,
  )
  expect(page.text).not.toContain(String(wheel?.title))
  for (const [wrong, says] of [
    [{ version: String(wheel?.id), answerBy: dayFrom(3) }, 'De frågorna går inte att välja'],
    [{ version: stairs, answerBy: dayFrom(-1) }, 'Välj i dag eller en dag som kommer'],
    [{ version: '', answerBy: dayFrom(3) }, 'Välj vilka frågor'],
  ] as const) {
    const { status, text } = await siri.post(`${at}/sheets`, wrong)
    expect([status, words(text).includes(says)], says).toEqual([422, true])
  }
  for (const who of [jonas, lina, petra]) {
    expect((await who.get(`${at}/sheets/new`)).status).toBe(404)
    expect((await who.post(`${at}/sheets`, { version: stairs, answerBy: dayFrom(3) })).status).toBe(404)
  }
  const byHand = await asPerson(
    siri,
    'insert into joint.sheets (subject_id, version_id, made_by, once) values ($1, $2, $3, $4)',
    [idIn(at), wheel?.id, ids.functions.stodsamordnare, randomUUID()],
  )
  expect(byHand).toMatchObject({ ok: false, constraint: 'sheet_asks_about_a_group' })
  const once = randomUUID()
  const twice = { version: stairs, answerBy: dayFrom(3), once }
  expect((await siri.post(`${at}/sheets`, twice)).location).toBe(
    (await siri.post(`${at}/sheets`, twice)).location,
  )
})

test('a round waits in the inbox of each that is to answer, and of nobody else', async () => {
  const at = await forum('Gruppen med inkorg')
  const { round } = await begin(at)
  for (const who of [siri, jonas, petra])
    expect((await who.get('/inbox')).text).toContain('Svara på ”Samverkanstrappan”: Gruppen med inkorg')
  for (const who of [lina, ...Object.values(others)])
    expect((await who.get('/inbox')).text).not.toContain('Gruppen med inkorg')
  const told = await admin(
    `select to_function_id as func from sharing.notices where item_id = $1 and kind = 'round_began' order by 1`,
    [idIn(round)],
  )
  expect(told.map(({ func }) => func)).toEqual([...members].sort())
  expect((await jonas.get(at)).text).toContain('Väntar på ert svar')
  expect((await lina.get(at)).text).toContain('0 av 3 är klara')
  await ready(jonas, round, 'Skolfrånvaro')
  expect((await jonas.get('/inbox')).text).not.toContain('Gruppen med inkorg')
  expect((await petra.get('/inbox')).text).toContain('Gruppen med inkorg')
})

test('before the opening nobody else learns that somebody has answered: not on a page, in a row, a count, a log, an event or a live message', async () => {
  const at = await forum('Den tysta gruppen', { audience: 'collaboration' })
  const { sheet, round } = await begin(at)
  const watch = new pg.Client({ connectionString: house.database.urlFor('kring_app') })
  await watch.connect()
  const heard: string[] = []
  watch.on('notification', ({ payload = '' }) => heard.push(payload))
  await watch.query('listen kring')
  const watchers = { siri, petra, lina, ...others }
  const places = [at, `${at}/history`, sheet, '/inbox', '/search?q=HEMLIG', '/drafts', '/forums', '/overview']
  // What differs by itself from one drawing to the next.
  const still = (html: string) =>
    html
      .replace(/name="once" value="[^"]*"/g, '')
      .replace(/nonce="[^"]*"/g, '')
      .replace(/draft="[^"]*"/g, '')
  const look = async () => {
    const seen: Record<string, string> = {}
    for (const [name, who] of Object.entries(watchers))
      for (const place of places) seen[`${name} ${place}`] = still((await who.get(place)).text)
    return seen
  }
  const sql = `select
    (select count(*)::int from joint.sheet_answers a where a.round_id = $1) as answers,
    (select coalesce(sum(length(a.answers::text)), 0)::int from joint.sheet_answers a where a.round_id = $1) as length,
    (select max(a.changed_at)::text from joint.sheet_answers a where a.round_id = $1) as latest,
    (select count(*)::int from joint.round_ready d where d.round_id = $1) as ready,
    (select count(*)::int from joint.events) as events, (select count(*)::int from sharing.notices) as notices,
    (select count(*)::int from sharing.drafts) as drafts, (select coalesce(sum(f.drafts), 0)::int from people.unit_figures() f) as begun`
  const count = async () => {
    const seen: Record<string, unknown> = {}
    for (const [name, who] of Object.entries(watchers)) seen[name] = await rowsFor(who, sql, [idIn(round)])
    return seen
  }
  await look()
  const [before, counted] = [await look(), await count()]
  const [logged] = await admin(`select count(*)::int as n from audit.access_log where function_id = $1`, [
    ids.functions.samordnare,
  ])
  heard.splice(0)

  const id = randomUUID()
  expect(
    (await draft(jonas, id, { round: idIn(round), revision: '0', 'q.about-what': 'HEMLIGT utkast' })).status,
  ).toBe(204)
  expect((await jonas.get(`${round}/answer`)).text).toContain('HEMLIGT utkast')
  await jonas.get('/drafts')
  expect((await answer(jonas, round, { ...filled('HEMLIGT svar'), done: 'no', draft: id })).status).toBe(303)
  expect(
    (await answer(jonas, round, { ...filled('HEMLIGT svar igen'), revision: '1', done: 'no' })).status,
  ).toBe(303)
  await draft(jonas, randomUUID(), {
    round: idIn(round),
    revision: '2',
    'q.about-what': 'HEMLIGT utkast till',
  })
  await watch.query('select 1')

  expect(heard.filter(topic => topic.startsWith('subject:'))).toEqual([])
  expect(await count()).toEqual(counted)
  const after = await look()
  for (const place of Object.keys(before)) {
    expect(after[place], place).not.toContain('HEMLIGT')
    expect(after[place] === before[place], `${place} has changed`).toBe(true)
  }
  const [loggedAfter] = await admin(
    `select count(*)::int as n from audit.access_log where function_id = $1`,
    [ids.functions.samordnare],
  )
  expect(loggedAfter).toEqual(logged)
  // It is there, for its own function.
  expect((await jonas.get(`${round}/answer`)).text).toContain('HEMLIGT utkast till')
  expect(
    await rowsFor(jonas, 'select answers ->> $2 as said from joint.sheet_answers where round_id = $1', [
      idIn(round),
      'about-what',
    ]),
  ).toEqual([{ said: 'HEMLIGT svar igen' }])

  // That they are ready is all that is told, and not when.
  await answer(jonas, round, { ...filled('HEMLIGT svar igen'), revision: '2', done: 'yes' })
  await watch.query('select 1')
  expect(heard).toContain(`subject:${idIn(at)}`)
  for (const who of [siri, petra, lina, others['tomas-aberg'] as Browser]) {
    const page = (await who.get(sheet)).text
    expect(page).not.toContain('HEMLIGT')
    expect(words(page)).toMatch(/Jonas Ek Samordnare, Centrala barn- och elevhälsan Klara/)
    expect(
      await rowsFor(who, 'select round_id, function_id from joint.round_ready where round_id = $1', [
        idIn(round),
      ]),
    ).toHaveLength(1)
    for (const hidden of ['xmin', 'ctid'])
      expect(await asPerson(who, `select ${hidden} from joint.round_ready`)).toMatchObject({ code: '42501' })
  }
  const times = await admin(
    `select column_name from information_schema.columns where table_schema = 'joint' and table_name = 'round_ready' and data_type not in ('uuid')`,
  )
  expect(times).toEqual([])
  expect(
    (await admin(`select act from joint.events where subject_id = $1 and act like 'round%'`, [idIn(at)])).map(
      ({ act }) => act,
    ),
  ).toEqual(['round_began'])
  await watch.end()
})

test('a manager counts what the unit has begun, but no answer of a round', async () => {
  const { round } = await begin(await forum('Gruppen med en chef'))
  const begun = async () =>
    await rowsFor(
      others['anders-holm'] as Browser,
      'select f.drafts from people.unit_figures() f where f.function_id = $1',
      [ids.functions.stodsamordnare],
    )
  const [before] = await begun()
  await draft(siri, randomUUID(), { round: idIn(round), 'q.about-what': 'Halvt' })
  expect(await begun()).toEqual([before])
  await draft(siri, randomUUID(), { 'q.noticed': 'Halvt' }, 'worry')
  expect(await begun()).toEqual([{ drafts: Number(before?.drafts) + 1 }])
})

test('the last that is ready opens the round; then all read each other, what differs first, and in words', async () => {
  const at = await forum('Gruppen som öppnar')
  const { sheet, round } = await begin(at)
  await answer(petra, round, {
    ...filled('Frånvaro', 'action', { 'q.expected': 'consensus', 'q.works': 'Petras ord' }),
    done: 'yes',
  })
  await answer(jonas, round, {
    ...filled('Frånvaro', 'information', { 'q.works': 'Jonas ord' }),
    done: 'yes',
  })
  expect((await siri.get(sheet)).text).not.toContain('Petras ord')
  await ready(siri, round, 'Frånvaro', 'conversation')
  for (const who of [siri, jonas, petra, lina]) {
    const page = (await who.get(sheet)).text
    const said = words(page)
    for (const each of [
      'Petras ord',
      'Jonas ord',
      'när alla var klara',
      'Här svarar ni olika',
      'Här svarar ni lika',
    ])
      expect(said).toContain(each)
    expect(said.indexOf('Var står ni i dag?')).toBeLessThan(said.indexOf('Vad fungerar bra i dag?'))
    expect(said.indexOf('Vad fungerar bra i dag?')).toBeLessThan(said.indexOf('Var behöver ni stå'))
    expect(said).not.toMatch(/medel|snitt|summa|poäng| % /i)
    // A dot for each party on the stairs.
    expect(page.match(/class="stair-dot"/g)?.length).toBe(3 + 3 + 1)
  }
  // It opened by itself: the history names nobody, who would be the last.
  const events = await admin(
    `select act, function_id, person_id from joint.events where subject_id = $1 and act = 'round_opened'`,
    [idIn(at)],
  )
  expect(events).toEqual([{ act: 'round_opened', function_id: null, person_id: null }])
  const told = await admin(
    `select to_function_id as func from sharing.notices where item_id = $1 and kind = 'round_opened' and seen_at is null order by 1`,
    [idIn(round)],
  )
  // Petra and Jonas, and Lina who is informed; Jonas has read the page.
  expect(told.map(({ func }) => func)).toEqual([])
  expect(
    (await admin(`select from sharing.notices where item_id = $1 and kind = 'round_opened'`, [idIn(round)]))
      .length,
  ).toBe(3)
  // Nobody changes what others have read, and what they sent is theirs to copy.
  const changed = await answer(petra, round, { ...filled('Annat'), revision: '1', done: 'yes' })
  expect([changed.status, changed.text.includes('Annat'), changed.text.includes('<textarea')]).toEqual([
    409,
    true,
    false,
  ])
  expect((await siri.get(sheet)).text).not.toContain('Annat')
  for (const who of Object.values(others)) expect((await who.get(sheet)).status).toBe(404)
})

test('who leads may open early: who was not ready is named, keeps what they typed and hands it in late, once', async () => {
  const at = await forum('Gruppen som inte väntar')
  const { sheet, round } = await begin(at)
  await ready(jonas, round, 'Jonas fråga')
  await answer(petra, round, { ...filled('Petras första'), done: 'no' })
  const typing = randomUUID()
  await draft(petra, typing, { round: idIn(round), revision: '1', 'q.about-what': 'Petras halva', late: '' })
  for (const who of [jonas, petra, lina]) expect((await who.get(`${round}/opening`)).status).toBe(404)
  expect((await jonas.post(`${round}/opening`)).status).toBe(404)
  expect(await rowsFor(jonas, 'select joint.open_round($1) as went', [idIn(round)])).toEqual([
    { went: false },
  ])
  const ask = words((await siri.get(`${round}/opening`)).text)
  expect(ask).toContain('har inte sagt att de är klara: Siri Alm och Petra Nyman')
  for (let n = 0; n < 2; n++) expect((await siri.post(`${round}/opening`)).status).toBe(303)
  const opened = words((await jonas.get(sheet)).text)
  for (const said of [
    'Hade inte sagt att de var klara: Siri Alm och Petra Nyman',
    'Petras första',
    'Jonas fråga',
  ])
    expect(opened).toContain(said)
  expect(opened).not.toContain('Petras halva')

  const form = (await petra.get(`${round}/answer`)).text
  for (const said of ['Petras halva', 'Omgången har öppnats', 'Lämna in sent', 'name="late" value="yes"'])
    expect(form).toContain(said)
  // Sent from a form that was drawn while it was closed: shown again, and nothing is told to the others.
  const stale = await answer(petra, round, {
    ...filled('Petras hela'),
    revision: '1',
    done: 'yes',
    draft: typing,
  })
  expect([
    stale.status,
    stale.text.includes('Petras hela'),
    stale.text.includes('Omgången har öppnats'),
  ]).toEqual([409, true, true])
  expect((await jonas.get(sheet)).text).not.toContain('Petras hela')
  const late = { ...filled('Petras hela'), late: 'yes', draft: typing }
  expect((await answer(petra, round, late)).status).toBe(303)
  const after = words((await jonas.get(sheet)).text)
  for (const said of ['Petras hela', 'Kom sent', 'Petras första']) expect(after).toContain(said)
  // Idempotent; and another answer than the one that was handed in is not.
  expect((await answer(petra, round, late)).status).toBe(303)
  expect((await answer(petra, round, { ...late, 'q.about-what': 'Igen' })).status).toBe(409)
  expect((await jonas.get(sheet)).text).not.toContain('Igen')
  expect((await petra.get('/drafts')).text).not.toContain(typing)
  // Who was ready has handed in: nothing can be changed, and what they typed afterwards is theirs to copy.
  await draft(jonas, randomUUID(), { round: idIn(round), revision: '1', 'q.about-what': 'Jonas eftertanke' })
  const unsent = await jonas.get(`${round}/answer`)
  expect([
    unsent.status,
    unsent.text.includes('Jonas eftertanke'),
    unsent.text.includes('<textarea'),
  ]).toEqual([200, true, false])
  for (const late of [true, false])
    expect(
      (
        await asPerson(
          jonas,
          `insert into joint.sheet_answers (round_id, subject_id, function_id, person_id, late, answers) values ($1, $2, $3, $4, $5, '{}') on conflict do nothing`,
          [idIn(round), idIn(at), ids.functions.samordnare, ids.jonas, late],
        )
      ).ok,
    ).toBe(false)
})

test('three who are ready at the same moment open it once, with what each has', async () => {
  for (let n = 0; n < 4; n++) {
    const at = await forum(`Gruppen på samma gång ${n}`)
    const { sheet, round } = await begin(at)
    await Promise.all([
      ready(siri, round, 'Siris ord nu'),
      ready(jonas, round, 'Jonas ord nu'),
      ready(petra, round, 'Petras ord nu'),
    ])
    const page = (await lina.get(sheet)).text
    for (const said of ['Siris ord nu', 'Jonas ord nu', 'Petras ord nu']) expect(page).toContain(said)
    expect(
      await admin(`select from joint.events where subject_id = $1 and act = 'round_opened'`, [idIn(at)]),
    ).toHaveLength(1)
  }
})

test('what is sent in the moment of the opening is in it, or is handed in late: never lost', async () => {
  for (let n = 0; n < 4; n++) {
    const at = await forum(`Gruppen i samma stund ${n}`)
    const { sheet, round } = await begin(at)
    const [sent] = await Promise.all([
      answer(petra, round, { ...filled('Petras sista'), done: 'yes' }),
      siri.post(`${round}/opening`),
    ])
    const page = (await jonas.get(sheet)).text
    if (sent.status === 303) expect(page).toContain('Petras sista')
    else {
      expect([sent.status, sent.text.includes('Petras sista')]).toEqual([409, true])
      expect(page).not.toContain('Petras sista')
    }
  }
})

test('whoever leaves half-way takes the unopened answer along, and holds nothing up', async () => {
  const at = await forum('Gruppen som någon lämnar', { audience: 'collaboration' })
  const { sheet, round } = await begin(at)
  await answer(petra, round, { ...filled('Petras ord som går med'), done: 'yes' })
  await ready(jonas, round, 'Jonas ord')
  await ready(siri, round, 'Siris ord').catch(() => {})
  // All three were ready: another group, where Petra leaves before that.
  const second = await forum('Gruppen som Petra lämnar', { audience: 'collaboration' })
  const next = await begin(second)
  await answer(petra, next.round, { ...filled('Petras ord som går med'), done: 'no' })
  await ready(jonas, next.round, 'Jonas andra ord')
  await ready(siri, next.round, 'Siris andra ord')
  expect((await siri.get(next.sheet)).text).not.toContain('Jonas andra ord')
  const [party] = await admin('select id from joint.parties where subject_id = $1 and function_id = $2', [
    idIn(second),
    ids.functions.socialsekreterare,
  ])
  expect((await petra.post(`${second}/parties/${party?.id}/end`)).status).toBe(303)
  for (const who of [siri, jonas, lina, petra]) {
    const page = (await who.get(next.sheet)).text
    expect(page).toContain('Jonas andra ord')
    expect(page).not.toContain('Petras ord som går med')
  }
  for (const who of [siri, jonas, lina, ...Object.values(others)])
    expect(
      await rowsFor(who, 'select from joint.sheet_answers where round_id = $1 and function_id = $2', [
        idIn(next.round),
        ids.functions.socialsekreterare,
      ]),
    ).toEqual([])
  expect((await siri.get(sheet)).text).toContain('Petras ord som går med')
  // Somebody who is not in it any more answers nothing, and nobody else does.
  expect((await petra.get(`${next.round}/answer`)).status).toBe(404)
  expect((await lina.post(`${next.round}/answer`, filled('Lina'))).status).toBe(404)
})

test('a new holder of the function goes on with its answer and its draft', async () => {
  const at = await forum('Gruppen som byter folk')
  const { sheet, round } = await begin(at)
  await answer(jonas, round, { ...filled('Jonas började'), done: 'no' })
  await draft(jonas, randomUUID(), { round: idIn(round), revision: '1', 'q.about-what': 'Jonas utkast' })
  await admin(`update people.appointments set ends_at = now() where function_id = $1 and ends_at is null`, [
    ids.functions.samordnare,
  ])
  await admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at) select collaboration_id, unit_id, id, $2, now() from people.functions where id = $1`,
    [ids.functions.samordnare, ids.lena],
  )
  const lena = await house.as('lena-strom', 'Samordnare')
  expect((await jonas.get(`${round}/answer`)).status).not.toBe(200)
  expect((await lena.get(`${round}/answer`)).text).toContain('Jonas utkast')
  expect(
    (await answer(lena, round, { ...filled('Lena fortsatte'), revision: '1', done: 'yes' })).status,
  ).toBe(303)
  await ready(petra, round, 'Petra')
  await ready(siri, round, 'Siri')
  expect((await siri.get(sheet)).text).toContain('Lena fortsatte')
  await admin(`update people.appointments set ends_at = now() where function_id = $1 and person_id = $2`, [
    ids.functions.samordnare,
    ids.lena,
  ])
  await admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at) select collaboration_id, unit_id, id, $2, now() from people.functions where id = $1`,
    [ids.functions.samordnare, ids.jonas],
  )
  jonas = await house.as('jonas-ek')
})

test('two in one function who write at once read both (R20), and ready is taken back while it is closed', async () => {
  const at = await forum('Gruppen med två skrivare')
  const { sheet, round } = await begin(at)
  await answer(jonas, round, { ...filled('Först'), done: 'no' })
  const second = await answer(jonas, round, { ...filled('Sedan'), done: 'no' })
  expect([second.status, second.text.includes('Först'), second.text.includes('Sedan')]).toEqual([
    409,
    true,
    true,
  ])
  expect(second.text).toContain('name="revision" value="1"')
  // Idempotent.
  expect((await answer(jonas, round, { ...filled('Först'), done: 'no' })).status).toBe(303)
  const wrong = await answer(jonas, round, { ...filled(''), revision: '1', done: 'yes' })
  expect([wrong.status, words(wrong.text).includes('Svara på ”Vilken fråga gäller det?”')]).toEqual([
    422,
    true,
  ])
  expect((await answer(jonas, round, { revision: '1' })).status).toBe(422)
  await answer(jonas, round, { ...filled('Klart'), revision: '1', done: 'yes' })
  expect((await siri.get(sheet)).text).toContain('Klara')
  expect((await jonas.post(`${round}/not-ready`)).status).toBe(303)
  await ready(siri, round, 'Siri')
  await ready(petra, round, 'Petra')
  expect((await siri.get(sheet)).text).not.toContain('Klart<')
  expect((await answer(jonas, round, { ...filled('Klart nu'), revision: '2', done: 'yes' })).status).toBe(303)
  expect((await siri.get(sheet)).text).toContain('Klart nu')
  expect((await jonas.post(`${round}/not-ready`)).status).toBe(409)
})

test('what is agreed is written together, question by question, and two writers read both texts', async () => {
  const at = await forum('Gruppen som enas')
  const { sheet, round } = await begin(at)
  const agreed = `${round}/agreed/works`
  expect((await jonas.get(agreed)).status, 'closed').toBe(404)
  await siri.post(`${round}/opening`)
  expect((await jonas.get(agreed)).status).toBe(200)
  expect((await lina.get(agreed)).status, 'informed').toBe(404)
  expect((await jonas.get(`${round}/agreed/nothing`)).status).toBe(404)
  expect((await jonas.post(agreed, { 'q.works': 'Vi ringer', revision: '0' })).status).toBe(303)
  const both = await petra.post(agreed, { 'q.works': 'Vi skriver', revision: '0' })
  expect([
    both.status,
    both.text.includes('Vi ringer'),
    both.text.includes('Vi skriver'),
    both.text.includes('name="revision" value="1"'),
  ]).toEqual([409, true, true, true])
  expect((await petra.post(agreed, { 'q.works': 'Vi ringer och skriver', revision: '1' })).status).toBe(303)
  expect((await petra.post(agreed, { 'q.works': 'Vi ringer och skriver', revision: '1' })).status).toBe(303)
  expect((await siri.post(`${round}/agreed/now`, { 'q.now': 'consensus', revision: '0' })).status).toBe(303)
  expect((await siri.post(`${round}/agreed/now`, { 'q.now': 'everything', revision: '1' })).status).toBe(422)
  const page = words((await lina.get(sheet)).text)
  for (const said of ['Vi ringer och skriver', 'Samförstånd', 'Petra Nyman']) expect(page).toContain(said)
  expect(page).not.toContain('Skriv vad ni är överens om')
})

test('rounds follow each other, one at a time, and stand side by side', async () => {
  const at = await forum('Gruppen över åren', { informed: false })
  const { sheet, round } = await begin(at)
  const again = { answerBy: dayFrom(20) }
  expect((await siri.post(`${sheet}/rounds`, again)).status, 'the first is closed').toBe(409)
  expect((await siri.get(`${sheet}/rounds/new`)).status).toBe(409)
  expect((await jonas.get(`${sheet}/rounds/new`)).status).toBe(404)
  await answer(siri, round, { ...filled('Första året', 'information'), done: 'no' })
  await siri.post(`${round}/opening`)
  await jonas.post(`${round}/agreed/now`, { 'q.now': 'information', revision: '0' })
  const once = randomUUID()
  for (let n = 0; n < 2; n++)
    expect((await siri.post(`${sheet}/rounds`, { ...again, once })).status).toBe(303)
  const rounds = await admin('select id, number from joint.rounds where sheet_id = $1 order by number', [
    idIn(sheet),
  ])
  expect(rounds.map(({ number }) => number)).toEqual([1, 2])
  const second = `/rounds/${rounds[1]?.id}`
  await answer(siri, second, { ...filled('Andra året', 'action'), done: 'no' })
  expect((await jonas.get(sheet)).text).not.toContain('Första året')
  expect((await jonas.get(`${sheet}?round=1`)).text).toContain('Första året')
  const closed = await jonas.get(`${sheet}/years`)
  expect(closed.text).toContain('Första året')
  expect(closed.text).not.toContain('Andra året')
  expect((await jonas.get(`${sheet}/years?round=2`)).status, 'not opened').toBe(404)
  await siri.post(`${second}/opening`)
  const years = words((await jonas.get(`${sheet}/years`)).text)
  for (const said of ['Omgång 1', 'Omgång 2', 'Första året', 'Andra året']) expect(years).toContain(said)
  expect((await jonas.get(second)).location).toBe(`${sheet}?round=2`)
  for (const odd of ['0', 'x', '3', '-1']) expect((await jonas.get(`${sheet}?round=${odd}`)).status).toBe(404)
  expect((await siri.post(`${sheet}/next`, { nextOn: dayFrom(300), was: '' })).status).toBe(303)
  expect((await siri.post(`${sheet}/next`, { nextOn: dayFrom(301), was: '' })).status).toBe(409)
  expect((await siri.post(`${sheet}/next`, { nextOn: dayFrom(301), was: dayFrom(300) })).status).toBe(303)
  // Whoever leads is reminded, and nobody else; a round that has begun was what was planned.
  const planned = 'Börja en ny omgång av ”Samverkanstrappan”: Gruppen över åren'
  expect((await siri.get('/inbox')).text).toContain(planned)
  expect((await jonas.get('/inbox')).text).not.toContain('Gruppen över åren')
  expect((await siri.post(`${sheet}/rounds`, again)).status).toBe(303)
  expect((await siri.get('/inbox')).text).not.toContain(planned)
  expect(await admin('select next_on from joint.sheets where id = $1', [idIn(sheet)])).toEqual([
    { next_on: null },
  ])
})

test('every kind of answer can be read by the others, also words in grids and tables', async () => {
  const [made] = await admin(
    `with i as (insert into learning.instruments (code) values ('every-kind-here') returning id)
      insert into learning.instrument_versions (instrument_id, number, state, definition, published_at) select id, 1, 'published', $1, now() from i returning id`,
    [JSON.stringify({ ...everyKind, code: 'every-kind-here', about: 'forum' })],
  )
  const at = await forum('Gruppen med alla sorter')
  const { sheet, round } = await begin(at, made?.id as string)
  const { status, text } = await answer(petra, round, {
    ...fieldValues(everyKind, everyAnswer),
    revision: '0',
    done: 'yes',
  })
  expect(status, words(text).slice(0, 900)).toBe(303)
  await siri.post(`${round}/opening`)
  const page = (await jonas.get(sheet)).text
  const said = words(page)
  const leaves = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value
        ? Object.values(value).flatMap(leaves)
        : []
  const written = Object.values(everyAnswer)
    .flatMap(leaves)
    .filter(each => /\s/.test(each) && !each.startsWith('['))
  expect(written.length).toBeGreaterThan(3)
  for (const each of written) expect(said.includes(each) || page.includes(each), each).toBe(true)
  for (const item of everyKind.sections.flatMap(({ items }) => items))
    if (everyAnswer[item.id] !== undefined) expect(page).toContain(`id="question-${item.id}"`)
})

test('a stranger gets what an id that does not exist gives, on every address', async () => {
  const { sheet, round } = await begin(await forum('Den slutna gruppen'))
  for (const who of Object.values(others))
    for (const path of [
      sheet,
      `${sheet}/years`,
      `${sheet}/next`,
      round,
      `${round}/answer`,
      `${round}/opening`,
      `${round}/agreed/now`,
    ]) {
      const id = idIn(path)
      const none = '0192f0c1-0000-7000-8000-000000000000'
      expect((await who.get(path)).text.replaceAll(id, 'x'), path).toBe(
        (await who.get(path.replace(id, none))).text.replaceAll(none, 'x'),
      )
    }
})
