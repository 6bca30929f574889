import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { Kysely, PostgresDialect } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { handleError } from '../errors/index.ts'
import { registry } from '../health/metrics.ts'
import { migrateJobs, startWorker, type Worker } from '../jobs/index.ts'
import { demoMailRoutes, enqueueMail, type Mail, registerMail } from './index.ts'
import { dropMail, listDroppedMail } from './mail-drop.ts'

const database = await testDatabase()
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.app }) })
const silent = { info() {}, warn() {}, error() {} }

const received: ParsedMail[] = []
let refuse = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refuse ? new Error('mailbox of Alma unavailable') : null),
  onData: (stream, _session, done) =>
    void simpleParser(stream).then(mail => done(null, void received.push(mail))),
})
let worker: Worker

beforeAll(async () => {
  await migrateJobs(database.owner)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  registerMail({
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    from: 'Kring <kring@sjostad.example>',
  })
  worker = await startWorker(database.worker, { log: silent })
})
afterAll(async () => {
  await worker?.stop()
  await new Promise<void>(done => server.close(done))
  await database.drop()
})

const words = {
  sv: { subject: 'Något väntar i Kring', text: 'Hej!\n\nÖppna https://kring.example/meetings.' },
  en: { subject: 'Something waits in Kring', text: 'Hello!\n\nOpen https://kring.example/meetings.' },
}
const until = async (what: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 100 && !(await what()); i++) await sleep(50)
}

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

describe('A mail', () => {
  test('goes to whoever holds the function when it is sent, each in their own language (R15)', async () => {
    received.length = 0
    const functionId = await makeFunction()
    await db.transaction().execute(tx => enqueueMail(tx, { to: { functionId }, words }))
    await until(() => received.length === 2)
    expect(
      received.map(mail => [mail.to && 'text' in mail.to ? mail.to.text : '', mail.subject]).sort(),
    ).toEqual([
      ['anna@example.se', 'Något väntar i Kring'],
      ['ben@example.se', 'Something waits in Kring'],
    ])
    expect(received[0]?.from?.text).toBe('"Kring" <kring@sjostad.example>')
    expect(received[0]?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('is never sent when the transaction that asked for it is undone', async () => {
    received.length = 0
    const undone = db.transaction().execute(async tx => {
      await enqueueMail(tx, { to: { address: 'anna@example.se' }, words })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await db
      .transaction()
      .execute(tx => enqueueMail(tx, { to: { address: 'ben@example.se', language: 'en' }, words }))
    await until(() => received.length > 0)
    await sleep(200)
    expect(received.map(mail => mail.subject)).toEqual(['Something waits in Kring'])
  })

  test('carries an invitation in UTC, and a withdrawal of it', async () => {
    received.length = 0
    const calendar: Mail['calendar'] = {
      method: 'REQUEST',
      uid: 'meeting-1@kring.example',
      sequence: 2,
      starts: new Date('2026-07-01T13:30:00Z'),
      ends: new Date('2026-07-01T14:30:00Z'),
      summary: { sv: 'Möte i Kring', en: 'Meeting in Kring' },
      url: 'https://kring.example/meetings/1',
    }
    const to = { address: 'anna@example.se' }
    await db.transaction().execute(tx => enqueueMail(tx, { to, words, calendar }))
    await until(() => received.length === 1)
    await db
      .transaction()
      .execute(tx => enqueueMail(tx, { to, words, calendar: { ...calendar, method: 'CANCEL', sequence: 3 } }))
    await until(() => received.length === 2)
    const [invitation, withdrawal] = received.map(
      mail => mail.attachments.find(part => part.contentType === 'text/calendar')?.content.toString() ?? '',
    )
    expect(invitation).toMatch(/METHOD:REQUEST\r\n/)
    expect(invitation).toMatch(/DTSTART:20260701T133000Z\r\n/)
    expect(invitation).toMatch(/DTEND:20260701T143000Z\r\n/)
    expect(invitation).toMatch(/SEQUENCE:2\r\n/)
    expect(invitation).toMatch(/SUMMARY:Möte i Kring\r\n/)
    expect(invitation?.replaceAll('\r\n ', '')).toContain('mailto:kring@sjostad.example')
    expect(invitation).not.toMatch(/TZID|VTIMEZONE/)
    expect(withdrawal).toMatch(/METHOD:CANCEL\r\n/)
    expect(withdrawal).toMatch(/STATUS:CANCELLED\r\n/)
    expect(withdrawal).toContain('UID:meeting-1@kring.example')
  })

  test('that fails is tried again, is seen in the metrics, and leaves no text in the queue’s error', async () => {
    received.length = 0
    refuse = true
    await db.transaction().execute(tx => enqueueMail(tx, { to: { address: 'anna@example.se' }, words }))
    const failed = async () =>
      (await registry.metrics()).match(/kring_jobs_total\{task="mail-to",result="failed"\} (\d+)/)?.[1]
    await until(async () => (await failed()) !== undefined)
    expect(await failed()).toBe('1')
    const { rows } = await database.admin.query(
      `select last_error from graphile_worker.jobs where task_identifier = 'mail-to'`,
    )
    expect(rows[0].last_error).toContain('Error')
    expect(rows[0].last_error).not.toContain('Alma')
    expect((await database.app.query('select * from platform.job_counts()')).rows).toEqual([
      { task: 'mail-to', waiting: 0, retrying: 1, given_up: 0 },
    ])
    refuse = false
    await database.admin.query(`update graphile_worker._private_jobs set run_at = now()`)
    await until(() => received.length === 1)
    expect(received).toHaveLength(1)
  })

  test('A subject cannot smuggle in a header', async () => {
    received.length = 0
    const smuggled = { subject: 'Hej\r\nBcc: evil@example.com', text: 'x' }
    await db
      .transaction()
      .execute(tx =>
        enqueueMail(tx, { to: { address: 'anna@example.se' }, words: { sv: smuggled, en: smuggled } }),
      )
    await until(() => received.length === 1)
    expect(received[0]?.bcc).toBeUndefined()
    expect(received[0]?.headers.has('bcc')).toBe(false)
  })
})

describe('The queue', () => {
  test('A serving role reaches it only through its function', async () => {
    await expect(database.app.query('select * from graphile_worker.jobs')).rejects.toThrow(
      'permission denied',
    )
    await expect(database.app.query(`select graphile_worker.add_job('mail')`)).rejects.toThrow(
      'permission denied',
    )
    await expect(
      database.app.query(`select platform.enqueue('mail', jsonb_build_object('x', repeat('a', 200000)))`),
    ).rejects.toThrow('too large')
  })
})

describe('The demo’s mail', () => {
  test('lies in a folder, the newest 200, and can be read', async () => {
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
