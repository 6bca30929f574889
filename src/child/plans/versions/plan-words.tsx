import type { Child as Content } from 'hono/jsx'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { Card, Quote, usePage, Voice, Voices, Written } from '../../../ui/index.ts'
import { arrange, type Need, type Part } from '../parts.ts'
import { texts } from '../texts.ts'
import { ActionList } from './action-list.tsx'
import { versionTexts } from './texts.ts'
import type { VersionPart } from './version.ts'

type Props = {
  childName: string
  parts: VersionPart[]
  labels: AreaLabels
  /** What stands under an action: the form to mark it, where the reader may. */
  under?: ((action: VersionPart) => Content) | undefined
  /** Without how it goes: the draft as somebody will get it. */
  bare?: boolean
}

const wordsOf = (lang: 'sv' | 'en') => ({ ...texts(lang), ...versionTexts(lang) })
type T = ReturnType<typeof wordsOf>

/** The plan as somebody reads it: the child first, then each need with its goals and what is done. */
export function PlanWords({ childName, parts, labels, under, bare = false }: Props) {
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
        <NeedCard need={need} labels={labels} under={under} bare={bare} t={t} />
      ))}
      {loose.length > 0 && (
        <Card heading={t.actions}>
          <ActionList actions={loose} under={under} bare={bare} />
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

type Inner = Pick<Props, 'labels' | 'under' | 'bare'> & { t: T }

function NeedCard({
  need: { need, goals, actions },
  labels,
  under,
  bare,
  t,
}: { need: Need<VersionPart> } & Inner) {
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
          <ActionList actions={actions} under={under} bare={bare ?? false} />
        </section>
      )}
    </Card>
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
