import { Alert, Button, Form, Hidden, Layout, usePage } from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { ClashQuestion } from '../clash-question.tsx'
import { clashTexts } from '../clash-texts.ts'
import type { Clash } from '../clashes.ts'
import { TimeFields } from '../meeting-fields.tsx'
import { whenOf } from '../meeting-words.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { changeTexts } from './texts.ts'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...changeTexts(lang) }
}

type Time = { day: string; from: string; to: string }

type Props = CallerProps & {
  time: Time
  /** Somebody else has moved it since. */
  stale?: boolean
  /** Other meetings at the time that was asked for: nothing is moved before a yes. */
  clashes?: Clash[]
}

export function TimePage(props: Props) {
  const { meeting, child, time, stale, clashes } = props
  const { lang, about, state, frame } = useCallerFrame(props)
  const t = useTexts()
  return (
    <Layout title={t.move} lead={`${about} ${t.moveLead}`} {...frame}>
      {stale && (
        <Alert announce="now">
          <p>{t.staleMove}</p>
          <p>{t.standsNow([whenOf(meeting, lang), meeting.place].filter(Boolean).join(', '))}</p>
        </Alert>
      )}
      <Form action={meetingPaths.time(meeting.id)} state={state} unsaved>
        {clashes && <ClashQuestion {...{ clashes, time }} verb={clashTexts(lang).moveAnyway} />}
        <Hidden name="sequence" value={String(meeting.sequence)} />
        <TimeFields isProtected={child.protected} {...time} place={meeting.place} />
        <Button icon="mail">{t.saveMove}</Button>
      </Form>
    </Layout>
  )
}
