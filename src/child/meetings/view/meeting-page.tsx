import type { Child as Content } from 'hono/jsx'
import {
  Alert,
  BackLink,
  Card,
  DescriptionList,
  Layout,
  Live,
  Tag,
  usePage,
  Written,
} from '../../../ui/index.ts'
import { childPaths } from '../../children/index.ts'
import { titleOf, wayWords, whenOf } from '../meeting-words.ts'
import { meetingPaths } from '../noun.ts'
import { allows, stateOf } from '../states.ts'
import { AnswerForm } from './answer.tsx'
import type { MeetingPageProps } from './meeting-page-props.ts'
import { MoreActions } from './more-actions.tsx'
import { Next } from './next-step.tsx'
import { useViewTexts } from './use-words.ts'
import { Agenda, MinutesCard } from './what-was-said.tsx'
import { Who } from './who-card.tsx'

export function MeetingPage(props: MeetingPageProps) {
  const { meeting, child, guardian } = props
  const { lang } = usePage()
  const t = useViewTexts()
  const back = guardian ? (
    <BackLink href={meetingPaths.meetings()}>{t.heading}</BackLink>
  ) : (
    <BackLink href={childPaths.child(child.id)}>{child.givenName}</BackLink>
  )
  const lead = [whenOf(meeting, lang), meeting.place].filter(Boolean).join(', ')
  return (
    <Layout
      title={titleOf(meeting.kind, child, lang)}
      about={child}
      lead={`${lead}.`}
      back={back}
      aside={<Who {...props} />}
    >
      <Live topic={`meeting:${meeting.id}`} />
      <Standing {...props} />
      <Clashes {...props} />
      <Next {...props} />
      <YourAnswer {...props} />
      <MinutesCard {...props} />
      <Agenda {...props} />
      <ChildsPart {...props} />
      <MoreActions {...props} />
    </Layout>
  )
}

function Standing({ meeting, child }: MeetingPageProps) {
  const t = useViewTexts()
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

/** The other meeting is about a child that this page is not about: its time says enough. */
function Clashes({ clashes }: MeetingPageProps) {
  const t = useViewTexts()
  const { lang } = usePage()
  if (clashes.length === 0) return null
  return (
    <Alert heading={t.clash}>
      <ul>
        {clashes.map(other => (
          <li>
            <a href={meetingPaths.meeting(other.id)}>{t.otherMeeting(whenOf(other, lang))}</a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function YourAnswer({ meeting }: MeetingPageProps) {
  const t = useViewTexts()
  const me = meeting.participants.find(participant => participant.me)
  if (!me || !allows(meeting, 'answer')) return null
  return (
    <Card heading={t.canYouCome}>
      {me.answer && <p>{t.youAnswered(t[me.answer])}</p>}
      <AnswerForm id={meeting.id} answer={me.answer} />
    </Card>
  )
}

function ChildsPart({ meeting, child }: MeetingPageProps) {
  const t = useViewTexts()
  const { lang } = usePage()
  const facts: [string, Content][] = [
    [t.childTakesPart(child.givenName), wayWords(lang)[meeting.childTakesPart]],
  ]
  if (meeting.childHow) facts.push([t.childHow, <Written>{meeting.childHow.words}</Written>])
  if (meeting.notToRaise) facts.push([t.notToRaiseShown, <Written>{meeting.notToRaise}</Written>])
  return (
    <Card heading={t.childsPart(child.givenName)}>
      <DescriptionList items={facts} />
    </Card>
  )
}
