import { type Answers, type Definition, type Item, itemsOf } from '../../instruments/index.ts'

/**
 * How the answers to a question stand beside each other: `differ` and `alike` where they are chosen from the same; `words` where each
 * writes in their own, or only one has answered; `none` where nobody has.
 */
export type Standing = 'differ' | 'words' | 'alike' | 'none'
export type Compared = { item: Item; standing: Standing }

const order: readonly Standing[] = ['differ', 'words', 'alike', 'none']

/** Every question, those where the answers differ first, else in the order of the instrument. Nothing is counted and nothing weighed. */
export const compare = (definition: Definition, voices: readonly Answers[]): Compared[] =>
  itemsOf(definition)
    .map(item => ({ item, standing: standingOf(item, voices) }))
    .sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing))

function standingOf(item: Item, voices: readonly Answers[]): Standing {
  const given = voices.flatMap(answers => (answers[item.id] === undefined ? [] : [answers[item.id]]))
  if (given.length === 0) return 'none'
  if (given.length === 1 || isInWords(item) || given.some(isOther)) return 'words'
  return new Set(given.map(answer => same(item, answer))).size > 1 ? 'differ' : 'alike'
}

const isInWords = (item: Item) =>
  ['text', 'longText', 'strengthsAndNeeds', 'table', 'drawing'].includes(item.kind) ||
  (item.kind === 'matrix' && Boolean(item.columns))

const isOther = (answer: unknown) => typeof answer === 'object' && answer !== null && 'other' in answer

/** Rows and chosen options in one order; a ranking keeps its own, as it is the answer. */
function same({ kind }: Item, answer: unknown): string {
  if (Array.isArray(answer)) return JSON.stringify(kind === 'ranking' ? answer : [...answer].sort())
  if (typeof answer !== 'object' || answer === null) return JSON.stringify(answer)
  return JSON.stringify(Object.entries(answer).sort(([one], [other]) => (one < other ? -1 : 1)))
}
