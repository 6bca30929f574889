import { daysFromToday, formatRelative } from '../../../i18n/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import { type Area, type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { Autosave } from '../../../sharing/drafts/index.ts'
import { type GroundChoice, GroundFields } from '../../../sharing/grounds/index.ts'
import {
  Alert,
  Button,
  Buttons,
  Card,
  CheckboxGroup,
  Chips,
  ChoiceGrid,
  Details,
  Form,
  Hidden,
  Layout,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { DespiteQuestion, despiteVerb, type Lost, lostWords, type Withdrawn } from '../../consents/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { minutesSchema, mostOfOutcome, outcomeField, textAbouts } from '../meeting-form.ts'
import { aboutWords, participantAndPost, participantName } from '../meeting-words.ts'
import type { Meeting, Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { hasBegun, isBeforeItBegan } from '../states.ts'
import { texts } from '../texts.ts'
import { OneVersion } from './one-version.tsx'
import { minutesTexts } from './texts.ts'

/** Whom they can be given to, on the ground of the invitation while it holds, and what they may read of. */
export type MinutesReceiver = {
  participant: Participant
  live: boolean
  areas: Area[]
  /** The latest version, where there is one: a correction goes to those who have it, and to nobody who was left out. */
  reads: boolean | undefined
  /** A yes to their unit that was taken back since they were invited. */
  gone: Lost | undefined
}

type MinutesProps = CallerProps & {
  receivers: MinutesReceiver[]
  /** For those to whose unit a yes was taken back since. */
  grounds: GroundChoice[]
  /** Asked about before they are given. */
  withdrawn?: Withdrawn[]
  labels: AreaLabels
  correction: boolean
  /** What autosave writes in. */
  draft: string
  stale?: boolean
  /** It is closed before it began: whether that is meant. */
  asked?: boolean
}

/** Closing and correcting: the same fields, and a reason for a correction. */
export function MinutesPage(props: MinutesProps) {
  const {
    meeting,
    child,
    receivers,
    grounds,
    withdrawn = [],
    labels,
    correction,
    draft,
    stale,
    asked,
  } = props
  const { lang, about, state, frame } = useCallerFrame(props)
  const t = { ...texts(lang), ...minutesTexts(lang) }
  const most = (name: 'words' | 'childWords' | 'reason') => maxOf(minutesSchema(meeting, correction), name)
  const [latest] = meeting.minutes
  const before = correction ? latest : undefined
  const narrow = receivers.some(each => each.live && each.areas.length < areas.length)
  return (
    <Layout
      title={correction ? t.correct : t.closing}
      lead={`${about} ${correction ? t.correctLead : t.closingLead}`}
      {...frame}
    >
      {!correction && !asked && isBeforeItBegan(meeting) && (
        <Alert>{t.notHeldYet(formatRelative(meeting.startsAt, lang))}</Alert>
      )}
      {stale && latest && (
        <Alert announce="now">
          <p>{t.staleMinutes}</p>
          <Details summary={t.theOther} open>
            <OneVersion minutes={latest} name={child.givenName} participants={meeting.participants} />
          </Details>
        </Alert>
      )}
      <Autosave form="minutes" childId={child.id} draft={draft} resumed={state.resumed}>
        <Form
          action={correction ? meetingPaths.minutes(meeting.id) : meetingPaths.closing(meeting.id)}
          state={state}
        >
          {asked && (
            <Alert heading={t.closeBefore} announce="now" focus>
              <p>{t.notHeldYet(formatRelative(meeting.startsAt, lang))}</p>
              <Buttons>
                <Button name="sure" value={meeting.startsAt.toISOString()} variant="secondary">
                  {t.closeAnyway}
                </Button>
              </Buttons>
            </Alert>
          )}
          {withdrawn.length > 0 && (
            <DespiteQuestion
              withdrawn={withdrawn}
              verb={despiteVerb('give', withdrawn, lang)}
              childId={child.id}
              cancel={meetingPaths.meeting(meeting.id)}
            />
          )}
          <Hidden name="meetingId" value={meeting.id} />
          {correction && <Hidden name="base" value={String(latest?.version ?? 0)} />}
          <TextArea
            name="childWords"
            label={t.childWords(child.givenName)}
            hint={t.childWordsHint}
            maxLength={most('childWords')}
            value={before?.childWords ?? ''}
            optional
          />
          {meeting.points.map(({ id, title }) => (
            <TextArea
              name={outcomeField(id)}
              label={t.outcomeOf(title)}
              hint={t.outcomeHint}
              maxLength={mostOfOutcome}
              rows={2}
              value={before ? (meeting.outcomes.find(point => point.id === id)?.outcome ?? '') : ''}
              optional
            />
          ))}
          <TextArea
            name="words"
            label={t.words}
            maxLength={most('words')}
            rows={6}
            value={before?.words ?? ''}
          />
          {narrow && (
            <Chips
              name="areas"
              label={t.textAbout}
              hint={t.textAboutHint}
              value={before ? (before.areas.length < areas.length ? before.areas : ['all']) : []}
              options={textAbouts.map(value => ({
                value,
                label: value === 'all' ? texts(lang).aboutAll : labels[value],
              }))}
            />
          )}
          {correction && <TextArea name="reason" label={t.reason} maxLength={most('reason')} rows={2} />}
          <Presence {...{ meeting, correction }} filled={Boolean(state.searched)} />
          {receivers.length > 0 && (
            <CheckboxGroup
              name="receivers"
              label={t.receivers}
              hint={t.receiversHint}
              value={receivers
                .filter(({ live, reads, gone }) => live && reads !== false && !gone)
                .map(({ participant }) => participant.id)}
              options={receivers.map(receiver => ({
                value: receiver.participant.id,
                label: participantAndPost(receiver.participant, lang),
                hint: <Gets {...{ receiver, meeting, labels }} />,
                disabledReason: receiver.live ? undefined : t.groundGone,
              }))}
              optional
            />
          )}
          {receivers.some(({ live, gone }) => live && gone) && (
            <div class="gone-ground">
              <Card heading={t.goneGround} level={3}>
                <p>{t.goneGroundLead}</p>
                <GroundFields grounds={grounds} defaultUntil={daysFromToday(90)} withdrawn />
              </Card>
            </div>
          )}
          <Button>{correction ? t.saveCorrection : t.closeMeeting}</Button>
        </Form>
      </Autosave>
    </Layout>
  )
}

/** Who was there is asked of a meeting that has begun, and where it was said before. */
export const asksPresence = (meeting: Meeting) =>
  hasBegun(meeting) || Boolean(meeting.minutes[0]?.attended ?? meeting.minutes[0]?.absent)

/** Of each by itself, and nothing is chosen beforehand: an answer to an invitation says what somebody meant to do. */
function Presence({
  meeting,
  correction,
  filled,
}: {
  meeting: Meeting
  correction: boolean
  filled: boolean
}) {
  const { lang } = usePage()
  const t = minutesTexts(lang)
  // Who may not know of the meeting any more is not asked about, unless somebody has said whether they were there.
  const seats = meeting.participants.filter(({ letGo, attended }) => !letGo || attended !== null)
  if (seats.length === 0 || !asksPresence(meeting)) return null
  const answered = { yes: t.answeredYes, maybe: t.answeredMaybe, no: t.answeredNo }
  const before = (id: string) => {
    const [latest] = correction ? meeting.minutes : []
    if (latest?.attended?.includes(id)) return 'there'
    return latest?.absent?.includes(id) ? 'away' : ''
  }
  return (
    <>
      <ChoiceGrid
        name="presence"
        label={t.attended}
        hint={t.attendedHint}
        rows={seats.map(seat => ({
          id: seat.id,
          // The post says who it is where no name does.
          label: seat.holders.length ? participantName(seat, lang) : participantAndPost(seat, lang),
          hint: seat.answer ? `${answered[seat.answer]}.` : undefined,
          value: before(seat.id),
        }))}
        options={[
          { value: 'there', label: t.presenceThere },
          { value: 'away', label: t.presenceAway },
          { value: '', label: t.presenceUnsaid },
        ]}
        optional
      />
      {seats.some(({ answer }) => answer === 'yes') && (
        <Buttons>
          <Button name="find" value="yes" variant="secondary" icon="check" autofocus={filled}>
            {t.yesWereThere}
          </Button>
        </Buttons>
      )}
    </>
  )
}

type GetsProps = { receiver: MinutesReceiver; meeting: Meeting; labels: AreaLabels }

/** What one gets, as the form stands: the stylesheet shows the line of what is ticked, before anything is sent. */
function Gets({
  receiver: { participant, areas: some, reads, gone, live },
  meeting: { points },
  labels,
}: GetsProps) {
  const { lang } = usePage()
  const t = minutesTexts(lang)
  const lacks = areas.filter(area => !some.includes(area))
  const covered = points.filter(point => point.areas.every(area => some.includes(area))).length
  return (
    <span class="gets" data-lacks={lacks.length ? [...lacks, 'all'].join(' ') : undefined}>
      {reads === false && `${t.hadNone} `}
      {participant.functionId && `${t.mayRead(aboutWords(some, labels, lang))} `}
      {live && gone && (
        <>
          <strong class="asks-ground">{texts(lang).consentGone(lostWords(gone, lang))}</strong>{' '}
        </>
      )}
      <strong class="gets-text">{t.getsText(covered, points.length)}</strong>
      <strong class="gets-points">{t.getsPoints(covered, points.length)}</strong>
      <strong class="gets-unsaid">{t.getsUnsaid}</strong>
      <strong class="gets-nothing">{t.getsNothing}</strong>
    </span>
  )
}
