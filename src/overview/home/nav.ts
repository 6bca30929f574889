import type { Actor } from '../../platform/database/transaction.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { NavItem } from '../../ui/index.ts'
import { homeTexts } from './texts.ts'

/** The menu of an actor: what their function has use for. What it may open is the database's matter. */
export function navFor(actor: Actor | null, language: Language): NavItem[] {
  const t = homeTexts(language)
  if (!actor) return []
  if (actor.guardian)
    return [
      { href: '/family', label: t.family },
      { href: '/meetings', label: t.meetings },
    ]
  if (!actor.functionId) return []
  const everyone = [
    { href: '/inbox', label: t.inbox },
    { href: '/children', label: t.children },
    { href: '/meetings', label: t.meetings },
  ]
  if (actor.functionKind === 'manager')
    return [...everyone, { href: '/unit', label: t.unit }, { href: '/insight', label: t.insight }]
  if (actor.functionKind === 'process_leader')
    return [...everyone, { href: '/learning', label: t.learning, holds: learningPaths }]
  if (actor.functionKind === 'log_reviewer')
    return [
      { href: '/inbox', label: t.inbox },
      { href: '/log', label: t.log },
    ]
  return everyone
}

/** The first page of learning leads to these. */
const learningPaths = ['/instruments', '/surveys', '/insight', '/indicators']

/** What a function looks up now and then: it stands at the foot of the page. */
export function footFor(actor: Actor | null, language: Language): NavItem[] {
  const t = homeTexts(language)
  return actor?.functionId
    ? [
        { href: '/directory', label: t.directory },
        { href: '/county', label: t.county },
      ]
    : []
}
