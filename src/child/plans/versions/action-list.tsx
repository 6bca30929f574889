import type { Child as Content } from 'hono/jsx'
import { todaysDate } from '../../../i18n/index.ts'
import { holderAndPost } from '../../../people/holders/index.ts'
import { ProgressRing, Tag, usePage } from '../../../ui/index.ts'
import { ringOf } from '../states.ts'
import { texts } from '../texts.ts'
import { versionTexts } from './texts.ts'
import { isLate, markOf, type VersionPart } from './version.ts'

type Props = {
  actions: VersionPart[]
  under?: ((action: VersionPart) => Content) | undefined
  bare: boolean
}

/** What is done, by whom and until when, and how it goes. */
export function ActionList({ actions, under, bare }: Props) {
  return (
    <ul class="lines actions">
      {actions.map(action => (
        <li>
          {!bare && <ProgressRing state={ringOf[markOf(action)]} />}
          <div class="line-words">
            <ActionWords action={action} />
            {under?.(action)}
          </div>
          {!bare && <StateTag action={action} />}
        </li>
      ))}
    </ul>
  )
}

function ActionWords({ action }: { action: VersionPart }) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...versionTexts(lang) }
  const who = action.doer
    ? holderAndPost({ ...action.doer, past: markOf(action) === 'done' }, lang)
    : t.nobodyDoes
  const when = t.dates(action.fromOn, action.untilOn)
  const latest = action.marks[0]
  return (
    <>
      <p>{action.words}</p>
      <p class="hint">{[who, when].filter(Boolean).join('. ')}</p>
      {action.howSeen && (
        <p class="hint">
          {t.howSeen}: {action.howSeen}
        </p>
      )}
      {latest?.words && <p class="latest">{latest.words}</p>}
    </>
  )
}

function StateTag({ action }: { action: VersionPart }) {
  const t = versionTexts(usePage().lang)
  const state = markOf(action)
  const tone = state === 'hindered' ? 'wait' : state === 'not_started' ? 'neutral' : 'good'
  return (
    <span class="states">
      <Tag tone={tone}>{t[state]}</Tag>
      {isLate(action, todaysDate()) && <Tag tone="late">{t.late(action.untilOn ?? '')}</Tag>}
    </span>
  )
}
