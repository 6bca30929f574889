import { Button, Form, Layout, usePage } from '../../../ui/index.ts'
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
}

export function InviteMorePage(props: Props) {
  const { meeting, around, clashes = [] } = props
  const { about, state, frame } = useCallerFrame(props)
  const t = useTexts()
  const asked = clashTexts(usePage().lang)
  const anybody =
    around.team.length + around.guardians.length + around.known.length + around.found.length > 0 ||
    around.more ||
    Boolean(state.values)
  return (
    <Layout title={t.inviteMore} lead={about} {...frame}>
      {anybody ? (
        <Form action={meetingPaths.participants(meeting.id)} state={state} unsaved>
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
