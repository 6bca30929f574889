import { createTransport } from 'nodemailer'
import type { Pool } from 'pg'
import { registerTask } from '../jobs/tasks.ts'
import { calendarText } from './calendar-part.ts'
import type { Compose, Letter, LetterToOne, Reader } from './mail.ts'
import { dropMail, type SentMail } from './mail-drop.ts'

export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…` */
  smtpUrl?: string
  /** The sender: an address, or `Kring <kring@example.se>`. */
  from: string
  /** Where the demo keeps its mail when there is no mail server. */
  dropFolder?: string
}

/**
 * Sends one mail at once, past the queue, for words that may be kept nowhere: a link that is stored only as a hash. `about` names
 * the mail, so that a later one (`answers`) stands under it. Throws when the server refuses it; `isReady` tells whether one answers.
 */
export type Mailer = {
  send(letter: { to: string; subject: string; text: string; about: string; answers?: string }): Promise<void>
  isReady(): Promise<boolean>
}

/** What sends the letters of nouns: each by its name, and the public address for their links. */
type Letters = { letters: Readonly<Record<string, Compose>>; origin: string; now?: () => Date }

/**
 * Registers the tasks that send. `mail` finds out who holds the function now and makes one job of each reader, so that
 * one who cannot be reached does not make the others get theirs twice. `mail-to` composes the letter at each attempt.
 */
export function registerMail(
  settings: MailSettings,
  { letters, origin, now = () => new Date() }: Letters = noLetters,
): Mailer {
  const { deliver, isReady } = delivery(settings)
  const sender = /<([^<>]+)>/.exec(settings.from)?.[1] ?? settings.from
  registerTask('mail', async (payload, { pool }) => {
    const { to, letter, item } = payload as Letter
    await enqueueToEach(
      pool,
      (await readers(pool, to)).map(reader => ({ to: reader, letter, item })),
    )
  })
  registerTask('mail-to', async (payload, { pool, id, log }) => {
    const { to, letter, item } = payload as LetterToOne
    const compose = Object.hasOwn(letters, letter) ? letters[letter] : undefined
    if (!compose) throw new Error('no noun has this letter')
    const mail = await compose({ letter, to, id: item.id, pool, origin, now: now() })
    // Which letter, about what and to whom is what must not be told.
    if (!mail) return log.info({ task: 'mail-to', job: id }, 'mail not sent')
    const { email, subject, text, calendars = [], sent } = mail
    const sending = deliver({
      // The same when a job is tried again, so that a mail server can tell.
      messageId: idOf(id),
      from: settings.from,
      to: email,
      subject,
      text,
      calendars: calendars.map(part => ({
        method: part.method,
        content: calendarText(part, { from: sender, to: email }),
      })),
    })
    const refused = await sending.then(() => false, isRefusedAddress)
    await pool.query(`select people.${refused ? 'mail_refused' : 'mail_arrived'}($1, $2, $3)`, [
      email,
      'personId' in to ? to.personId : null,
      'guardianId' in to ? to.guardianId : null,
    ])
    if (refused) return log.info({ task: 'mail-to', job: id }, 'mail refused')
    await sent?.()
  })
  const idOf = (about: string) => `<${about}.kring@${sender.split('@')[1]}>`
  return {
    isReady,
    async send({ about, answers, ...letter }) {
      await deliver({
        ...letter,
        messageId: idOf(about),
        from: settings.from,
        ...(answers && { inReplyTo: idOf(answers), references: idOf(answers) }),
      })
    },
  }
}

const noLetters: Letters = { letters: {}, origin: '' }

/** A job for each, from within a job. */
export async function enqueueToEach(pool: Pool, letters: readonly LetterToOne[]) {
  await pool.query(`select platform.add_jobs('mail-to', $1::jsonb)`, [JSON.stringify(letters)])
}

async function readers(pool: Pool, to: Letter['to']): Promise<Reader[]> {
  if ('guardianId' in to) return [to]
  const { functionId } = to
  const { rows } = await pool.query<{ personId: string }>(
    'select h as "personId" from people.mail_holders($1) h',
    [functionId],
  )
  return rows.map(({ personId }) => ({ functionId, personId }))
}

/**
 * The server of the reader says that the mailbox does not exist, or takes nothing: trying again for a day would change nothing. Any other
 * trouble is thrown, and tried again: a server that is down, or one of our own that is set wrongly, which refuses everybody.
 */
function isRefusedAddress(error: unknown) {
  if (error instanceof MailError && error.refusesAddress) return true
  throw error
}

/** What a mail server said may repeat the address: its number is enough. */
class MailError extends Error {
  override name = 'MailError'
  readonly responseCode: number | undefined
  readonly refusesAddress: boolean

  constructor({ responseCode, code, command }: { responseCode?: number; code?: string; command?: string }) {
    super(`the mail server did not take it: ${responseCode ?? code ?? 'no answer'}`)
    this.responseCode = responseCode
    this.refusesAddress = command === 'RCPT TO' && (responseCode ?? 0) >= 500
  }
}

type Delivery = { deliver: (letter: SentMail) => Promise<unknown>; isReady: () => Promise<boolean> }

function delivery({ smtpUrl, dropFolder }: MailSettings): Delivery {
  if (!smtpUrl && dropFolder)
    return { deliver: letter => dropMail(dropFolder, letter), isReady: async () => true }
  if (!smtpUrl)
    return {
      deliver: () => Promise.reject(new Error('no mail server is set')),
      isReady: async () => false,
    }
  const transport = createTransport(smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
  return {
    deliver: ({ calendars = [], ...letter }) =>
      transport
        .sendMail({
          ...letter,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...asCalendar(calendars),
        })
        .catch(error => {
          throw new MailError(error)
        }),
    isReady: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
  }
}

/** A mail holds one invitation (RFC 6047, 2.4); where there are several each is a file. */
function asCalendar(calendars: NonNullable<SentMail['calendars']>) {
  const [first, ...more] = calendars
  if (first && more.length === 0) return { icalEvent: { ...first, filename: 'kring.ics' } }
  return {
    attachments: calendars.map(({ method, content }, n) => ({
      filename: `kring-${n + 1}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content,
    })),
  }
}
