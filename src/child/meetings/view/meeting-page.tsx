import type { Child as Node } from 'hono/jsx'
import { formatRelative } from '../../../platform/i18n/index.ts'
import {
  Alert,
  BackLink,
  Buttons,
  Card,
  DescriptionList,
  Details,
  Layout,
  Lines,
  LinkButton,
  Live,
  NextStep,
  Quote,
  Tag,
  usePage,
  Written,
} from '../../../ui/index.ts'
import { type Child, childPaths } from '../../children/index.ts'
import type { InvitationGround } from '../invitation-grounds.ts'
import { raiserWords, titleOf, wayWords, whenOf } from '../meeting-words.ts'
import type { Meeting, Minutes, Point } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { mayNow, stateOf } from '../states.ts'
import { texts } from '../texts.ts'
import { AnswerForm } from './meetings-page.tsx'
import { Who } from './who-card.tsx'

type Props = {
  meeting: Meeting
  child: Child
  caller: boolean
  guardian: boolean
  grounds: InvitationGround[]
  draftOpen: boolean
}
type Part = Props & { t: ReturnType<typeof texts> }

export function MeetingPage(props: Props) {
  const { meeting, child, guardian } = props
  const { lang } = usePage()
  const t = texts(lang)
  const part = { ...props, t }
  const back = guardian ? (
    <BackLink href={meetingPaths.meetings()}>{t.heading}</BackLink>
  ) : (
    <BackLink href={childPaths.child(child.id)}>{child.givenName}</BackLink>
  )
  const lead = [whenOf(meeting, lang), meeting.place].filter(Boolean).join(', ')
  return (
    <Layout
      title={titleOf(meeting.kind, child, lang)}
      lead={`${lead}.`}
      back={back}
      aside={<Who {...props} />}
    >
      <Live topic={`meeting:${meeting.id}`} />
      <Standing {...part} />
      <Next {...part} />
      <YourAnswer {...part} />
      <MinutesCard {...part} />
      <Agenda {...part} />
      <ChildsPart {...part} />
      <Deeds {...part} />
    </Layout>
  )
}

function Standing({ meeting, child, t }: Part) {
  const state = stateOf(meeting)
  if (state === 'called' && !child.protected) return null
  return (
    <p class="row">
      {state === 'cancelled' && <Tag>{t.stateCancelled}</Tag>}
      {state === 'open' && <Tag tone="wait">{t.stateOpen}</Tag>}
      {state === 'closed' && <Tag tone="good">{t.stateClosed}</Tag>}
      {child.protected && <Tag icon="lock">{t.protectedIdentity}</Tag>}
    </p>
  )
}

/** From an hour before: then the next step is to open it. */
const isSoon = ({ startsAt }: Meeting) => startsAt.getTime() - Date.now() < 3_600_000

/** One main thing: prepare before, the plan and the minutes during, nothing after. */
function Next({ meeting, child, caller, draftOpen, t }: Part) {
  const { lang } = usePage()
  const state = stateOf(meeting)
  const draft = meeting.plan && <LinkButton href={`/plans/${meeting.plan.id}/draft`}>{t.toDraft}</LinkButton>
  if (state === 'open' && !caller && draftOpen) {
    return (
      <NextStep heading={t.underWay} action={draft}>
        {t.draftForYou}
      </NextStep>
    )
  }
  if (!caller) return null
  if (state === 'called') {
    const soon = isSoon(meeting)
    const silent = meeting.participants.filter(({ answer }) => !answer).length
    const facts = [
      `${child.givenName}: ${wayWords(lang)[meeting.childTakesPart].toLowerCase()}.`,
      silent > 0 && t.silent(silent),
    ]
    return (
      <NextStep
        heading={soon ? t.timeForIt : t.meetingIs(formatRelative(meeting.startsAt, lang))}
        action={
          <LinkButton href={soon ? meetingPaths.opening(meeting.id) : meetingPaths.preparation(meeting.id)}>
            {soon ? t.openMeeting : t.prepare}
          </LinkButton>
        }
      >
        {facts.filter(Boolean).join(' ')}
      </NextStep>
    )
  }
  if (state !== 'open') return null
  return (
    <NextStep
      heading={t.underWay}
      action={
        meeting.plan?.led ? draft : <LinkButton href={meetingPaths.closing(meeting.id)}>{t.close}</LinkButton>
      }
    >
      {t.underWayWrite}
    </NextStep>
  )
}

function YourAnswer({ meeting, t }: Part) {
  const me = meeting.participants.find(participant => participant.me)
  if (!me || !mayNow(meeting, 'answer')) return null
  return (
    <Card heading={t.canYouCome}>
      {me.answer && <p>{t.youAnswered(t[me.answer])}</p>}
      <AnswerForm id={meeting.id} answer={me.answer} />
    </Card>
  )
}

function Agenda({ meeting, t }: Part) {
  const [latest] = meeting.minutes
  if (latest && latest.agenda.length > 0) {
    return (
      <Card heading={t.agendaHeld}>
        <DescriptionList
          items={latest.agenda.map(point => [point.title, <Outcome point={point} />] as const)}
        />
      </Card>
    )
  }
  return (
    <Card heading={t.agenda}>
      {meeting.points.length === 0 ? <p>{t.agendaNone}</p> : <Points points={meeting.points} />}
    </Card>
  )
}

function Outcome({ point }: { point: Point }) {
  const t = texts(usePage().lang)
  return (
    <>
      <Tag tone={point.kind === 'decision' ? 'good' : 'neutral'}>{t[point.kind]}</Tag>
      <Written>{point.outcome || t.noOutcome}</Written>
    </>
  )
}

export function Points({ points, beside }: { points: readonly Point[]; beside?: (point: Point) => Node }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      items={points.map(point => ({
        title: point.title,
        detail: t.raised(raiserWords(lang)[point.raisedBy]),
        beside: (
          <>
            <Tag tone={point.kind === 'decision' ? 'good' : 'neutral'}>{t[point.kind]}</Tag>
            {beside?.(point)}
          </>
        ),
      }))}
    />
  )
}

function ChildsPart({ meeting, child, t }: Part) {
  const { lang } = usePage()
  const facts: [string, Node][] = [
    [t.childTakesPart(child.givenName), wayWords(lang)[meeting.childTakesPart]],
  ]
  if (meeting.childHow) facts.push([t.childHow, <Written>{meeting.childHow}</Written>])
  if (meeting.notToRaise) facts.push([t.notToRaiseShown, <Written>{meeting.notToRaise}</Written>])
  return (
    <Card heading={t.childsPart(child.givenName)}>
      <DescriptionList items={facts} />
    </Card>
  )
}

function MinutesCard({ meeting, child, t }: Part) {
  const [latest, ...earlier] = meeting.minutes
  if (!latest) return meeting.closedAt ? <Alert>{t.minutesNotGiven}</Alert> : null
  return (
    <Card heading={t.minutes}>
      <OneVersion minutes={latest} name={child.givenName} />
      {earlier.length > 0 && (
        <Details summary={t.earlier}>
          {earlier.map(minutes => (
            <section class="flow">
              <h3>{t.version(minutes.version)}</h3>
              <OneVersion minutes={minutes} name={child.givenName} />
            </section>
          ))}
        </Details>
      )}
    </Card>
  )
}

export function OneVersion({ minutes, name }: { minutes: Minutes; name: string }) {
  const t = texts(usePage().lang)
  return (
    <>
      {minutes.childWords && <Quote by={t.saidBy(name)}>{minutes.childWords}</Quote>}
      <Written>{minutes.words}</Written>
      {minutes.reason && <p class="quiet">{t.correctedBecause(minutes.version, minutes.reason)}</p>}
      <p class="hint">{t.minutesBy(minutes.by ?? '', new Date(minutes.at))}</p>
    </>
  )
}

/** What the caller can do besides the next step. */
function Deeds({ meeting, caller, t }: Part) {
  if (!caller) return null
  const state = stateOf(meeting)
  const deeds = [
    mayNow(meeting, 'open') &&
      !meeting.openedAt && { href: meetingPaths.opening(meeting.id), label: t.openMeeting },
    state === 'open' &&
      meeting.plan?.led && { href: meetingPaths.opening(meeting.id), label: t.openDraftMore },
    (state === 'open' || isSoon(meeting)) &&
      mayNow(meeting, 'prepare') && { href: meetingPaths.preparation(meeting.id), label: t.prepare },
    mayNow(meeting, 'close') && { href: meetingPaths.closing(meeting.id), label: t.close },
    mayNow(meeting, 'correct') && { href: meetingPaths.minutes(meeting.id), label: t.correct },
    mayNow(meeting, 'move') && { href: meetingPaths.time(meeting.id), label: t.move },
    mayNow(meeting, 'cancel') && { href: meetingPaths.cancellation(meeting.id), label: t.cancel },
  ].filter(deed => deed !== false && deed !== null && deed !== undefined)
  if (deeds.length === 0) return null
  return (
    <Buttons>
      {deeds.map(({ href, label }) => (
        <LinkButton href={href} variant="secondary">
          {label}
        </LinkButton>
      ))}
    </Buttons>
  )
}
