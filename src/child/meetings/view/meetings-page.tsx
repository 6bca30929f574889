import type { Language } from '../../../i18n/index.ts'
import {
  AtMost,
  Card,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  NextStep,
  Tag,
  usePage,
} from '../../../ui/index.ts'
import { childPaths } from '../../children/index.ts'
import { titleOf, whenOf } from '../meeting-words.ts'
import { type MeetingInList, mostMeetings } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { stateOf } from '../states.ts'
import { AnswerTag } from './answer.tsx'
import { viewTexts } from './texts.ts'
import { useViewTexts } from './use-words.ts'

type Props = { meetings: MeetingInList[]; guardian: boolean; now: Date }

/** First what waits for me, then what comes, then what has been. */
export function MeetingsPage({ meetings, guardian, now }: Props) {
  const { lang } = usePage()
  const t = useViewTexts()
  const live = meetings.filter(({ closedAt, cancelledAt }) => !closedAt && !cancelledAt)
  const coming = live.filter(({ endsAt, openedAt }) => endsAt > now || openedAt).reverse()
  const waiting = coming.filter(({ mine, answer }) => !mine && !answer)
  const later = coming.filter(meeting => !waiting.includes(meeting))
  const toClose = live.filter(({ mine, endsAt, openedAt }) => mine && endsAt <= now && !openedAt)
  const over = meetings.filter(meeting => !coming.includes(meeting) && !toClose.includes(meeting))
  const held = over.filter(({ startsAt }) => startsAt <= now)
  // Closed or cancelled before its time came, which is still to come.
  const off = over.filter(({ startsAt }) => startsAt > now).reverse()
  const [next] = coming
  const begin = guardian ? undefined : <LinkButton href={childPaths.children()}>{t.toChildren}</LinkButton>
  return (
    <Layout title={t.heading} lead={guardian ? t.leadFamily : t.lead}>
      {meetings.length === 0 && (
        <EmptyState says={guardian ? t.noneFamily : t.none} begin={begin}>
          {!guardian && t.noneBegin}
        </EmptyState>
      )}
      {next && (
        <NextStep
          heading={t.nextIs(whenOf(next, lang))}
          action={<LinkButton href={meetingPaths.meeting(next.id)}>{t.open}</LinkButton>}
        >
          {titleOf(next.kind, next, lang)}
        </NextStep>
      )}
      {waiting.length > 0 && (
        <Card heading={t.waiting}>
          <Lines items={waiting.map(meeting => line(meeting, lang))} />
        </Card>
      )}
      {toClose.length > 0 && (
        <Card heading={t.toClose}>
          <p>{t.toCloseLead}</p>
          <Lines items={toClose.map(meeting => line(meeting, lang))} />
        </Card>
      )}
      {meetings.length > 0 && (coming.length === 0 || later.length > 0) && (
        <Card heading={t.coming}>
          {coming.length === 0 && <p>{t.noneComing}</p>}
          <Lines items={later.map(meeting => line(meeting, lang))} />
        </Card>
      )}
      {off.length > 0 && (
        <Card heading={t.off}>
          <Lines items={off.map(meeting => line(meeting, lang))} />
        </Card>
      )}
      {held.length > 0 && (
        <Card heading={t.held}>
          <Lines items={held.map(meeting => line(meeting, lang))} />
          <AtMost most={mostMeetings} shown={meetings.length} />
        </Card>
      )}
    </Layout>
  )
}

function line(meeting: MeetingInList, lang: Language) {
  const t = viewTexts(lang)
  const answers =
    meeting.mine && stateOf(meeting) === 'called' ? t.answersOf(meeting.answered, meeting.invited) : ''
  return {
    title: titleOf(meeting.kind, meeting, lang),
    href: meetingPaths.meeting(meeting.id),
    detail: [whenOf(meeting, lang), meeting.place, answers].filter(Boolean).join(', '),
    beside: <Standing meeting={meeting} />,
  }
}

function Standing({ meeting }: { meeting: MeetingInList }) {
  const t = useViewTexts()
  const state = stateOf(meeting)
  if (state === 'cancelled') return <Tag>{meeting.undoneAt ? t.stateUndone : t.stateCancelled}</Tag>
  if (state === 'closed') return <Tag tone="good">{t.stateClosed}</Tag>
  if (state === 'open') return <Tag tone="wait">{t.stateOpen}</Tag>
  if (meeting.mine) return null
  return <AnswerTag answer={meeting.answer} />
}
