import { GroundFields } from '../../../sharing/grounds/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  CheckboxGroup,
  Confirm,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  usePage,
} from '../../../ui/index.ts'
import type { Child } from '../../children/index.ts'
import { type Around, ChildFields, PointFields, TimeFields, WhoFields } from '../meeting-fields.tsx'
import { titleOf, whenOf } from '../meeting-words.ts'
import type { Meeting, Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { Points } from '../view/meeting-page.tsx'

export type Props = { meeting: Meeting; child: Child; state?: FormState }

export function useMeeting({ meeting, child, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const about = `${titleOf(meeting.kind, child, lang)}, ${whenOf(meeting, lang)}.`
  return {
    t,
    lang,
    about,
    state,
    frame: {
      back: <BackLink href={meetingPaths.meeting(meeting.id)}>{t.back}</BackLink>,
      mistakes: hasMistakes(state),
      narrow: true,
    },
  }
}

export function PreparationPage(props: Props & { pointState?: FormState }) {
  const { meeting, child, pointState } = props
  const { t, about, state, frame } = useMeeting(props)
  return (
    <Layout
      title={t.preparation}
      lead={about}
      {...frame}
      mistakes={Boolean(state.errors ?? pointState?.errors)}
    >
      <Card heading={t.agenda}>
        {meeting.points.length === 0 && <p>{t.agendaNone}</p>}
        <Points
          points={meeting.points}
          beside={point => (
            <Form action={meetingPaths.removal(meeting.id, point.id)}>
              <Button variant="quiet">
                {t.remove}
                <span class="sr-only">: {point.title}</span>
              </Button>
            </Form>
          )}
        />
        <h3>{t.newPoint}</h3>
        <Form
          action={meetingPaths.agenda(meeting.id)}
          id="point"
          once
          {...(pointState && { state: pointState })}
        >
          <PointFields />
          <Button variant="secondary" icon="plus">
            {t.addPoint}
          </Button>
        </Form>
      </Card>
      <Card heading={t.childsPart(child.givenName)}>
        <Form action={meetingPaths.preparation(meeting.id)} state={state} id="part" unsaved>
          <ChildFields
            name={child.givenName}
            takesPart={meeting.childTakesPart}
            how={meeting.childHow}
            notToRaise={meeting.notToRaise}
          />
          <Button>{t.savePreparation}</Button>
        </Form>
      </Card>
    </Layout>
  )
}

export function InviteMorePage(props: Props & { around: Around }) {
  const { meeting, around } = props
  const { t, about, state, frame } = useMeeting(props)
  const anybody =
    around.team.length + around.guardians.length + around.known.length + around.found.length > 0 ||
    around.more ||
    Boolean(state.values)
  return (
    <Layout title={t.inviteMore} lead={about} {...frame}>
      {anybody ? (
        <Form action={meetingPaths.participants(meeting.id)} state={state} unsaved>
          <WhoFields {...around} />
          <Button icon="mail">{t.send}</Button>
        </Form>
      ) : (
        <p>{t.allInvited}</p>
      )}
    </Layout>
  )
}

type Time = { day: string; from: string; to: string }

export function TimePage(props: Props & { time: Time; stale?: boolean }) {
  const { meeting, child, time, stale } = props
  const { t, lang, about, state, frame } = useMeeting(props)
  return (
    <Layout title={t.move} lead={`${about} ${t.moveLead}`} {...frame}>
      {stale && (
        <Alert announce="now">
          <p>{t.staleMove}</p>
          <p>{t.standsNow([whenOf(meeting, lang), meeting.place].filter(Boolean).join(', '))}</p>
        </Alert>
      )}
      <Form action={meetingPaths.time(meeting.id)} state={state} unsaved>
        <Hidden name="sequence" value={String(meeting.sequence)} />
        <TimeFields isProtected={child.protected} {...time} place={meeting.place} />
        <Button icon="mail">{t.saveMove}</Button>
      </Form>
    </Layout>
  )
}

export function CancellationPage(props: Props) {
  const { meeting } = props
  const { t, about, frame } = useMeeting(props)
  return (
    <Layout title={t.cancel} lead={about} {...frame}>
      <Confirm
        action={meetingPaths.cancellation(meeting.id)}
        verb={t.cancel}
        cancel={meetingPaths.meeting(meeting.id)}
      >
        <p>{t.cancelLead(meeting.participants.length)}</p>
      </Confirm>
    </Layout>
  )
}

type OpeningProps = Props & {
  editors: Participant[]
  open: string[]
  grounds: Around['grounds']
  until: string
}

export function OpeningPage(props: OpeningProps) {
  const { meeting, editors, open, grounds, until } = props
  const { t, about, state, frame } = useMeeting(props)
  const chosen = editors.map(({ id, functionId, name, unitName, holders }) => ({
    value: id,
    label: `${name}, ${unitName}`,
    hint: holders.length ? holders.join(', ') : t.vacant,
    ...(functionId && open.includes(functionId) && { disabledReason: t.alreadyOpen }),
  }))
  return (
    <Layout
      title={meeting.openedAt ? t.openDraftMore : t.openMeeting}
      lead={`${about} ${t.openingLead}`}
      {...frame}
    >
      <Form action={meetingPaths.opening(meeting.id)} state={state} unsaved>
        {!meeting.plan && <p>{t.noPlan}</p>}
        {meeting.plan && !meeting.plan.led && <p>{t.notLead}</p>}
        {editors.length > 0 && (
          <>
            <CheckboxGroup
              name="editors"
              label={t.openDraftTo}
              hint={t.openDraftHint}
              options={chosen}
              optional
            />
            <Card heading={t.draftGround}>
              <p>{t.draftGroundLead}</p>
              <GroundFields grounds={grounds} defaultUntil={until} />
            </Card>
          </>
        )}
        <Button>{meeting.openedAt ? t.openDraftMore : t.openMeeting}</Button>
      </Form>
    </Layout>
  )
}
