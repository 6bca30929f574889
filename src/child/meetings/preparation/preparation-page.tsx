import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { Button, Card, Form, type FormState, Layout, usePage } from '../../../ui/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import { ChildFields, PointFields } from '../meeting-fields.tsx'
import { meetingPaths } from '../noun.ts'
import { Points } from '../points.tsx'
import { texts } from '../texts.ts'
import { preparationTexts } from './texts.ts'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...preparationTexts(lang) }
}

export function PreparationPage(props: CallerProps & { labels: AreaLabels; pointState?: FormState }) {
  const { meeting, child, labels, pointState } = props
  const { about, state, frame } = useCallerFrame(props)
  const t = useTexts()
  return (
    <Layout
      title={t.preparation}
      lead={about}
      {...frame}
      mistakes={Boolean(state.errors ?? pointState?.errors)}
    >
      <Card heading={t.agenda}>
        {meeting.points.length === 0 && <p>{t.agendaNone}</p>}
        <Points
          points={meeting.points}
          labels={labels}
          beside={point => (
            <Form action={meetingPaths.removal(meeting.id, point.id)}>
              <Button variant="quiet">
                {t.remove}
                <span class="sr-only">: {point.title}</span>
              </Button>
            </Form>
          )}
        />
        <h3>{t.newPoint}</h3>
        <Form action={meetingPaths.agenda(meeting.id)} id="point" once unsaved state={pointState}>
          <PointFields labels={labels} />
          <Button variant="secondary" icon="plus">
            {t.addPoint}
          </Button>
        </Form>
      </Card>
      <Card heading={t.childsPart(child.givenName)}>
        <Form action={meetingPaths.preparation(meeting.id)} state={state} id="part" unsaved>
          <ChildFields
            name={child.givenName}
            labels={labels}
            takesPart={meeting.childTakesPart}
            how={meeting.childHow}
            notToRaise={meeting.notToRaise}
          />
          <Button>{t.savePreparation}</Button>
        </Form>
      </Card>
    </Layout>
  )
}
