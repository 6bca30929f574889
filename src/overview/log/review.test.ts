import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { isoDate, todaysDate } from '../../i18n/index.ts'
import { foldSame, type LogEntry } from './log.ts'
import { logPaths } from './noun.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const admin = (sql: string, values: unknown[] = []) => house.database.admin.query(sql, values)
const caseOf = async (child: string) =>
  (await admin('select child.case_number($1) as n', [child])).rows[0].n as string
const siris = () => logPaths.day(ids.functions.stodsamordnare, ids.siri, todaysDate())

test('R7: the reviewer narrows the log by period, person and unit, in any order and without accents', async () => {
  await (await house.as('siri-alm')).get(`/children/${ids.leo}`)
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  const eva = await house.as('eva-sand')
  const shows = async (query: Record<string, string>) => {
    const { status, text } = await eva.get(logPaths.log(query))
    expect(status).toBe(200)
    const days = text.slice(text.indexOf('<table'))
    return { siri: days.includes('>Siri Alm<'), jonas: days.includes('>Jonas Ek<') }
  }
  expect(await shows({})).toEqual({ siri: true, jonas: true })
  expect(await shows({ person: 'alm siri' })).toEqual({ siri: true, jonas: false })
  expect(await shows({ unit: 'elevhalsan' })).toEqual({ siri: false, jonas: true })
  expect(await shows({ unit: 'björkbackens', person: 'jonas' })).toEqual({ siri: false, jonas: false })
  expect(await shows({ to: isoDate(new Date(Date.now() - 2 * 86_400_000)) })).not.toEqual({
    siri: true,
    jonas: true,
  })
  expect(await shows({ person: '%' })).toEqual({ siri: false, jonas: false })
  await shows({ from: 'x', to: '2026-13-40' })
  await shows({ person: 'ö'.repeat(300) })
})

test('each row leads to the day: what was done, by case numbers, and no child’s name', async () => {
  const siri = await house.as('siri-alm')
  for (let n = 0; n < 3; n++) await siri.get(`/children/${ids.leo}`)
  const eva = await house.as('eva-sand')
  expect((await eva.get('/log')).text).toContain(`href="${siris()}"`)
  const { text } = await eva.get(siris())
  const number = await caseOf(ids.leo)
  expect(number).toMatch(/^\d{4}-\d{4}-\d{4}$/)
  expect(text).toContain('Läste barnets sida')
  expect(text).toContain(`href="/children/${ids.leo}/log">${number}`)
  const { rows } = await admin('select given_name, family_name from child.children')
  for (const { given_name, family_name } of rows)
    expect(text, 'R10').not.toContain(`${given_name} ${family_name}`)
  const nobody = [
    logPaths.day(ids.functions.stodsamordnare, randomUUID(), todaysDate()),
    siris().replace(/\d{4}-\d\d-\d\d$/, '2026-02-31'),
  ]
  for (const path of nobody) expect((await eva.get(path)).status).toBe(404)
  for (const who of ['siri-alm', 'anders-holm'])
    expect((await (await house.as(who)).get(siris())).status, who).toBe(404)
})

/** What the reviewer reads of Petra’s day, and how it is counted, after she has opened some pages. */
async function petrasDay(...paths: string[]) {
  const petra = await house.as('petra-nyman')
  const who = (await admin(`select id from people.persons where name = 'Petra Nyman'`)).rows[0].id as string
  await admin(`delete from audit.reading_days`)
  await admin(`delete from audit.access_log where person_id = $1`, [who])
  for (const path of paths) await petra.get(path)
  const eva = await house.as('eva-sand')
  const [func] = (await admin('select function_id from audit.access_log where person_id = $1 limit 1', [who]))
    .rows
  const { text } = await eva.get(logPaths.day(func.function_id, who, todaysDate()))
  const lines = [...text.slice(text.indexOf('<tbody')).matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  )
  const file: string[][] = parse((await eva.get(logPaths.exported({ person: 'petra nyman' }))).text, {
    delimiter: ';',
    bom: true,
    relax_column_count: true,
  })
  const [head = [], day = []] = file
  const counted = Object.fromEntries(
    ['Läsningar', 'Sökningar', 'Nekade'].map(name => [name, Number(day[head.indexOf(name)] ?? 0)]),
  )
  return { lines, counted }
}

test.each([
  ['a child', `/children/${ids.leo}`, true],
  ['what there is about a child', 'worry', true],
  ['a mistyped address of a child', `/children/${randomUUID()}`, false],
  ['an address of nothing', '/nowhere', false],
  ['a unit that is not one’s own', `/units/${ids.leo.replace(/.$/, '0')}`, false],
])('R7: a refusal is about a child only where there is one: %s', async (_what, path, isOfAChild) => {
  const { rows } = await admin('select id from child.worries where child_id = $1 limit 1', [ids.leo])
  const { lines, counted } = await petrasDay(path === 'worry' ? `/worries/${rows[0].id}` : path)
  expect(lines).toEqual([
    isOfAChild
      ? ['Nekades något om barnet', await caseOf(ids.leo)]
      : ['Kom till en sida som inte finns, eller som inte handlar om ett barn', '–'],
  ])
  expect(counted).toEqual({ Läsningar: 0, Sökningar: 0, Nekade: isOfAChild ? 1 : 0 })
})

test.each([
  ['the list of children', '/children', 'Såg en lista eller sökte bland barn', 'Sökningar'],
  ['a search in the list', '/children?q=leo', 'Såg en lista eller sökte bland barn', 'Sökningar'],
  ['a search everywhere', '/search?q=leo', 'Såg en lista eller sökte bland barn', 'Sökningar'],
  ['the own inbox', '/inbox', 'Läste listan ”I dag”', 'Läsningar'],
  ['the log, which is closed to most', '/log', 'Nekades loggen', 'Nekade'],
])('R7: in the log stands what was done, counted as what it is: %s', async (_what, path, words, as) => {
  const { lines, counted } = await petrasDay(path)
  expect(lines).toEqual([[words, '–']])
  expect(counted).toEqual({ Läsningar: 0, Sökningar: 0, Nekade: 0, [as]: 1 })
})

test('R7: what was once written down as a search of the inbox, or as refused without a child, is told as the rest', async () => {
  const { rows } = await admin(
    `select f.id, f.unit_id, a.person_id from people.functions f join people.appointments a on a.function_id = f.id
      join people.persons p on p.id = a.person_id where p.name = 'Gunilla Ask' limit 1`,
  )
  const old = (act: string, kind: string, item: string | null) =>
    admin(
      `insert into audit.access_log (collaboration_id, person_id, function_id, unit_id, act, item_kind, item_id)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      [ids.collaboration, rows[0].person_id, rows[0].id, rows[0].unit_id, act, kind, item],
    )
  await old('search', 'inbox', null)
  await old('refused', 'children', ids.leo)
  await old('refused', 'children', randomUUID())
  const { text } = await (await house.as('eva-sand')).get(
    logPaths.day(rows[0].id, rows[0].person_id, todaysDate()),
  )
  expect(text).toContain('Läste listan ”I dag”')
  expect(text.match(/Nekades något om barnet/g)).toHaveLength(1)
  expect(text).toContain('Kom till en sida som inte finns')
})

test('a guardian’s case number leads the reviewer to the child’s log, and nobody else anywhere', async () => {
  const johanna = await house.as('johanna-marklund', 'guardian')
  const number = await caseOf(ids.leo)
  expect((await johanna.get(`/family/children/${ids.leo}/readings`)).text).toContain(number)
  const eva = await house.as('eva-sand')
  for (const said of [number, number.replaceAll('-', ''), number.replaceAll('-', ' ')]) {
    const answer = await eva.get(logPaths.log({ case: said }))
    expect([answer.status, answer.location]).toEqual([303, `/children/${ids.leo}/log`])
  }
  const unknown = await eva.get(logPaths.log({ case: '0000-0000-0000' }))
  expect(unknown.text).toContain('Inget ärende här har det numret')
  expect((await (await house.as('anders-holm')).get(logPaths.log({ case: number }))).status).toBe(404)
  expect((await house.database.app.query('select audit.child_of_case($1) as id', [number])).rows).toEqual([
    { id: null },
  ])
  expect(await caseOf(ids.amina), 'R10: two units’ records of one child share no number').not.toBe(
    await caseOf(ids.aminaInLundvika),
  )
})

test('what was asked and what came of it is kept in order, seen in the list, idempotent, and never about oneself', async () => {
  const eva = await house.as('eva-sand')
  const form = { outcome: 'asked', note: 'Ringde Siri.', once: randomUUID() }
  const path = `${siris()}/questions`
  for (let n = 0; n < 2; n++) expect((await eva.post(path, form)).status).toBe(303)
  expect((await eva.post(path, { ...form, once: randomUUID(), note: '' })).status).toBe(422)
  expect((await eva.post(path, { ...form, once: randomUUID(), outcome: 'x' })).status).toBe(422)
  expect(
    (await eva.post(path, { outcome: 'explained', note: 'Hon ledde mötet.', once: randomUUID() })).status,
  ).toBe(303)
  const { text } = await eva.get(siris())
  expect(text.match(/Ringde Siri\./g)).toHaveLength(1)
  expect(text.indexOf('Ringde Siri.')).toBeLessThan(text.indexOf('Hon ledde mötet.'))
  expect((await eva.get('/log')).text).toContain('Förklarat')
  const own = logPaths.day(ids.functions.logggranskare, (await personOf('Eva Sand')) as string, todaysDate())
  expect((await eva.get(own)).text).toContain('Det här är dina egna läsningar')
  expect((await eva.post(`${own}/questions`, { ...form, once: randomUUID() })).status).toBe(422)
  const { rows } = await admin('select * from audit.questions where person_id = made_by')
  expect(rows).toEqual([])
  await expect(
    admin(
      `insert into audit.questions (collaboration_id, function_id, person_id, day, outcome, note, made_by, made_by_function, once)
       select collaboration_id, function_id, made_by, day, outcome, note, made_by, made_by_function, gen_random_uuid() from audit.questions limit 1`,
    ),
  ).rejects.toThrow(/question_not_about_oneself/)
})

test('the file has what the page shows, and says so in the log', async () => {
  const eva = await house.as('eva-sand')
  const { status, text } = await eva.get(logPaths.exported({ person: 'siri alm' }))
  expect(status).toBe(200)
  const rows: string[][] = parse(text, { delimiter: ';', bom: true, relax_column_count: true })
  expect(rows[0]?.slice(0, 2)).toEqual(['Dag', 'Person'])
  expect(
    new Set(rows.slice(1).flatMap(([day, person]) => (/^\d{4}-/.test(day ?? '') ? [person] : []))),
  ).toEqual(new Set(['Siri Alm']))
  const { rows: logged } = await admin(
    `select from audit.access_log where act = 'export' and item_kind = 'log'`,
  )
  expect(logged.length).toBeGreaterThan(0)
})

test('the same thing within a minute is one line with a count; what happened between keeps two apart', () => {
  const at = (time: string, itemKind = 'child', personName = 'Siri Alm'): LogEntry => ({
    id: 1,
    at: new Date(`2026-11-28T${time}Z`),
    exactly: '',
    act: 'read',
    itemKind,
    personName,
    functionName: 'Stödsamordnare',
    unitName: 'Björkbackens förskola',
    asGuardian: false,
    purpose: '',
  })
  const entries = [
    at('10:00:50'),
    at('10:00:20'),
    at('10:00:01'),
    at('09:59:59'),
    at('09:59:30', 'plan'),
    at('09:59:10'),
    at('09:59:05', 'child', 'Jonas Ek'),
  ]
  expect(foldSame(entries).map(({ times }) => times)).toEqual([3, 1, 1, 1, 1])
})

const personOf = async (name: string) =>
  (await admin('select id from people.persons where name = $1', [name])).rows[0]?.id
