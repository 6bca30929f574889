import { listTurnMeetings } from '../../child/meetings/index.ts'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { mailFoot } from '../../people/settings/index.ts'
import { type Compose, noteSent, somethingWaits } from '../../platform/mail/index.ts'
import { noticeWords, letters as ofNouns } from '../nouns.ts'
import { letterTexts } from './letter-texts.ts'
import { inboxPaths } from './noun.ts'

type Reader = { email: string; language: string }
type Counts = { late: number; waiting: number }

/**
 * What a function is told in its inbox, mailed without a word about a child: that something waits, and how much. The link is to the inbox
 * and not to what waits: its address would tell what kind of thing it is.
 */
const inboxLetters = {
  /** One notice at once, to who wants that of its kind. */
  notice: async ({ to, id, pool, origin }) => {
    if (!('functionId' in to)) return undefined
    const { rows } = await pool.query<Reader & { kind: string; choice: string }>(
      'select email, language, kind, choice from sharing.notice_letter($1, $2, $3)',
      [id, to.functionId, to.personId],
    )
    const [reader] = rows
    if (!reader || !atOnce(reader.choice, noticeWords[reader.kind]?.urgent)) return undefined
    const language = languageOf(reader)
    const { subject, text } = somethingWaits(language, origin + inboxPaths.inbox())
    return { email: reader.email, language, subject, text: text + mailFoot(language, origin) }
  },
  /** One mail in the morning about everything. */
  digest: async ({ id, pool, origin, now }) => {
    const { rows } = await pool.query<Reader & Counts & { news: number }>(
      'select email, language, late, waiting, news from sharing.digest_letter($1, $2)',
      [id, now],
    )
    const [reader] = rows
    if (!reader) return undefined
    const language = languageOf(reader)
    const t = letterTexts(language)
    const all = reader.late + reader.waiting + reader.news
    return {
      email: reader.email,
      language,
      subject: t.waitSubject(all),
      text:
        [
          t.hello,
          [t.wait(all), reader.late > 0 && t.late(reader.late, all)].filter(Boolean).join(' '),
          t.signIn(origin + inboxPaths.inbox()),
        ].join('\n\n') + mailFoot(language, origin),
      sent: () => pool.query('select sharing.digest_sent($1, $2)', [id, now]),
    }
  },
  /** To who has begun to hold a function: how much there is, and the meetings that come with it. */
  function_begun: turn('begins', (t, { after, late, waiting }) => ({
    subject: t.begunSubject,
    says: [
      after ? t.takenOver : t.begun,
      late + waiting > 0 && t.wait(late + waiting),
      late > 0 && t.late(late, late + waiting),
    ],
    meetings: t.meetingsCome,
    link: true,
  })),
  /** To who holds it no longer: nothing of what has come since. */
  function_left: turn('ends', t => ({
    subject: t.leftSubject,
    says: [t.left],
    meetings: t.meetingsGo,
    link: false,
  })),
} satisfies Record<string, Compose>

/** Every letter that is mailed, by its name. */
export const letters: Readonly<Record<string, Compose>> = { ...ofNouns, ...inboxLetters }

const atOnce = (choice: string, urgent = false) => choice === 'at_once' || (choice === 'sorted' && urgent)

type Turn = Counts & { after: boolean }
type Say = (
  t: ReturnType<typeof letterTexts>,
  turn: Turn,
) => { subject: string; says: (string | false)[]; meetings: string; link: boolean }

/** One mail a turn: of the function to who wants that at once, and of its meetings to everybody, so that calendars are right. */
function turn(when: 'begins' | 'ends', say: Say): Compose {
  return async about => {
    const { letter, to, id, pool, origin } = about
    if (!('functionId' in to)) return undefined
    const { rows } = await pool.query<Reader & Turn & { choice: string }>(
      'select email, language, choice, late, waiting, after from sharing.turn_letter($1, $2, $3, $4)',
      [letter, id, to.functionId, to.personId],
    )
    const [reader] = rows
    if (!reader) return undefined
    const coming = await listTurnMeetings(when, about)
    if (!atOnce(reader.choice, true) && coming.length === 0) return undefined
    const language = languageOf(reader)
    const t = letterTexts(language)
    const { subject, says, meetings, link } = say(t, reader)
    const calendars = coming.flatMap(({ calendar }) => calendar ?? [])
    const lines = coming.map(({ line }) => line).filter(Boolean)
    return {
      email: reader.email,
      language,
      subject,
      text:
        [
          t.hello,
          says.filter(Boolean).join(' '),
          ...(calendars.length ? [[meetings, ...lines].join('\n')] : []),
          ...(link ? [t.signIn(origin + inboxPaths.inbox())] : []),
        ].join('\n\n') + mailFoot(language, origin),
      calendars,
      sent: async () => {
        await noteSent(pool, { letter, to, item: { kind: 'appointment', id } })
        for (const meeting of coming) await meeting.sent()
      },
    }
  }
}

const languageOf = ({ language }: Reader): Language => (isLanguage(language) ? language : 'sv')
