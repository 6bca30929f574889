import { Confirm, Layout, usePage } from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { changeTexts } from './texts.ts'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...changeTexts(lang) }
}

export function CancellationPage(props: CallerProps) {
  const { meeting } = props
  const { about, frame } = useCallerFrame(props)
  const t = useTexts()
  return (
    <Layout title={t.cancel} lead={about} {...frame}>
      <Confirm
        action={meetingPaths.cancellation(meeting.id)}
        verb={t.cancel}
        cancel={meetingPaths.meeting(meeting.id)}
      >
        <p>{t.cancelLead(meeting.participants.filter(({ letGo }) => !letGo).length)}</p>
      </Confirm>
    </Layout>
  )
}
