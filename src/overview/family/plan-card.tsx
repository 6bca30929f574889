import type { MyPlan, MyPlanPart } from '../../child/plans/index.ts'
import { formatDate, todaysDate } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { isArea } from '../../sharing/disclosures/index.ts'
import { Card, Lines, Quote, Tag, usePage, Voice, Voices, Written } from '../../ui/index.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>
const progress = {
  done: 'done',
  under_way: 'under-way',
  not_started: 'waiting',
  hindered: 'waiting',
} as const

/** The plan as it was given to the family: what for, what we want, who does what. */
export function PlanCard({
  plan,
  name,
  labels,
}: {
  plan: MyPlan | undefined
  name: string
  labels: AreaLabels
}) {
  const { lang } = usePage()
  const t = texts(lang)
  if (!plan) {
    return (
      <Card heading={t.plan} id="plan">
        <p>{t.noPlan}</p>
      </Card>
    )
  }
  const of = (kind: MyPlanPart['kind']) => plan.parts.filter(part => part.kind === kind && part.words)
  const sip = plan.parts.filter(part => part.kind.startsWith('sip_') && part.words)
  return (
    <Card heading={t.plan} id="plan">
      <p>
        {t.planBy(nameAndPost(plan.leadHolders.join(', '), plan.lead))}{' '}
        {t.planGiven(plan.version, formatDate(plan.publishedAt, lang))} {plan.ended && t.planEnded}
      </p>
      {plan.end && (
        <Words
          heading={t.whyEnded}
          parts={[t[`end_${plan.end.reason}`], plan.end.words, plan.end.afterwards].filter(Boolean)}
        />
      )}
      {plan.whatChanged && <Words heading={t.changed} parts={[plan.whatChanged]} />}
      <Words heading={t.why} parts={of('why').map(part => part.words)} />
      <Matters parts={of('matters')} name={name} t={t} />
      {of('need').map(need => (
        <Need need={need} plan={plan} labels={labels} t={t} />
      ))}
      <Said views={of('view')} disagreements={of('disagreement')} name={name} t={t} />
      <Words heading={t.sip} parts={sip.map(part => part.words)} />
    </Card>
  )
}

function Words({ heading, parts }: { heading: string; parts: string[] }) {
  if (parts.length === 0) return null
  return (
    <>
      <h3>{heading}</h3>
      {parts.map(words => (
        <Written>{words}</Written>
      ))}
    </>
  )
}

function Matters({ parts, name, t }: { parts: MyPlanPart[]; name: string; t: T }) {
  if (parts.length === 0) return null
  return (
    <>
      <h3>{t.matters(name)}</h3>
      {parts.map(part =>
        part.voice === 'child' ? (
          <Quote by={t.childSaid(name)}>{part.words}</Quote>
        ) : (
          <Written>{part.words}</Written>
        ),
      )}
    </>
  )
}

/** Past its last day and not done, in a plan that goes on. */
const isLate = ({ untilOn, state }: MyPlanPart, { ended }: MyPlan) =>
  untilOn !== null && untilOn < todaysDate() && state !== 'done' && !ended

/** One need in the family's words, what we want, and who does what about it. */
function Need({ need, plan, labels, t }: { need: MyPlanPart; plan: MyPlan; labels: AreaLabels; t: T }) {
  const goals = plan.parts.filter(part => part.kind === 'goal' && part.parentId === need.partId)
  const actions = plan.parts.filter(
    part =>
      part.kind === 'action' &&
      (part.parentId === need.partId || goals.some(goal => goal.partId === part.parentId)),
  )
  return (
    <section class="flow">
      <h3>{need.area && isArea(need.area) ? labels[need.area] : t.plan}</h3>
      <Written>{need.words}</Written>
      {goals.length > 0 && (
        <p>
          <strong>{t.weWant}</strong>
          {goals.map(goal => (
            <>
              <br />
              {goal.words}
            </>
          ))}
        </p>
      )}
      <Lines
        items={actions.map(action => ({
          title: action.words,
          detail: `${action.by ? `${t.byWhom(action.by, action.untilOn)}. ` : ''}${t[action.state]}.`,
          progress: progress[action.state],
          beside: isLate(action, plan) && (
            <Tag tone="late" icon="clock">
              {t.late(action.untilOn ?? '')}
            </Tag>
          ),
        }))}
      />
    </section>
  )
}

function Said({
  views,
  disagreements,
  name,
  t,
}: {
  views: MyPlanPart[]
  disagreements: MyPlanPart[]
  name: string
  t: T
}) {
  if (views.length + disagreements.length === 0) return null
  const who = { guardian: t.voice_guardian, partner: t.voice_partner, professional: t.voice_professional }
  return (
    <>
      <h3>{t.views}</h3>
      <Voices>
        {views.map(view =>
          view.voice === 'child' ? (
            <Quote by={t.childSaid(name)}>{view.words}</Quote>
          ) : (
            <Voice who={who[view.voice ?? 'professional']}>
              <Written>{view.words}</Written>
            </Voice>
          ),
        )}
        {disagreements.map(part => (
          <Voice who={t.disagreement}>
            <Written>{part.words}</Written>
          </Voice>
        ))}
      </Voices>
    </>
  )
}
