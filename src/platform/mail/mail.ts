import type { QueryExecutorProvider } from 'kysely'
import type { Pool } from 'pg'
import type { Language } from '../../i18n/index.ts'
import { enqueueAll } from '../jobs/enqueue.ts'

/**
 * A letter as the queue holds it: which one, about which item, to whom. Text, time, place and address are found at each attempt to
 * deliver it, by what its reader may know then (ADR 20).
 */
export type Letter = {
  /** Whoever holds the function when the letter is sent (R15), or a guardian. */
  to: { functionId: string } | { guardianId: string }
  /** Its name among the letters that nouns contribute. */
  letter: string
  item: { kind: string; id: string }
}

/** One who is to get it: a person in a function or in all of theirs, or a guardian. */
export type Reader = { functionId: string; personId: string } | { personId: string } | { guardianId: string }
export type LetterToOne = Omit<Letter, 'to'> & { to: Reader }

/**
 * A mail, made for one attempt to deliver it. It travels unprotected and is read over shoulders: neither subject, text nor calendar
 * part may say anything about a child, not even that there is one (R8).
 */
export type Mail = {
  email: string
  language: Language
  subject: string
  text: string
  /** One is read by the calendar itself; several are attached, each to be opened. */
  calendars?: readonly CalendarPart[]
  /** Notes that the mail server has taken it. */
  sent?: () => Promise<unknown>
}

/** An invitation, a change of one (higher sequence) or its withdrawal. */
export type CalendarPart = {
  method: 'REQUEST' | 'CANCEL'
  /** The same through the meeting's life. */
  uid: string
  sequence: number
  /** A withdrawal may go to one who may not know when it is. */
  time?: { starts: Date; ends: Date }
  summary: string
  location?: string
  /** The page of the meeting: opens only for those who may. */
  url?: string
}

/** Composes a letter of a noun for one reader, as they may read it now; undefined when they may not know of it. */
export type Compose = (about: {
  letter: string
  to: Reader
  /** The id of the item. */
  id: string
  /** Connects as kring_worker. */
  pool: Pool
  /** The public address. */
  origin: string
  /** The moment of this attempt. */
  now: Date
}) => Promise<Mail | undefined>

/** Sends letters once the caller's transaction has been committed; tried again for a day when the mail server is down. */
export const enqueueLetters = (tx: QueryExecutorProvider, letters: readonly Letter[]) =>
  enqueueAll(tx, 'mail', letters)
