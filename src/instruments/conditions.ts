import type { Answers } from './answer.ts'
import type { Condition, Definition } from './definition.ts'

/** The ids of the items that a condition looks at. */
export function itemsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(itemsIn)
  if ('any' in condition) return condition.any.flatMap(itemsIn)
  if ('not' in condition) return itemsIn(condition.not)
  return [condition.item]
}

/**
 * The items that are asked, given what has been answered so far. An item that is not asked counts as not answered for the
 * conditions of others, so the order in which they stand does not matter; a definition without loops always settles.
 */
export function askedItems(definition: Definition, answers: Answers): Set<string> {
  const conditions = conditionsByItem(definition)
  const known = new Map<string, boolean>()
  const isAsked = (id: string, from: readonly string[] = []): boolean => {
    const settled = known.get(id)
    if (settled !== undefined) return settled
    // A loop is refused before a definition is published; in a draft that has one the item is shown.
    if (from.includes(id)) return true
    const asked = (conditions.get(id) ?? []).every(each =>
      holds(each, item => (isAsked(item, [...from, id]) ? answers[item] : undefined)),
    )
    known.set(id, asked)
    return asked
  }
  return new Set([...conditions.keys()].filter(id => isAsked(id)))
}

/** By item: its own condition and that of its section. */
export function conditionsByItem(definition: Definition): Map<string, Condition[]> {
  return new Map(
    definition.sections.flatMap(section =>
      section.items.map(item => [
        item.id,
        [section.showWhen, item.showWhen].filter((each): each is Condition => each !== undefined),
      ]),
    ),
  )
}

/** Whether a condition holds for what `answerOf` tells. */
export function holds(condition: Condition, answerOf: (item: string) => unknown): boolean {
  if ('all' in condition) return condition.all.every(each => holds(each, answerOf))
  if ('any' in condition) return condition.any.some(each => holds(each, answerOf))
  if ('not' in condition) return !holds(condition.not, answerOf)
  const answer = answerOf(condition.item)
  if ('answered' in condition) return isAnswered(answer)
  if ('is' in condition) {
    const given = Array.isArray(answer) ? answer : [answer]
    return given.some(each => typeof each === 'string' && condition.is.includes(each))
  }
  if (typeof answer !== 'number') return false
  return 'atLeast' in condition ? answer >= condition.atLeast : answer <= condition.atMost
}

/** No answer goes deeper, so what does is something, and is refused by its form. */
const deepestAnswer = 6

/** Anything but nothing: an empty text, list or object is no answer. */
export function isAnswered(answer: unknown, levels = deepestAnswer): boolean {
  if (answer === undefined || answer === null || answer === '') return false
  if (typeof answer !== 'object' || levels === 0) return true
  return Object.values(answer).some(each => isAnswered(each, levels - 1))
}
