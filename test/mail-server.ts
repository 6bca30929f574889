import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { registerMeetingTasks } from '../src/child/meetings/index.ts'
import { registerCountyTasks } from '../src/learning/county/index.ts'
import { letters, registerInboxTasks } from '../src/overview/inbox/mail.ts'
import type { Database } from '../src/platform/database/index.ts'
import { startWorker } from '../src/platform/jobs/index.ts'
import { registerMail } from '../src/platform/mail/index.ts'

const saying = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

type OfTest = Pick<Database, 'worker'> & { admin: Database['owner'] }

/** A mail server, and the worker that sends by it. `down` refuses every mail until it is `up` again. */
export async function openMail(
  database: OfTest,
  mailed: Parameters<typeof registerMail>[1] = { letters, origin: 'http://localhost:3000' },
) {
  const received: ParsedMail[] = []
  const logged: { about: Record<string, unknown>; message: string }[] = []
  let refuses = false
  const gone = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        refuses
          ? saying(451, `mailbox of ${address} unavailable`)
          : gone.has(address)
            ? saying(550, `no mailbox of ${address}`)
            : null,
      ),
    onData: (stream, _session, done) =>
      void simpleParser(stream).then(mail => done(null, void received.push(mail))),
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  const mailer = registerMail(
    { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Kring <kring@ekdala.example>' },
    mailed,
  )
  registerCountyTasks({ mailer, origin: mailed?.origin ?? '' })
  registerMeetingTasks()
  // A morning of a test comes when the test says so.
  registerInboxTasks({ now: mailed?.now, byTheClock: false })
  const note = (about: Record<string, unknown>, message: string) => void logged.push({ about, message })
  const worker = await startWorker(database.worker, { log: { info: note, warn: note, error: note } })
  const due = async () =>
    (
      await database.admin.query(
        `select count(*)::int as n from graphile_worker._private_jobs where run_at <= clock_timestamp()`,
      )
    ).rows[0].n as number

  /** Waits until nothing is to be done now: what failed waits for its next attempt. */
  async function settle() {
    for (let n = 0; n < 600 && (await due()) > 0; n++) await sleep(50)
    if ((await due()) > 0) throw new Error('the queue does not come to rest')
  }

  return {
    received,
    /** Addresses without a mailbox: the server says so, for good. */
    gone,
    logged,
    settle,
    /** Everything that the queue holds, as a superuser reads it. */
    async inQueue() {
      const { rows } = await database.admin.query(
        `select (select coalesce(jsonb_agg(j), '[]') from graphile_worker._private_jobs j)::text as jobs`,
      )
      return rows[0].jobs as string
    },
    down() {
      refuses = true
    },
    /** The server answers again, and every attempt is due. */
    async up() {
      refuses = false
      await database.admin.query('update graphile_worker._private_jobs set run_at = now()')
      await settle()
    },
    async stop() {
      await worker.stop()
      await new Promise<void>(done => server.close(done))
    },
  }
}

export type TestMail = Awaited<ReturnType<typeof openMail>>

export const calendarOf = (mail: ParsedMail | undefined) =>
  mail?.attachments
    .find(part => part.contentType === 'text/calendar')
    ?.content.toString()
    .replaceAll('\r\n ', '') ?? ''

export const calendarLine = (calendar: string, name: string) =>
  new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(calendar)?.[1]

/** To whom, and with which subject, in order. */
export const subjects = (mails: readonly ParsedMail[]) =>
  mails.map(mail => [mail.to && 'text' in mail.to ? mail.to.text : '', mail.subject ?? ''].join(': ')).sort()
