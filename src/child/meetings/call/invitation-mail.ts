import { formatDateTime, formatTime, type Language, languages } from '../../../i18n/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type CalendarPart, enqueueMail, type Mail } from '../../../platform/mail/index.ts'
import type { Child } from '../../children/index.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { callTexts } from './texts.ts'

export type Called = { id: string; startsAt: Date; endsAt: Date; place: string; sequence: number }
type What = 'invited' | 'moved' | 'cancelled'
type To = { functionId: string | null; guardianId: string | null }

/**
 * Writes to each receiver in the transaction that called, moved or cancelled the meeting. A time, a link, and a place
 * unless the child's identity is protected; never a word about a child (R8).
 */
export async function mailParticipants(
  tx: Tx,
  origin: string,
  {
    meeting,
    child,
    what,
    to,
  }: { meeting: Called; child: Pick<Child, 'protected'>; what: What; to: readonly To[] },
) {
  const link = origin + meetingPaths.meeting(meeting.id)
  const place = child.protected ? '' : meeting.place
  const calendar: CalendarPart = {
    method: what === 'cancelled' ? 'CANCEL' : 'REQUEST',
    uid: `${meeting.id}@${new URL(origin).hostname}`,
    sequence: meeting.sequence,
    starts: meeting.startsAt,
    ends: meeting.endsAt,
    summary: inEach(language => callTexts(language).mailSubject),
    ...(place && { location: place }),
    url: link,
  }
  const words = inEach(language => letter(language, { meeting, what, place, link }))
  for (const { functionId, guardianId } of to) {
    const receiver: Mail['to'] = functionId ? { functionId } : { guardianId: guardianId as string }
    await enqueueMail(tx, { to: receiver, words, calendar })
  }
}

const inEach = <T>(make: (language: Language) => T) =>
  Object.fromEntries(languages.map(language => [language, make(language)])) as Record<Language, T>

function letter(
  language: Language,
  { meeting, what, place, link }: { meeting: Called; what: What; place: string; link: string },
) {
  const t = { ...texts(language), ...callTexts(language) }
  const subject = { invited: t.mailSubject, moved: t.mailSubjectMoved, cancelled: t.mailSubjectCancelled }[
    what
  ]
  const first = { invited: t.mailInvited, moved: t.mailMoved, cancelled: t.mailCancelled }[what]
  const time = `${formatDateTime(meeting.startsAt, language)}–${formatTime(meeting.endsAt, language)}`
  const last = what === 'cancelled' ? t.mailMore : t.mailAnswer
  return {
    subject,
    text: [
      first,
      '',
      `${t.when}: ${time}`,
      ...(place ? [`${t.place}: ${place}`] : []),
      '',
      `${last} ${link}`,
    ].join('\n'),
  }
}
