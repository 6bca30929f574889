import { Button, Form, Layout, usePage } from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { type Around, chosenIn, WhoFields } from '../meeting-fields.tsx'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { callTexts } from './texts.ts'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...callTexts(lang) }
}

export function InviteMorePage(props: CallerProps & { around: Around }) {
  const { meeting, around } = props
  const { about, state, frame } = useCallerFrame(props)
  const t = useTexts()
  const anybody =
    around.team.length + around.guardians.length + around.known.length + around.others.length > 0
  return (
    <Layout title={t.inviteMore} lead={about} {...frame}>
      {anybody ? (
        <Form action={meetingPaths.participants(meeting.id)} state={state} unsaved>
          <WhoFields {...around} chosen={[...chosenIn(state, 'known'), ...chosenIn(state, 'others')]} />
          <Button icon="mail">{t.send}</Button>
        </Form>
      ) : (
        <p>{t.allInvited}</p>
      )}
    </Layout>
  )
}
