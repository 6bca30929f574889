import { Button, Form, Layout, usePage } from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { callTexts } from './texts.ts'
import { type Around, WhoFields } from './who-fields.tsx'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...callTexts(lang) }
}

export function InviteMorePage(props: CallerProps & { around: Around }) {
  const { meeting, around } = props
  const { about, state, frame } = useCallerFrame(props)
  const t = useTexts()
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
