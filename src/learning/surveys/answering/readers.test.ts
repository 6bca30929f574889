import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForRelease } from '../../../../test/counted-survey.ts'
import { type House, openHouse, testSecret } from '../../../../test/house.ts'
import { giveBy, seedSurvey } from '../../../../test/surveys.ts'
import { releaseSurvey } from '../../insight/results/index.ts'

// R18: six people read pages that are logged, answer by a link, and read on. The attacker has the whole database with its system
// columns and knows how to count transactions: who read just before an answer came has most likely given it.

const people = ['sara-lind', 'maria-lund', 'siri-alm', 'jonas-ek', 'lina-berg', 'lena-strom']
let house: House
let survey: Awaited<ReturnType<typeof seedSurvey>>
const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const truth = new Map<string, string>()
let readers: { person: string; xid: number }[]
let whileOpen: Answer[]

type Answer = {
  id: string
  xmin: number
  ctid: number
  answers: { what?: string } | null
  sealed?: Buffer | null
}
const lookAtAnswers = () =>
  all(
    `select t.*, t.xmin::text::bigint::int as xmin, ((t.ctid::text::point)[0] * 1000 + (t.ctid::text::point)[1])::int as ctid
      from learning.answers t where survey_id = $1 order by ctid`,
    [survey.id],
  ) as Promise<Answer[]>

beforeAll(async () => {
  house = await openHouse()
  survey = await seedSurvey(house)
  const [{ last }] = await all('select max(xid::text::bigint)::int as last from audit.access_log')
  for (const person of people) {
    const browser = await house.as(person)
    await browser.get('/children')
    const text = `Svar ${randomUUID()} slut.`
    truth.set(person, text)
    const sent = await giveBy(house.stranger, survey.unit.link, {
      version: survey.version,
      language: 'sv',
      'q.known': 'yes',
      'q.missing': 'yes',
      'q.what': text,
    })
    expect([200, 303]).toContain(sent.status)
  }
  readers = await all(
    `select a.subject as person, max(l.xid::text::bigint)::int as xid from audit.access_log l join people.accounts a on a.person_id = l.person_id
      where l.xid::text::bigint > $1 group by 1`,
    [last],
  )
  whileOpen = await lookAtAnswers()
})
afterAll(() => house.close())

/** For each reader the answers whose transaction came soonest after theirs, as far as they can be read. */
const joined = (answers: Answer[]) =>
  readers.filter(({ person, xid }) => {
    const after = answers.filter(each => each.xmin > xid).map(each => each.xmin)
    const candidates = answers.filter(each => each.xmin === Math.min(...after))
    return candidates.length === 1 && candidates[0]?.answers?.what === truth.get(person)
  })

test('The readers are all in the log, by transactions between which the answers came', () => {
  expect(readers.map(each => each.person).sort()).toEqual([...people].sort())
  expect(whileOpen).toHaveLength(people.length)
})

test('R18: While the survey is open no answer is joined to who read other pages', async () => {
  expect(joined(whileOpen)).toEqual([])
  expect(whileOpen.map(each => each.answers)).toEqual(people.map(() => null))
  // All of one length, and none like another.
  expect(new Set(whileOpen.map(each => each.sealed?.length))).toEqual(new Set([4096 + 28]))
  expect(new Set(whileOpen.map(each => each.sealed?.toString('hex'))).size).toBe(people.length)
})

test('R18: While it is open nothing that was written stands in any table, in the files or in the write-ahead log', async () => {
  const tables = await all(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(60)
  for (const { name } of tables) {
    const [{ text }] = await all(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)
    expect(
      [...truth.values()].filter(each => text.includes(each)),
      name,
    ).toEqual([])
    expect(text.includes(testSecret), name).toBe(false)
  }
  await all('checkpoint')
  const [{ pid }] = await all('select pg_backend_pid() as pid')
  const [{ oid }] = await all('select oid from pg_database where datname = current_database()')
  const files = [['pg_wal'], ['base', String(oid)]].flatMap(parts =>
    readdirSync(join(`/proc/${pid}/cwd`, ...parts), { withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => readFileSync(join(`/proc/${pid}/cwd`, ...parts, each.name))),
  )
  expect(files.some(each => each.includes('Björkbackens förskola'))).toBe(true)
  for (const text of truth.values()) expect(files.some(each => each.includes(text))).toBe(false)
})

test('R18: Once it is counted every answer is a candidate for everybody: one transaction, new ids, an order of its own', async () => {
  await all(`select learning.set_survey_state($1, 'closed', '', null)`, [survey.id])
  await askForRelease(house.database.admin, survey.id)
  expect(await releaseSurvey(house.database.worker, survey.id, testSecret)).toBe(true)
  const counted = await lookAtAnswers()
  expect(counted.map(each => each.answers?.what).sort()).toEqual([...truth.values()].sort())
  expect(new Set(counted.map(each => each.xmin)).size).toBe(1)
  expect(joined(counted)).toEqual([])
  const before = new Set(whileOpen.map(each => each.id))
  expect(counted.filter(each => before.has(each.id))).toEqual([])
  expect(
    (await all(`select 1 from learning.answers where survey_id = $1 and sealed is not null`, [survey.id]))
      .length,
  ).toBe(0)
})

test('The database takes no anonymous answer that can be read, and counts none that is sealed', async () => {
  const open = await seedSurvey(house)
  const { whatHash } = await import('../links.ts')
  const plain = [
    {
      link: whatHash(open.open.link).toString('hex'),
      version: open.version,
      id: randomUUID(),
      answers: { known: 'no' },
    },
  ]
  await expect(
    house.database.app.query('select outcome from learning.give_answers($1)', [JSON.stringify(plain)]),
  ).rejects.toThrow('answers_open_or_sealed')
  await giveBy(house.stranger, open.open.link, { version: open.version, language: 'sv', 'q.known': 'no' })
  await all(`select learning.set_survey_state($1, 'closed', '', null)`, [open.id])
  await expect(
    house.database.worker.query(`select * from learning.count_answers($1, '{"known": "one"}')`, [open.id]),
  ).rejects.toThrow('sealed answers')
  await askForRelease(house.database.admin, open.id)
  // With the wrong secret nothing is lost: the job fails, and is tried again.
  await expect(releaseSurvey(house.database.worker, open.id, 'another secret altogether')).rejects.toThrow(
    'cannot be opened',
  )
  expect(await releaseSurvey(house.database.worker, open.id, ['an older one', testSecret])).toBe(true)
})
