import { Autosave } from '../../../sharing/drafts/index.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  RadioGroup,
  usePage,
} from '../../../ui/index.ts'
import { type Child, childName, childPaths } from '../../children/index.ts'
import { DespiteBand, DespiteQuestion, despiteVerb, type Withdrawn } from '../../consents/index.ts'
import { ClashQuestion } from '../clash-question.tsx'
import { clashTexts } from '../clash-texts.ts'
import type { Clash } from '../clashes.ts'
import { ChildFields, PointFields, TimeFields } from '../meeting-fields.tsx'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { TakenBack, type Undone } from '../undo/invited-receipt.tsx'
import { callTexts } from './texts.ts'
import { type Around, WhoFields } from './who-fields.tsx'

type Props = {
  child: Child
  around: Around
  draft?: string
  state?: FormState
  /** The time clashes with other meetings: asked about before anybody is invited. */
  asked?: { clashes: Clash[]; time: { day: string; from: string; to: string } } | undefined
  /** Asked about before anybody is invited. */
  withdrawn?: Withdrawn[] | undefined
  /** A yes was taken back since this was begun: what the family had said then. */
  before?: { withdrawn: Withdrawn[]; said: string } | undefined
  /** An invitation that was taken back a moment ago: what stood in it stands in the form. */
  undone?: Undone | undefined
}

export function NewMeetingPage({
  child,
  around,
  draft,
  state = {},
  asked,
  withdrawn = [],
  before,
  undone,
}: Props) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...callTexts(lang) }
  const typed = (name: string) => Boolean(state.values?.[name])
  return (
    <Layout
      title={t.newMeeting(childName(child))}
      about={child}
      lead={child.protected ? t.newLeadProtected : t.newLead}
      back={<BackLink href={childPaths.child(child.id)}>{child.givenName}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      {undone && <TakenBack {...undone} />}
      <Autosave form="meeting" childId={child.id} draft={draft} resumed={state.resumed}>
        <Form action={meetingPaths.childMeetings(child.id)} state={state} once>
          {before && <DespiteBand {...before} childId={child.id} cancel={childPaths.child(child.id)} />}
          {withdrawn.length > 0 && (
            <DespiteQuestion
              withdrawn={withdrawn}
              verb={despiteVerb('invite', withdrawn, lang)}
              childId={child.id}
              cancel={childPaths.child(child.id)}
            />
          )}
          {asked && <ClashQuestion {...asked} verb={clashTexts(lang).callAnyway} />}
          <RadioGroup
            name="kind"
            label={t.kind}
            value="meeting"
            options={[
              { value: 'meeting', label: t.kindMeeting },
              { value: 'sip', label: t.kindSip, hint: t.kindSipHint },
            ]}
          />
          <Card heading={t.whenHeading}>
            <TimeFields isProtected={child.protected} />
          </Card>
          <Card heading={t.whoHeading}>
            <WhoFields {...around} />
          </Card>
          <Card heading={t.childsPart(child.givenName)}>
            <ChildFields name={child.givenName} labels={around.labels} short />
          </Card>
          <Card heading={t.agenda}>
            <PointFields labels={around.labels} row={1} optional />
            <Details summary={t.morePoints} open={typed('title2') || typed('title3')}>
              <PointFields labels={around.labels} row={2} optional />
              <PointFields labels={around.labels} row={3} optional />
            </Details>
          </Card>
          <Button icon="mail">{t.send}</Button>
        </Form>
      </Autosave>
    </Layout>
  )
}
