import type { Answers } from './answer.ts'
import type { Condition, Section } from './definition.ts'

/**
 * Sections that stand in one form with others of the same ids: each voice's own, or once for each of several. The items, and
 * what the sections' own conditions look at, get ids that begin with `prefix`.
 */
export function prefixed(sections: readonly Section[], prefix: string): Section[] {
  const own = new Set(sections.flatMap(each => each.items.map(item => item.id)))
  const idOf = (id: string) => (own.has(id) ? `${prefix}${id}` : id)
  const renamed = <T extends { showWhen?: Condition | undefined }>(each: T): T =>
    each.showWhen ? { ...each, showWhen: looksAt(each.showWhen, idOf) } : each
  return sections.map(section => ({
    ...renamed(section),
    id: `${prefix}${section.id}`,
    items: section.items.map(item => ({ ...renamed(item), id: idOf(item.id) })),
  }))
}

function looksAt(condition: Condition, idOf: (id: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map(each => looksAt(each, idOf)) }
  if ('any' in condition) return { any: condition.any.map(each => looksAt(each, idOf)) }
  if ('not' in condition) return { not: looksAt(condition.not, idOf) }
  return { ...condition, item: idOf(condition.item) }
}

/** What was answered under a prefix, by the items' own ids. */
export const answersUnder = (answers: Answers, prefix: string): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), answer]] : [],
    ),
  )

/** The way back. */
export const withPrefix = (answers: Answers, prefix: string): Answers =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [`${prefix}${id}`, answer]))
