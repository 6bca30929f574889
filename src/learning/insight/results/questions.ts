import {
  type Definition,
  dontKnow,
  type Item,
  itemsOf,
  notRelevant,
  optionsOf,
  scaleOf,
} from '../../../instruments/index.ts'
import { areas } from '../../../sharing/disclosures/index.ts'

/** How an item is counted: one answer, several, by place, by row, a number among edges, or only how many wrote something. */
export type Counting = 'one' | 'many' | 'rank' | 'rows' | 'number' | 'text'

/**
 * What an item asks, as it is counted. `parts`: the rows of a matrix, the options of which several could be chosen or that were
 * ranked; one empty part for the others. `options`: what each part was answered with, in order. `asides`: in place of an answer.
 */
export type Question = {
  item: string
  counting: Counting
  parts: string[]
  options: string[]
  asides: string[]
  /** for numbers: where one bin ends and the next begins; option i holds from edge i − 1 up to, not including, edge i */
  edges: number[]
  /** options that are read together, by id */
  summaries: { id: string; options: string[] }[]
  /** where written words stand that wait for a process leader: '' is the answer itself */
  texts: string[]
}

export const other = '$other'
/** The option under which it stands how many answered with one of the answers. */
export const base = '$n'

export const questionsOf = (definition: Definition): Question[] =>
  itemsOf(definition).map(item => questionOf(definition, item))

function questionOf(definition: Definition, item: Item): Question {
  const counting = countingOf(item)
  const ids = item.kind === 'area' ? [...areas] : optionsOf(definition, item).map(({ id }) => id)
  const edges = item.kind === 'number' ? edgesOf(item) : []
  return {
    item: item.id,
    counting,
    parts:
      counting === 'rows' && item.kind === 'matrix'
        ? item.rows.map(({ id }) => id)
        : counting === 'many' || counting === 'rank'
          ? ids
          : [''],
    options: optionsAnswered(counting, item, ids, edges),
    asides: (item.besides ?? []).map(each => (each === 'not-relevant' ? notRelevant : dontKnow)),
    edges,
    summaries:
      item.kind === 'scale' || (item.kind === 'matrix' && item.scale)
        ? (scaleOf(definition, item.scale)?.groups ?? []).map(({ id, options }) => ({
            id: `~${id}`,
            options,
          }))
        : [],
    texts: textsIn(item),
  }
}

function textsIn(item: Item) {
  if (item.kind === 'text' || item.kind === 'longText') return ['']
  if (item.kind === 'strengthsAndNeeds') return ['strengths', 'needs']
  return item.kind === 'choice' && item.other ? ['other'] : []
}

function countingOf(item: Item): Counting {
  if (item.kind === 'choice' || item.kind === 'faces' || item.kind === 'scale') return 'one'
  if (item.kind === 'choices' || item.kind === 'area') return 'many'
  if (item.kind === 'ranking') return 'rank'
  if (item.kind === 'matrix' && item.scale) return 'rows'
  return item.kind === 'number' ? 'number' : 'text'
}

function optionsAnswered(counting: Counting, item: Item, ids: string[], edges: number[]) {
  if (counting === 'many') return ['yes']
  if (counting === 'rank') return ids.map((_, i) => String(i + 1))
  if (counting === 'number') return Array.from({ length: edges.length + 1 }, (_, i) => String(i))
  if (counting === 'text') return []
  return item.kind === 'choice' && item.other ? [...ids, other] : ids
}

const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000]

/**
 * From the question alone, never from the answers: edges that followed these would tell the least and the most. Each whole number
 * by itself when there are at most twelve, else at most ten bins of a round width.
 */
function edgesOf({ min, max, decimals = 0 }: Extract<Item, { kind: 'number' }>): number[] {
  if (min === undefined || max === undefined) return round
  const least = Math.floor(min)
  const width =
    max - least <= 11 && !decimals
      ? 1
      : (round.find(each => (max - least) / each <= 10) ?? (max - least) / 10)
  const edges: number[] = []
  for (let edge = least + width; edge <= max; edge += width) edges.push(edge)
  return edges
}
