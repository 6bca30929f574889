import type { Child } from 'hono/jsx'
import { isoDate } from '../../../platform/i18n/index.ts'
import type { AreaLabels } from '../../../sharing/index.ts'
import { Card, Lines, Quote, Tag, usePage, Voice, Voices, Written } from '../../../ui/index.ts'
import { arrange, type Need, type Part } from '../parts.ts'
import { postName } from '../posts.ts'
import { ringOf } from '../states.ts'
import { texts } from '../texts.ts'
import { versionTexts } from './texts.ts'
import { isLate, markOf, type VersionPart } from './version.ts'

type Props = {
  childName: string
  parts: VersionPart[]
  labels: AreaLabels
  /** What stands under an action: the form to mark it, where the reader may. */
  under?: (action: VersionPart) => Child
}

const wordsOf = (lang: 'sv' | 'en') => ({ ...texts(lang), ...versionTexts(lang) })
type T = ReturnType<typeof wordsOf>

/** The plan as somebody reads it: the child first, then each need with its goals and what is done. */
export function PlanWords({ childName, parts, labels, under }: Props) {
  const t = wordsOf(usePage().lang)
  const { why, matters, needs, loose, views, disagreements, sip } = arrange(parts)
  return (
    <>
      {matters?.words && (
        <Card>
          <Quote by={t.mattersBy(childName)}>{matters.words}</Quote>
        </Card>
      )}
      {why?.words && (
        <Card heading={t.why}>
          <Written>{why.words}</Written>
        </Card>
      )}
      {needs.map(need => (
        <NeedCard need={need} labels={labels} under={under} t={t} />
      ))}
      {loose.length > 0 && (
        <Card heading={t.actions}>
          <Actions actions={loose} labels={labels} under={under} t={t} />
        </Card>
      )}
      <Said parts={views} heading={t.views} t={t} />
      <Said parts={disagreements} heading={t.disagreements} t={t} />
      {sip.length > 0 && (
        <Card heading={t.sip}>
          {sip.map(part => (
            <section>
              <h3>{t[part.kind as 'sip_measures']}</h3>
              <Written>{part.words}</Written>
            </section>
          ))}
        </Card>
      )}
    </>
  )
}

type Inner = { labels: AreaLabels; under: Props['under']; t: T }

function NeedCard({ need: { need, goals, actions }, ...inner }: { need: Need<VersionPart> } & Inner) {
  const { labels, t } = inner
  return (
    <Card heading={need.area ? labels[need.area] : t.need}>
      {need.words && <Written>{need.words}</Written>}
      {goals.length > 0 && (
        <section class="flow">
          <h3>{t.goals}</h3>
          <ul>
            {goals.map(goal => (
              <li class="goal">{goal.words}</li>
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section class="flow">
          <h3>{t.whatNow}</h3>
          <Actions actions={actions} {...inner} />
        </section>
      )}
    </Card>
  )
}

function Actions({ actions, under, t }: { actions: VersionPart[] } & Inner) {
  return (
    <Lines
      items={actions.map(action => ({
        title: action.words,
        progress: ringOf[markOf(action)],
        detail: (
          <>
            {[action.doer ? postName(action.doer) : t.nobodyDoes, t.dates(action.fromOn, action.untilOn)]
              .filter(Boolean)
              .join('. ')}
            {action.howSeen && (
              <>
                <br />
                {t.howSeen}: {action.howSeen}
              </>
            )}
            {action.marks[0]?.words && (
              <>
                <br />
                {t[markOf(action)]}: {action.marks[0].words}
              </>
            )}
            {under?.(action)}
          </>
        ),
        beside: <StateTag action={action} t={t} />,
      }))}
    />
  )
}

function StateTag({ action, t }: { action: VersionPart; t: T }) {
  const state = markOf(action)
  if (isLate(action, isoDate(new Date())))
    return (
      <Tag tone="wait" icon="clock">
        {t.late(action.untilOn ?? '')}
      </Tag>
    )
  return (
    <Tag
      tone={state === 'done' || state === 'under_way' ? 'good' : state === 'hindered' ? 'wait' : 'neutral'}
    >
      {t[state]}
    </Tag>
  )
}

/** Each voice apart, the child's in its own type (R12). */
function Said({ parts, heading, t }: { parts: Part[]; heading: string; t: T }) {
  if (parts.length === 0) return null
  return (
    <Card heading={heading}>
      <Voices>
        {parts.map(({ voice, words }) => (
          <Voice who={t[voice ?? 'professional']}>
            {voice === 'child' ? <Quote by={t.child}>{words}</Quote> : <Written>{words}</Written>}
          </Voice>
        ))}
      </Voices>
    </Card>
  )
}
