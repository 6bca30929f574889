import { createTransport } from 'nodemailer'
import type { Pool } from 'pg'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { registerTask } from '../jobs/tasks.ts'
import { calendarText } from './calendar-part.ts'
import type { CalendarPart, Mail } from './mail.ts'
import { dropMail, type Letter } from './mail-drop.ts'

export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…` */
  smtpUrl?: string
  /** The sender: an address, or `Kring <kring@example.se>`. */
  from: string
  /** Where the demo keeps its mail when there is no mail server. */
  dropFolder?: string
}

type Recipient = { email: string; language: Language }

/**
 * Sends one mail at once, past the queue, for words that may be kept nowhere: a link that is stored only as a hash. `about` names
 * the mail, so that a later one (`answers`) stands under it. Throws when the server refuses it; `isReady` tells whether one answers.
 */
export type Mailer = {
  send(letter: { to: string; subject: string; text: string; about: string; answers?: string }): Promise<void>
  isReady(): Promise<boolean>
}

/**
 * Registers the tasks that send. `mail` finds out who holds the function now and makes one job of each receiver, so that
 * one who cannot be reached does not make the others get theirs twice.
 */
export function registerMail(settings: MailSettings): Mailer {
  const { deliver, isReady } = delivery(settings)
  const sender = /<(.+)>/.exec(settings.from)?.[1] ?? settings.from
  registerTask('mail', async (payload, { pool }) => {
    const mail = revive(payload as Mail)
    const jobs = (await recipients(pool, mail.to)).map(to => ({
      to,
      ...mail.words[to.language],
      calendar: mail.calendar,
      language: to.language,
    }))
    await pool.query(`select platform.enqueue_all('mail-to', $1::jsonb)`, [JSON.stringify(jobs)])
  })
  registerTask('mail-to', async (payload, { id }) => {
    const { to, subject, text, calendar, language } = revive(payload as OneMail)
    await deliver({
      // The same when a job is tried again, so that a mail server can tell.
      messageId: `<${id}.kring@${sender.split('@')[1]}>`,
      from: settings.from,
      to: to.email,
      subject,
      text,
      calendar: calendar && {
        method: calendar.method,
        content: calendarText(calendar, { language, from: sender, to: to.email }),
      },
    })
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

type OneMail = { to: Recipient; subject: string; text: string; language: Language; calendar?: CalendarPart }

async function recipients(pool: Pool, to: Mail['to']): Promise<Recipient[]> {
  if ('address' in to) return [{ email: to.address, language: to.language ?? 'sv' }]
  const [query, id] =
    'functionId' in to ? ['mail_addresses', to.functionId] : ['guardian_mail_address', to.guardianId]
  const { rows } = await pool.query(`select email, language from people.${query}($1)`, [id])
  return rows.map(({ email, language }) => ({ email, language: isLanguage(language) ? language : 'sv' }))
}

type Delivery = { deliver: (letter: Letter) => Promise<unknown>; isReady: () => Promise<boolean> }

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
    deliver: ({ calendar, ...letter }) =>
      transport.sendMail({
        ...letter,
        headers: { 'Auto-Submitted': 'auto-generated' },
        icalEvent: calendar && { ...calendar, filename: 'kring.ics' },
      }),
    isReady: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
  }
}

/** A payload has been JSON: its times are texts again. */
function revive<T extends { calendar?: CalendarPart }>(mail: T): T {
  const { calendar } = mail
  return calendar
    ? { ...mail, calendar: { ...calendar, starts: new Date(calendar.starts), ends: new Date(calendar.ends) } }
    : mail
}
