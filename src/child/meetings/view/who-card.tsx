import { postLine } from '../../../people/holders/index.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { Card, LinkButton, PersonLine, Tag, usePage } from '../../../ui/index.ts'
import { groundOf, type InvitationGround } from '../invitation-grounds.ts'
import { aboutWords, participantName } from '../meeting-words.ts'
import { hasBeen, type Meeting, type Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { allows, isOver } from '../states.ts'
import { AnswerTag } from './answer.tsx'
import { useViewTexts } from './use-words.ts'

type Props = {
  meeting: Meeting
  caller: boolean
  guardian: boolean
  grounds: InvitationGround[]
  labels: AreaLabels
}

/** Who takes part, and what each has answered; the caller sees on which ground, and until when each may read. */
export function Who({ meeting, caller, guardian, grounds, labels }: Props) {
  const t = useViewTexts()
  const { lang } = usePage()
  const past = hasBeen(meeting)
  const over = isOver(meeting)
  const said = meeting.participants.some(({ attended }) => attended !== null)
  const allSaid = meeting.participants.every(({ attended }) => attended !== null)
  return (
    <Card heading={over ? (allSaid ? t.whoWas : said ? t.whoWasOfInvited : t.whoWasInvited) : t.who}>
      <PersonLine
        name={meeting.callers.join(', ') || meeting.functionName}
        role={postLine({ ...meeting, holders: meeting.callers, past }, lang)}
        beside={<Tag>{over ? t.callerTagOver : t.callerTag}</Tag>}
      />
      {meeting.participants.map(participant => (
        <PersonLine
          name={participantName(participant, lang)}
          role={<Role {...{ participant, labels, past }} grounds={caller ? grounds : []} shown={caller} />}
          family={Boolean(participant.guardianId)}
          beside={
            participant.letGo && !participant.attended
              ? !meeting.undoneAt && <Tag>{t.letGo}</Tag>
              : meeting.closedAt
                ? said && <Attended attended={participant.attended} />
                : !meeting.undoneAt && <AnswerTag answer={participant.answer} />
          }
        />
      ))}
      {caller && allows(meeting, 'invite') && !guardian && (
        <p>
          <LinkButton href={meetingPaths.participants(meeting.id)} variant="secondary" icon="plus">
            {t.inviteMore}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Role({
  participant,
  grounds,
  shown,
  labels,
  past,
}: {
  past: boolean
  participant: Participant
  grounds: InvitationGround[]
  shown: boolean
  labels: AreaLabels
}) {
  const t = useViewTexts()
  const ground = groundOf(grounds, participant)
  // Who may not know the name reads what they are instead of it, once.
  const who = participant.guardianId
    ? participant.name && t.guardian
    : postLine({ ...participant, functionName: participant.name ?? '', past }, usePage().lang)
  return (
    <>
      {who}
      {shown && ground && (
        <>
          <br />
          {ground.live ? t.readsUntil(ground.basisName, ground.until) : t.readsNoMore}
          {ground.live && participant.functionId && (
            <>
              <br />
              {t.readsAbout(aboutWords(ground.areas, labels, usePage().lang))}
            </>
          )}
        </>
      )}
    </>
  )
}

function Attended({ attended }: { attended: boolean | null }) {
  const t = useViewTexts()
  if (attended === null) return <span class="hint">{t.notSaid}</span>
  return <Tag tone={attended ? 'good' : 'neutral'}>{attended ? t.wasThere : t.wasNotThere}</Tag>
}
