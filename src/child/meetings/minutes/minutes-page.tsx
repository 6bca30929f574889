import { formatRelative } from '../../../i18n/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import { type Area, type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { Autosave } from '../../../sharing/drafts/index.ts'
import {
  Alert,
  Button,
  Buttons,
  CheckboxGroup,
  Chips,
  Details,
  Form,
  Hidden,
  Layout,
  TextArea,
} from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { minutesSchema, mostOfOutcome, outcomeField } from '../meeting-form.ts'
import { aboutWords, participantAndPost } from '../meeting-words.ts'
import type { Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { isBeforeItBegan } from '../states.ts'
import { texts } from '../texts.ts'
import { OneVersion } from './one-version.tsx'
import { minutesTexts } from './texts.ts'

type MinutesProps = CallerProps & {
  receivers: { participant: Participant; live: boolean; areas: Area[] }[]
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
  const { meeting, child, receivers, labels, correction, draft, stale, asked } = props
  const { lang, about, state, frame } = useCallerFrame(props)
  const t = { ...texts(lang), ...minutesTexts(lang) }
  const most = (name: 'words' | 'childWords' | 'reason') =>
    maxOf(minutesSchema(meeting.points, correction), name)
  const [latest] = meeting.minutes
  const before = correction ? latest : undefined
  // Who may not know of the meeting any more is not asked about, unless somebody has said that they were there.
  const seats = meeting.participants.filter(({ letGo, attended }) => !letGo || attended)
  const named = (participant: Participant) => participantAndPost(participant, lang)
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
              value={
                before
                  ? (meeting.outcomes.find(point => point.id === id || point.title === title)?.outcome ?? '')
                  : ''
              }
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
          <Chips
            name="areas"
            label={t.textAbout}
            hint={t.textAboutHint}
            value={[...(before?.areas ?? areas)]}
            options={areas.map(value => ({ value, label: labels[value] }))}
            optional
          />
          {correction && <TextArea name="reason" label={t.reason} maxLength={most('reason')} rows={2} />}
          {seats.length > 0 && (
            <CheckboxGroup
              name="attended"
              label={t.attended}
              hint={correction ? t.attendedAgain : t.attendedHint}
              value={seats
                .filter(({ answer, attended }) => (before ? attended : answer === 'yes'))
                .map(({ id }) => id)}
              options={seats.map(participant => ({ value: participant.id, label: named(participant) }))}
              optional
            />
          )}
          {receivers.length > 0 && (
            <CheckboxGroup
              name="receivers"
              label={t.receivers}
              hint={t.receiversHint}
              value={receivers.filter(({ live }) => live).map(({ participant }) => participant.id)}
              options={receivers.map(({ participant, live, areas }) => ({
                value: participant.id,
                label: named(participant),
                hint:
                  live && participant.functionId ? t.readsAbout(aboutWords(areas, labels, lang)) : undefined,
                disabledReason: live ? undefined : t.groundGone,
              }))}
              optional
            />
          )}
          <Button>{correction ? t.saveCorrection : t.closeMeeting}</Button>
        </Form>
      </Autosave>
    </Layout>
  )
}
