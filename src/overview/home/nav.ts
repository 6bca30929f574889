import { childPaths } from '../../child/children/index.ts'
import { meetingPaths } from '../../child/meetings/index.ts'
import type { Language } from '../../i18n/index.ts'
import { instrumentPaths } from '../../instruments/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { insightPaths } from '../../learning/insight/child-figures/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { NavItem } from '../../ui/index.ts'
import { familyPaths } from '../family/index.ts'
import { inboxPaths } from '../inbox/index.ts'
import { learningPaths } from '../learning/index.ts'
import { logPaths } from '../log/index.ts'
import { homeTexts } from './texts.ts'

/** The menu of an actor: what their function needs. What they may open is decided by the database. */
export function navFor(actor: Actor | null, language: Language): NavItem[] {
  const t = homeTexts(language)
  if (!actor) return []
  if (actor.guardian)
    return [
      { href: familyPaths.family(), label: t.family },
      { href: meetingPaths.meetings(), label: t.meetings },
    ]
  if (!actor.functionId) return []
  const everyone = [
    { href: inboxPaths.inbox(), label: t.inbox },
    { href: childPaths.children(), label: t.children },
    { href: meetingPaths.meetings(), label: t.meetings },
  ]
  if (actor.functionKind === 'manager')
    return [
      ...everyone,
      { href: unitPaths.unit(), label: t.unit },
      { href: insightPaths.page(), label: t.insight },
    ]
  if (actor.functionKind === 'process_leader')
    return [...everyone, { href: learningPaths.learning(), label: t.learning, holds: insideLearning }]
  if (actor.functionKind === 'log_reviewer')
    return [
      { href: inboxPaths.inbox(), label: t.inbox },
      { href: logPaths.log(), label: t.log },
    ]
  return everyone
}

/** The first page of learning leads to these. */
const insideLearning = [
  instrumentPaths.instruments(),
  surveyPaths.surveys(),
  insightPaths.page(),
  indicatorPaths.indicators(),
]

/** The links at the foot of the page: what is looked up now and then. */
export function footFor(actor: Actor | null, language: Language): NavItem[] {
  const t = homeTexts(language)
  return actor?.functionId
    ? [
        { href: unitPaths.directory(), label: t.directory },
        { href: countyPaths.page(), label: t.county },
      ]
    : []
}
