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
import { ClashLines } from '../clash-question.tsx'
import { titleOf, wayWords, whenOf } from '../meeting-words.ts'
import { ClosedReceipt } from '../minutes/closed-receipt.tsx'
import { meetingPaths } from '../noun.ts'
import { allows, isOver, stateOf } from '../states.ts'
import { InvitedReceipt } from '../undo/invited-receipt.tsx'
import { AnswerForm } from './answer.tsx'
import type { MeetingPageProps } from './meeting-page-props.ts'
import { MoreActions } from './more-actions.tsx'
import { isSoon, Next } from './next-step.tsx'
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
  // What says what happens now stands in place of the next step.
  const receipt = props.mine?.undoUntil ? props.mine : undefined
  const soon = isSoon(meeting)
  // What was taken back is left with the unit that wrote it.
  const shown = !meeting.undoneAt || props.caller
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
      {props.readers && <ClosedReceipt {...{ meeting, child }} readers={props.readers} />}
      {receipt && <InvitedReceipt {...{ meeting, child }} mine={receipt} prepares={!soon} />}
      <Clashes {...props} />
      {(!receipt || soon) && <Next {...props} />}
      <YourAnswer {...props} />
      <MinutesCard {...props} />
      {shown && <Agenda {...props} />}
      {shown && <ChildsPart {...props} />}
      <MoreActions {...props} />
    </Layout>
  )
}

function Standing({ meeting, child }: MeetingPageProps) {
  const t = useViewTexts()
  const state = stateOf(meeting)
  if (state === 'called' && !child.protected) return null
  return (
    <>
      <p class="row">
        {state === 'cancelled' && <Tag>{meeting.undoneAt ? t.stateUndone : t.stateCancelled}</Tag>}
        {state === 'open' && <Tag tone="wait">{t.stateOpen}</Tag>}
        {state === 'closed' && <Tag tone="good">{t.stateClosed}</Tag>}
        {child.protected && <Tag icon="lock">{t.protectedIdentity}</Tag>}
      </p>
      {meeting.undoneAt && <p>{t.offForAll}</p>}
    </>
  )
}

/** The other meeting is about a child that this page is not about: its time says enough. */
function Clashes({ clashes }: MeetingPageProps) {
  const t = useViewTexts()
  if (clashes.length === 0) return null
  return (
    <Alert heading={t.clash}>
      <ClashLines clashes={clashes} />
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
  const over = isOver(meeting)
  const takesPart = over ? t.childWouldTakePart : t.childTakesPart
  const facts: [string, Content][] = []
  // Of what nobody decided nothing is said when it is over.
  if (!over || meeting.childTakesPart !== 'undecided')
    facts.push([takesPart(child.givenName), wayWords(lang)[meeting.childTakesPart]])
  if (meeting.childHow)
    facts.push([over ? t.childHowOver : t.childHow, <Written>{meeting.childHow.words}</Written>])
  const { notToRaise } = meeting
  if (facts.length === 0 && !notToRaise) return null
  return (
    <div class={facts.length === 0 ? 'screen-only' : undefined}>
      <Card heading={t.childsPart(child.givenName)}>
        {facts.length > 0 && <DescriptionList items={facts} />}
        {notToRaise && (
          // The paper lies on the table, in front of those it is kept from.
          <div class="screen-only flow">
            <DescriptionList
              items={[[over ? t.notToRaiseOver : t.notToRaiseShown, <Written>{notToRaise}</Written>]]}
            />
            <p class="hint">{t.notToRaisePaper}</p>
          </div>
        )}
      </Card>
    </div>
  )
}
