import { sql } from 'kysely'
import {
  addDays,
  daysBetween,
  daysFromToday,
  defineTexts,
  formatDateTime,
  formatTime,
  isoDate,
  type Language,
} from '../../i18n/index.ts'
import { Card, Lines, LinkButton, NextStep, ShownOf } from '../../ui/index.ts'
import type { OnChildPage } from '../children/index.ts'
import { comes } from './next-meeting.ts'
import { meetingPaths } from './noun.ts'
import { silentOf } from './still-invited.ts'

type Data = {
  /** A plan goes on: a meeting is taken to be about it. */
  plan: boolean
  /** When one is to meet about a plan that stands. */
  planNextOn: string | null
  /** not called off */
  total: number
  /** Those that go on or come, the nearest first; then those that have been, the latest first. */
  meetings: {
    id: string
    startsAt: string
    endsAt: string
    open: boolean
    closed: boolean
    /** How many have not answered; zero where I did not call it. */
    unanswered: number
  }[]
}

export const meetingsOnChildPage = {
  meetings: {
    read: ({ child, me }) => ({
      json: sql<Data>`json_build_object(
        'plan', exists (select from child.plans p where p.child_id = ${child} and p.ended_at is null),
        'planNextOn', (select p.next_on from child.plans p where p.child_id = ${child} and p.ended_at is null and p.current_version > 0),
        'total', (select count(*) from child.meetings m where m.child_id = ${child} and m.cancelled_at is null),
        'meetings', coalesce((select json_agg(json_build_object('id', m.id, 'startsAt', m.starts_at, 'endsAt', m.ends_at, 'open', m.opened_at is not null and m.closed_at is null,
          'closed', m.closed_at is not null, 'unanswered', case when m.function_id = ${me}
            then ${silentOf} else 0 end) order by m.n)
          from (select m.*, row_number() over (order by ${comes} desc, case when ${comes} then m.starts_at end, m.starts_at desc, m.id) as n
            from child.meetings m where m.child_id = ${child} and m.cancelled_at is null order by n limit 6) m), '[]'))`,
    }),
    nextStep: ({ data, language }) => {
      const meeting = nearMeeting(data)
      if (!meeting) return undefined
      const t = texts(language)
      const when = meetingWhen(new Date(meeting.startsAt), language)
      return (
        <NextStep
          heading={meeting.open ? t.meetingNow : t.meetingSoon(when, data.plan)}
          action={
            <LinkButton href={meetingPaths.meeting(meeting.id)}>
              {meeting.open ? t.toMeeting : t.prepareMeeting}
            </LinkButton>
          }
        >
          {meeting.unanswered > 0 && t.notAnswered(meeting.unanswered)}
        </NextStep>
      )
    },
    card: ({ child, data: { meetings, total }, language }) => {
      if (meetings.length === 0 && !child.own) return undefined
      const t = texts(language)
      return (
        <Card heading={t.meetings}>
          <Lines
            items={meetings.map(meeting => ({
              title: t.meetingOn(formatDateTime(new Date(meeting.startsAt), language)),
              href: meetingPaths.meeting(meeting.id),
            }))}
          />
          <ShownOf shown={meetings.length} total={total} href={meetingPaths.childMeetings(child.id)} />
          {child.own && (
            <p>
              <LinkButton href={meetingPaths.newMeeting(child.id)} variant="secondary" icon="calendar">
                {t.newMeeting}
              </LinkButton>
            </p>
          )}
        </Card>
      )
    },
  } satisfies OnChildPage<Data>,
}

/** The first that goes on, comes within two weeks, or is the one that the plan waits for. */
function nearMeeting({ meetings, planNextOn }: Data, now = new Date()) {
  const near = [daysFromToday(14, now), planNextOn ? addDays(planNextOn, 14) : ''].sort().at(-1) as string
  return meetings.find(
    ({ open, closed, startsAt, endsAt }) =>
      open || (!closed && Date.parse(endsAt) > now.getTime() && isoDate(new Date(startsAt)) <= near),
  )
}

/** "i dag kl. 15.00", "i morgon kl. 15.00", "på torsdag kl. 15.00", else the day in full. */
function meetingWhen(starts: Date, lang: Language, now = new Date()) {
  const days = daysBetween(isoDate(now), isoDate(starts))
  const time = lang === 'sv' ? `kl. ${formatTime(starts, lang)}` : `at ${formatTime(starts, lang)}`
  const full = formatDateTime(starts, lang)
  if (days < 0 || days > 6) return lang === 'sv' ? full : `on ${full}`
  if (days === 0) return `${lang === 'sv' ? 'i dag' : 'today'} ${time}`
  if (days === 1) return `${lang === 'sv' ? 'i morgon' : 'tomorrow'} ${time}`
  return `${lang === 'sv' ? 'på' : 'on'} ${full.split(' ')[0]} ${time}`
}

const texts = defineTexts({
  meetingSoon: {
    sv: (when: string, plan: boolean) => `Möte ${plan ? 'om planen ' : ''}${when}`,
    en: (when: string, plan: boolean) => `Meeting ${plan ? 'about the plan ' : ''}${when}`,
  },
  meetingNow: { sv: 'Mötet pågår', en: 'The meeting is going on' },
  prepareMeeting: { sv: 'Förbered mötet', en: 'Prepare the meeting' },
  toMeeting: { sv: 'Till mötet', en: 'To the meeting' },
  notAnswered: {
    sv: (n: number) => (n === 1 ? 'En har inte svarat.' : `${n} har inte svarat.`),
    en: (n: number) => (n === 1 ? 'One has not answered.' : `${n} have not answered.`),
  },
  meetings: { sv: 'Möten', en: 'Meetings' },
  newMeeting: { sv: 'Bjud in till möte', en: 'Invite to a meeting' },
  meetingOn: { sv: (day: string) => `Möte ${day}`, en: (day: string) => `Meeting ${day}` },
})
