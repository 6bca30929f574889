import { childPaths } from '../../child/children/index.ts'
import { reportPaths } from '../../child/reports/index.ts'
import { worryPaths } from '../../child/worries/index.ts'
import type { Language } from '../../i18n/index.ts'
import { settingsPaths } from '../../people/settings/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { fold, foldedWords } from '../../platform/fold.ts'
import { draftPaths } from '../../sharing/drafts/index.ts'
import { homePaths } from '../home/index.ts'
import { placesFor } from '../hubs/index.ts'
import { otherNames } from './other-names.ts'
import { texts } from './texts.ts'

type FoundPage = { href: string; title: string }

/**
 * The pages of the menu, of its hubs and of the foot whose name, or whose other name, has a word that begins as each that is searched for.
 * What to do when a child is in danger comes first, and then before everything else (`isUrgent`).
 */
export function findPages(
  actor: Staff,
  language: Language,
  search: string,
): { pages: FoundPage[]; isUrgent: boolean } {
  const words = foldedWords(search)
  if (!words.length) return { pages: [], isUrgent: false }
  const pages = pagesFor(actor, language)
    .filter(({ href, title }) => {
      const known = foldedWords(`${title} ${otherNames[href]?.[language] ?? ''}`)
      return words.every(word => known.some(each => each.startsWith(word)))
    })
    .map(({ href, title }) => ({ href, title }))
  // The first letters of a name are none of its words yet.
  return { pages, isUrgent: pages[0]?.href === reportPaths.danger() && fold(search).length > 2 }
}

export function pagesFor(actor: Staff, language: Language): FoundPage[] {
  const t = texts(language)
  const places = placesFor(actor, language)
  const meetsChildren = places.some(({ href }) => href === childPaths.children())
  return [
    { href: reportPaths.danger(), title: t.danger },
    ...places.flatMap(({ href, label, pages = [] }) => [
      { href, title: label },
      ...pages.map(page => ({ href: page.href, title: page.label })),
    ]),
    ...(meetsChildren
      ? [
          { href: childPaths.children({ show: 'mine' }), title: t.plans },
          { href: worryPaths.newWorry(), title: t.newWorry },
        ]
      : []),
    { href: draftPaths.drafts(), title: t.drafts },
    { href: settingsPaths.settings(), title: t.settings },
    { href: homePaths.help(), title: t.help },
    { href: homePaths.accessibility(), title: t.accessibility },
    { href: homePaths.about(), title: t.about },
  ]
}
