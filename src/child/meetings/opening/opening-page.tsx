import { holderOrPost, postLine } from '../../../people/holders/index.ts'
import { type GroundChoice, GroundFields } from '../../../sharing/grounds/index.ts'
import { Button, Card, CheckboxGroup, Form, Layout, usePage } from '../../../ui/index.ts'
import { DespiteQuestion, despiteVerb, type Lost, lostWords, type Withdrawn } from '../../consents/index.ts'
import { type CallerProps, useCallerFrame } from '../caller-frame.tsx'
import type { Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { openingTexts } from './texts.ts'

const useTexts = () => {
  const { lang } = usePage()
  return { ...texts(lang), ...openingTexts(lang) }
}

type OpeningProps = CallerProps & {
  editors: Participant[]
  open: string[]
  grounds: GroundChoice[]
  until: string
  /** By unit: the family has taken its yes back, or it has run out. */
  lost: ReadonlyMap<string, Lost>
  /** They were not invited on the same terms: what is suggested says less than each. */
  severalGrounds?: boolean
  /** Asked about before the draft is opened to them. */
  withdrawn?: Withdrawn[]
}

export function OpeningPage(props: OpeningProps) {
  const { meeting, editors, open, grounds, until, lost, severalGrounds, withdrawn = [] } = props
  const { about, state, frame } = useCallerFrame(props)
  const { lang } = usePage()
  const t = useTexts()
  const colleagues = meeting.participants
    .filter(({ functionId, unitId, letGo, me }) => functionId && unitId === meeting.unitId && !letGo && !me)
    .map(({ holders, name }) => holders.join(', ') || name || '')
  const goneOf = (unitId: string | null) => {
    const gone = unitId ? lost.get(unitId) : undefined
    return gone && gone.how !== 'changed' ? lostWords(gone, lang) : ''
  }
  const chosen = editors.map(({ id, functionId, name, unitId, unitName, holders }) => ({
    value: id,
    label: holderOrPost({ holders, functionName: name ?? '' }),
    hint: (
      <>
        {postLine({ holders, functionName: name ?? '', unitName }, lang)}
        {goneOf(unitId) && (
          <strong>
            <br />
            {t.consentGone(goneOf(unitId))}
          </strong>
        )}
      </>
    ),
    ...(functionId && open.includes(functionId) && { disabledReason: t.alreadyOpen }),
  }))
  return (
    <Layout
      title={meeting.openedAt ? t.openDraftMore : t.openMeeting}
      lead={`${about} ${t.openingLead}`}
      {...frame}
    >
      <Form action={meetingPaths.opening(meeting.id)} state={state} unsaved>
        {withdrawn.length > 0 && (
          <DespiteQuestion
            withdrawn={withdrawn}
            verb={despiteVerb('open', withdrawn, lang)}
            childId={meeting.childId}
            cancel={meetingPaths.meeting(meeting.id)}
          />
        )}
        {!meeting.plan && <p>{t.noPlan}</p>}
        {meeting.plan && !meeting.plan.led && <p>{t.notLead}</p>}
        {meeting.plan?.led && colleagues.length > 0 && <p>{t.colleaguesWrite(colleagues)}</p>}
        {editors.length > 0 && (
          <>
            <CheckboxGroup
              name="editors"
              label={t.openDraftTo}
              hint={t.openDraftHint}
              options={chosen}
              optional
            />
            <Card heading={t.draftGround}>
              <p>{t.draftGroundLead}</p>
              {severalGrounds && <p>{t.severalGrounds}</p>}
              <GroundFields grounds={grounds} defaultUntil={until} />
            </Card>
          </>
        )}
        <Button>{meeting.openedAt ? t.openDraftMore : t.openMeeting}</Button>
      </Form>
    </Layout>
  )
}
