import { areas } from '../../sharing/disclosures/index.ts'
import { type Condition, type Definition, type Item, itemsOf, optionsOf } from '../definition.ts'

/** One line: "om [fråga] är [svar]". `what` is a choice of the list, `number` goes with a number of another question. */
export type Line = { what: string; number: string }
export type Lines = { how: 'all' | 'any'; lines: Line[] }

export const mostLines = 10

/** What a condition may look at: questions with answers to choose among, and whether any was answered at all. */
export const optionIds = (definition: Definition, item: Item) =>
  item.kind === 'area'
    ? [...areas]
    : item.kind === 'matrix'
      ? []
      : optionsOf(definition, item).map(each => each.id)

/** A condition as lines; undefined when it says more than lines can, as from a file: it is then shown in words. */
export function linesOf(condition: Condition | undefined): Lines | undefined {
  if (!condition) return { how: 'all', lines: [] }
  if ('item' in condition && 'is' in condition && condition.is.length > 1)
    return {
      how: 'any',
      lines: condition.is.map(each => ({ what: `${condition.item}=${each}`, number: '' })),
    }
  if (!('all' in condition) && !('any' in condition)) {
    const line = lineOf(condition)
    return line && { how: 'all', lines: [line] }
  }
  const how = 'all' in condition ? 'all' : 'any'
  const inside = 'all' in condition ? condition.all : condition.any
  const lines = inside.flatMap(each =>
    how === 'any' && 'is' in each
      ? each.is.map(one => lineOf({ item: each.item, is: [one] }))
      : [lineOf(each)],
  )
  return lines.every(each => each !== undefined) ? { how, lines } : undefined
}

function lineOf(condition: Condition): Line | undefined {
  if ('not' in condition) {
    const line = lineOf(condition.not)
    return line?.what.includes('=') && !/[<>]/.test(line.what)
      ? { what: line.what.replace('=', '!'), number: '' }
      : undefined
  }
  if (!('item' in condition)) return undefined
  if ('answered' in condition) return { what: `${condition.item}?`, number: '' }
  if ('atLeast' in condition) return { what: `${condition.item}>`, number: String(condition.atLeast) }
  if ('atMost' in condition) return { what: `${condition.item}<`, number: String(condition.atMost) }
  return condition.is.length === 1 ? { what: `${condition.item}=${condition.is[0]}`, number: '' } : undefined
}

/** The condition that lines make; undefined for none. Lines about what is not there are left out. */
export function conditionOf(definition: Definition, { how, lines }: Lines): Condition | undefined {
  const known = new Set(itemsOf(definition).map(each => each.id))
  const each = lines
    .map(toCondition)
    .filter(one => one !== undefined && known.has(itemOf(one))) as Condition[]
  if (each.length === 0) return undefined
  if (each.length === 1) return each[0]
  return how === 'all' ? { all: each } : { any: each }
}

const itemOf = (condition: Condition): string =>
  'not' in condition ? itemOf(condition.not) : 'item' in condition ? condition.item : ''

function toCondition({ what, number }: Line): Condition | undefined {
  const read = /^([a-z0-9_-]+)([=!?<>])(.*)$/.exec(what)
  const [, item = '', sign, option = ''] = read ?? []
  if (sign === '?') return { item, answered: true }
  if (sign === '=') return { item, is: [option] }
  if (sign === '!') return { not: { item, is: [option] } }
  const n = Number(number.replace(',', '.'))
  if (number.trim() === '' || !Number.isFinite(n)) return undefined
  if (sign === '>') return { item, atLeast: n }
  return sign === '<' ? { item, atMost: n } : undefined
}
