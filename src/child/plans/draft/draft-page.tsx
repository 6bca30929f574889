import type { Child as Content } from 'hono/jsx'
import { formatRecent, type Language } from '../../../i18n/index.ts'
import { holderOrPost, nameAndPost } from '../../../people/holders/index.ts'
import {
  Alert,
  Button,
  Card,
  Checkbox,
  DateField,
  Details,
  EmptyState,
  Form,
  type FormState,
  Layout,
  LinkButton,
  Live,
  NextStep,
  usePage,
} from '../../../ui/index.ts'
import { MeetingOpen } from '../meeting-open.tsx'
import { planPaths } from '../noun.ts'
import { arrange } from '../parts.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import { Adding, type AddingState } from './adding.tsx'
import type { DraftPart } from './draft.ts'
import { DraftBack, DraftTabs } from './draft-tabs.tsx'
import { NeedCard } from './need-card.tsx'
import { PartEditor } from './part-editor.tsx'
import type { Around } from './part-fields.tsx'
import { draftTexts } from './texts.ts'

type Props = {
  plan: Plan
  parts: DraftPart[]
  around: Around
  /** A part that was removed just now. */
  removed?: string
  /** The same for the frame, whose form is named so. */
  adding?: AddingState
}

const wordsOf = (lang: Language) => ({ ...texts(lang), ...draftTexts(lang) })
type T = ReturnType<typeof wordsOf>

export function DraftPage({ plan, parts, around, removed, adding }: Props) {
  const { lang } = usePage()
  const t = wordsOf(lang)
  const { why, matters, needs, views, disagreements, sip } = arrange(parts.filter(part => !part.removed))
  const shared = { around, adding }
  return (
    <Layout
      title={t.heading(plan.childName)}
      about={aboutChildOf(plan)}
      lead={[plan.mine ? t.onlyYou : t.openForYou(holderOrPost(plan.lead)), changedLast(parts, t, lang)].join(
        ' ',
      )}
      back={<DraftBack plan={plan} />}
      mistakes={Boolean(around.mistakes ?? adding)}
      aside={plan.mine && <Frame plan={plan} state={adding?.form === 'frame' ? adding.state : {}} t={t} />}
    >
      <Live topic={`plan:${plan.id}`} />
      {plan.mine ? <DraftTabs plan={plan} here="draft" /> : <MeetingOpen plan={plan} />}
      {removed && <RemovedNow plan={plan} partId={removed} t={t} />}
      {why && (
        <Card>
          <PartEditor part={why} label={t.why} hint={t.whyHint} around={around} />
        </Card>
      )}
      {matters && (
        <Card>
          <PartEditor part={matters} label={t.matters} hint={t.mattersHint} around={around} />
        </Card>
      )}
      <h2 id="needs">{t.needs}</h2>
      {needs.length === 0 && <EmptyState says={t.needsEmpty} />}
      {needs.map((need, at) => (
        <NeedCard need={need} place={{ at, of: needs.length }} {...shared} />
      ))}
      <Adding kind="need" summary={t.addNeed} label={t.needWords} open={needs.length === 0} {...shared} />
      <Card heading={t.views}>
        <p class="hint">{t.viewsHint}</p>
        {views.map((part, at) => (
          <PartEditor part={part} label={t.viewWords} around={around} place={{ at, of: views.length }} />
        ))}
        <Adding kind="view" summary={t.addView} label={t.viewWords} {...shared} />
        {disagreements.map((part, at) => (
          <PartEditor
            part={part}
            label={t.disagreementWords}
            around={around}
            place={{ at, of: disagreements.length }}
          />
        ))}
        <Adding kind="disagreement" summary={t.addDisagreement} label={t.disagreementWords} {...shared} />
      </Card>
      {plan.sip && (
        <Card heading={t.sip}>
          {sip.map(part => (
            <PartEditor part={part} label={t[part.kind as 'sip_measures']} around={around} />
          ))}
        </Card>
      )}
      <Removed plan={plan} parts={parts} t={t} />
      {plan.mine && (
        <NextStep
          heading={t.toPartners}
          action={<LinkButton href={planPaths.partners(plan.id)}>{t.partnersTab}</LinkButton>}
        >
          {t.toPartnersWhy}
        </NextStep>
      )}
    </Layout>
  )
}

/** Of what has been removed too: that is a change. */
function changedLast(parts: readonly DraftPart[], t: T, lang: Language) {
  const latest = Math.max(...parts.map(({ editedAt }) => editedAt.getTime()))
  return Number.isFinite(latest) ? t.changedLast(formatRecent(new Date(latest), lang)) : ''
}

function Frame({ plan, state, t }: { plan: Plan; state: FormState; t: T }) {
  return (
    <Card heading={t.frame}>
      <p>
        {t.lead}: {nameAndPost(plan.lead.holders.join(', '), plan.lead.functionName)}
      </p>
      <Form id="frame" action={planPaths.frame(plan.id)} state={state}>
        <DateField coming name="nextOn" label={t.next} value={plan.nextOn} />
        <Checkbox name="sip" label={t.isSip} hint={t.isSipHint} checked={plan.sip} />
        <Button variant="secondary">{t.save}</Button>
      </Form>
    </Card>
  )
}

const RemovedNow = ({ plan, partId, t }: { plan: Plan; partId: string; t: T }) => (
  <Alert announce="polite">
    <Form id="undo" action={planPaths.comeback(plan.id, partId)} label={t.undo}>
      <p>
        {t.removedNow}{' '}
        <Button variant="quiet" icon="undo">
          {t.undo}
        </Button>
      </p>
    </Form>
  </Alert>
)

function Removed({ plan, parts, t }: { plan: Plan; parts: DraftPart[]; t: T }) {
  const gone = parts.filter(part => part.removed)
  if (gone.length === 0) return null
  const named = (part: DraftPart): Content => `${t[part.kind]}: ${part.words.slice(0, 120) || t.empty}`
  return (
    <kring-stays>
      <Details summary={`${t.removed} (${gone.length})`} id="removed">
        {gone.map(part => (
          <Form id={`back-${part.id}`} action={planPaths.comeback(plan.id, part.id)}>
            <p>
              {named(part)}{' '}
              <Button variant="quiet" icon="undo">
                {t.bringBack}
              </Button>
            </p>
          </Form>
        ))}
      </Details>
    </kring-stays>
  )
}
