import { Alert, Card, DescriptionList, Details, Tag, Written } from '../../../ui/index.ts'
import type { Meeting } from '../meetings.ts'
import { OneVersion } from '../minutes/one-version.tsx'
import { Points } from '../points.tsx'
import { isOver } from '../states.ts'
import type { MeetingPageProps } from './meeting-page-props.ts'
import { useViewTexts } from './use-words.ts'

/** The minutes as they stand, for those who were given them, and the versions before. */
export function MinutesCard({ meeting, child }: MeetingPageProps) {
  const t = useViewTexts()
  const [latest, ...earlier] = meeting.minutes
  if (!latest) {
    if (!meeting.closedAt) return null
    return <Alert>{meeting.outcomes.length ? t.minutesInPart : t.minutesNotGiven}</Alert>
  }
  return (
    <Card heading={t.minutes}>
      <OneVersion minutes={latest} name={child.givenName} participants={meeting.participants} />
      {earlier.length > 0 && (
        <Details summary={t.earlier}>
          {earlier.map(minutes => (
            <section class="flow">
              <h3>{t.version(minutes.version)}</h3>
              <OneVersion minutes={minutes} name={child.givenName} participants={meeting.participants} />
            </section>
          ))}
        </Details>
      )}
    </Card>
  )
}

/** What is raised; once there are minutes, what came of each point. Nothing where it is over and nothing was to be raised. */
export function Agenda({ meeting, labels }: MeetingPageProps) {
  const t = useViewTexts()
  if (meeting.outcomes.length > 0) {
    return (
      <Card heading={t.agendaHeld}>
        <DescriptionList
          items={meeting.outcomes.map(point => [point.title, <Outcome point={point} />] as const)}
        />
      </Card>
    )
  }
  if (isOver(meeting) && meeting.points.length === 0) return null
  return (
    <Card heading={isOver(meeting) ? t.agendaOver : t.agenda}>
      {meeting.points.length === 0 ? (
        <p>{t.agendaNone}</p>
      ) : (
        <Points points={meeting.points} labels={labels} />
      )}
    </Card>
  )
}

function Outcome({ point }: { point: Meeting['outcomes'][number] }) {
  const t = useViewTexts()
  return (
    <>
      <Tag tone={point.kind === 'decision' ? 'good' : 'neutral'}>{t[point.kind]}</Tag>
      <Written>{point.outcome || t.noOutcome}</Written>
    </>
  )
}
