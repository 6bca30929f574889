import { Button, Form, Layout, usePage } from '../../../ui/index.ts'
import { DespiteQuestion, despiteVerb, type Withdrawn } from '../../consents/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { ClashQuestion } from '../clash-question.tsx'
import { clashTexts } from '../clash-texts.ts'
import type { Clash } from '../clashes.ts'
import { timeOf } from '../meeting-time.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { callTexts } from './texts.ts'
import { type Around, WhoFields } from './who-fields.tsx'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...callTexts(lang) }
}

type Props = CallerProps & {
  around: Around
  /** Other meetings of those who would be invited: asked about before anybody is. */
  clashes?: readonly Clash[]
  withdrawn?: readonly Withdrawn[]
}

export function InviteMorePage(props: Props) {
  const { meeting, around, clashes = [], withdrawn = [] } = props
  const { about, state, frame } = useCallerFrame(props)
  const t = useTexts()
  const { lang } = usePage()
  const asked = clashTexts(lang)
  const anybody =
    around.team.length + around.guardians.length + around.known.length + around.found.length > 0 ||
    around.more ||
    Boolean(state.values)
  return (
    <Layout title={t.inviteMore} lead={about} {...frame}>
      {anybody ? (
        <Form action={meetingPaths.participants(meeting.id)} state={state} unsaved>
          {withdrawn.length > 0 && (
            <DespiteQuestion
              withdrawn={withdrawn}
              verb={despiteVerb('invite', withdrawn, lang)}
              childId={meeting.childId}
              cancel={meetingPaths.meeting(meeting.id)}
            />
          )}
          {clashes.length > 0 && (
            <ClashQuestion
              {...{ clashes }}
              time={timeOf(meeting)}
              verb={asked.callAnyway}
              otherwise={asked.chooseFewer}
            />
          )}
          <WhoFields {...around} />
          <Button icon="mail">{t.send}</Button>
        </Form>
      ) : (
        <p>{t.allInvited}</p>
      )}
    </Layout>
  )
}
