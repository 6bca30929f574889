import type { QueryExecutorProvider } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import { enqueue, enqueueAll } from '../jobs/enqueue.ts'

/**
 * A mail. It travels unprotected and is read over shoulders: neither subject, text nor calendar part may say anything
 * about a child, not even that there is one (R8). It says that something waits in Kring, and where.
 */
export type Mail = {
  /** Whoever holds the function when the mail is sent (R15), a guardian of a child, or a known address. */
  to: { functionId: string } | { guardianId: string } | { address: string; language?: Language }
  /** In every language: each receiver reads their own. */
  words: Record<Language, { subject: string; text: string }>
  calendar?: CalendarPart
}

/** An invitation, a change of one (higher sequence) or its withdrawal. */
export type CalendarPart = {
  method: 'REQUEST' | 'CANCEL'
  /** The same through the meeting's life. */
  uid: string
  sequence: number
  starts: Date
  ends: Date
  summary: Record<Language, string>
  location?: string
  /** The page of the meeting: opens only for those who may. */
  url?: string
}

/** Sends a mail once the caller's transaction has been committed; tried again for a day when the mail server is down. */
export const enqueueMail = (tx: QueryExecutorProvider, mail: Mail) => enqueue(tx, 'mail', mail)

/** Several mails in one statement. */
export const enqueueMails = (tx: QueryExecutorProvider, mails: readonly Mail[]) =>
  enqueueAll(tx, 'mail', mails)
