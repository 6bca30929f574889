import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { calendarLine, calendarOf, openMail, subjects, type TestMail } from '../../../test/mail-server.ts'
import { handleError } from '../errors/index.ts'
import { registry } from '../health/metrics.ts'
import { type Compose, demoMailRoutes, enqueueLetters, type Letter } from './index.ts'
import { dropMail, listDroppedMail } from './mail-drop.ts'

const database = await testDatabase()
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.app }) })
const silent = { info() {}, warn() {}, error() {} }
const item = { kind: 'meeting', id: '7d0e1c1a-0000-4000-8000-000000000001' }

/** What the test's letters say: a noun asks the database, as of now. */
let compose: Compose
let mail: TestMail
beforeAll(async () => {
  mail = await openMail(database, {
    letters: { test_letter: about => compose(about) },
    origin: 'https://kring.example',
  })
})
afterAll(async () => {
  await mail?.stop()
  await database.drop()
})
beforeEach(() => {
  mail.received.length = 0
  compose = toPerson
})

const words = {
  sv: { subject: 'Något väntar i Kring', text: 'Hej!' },
  en: { subject: 'Something waits in Kring', text: 'Hello!' },
}

/** As a noun composes: address and language as they are now. */
const toPerson: Compose = async ({ to }) => {
  if (!('personId' in to)) return undefined
  const { rows } = await database.admin.query(
    'select d.email, p.language from people.persons p join people.addresses d on d.person_id = p.id where p.id = $1',
    [to.personId],
  )
  const language = rows[0].language === 'en' ? 'en' : 'sv'
  return { email: rows[0].email, language, ...words[language] }
}
const toAnna: Compose = async () => ({ email: 'anna@example.se', language: 'sv', ...words.sv })
const send = (to: Letter['to']) =>
  db.transaction().execute(tx => enqueueLetters(tx, [{ to, letter: 'test_letter', item }]))
const somebody = { guardianId: '7d0e1c1a-0000-4000-8000-000000000002' }

/** One collaboration with a function that two people hold, one of whom reads English, and one who held it before. */
async function makeFunction() {
  const { rows } = await database.admin.query(`
    with c as (insert into people.collaborations (name) values ('Sjöstad') returning id),
      o as (insert into people.organisations (collaboration_id, name, kind) select id, 'Region', 'region' from c returning id, collaboration_id),
      u as (insert into people.units (collaboration_id, organisation_id, name, kind, legal_domain) select collaboration_id, id, 'Barnhälsan', 'child_health_centre', 'health' from o returning id, collaboration_id),
      f as (insert into people.functions (collaboration_id, unit_id, name) select collaboration_id, id, 'Sjuksköterska' from u returning id, unit_id, collaboration_id),
      p as (insert into people.persons (collaboration_id, name, language) select c.id, n, l from c, (values ('Anna', 'sv'), ('Ben', 'en'), ('Gammal', 'sv')) x(n, l) returning id, name, collaboration_id),
      a as (insert into people.addresses select id, lower(name) || '@example.se' from p),
      t as (insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, ends_at)
        select p.collaboration_id, f.unit_id, f.id, p.id, now() - interval '2 days', case name when 'Gammal' then now() - interval '1 day' end from p, f)
    select id from f`)
  return rows[0].id as string
}

describe('A letter', () => {
  test('goes to whoever holds the function when it is sent, each in their own language (R15)', async () => {
    const functionId = await makeFunction()
    await send({ functionId })
    await mail.settle()
    expect(subjects(mail.received)).toEqual([
      'anna@example.se: Något väntar i Kring',
      'ben@example.se: Something waits in Kring',
    ])
    expect(mail.received[0]?.from?.text).toBe('"Kring" <kring@ekdala.example>')
    expect(mail.received[0]?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('is never sent when the transaction that asked for it is undone', async () => {
    const functionId = await makeFunction()
    const undone = db.transaction().execute(async tx => {
      await enqueueLetters(tx, [{ to: { functionId }, letter: 'test_letter', item }])
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await mail.settle()
    expect(mail.received).toEqual([])
  })

  test('carries an invitation in UTC, and a withdrawal of it, with a time or without', async () => {
    const part = {
      method: 'REQUEST' as const,
      uid: 'meeting-1@kring.example',
      sequence: 2,
      summary: 'Möte i Kring',
      url: 'https://kring.example/meetings/1',
    }
    const time = { starts: new Date('2026-07-01T13:30:00Z'), ends: new Date('2026-07-01T14:30:00Z') }
    for (const calendar of [
      { ...part, time },
      { ...part, time, method: 'CANCEL' as const, sequence: 3 },
      { ...part, method: 'CANCEL' as const },
    ]) {
      compose = async about => ({ ...(await toAnna(about)), calendars: [calendar] }) as never
      await send(somebody)
      await mail.settle()
    }
    const [invitation = '', withdrawal = '', bare = ''] = mail.received.map(calendarOf)
    const values = (calendar: string) =>
      ['METHOD', 'DTSTART', 'DTEND', 'SEQUENCE', 'STATUS', 'UID'].map(name => calendarLine(calendar, name))
    const [start, end, uid] = ['20260701T133000Z', '20260701T143000Z', 'meeting-1@kring.example']
    expect(values(invitation)).toEqual(['REQUEST', start, end, '2', 'CONFIRMED', uid])
    expect(values(withdrawal)).toEqual(['CANCEL', start, end, '3', 'CANCELLED', uid])
    expect(values(bare)).toEqual(['CANCEL', undefined, undefined, '2', 'CANCELLED', uid])
    expect(calendarLine(invitation, 'SUMMARY')).toBe('Möte i Kring')
    // An answer that a calendar sends is taken in by nobody: none is asked for.
    expect(invitation.replace(/\r?\n /g, '')).toMatch(/^ATTENDEE;.*RSVP=FALSE/m)
    expect(invitation).toContain('mailto:kring@ekdala.example')
    expect(invitation).not.toMatch(/TZID|VTIMEZONE/)
    expect(bare).toMatch(/BEGIN:VEVENT\r\n[\s\S]*END:VEVENT\r\n/)
  })

  test('that fails is composed anew at each attempt, and the queue and the log hold neither text nor address', async () => {
    compose = toAnna
    mail.down()
    mail.logged.length = 0
    await send(somebody)
    await mail.settle()
    const counted = /kring_jobs_total\{task="mail-to",result="failed"\} (\d+)/
    expect(Number(counted.exec(await registry.metrics())?.[1])).toBeGreaterThan(0)
    expect((await database.app.query('select * from platform.job_counts()')).rows).toEqual([
      { task: 'mail-to', waiting: 0, retrying: 1, given_up: 0 },
    ])
    const queue = await mail.inQueue()
    expect(queue).toContain('MailError')
    expect(queue).toContain('test_letter')
    expect(queue).not.toMatch(/anna|example|väntar|unavailable/i)
    expect(mail.logged).toHaveLength(1)
    const error = mail.logged[0]?.about.error
    expect(error).toBeInstanceOf(Error)
    expect(error instanceof Error && `${error.stack} ${error.message}`).not.toMatch(/anna@/)
    compose = async () => ({ email: 'ben@example.se', language: 'en', ...words.en })
    await mail.up()
    expect(subjects(mail.received)).toEqual(['ben@example.se: Something waits in Kring'])
  })

  test('whose reader may not know is dropped, and the log tells the number of the job and nothing else', async () => {
    compose = async () => undefined
    mail.logged.length = 0
    await send(somebody)
    await mail.settle()
    expect(mail.received).toEqual([])
    expect(await mail.inQueue()).toBe('[]')
    expect(mail.logged).toEqual([
      { about: { task: 'mail-to', job: expect.anything() }, message: 'mail not sent' },
    ])
  })

  test('cannot smuggle in a header by its subject', async () => {
    compose = async about => ({ ...(await toAnna(about)), subject: 'Hej\r\nBcc: evil@example.com' }) as never
    await send(somebody)
    await mail.settle()
    expect(mail.received).toHaveLength(1)
    expect(mail.received[0]?.bcc).toBeUndefined()
    expect(mail.received[0]?.headers.has('bcc')).toBe(false)
  })
})

describe('The queue', () => {
  type Asked = { query: typeof database.app.query }
  const enqueue = (task: string, payload: unknown, asked: Asked = database.app) =>
    asked.query('select platform.enqueue($1, $2)', [task, JSON.stringify(payload)])
  const enqueueAll = (task: string, payload: unknown, asked: Asked = database.app) =>
    asked.query('select platform.enqueue_all($1, $2)', [task, JSON.stringify([payload])])
  const letter = { to: somebody, letter: 'test_letter', item }

  test('is reached by a serving role through its functions only', async () => {
    for (const sql of [
      'select * from graphile_worker.jobs',
      `select graphile_worker.add_job('mail')`,
      `select platform.add_jobs('mail-to', '[]')`,
      'select * from platform.tasks',
      `select people.mail_holders('${item.id}')`,
      `select child.letter_to('meeting', '${item.id}', null, null, null)`,
      `select child.meeting_letter('meeting_invited', '${item.id}', null, null, null)`,
      `select child.handover_letters('${item.id}', 'begins')`,
    ])
      await expect(database.app.query(sql), sql).rejects.toThrow('permission denied')
  })

  test.each([
    ['a mail to one by hand', 'mail-to', letter],
    ['a task of the clock', 'survey-days', {}],
    ['what only the database enqueues', 'meeting-handover', { turn: 'ends', appointment: item.id }],
    ['a task that nobody knows', 'no-such-task', {}],
  ])('takes from a request no %s', async (_what, task, payload) => {
    for (const way of [enqueue, enqueueAll])
      await expect(way(task, payload)).rejects.toThrow('no task of this name may be enqueued')
  })

  test.each([
    ['an address', { ...letter, to: { address: 'anna@example.se' } }],
    ['an address beside the id', { ...letter, to: { ...somebody, address: 'anna@example.se' } }],
    ['an address for an id', { ...letter, to: { guardianId: 'anna@example.se' } }],
    ['a text', { ...letter, words: { sv: { subject: 'x', text: 'y' } } }],
    ['a text for a name', { ...letter, letter: 'Hemma hos Amina' }],
    ['a time', { ...letter, calendar: { starts: '2027-07-01T13:30:00Z' } }],
    ['a place in the item', { ...letter, item: { ...item, place: 'Rum 3' } }],
    ['a text over two lines', { ...letter, letter: 'test_letter\nAmina' }],
    ['nothing', {}],
    ['much', { ...letter, x: 'a'.repeat(200_000) }],
  ])('takes no mail that holds %s', async (_what, payload) => {
    for (const way of [enqueue, enqueueAll])
      await expect(way('mail', payload)).rejects.toThrow('is not what its task takes')
  })

  test('has lost the mail that an earlier version wrote into it, place and address with it, and nothing else', async () => {
    const migration = readFileSync('db/migrations/20261128110000__platform__tasks.sql', 'utf8')
    const client = await database.owner.connect()
    await client.query('begin')
    for (const task of ['mail', 'mail-to', 'survey-send'])
      await client.query(`select graphile_worker.add_job($1, json_build_object('place', 'Rum 3'))`, [task])
    await client.query(/^do \$\$[\s\S]*?^end \$\$;/m.exec(migration)?.[0] as string)
    const { rows } = await client.query('select task_identifier from graphile_worker.jobs')
    await client.query('rollback')
    client.release()
    expect(rows).toEqual([{ task_identifier: 'survey-send' }])
  })

  test('takes what the program asks for', async () => {
    const client = await database.app.connect()
    await client.query('begin')
    for (const task of ['survey-send', 'survey-remind', 'survey-release'])
      for (const way of [enqueue, enqueueAll]) await way(task, { survey: item.id }, client)
    await client.query('rollback')
    client.release()
  })
})

describe('The demo’s mail', () => {
  test('is kept in a folder, the newest 200, and can be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kring-mail-'))
    const letter = { messageId: '<1@x>', from: 'kring@localhost', to: 'anna@example.se', text: 'Hej <b>!' }
    for (let n = 0; n < 203; n++) await dropMail(folder, { ...letter, subject: `Brev ${n}` })
    expect(await listDroppedMail(folder)).toHaveLength(200)
    const app = new Hono().route('/', demoMailRoutes({ folder }))
    app.onError(handleError({ log: silent }))
    const list = await (await app.request('/demo/mail')).text()
    expect(list).toContain('Brev 202')
    expect(list).not.toContain('Brev 2<')
    const address = /href="(\/demo\/mail\/[^"]+)"/.exec(list)?.[1] as string
    expect(await (await app.request(address)).text()).toContain('Hej &lt;b&gt;!')
    expect((await app.request('/demo/mail/..%2f..%2fsecret')).status).toBe(404)
    rmSync(folder, { recursive: true })
  })
})
