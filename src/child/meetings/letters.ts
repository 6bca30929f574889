import { formatDateTime, formatTime, type Language } from '../../i18n/index.ts'
import {
  type CalendarPart,
  type Compose,
  noteSent,
  somethingWaits,
  toldBy,
} from '../../platform/mail/index.ts'
import { languageOf, readerIds } from '../letters.ts'
import { callTexts } from './call/texts.ts'
import { namesSomeone } from './names-in-place.ts'
import { meetingPaths } from './noun.ts'
import { texts } from './texts.ts'

/** A time, a link and a place; never a word about a child, and of one with protected identity only that something waits (R8). */
export const meetingLetters = {
  meeting_invited: letter(t => ({ subject: t.mailSubject, first: t.mailInvited, last: t.mailAnswer })),
  meeting_moved: letter(t => ({ subject: t.mailSubjectMoved, first: t.mailMoved, last: t.mailAnswer })),
  meeting_cancelled: letter(
    t => ({ subject: t.mailSubjectCancelled, first: t.mailCancelled, last: t.mailMore }),
    'CANCEL',
  ),
  /** To one who has left the function that has the meeting: no time, no place and no link (R15). */
  meeting_withdrawn: letter(t => ({ subject: t.mailSubjectWithdrawn, first: t.mailWithdrawn }), 'CANCEL'),
  /** To one who can no longer read a coming meeting (R4, R8): the same words whatever was lost, and nothing that says meeting or child. */
  meeting_lost: letter(t => ({ subject: t.mailSubjectLost, first: t.mailLost }), 'CANCEL'),
}
export type MeetingLetter = keyof typeof meetingLetters

type Words = (t: ReturnType<typeof callTexts>) => { subject: string; first: string; last?: string }

/** What the database says of a meeting to this reader now. Of a protected child, and to one who has left, neither time nor place. */
type Told = {
  email: string
  language: string
  secret: boolean
  starts: Date | null
  ends: Date | null
  place: string
  sequence: number | null
  names: string[]
  fromName: string | null
  fromPhone: string | null
}

function letter(words: Words, method: 'REQUEST' | 'CANCEL' = 'REQUEST'): Compose {
  return async ({ letter: name, to, id, pool, origin }) => {
    const about = await findMeeting({ letter: name, to, id, pool, origin }, method)
    if (!about) return undefined
    const { told, language, link, calendar, sent } = about
    const { email } = told
    if (!calendar) return { email, language, ...somethingWaits(language, link), sent }
    const t = callTexts(language)
    const { subject, first, last } = words(t)
    // A guardian reads at the foot who sends it, with a number to call; staff in the first line who calls.
    const callsBy = 'functionId' in to && told.fromName ? t.mailCalledBy(told.fromName) : ''
    const foot = 'functionId' in to ? '' : toldBy(language, told)
    const { lines } = whenAndWhere(told, language)
    return {
      email,
      language,
      subject,
      text: [first + callsBy, ...lines, ...(last ? ['', `${last} ${link}`] : [])].join('\n') + foot,
      calendars: [calendar],
      sent,
    }
  }
}

/** A coming meeting of a function that somebody has begun to hold, or has left. */
export type TurnMeeting = {
  /** When, where and the way to it; of a protected child nothing, and to one who has left nothing (R8, R15). */
  line: string
  calendar: CalendarPart | undefined
  sent: () => Promise<unknown>
}

/** What one mail about a turn of an appointment tells of the meetings that come or go with the function. */
export async function listTurnMeetings(
  turn: 'begins' | 'ends',
  { to, id: appointment, pool, origin }: Parameters<Compose>[0],
): Promise<TurnMeeting[]> {
  const { rows } = await pool.query<{ letter: string; id: string }>(
    'select letter, meeting_id as id from child.handover_letters($1, $2) order by meeting_id',
    [appointment, turn],
  )
  const meetings: TurnMeeting[] = []
  for (const { letter: name, id } of rows) {
    const method = turn === 'begins' ? 'REQUEST' : 'CANCEL'
    const about = await findMeeting({ letter: name, to, id, pool, origin }, method)
    if (!about) continue
    const { told, language, link, calendar, sent } = about
    const { when, place } = whenAndWhere(told, language)
    const line = calendar && when ? `${[when, place].filter(Boolean).join(', ')}: ${link}` : ''
    meetings.push({ line, calendar, sent })
  }
  return meetings
}

type About = Pick<Parameters<Compose>[0], 'letter' | 'to' | 'id' | 'pool' | 'origin'>

/** What this reader may be told of the meeting now; no calendar where it may only be said that something waits. */
async function findMeeting({ letter: name, to, id, pool, origin }: About, method: CalendarPart['method']) {
  const { rows } = await pool.query<Told>(
    `select email, language, secret, starts_at as starts, ends_at as ends, place, sequence, names, from_name as "fromName", from_phone as "fromPhone"
      from child.meeting_letter($1, $2, $3, $4, $5)`,
    [name, id, ...readerIds(to)],
  )
  const [told] = rows
  if (!told) return undefined
  const language = languageOf(told.language)
  const sent = () => noteSent(pool, { letter: name, to, item: { kind: 'meeting', id } })
  const link = origin + meetingPaths.meeting(id)
  if (told.secret || told.sequence === null) return { told, language, link, sent, calendar: undefined }
  const { time, place } = whenAndWhere(told, language)
  const calendar: CalendarPart = {
    method,
    uid: `${id}@${new URL(origin).hostname}`,
    sequence: told.sequence,
    summary: name === 'meeting_lost' ? callTexts(language).mailSubjectLost : callTexts(language).mailSubject,
    ...(time && { time }),
    ...(place && { location: place }),
    // One who has left, or can no longer read it, has no way to it any more.
    ...(name !== 'meeting_withdrawn' && name !== 'meeting_lost' && { url: link }),
  }
  return { told, language, link, sent, calendar }
}

function whenAndWhere({ starts, ends, place: written, names }: Told, language: Language) {
  const t = { ...texts(language), ...callTexts(language) }
  // Somebody of the family may have got the name after the place was written.
  const place = namesSomeone(written, names) ? '' : written
  if (!starts || !ends) return { lines: [] }
  const when = `${formatDateTime(starts, language)}–${formatTime(ends, language)}`
  const lines = ['', `${t.when}: ${when}`, ...(place ? [`${t.place}: ${place}`] : [])]
  return { time: { starts, ends }, when, place, lines }
}
