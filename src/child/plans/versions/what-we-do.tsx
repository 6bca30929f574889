import { type Language, todaysDate } from '../../../i18n/index.ts'
import { holderAndPost } from '../../../people/holders/index.ts'
import { Card, Lines, LinkButton, Tag, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import { type MarkState, ringOf } from '../states.ts'
import { versionTexts } from './texts.ts'

/** An action of the version that stands, for the page of the child. */
export type ActionInBrief = {
  id: string
  words: string
  functionName: string | null
  unitName: string | null
  holders: string[]
  untilOn: string | null
  state: MarkState
  /** why whoever is to do it cannot read it any more */
  lost?: string | undefined
}

/** The card on the page of the child: what is done, by whom, and how it goes. */
export function WhatWeDo({ planId, actions }: { planId: string; actions: readonly ActionInBrief[] }) {
  const { lang } = usePage()
  const t = versionTexts(lang)
  return (
    <Card heading={t.whatNow}>
      <Lines
        label={t.whatNow}
        items={actions.map(action => ({
          title: action.words,
          detail: (
            <>
              {doerOf(action, lang)}
              {action.lost && action.state !== 'done' && (
                <>
                  <br />
                  <strong>{action.lost}</strong>
                </>
              )}
            </>
          ),
          progress: ringOf[action.state],
          beside: <State action={action} />,
        }))}
      />
      <p>
        <LinkButton href={planPaths.plan(planId)} variant="secondary">
          {t.openPlan}
        </LinkButton>
      </p>
    </Card>
  )
}

const doerOf = ({ functionName, ...held }: ActionInBrief, lang: Language) =>
  functionName && holderAndPost({ functionName, past: held.state === 'done', ...held }, lang)

function State({ action: { state, untilOn } }: { action: ActionInBrief }) {
  const t = versionTexts(usePage().lang)
  const late = state !== 'done' && untilOn !== null && untilOn < todaysDate()
  if (late)
    return (
      <Tag tone="late" icon="clock">
        {t.late(untilOn)}
      </Tag>
    )
  return (
    <Tag tone={state === 'hindered' ? 'wait' : state === 'not_started' ? 'neutral' : 'good'}>{t[state]}</Tag>
  )
}
