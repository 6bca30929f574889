import { type Condition, type Definition, type Item, itemsOf } from '../../definition.ts'
import type { EnableWhen, QuestionnaireItem } from './shape.ts'

type Enabled = Pick<QuestionnaireItem, 'enableWhen' | 'enableBehavior'>

const withOptions: readonly Item['kind'][] = ['choice', 'choices', 'scale', 'faces', 'area', 'ranking']
const withAnswer: readonly Item['kind'][] = [...withOptions, 'text', 'longText', 'number', 'date']

/** A condition as far as FHIR can say it, which is one level of and/or; else nothing, and it stands in our extension. */
export function toEnableWhen(definition: Definition, condition: Condition | undefined): Enabled {
  if (!condition) return {}
  const items = new Map(itemsOf(definition).map(each => [each.id, each]))
  const one = (each: Condition) => simple(each, items)
  if ('all' in condition) {
    const parts = condition.all.map(one)
    return parts.every(each => each?.length === 1)
      ? { enableWhen: parts.flatMap(each => each ?? []), enableBehavior: 'all' }
      : {}
  }
  const parts = 'any' in condition ? condition.any.map(one) : [one(condition)]
  if (!parts.every(each => each !== undefined)) return {}
  const all = parts.flat()
  return { enableWhen: all, ...(all.length > 1 ? { enableBehavior: 'any' as const } : {}) }
}

/** One or, where several options are meant, an "any" of several. */
function simple(condition: Condition, items: Map<string, Item>): EnableWhen[] | undefined {
  if (!('item' in condition)) return undefined
  const item = items.get(condition.item)
  if (!item) return undefined
  const question = condition.item
  if ('is' in condition)
    return withOptions.includes(item.kind)
      ? condition.is.map(code => ({ question, operator: '=', answerCoding: { code } }))
      : undefined
  if ('answered' in condition)
    return withAnswer.includes(item.kind)
      ? [{ question, operator: 'exists', answerBoolean: true }]
      : undefined
  if (item.kind !== 'number') return undefined
  const [operator, value] =
    'atLeast' in condition ? (['>=', condition.atLeast] as const) : (['<=', condition.atMost] as const)
  if (!item.decimals && !isInt32(value)) return undefined
  return [{ question, operator, ...(item.decimals ? { answerDecimal: value } : { answerInteger: value }) }]
}

export const isInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31

/** Undefined where it says what we cannot. `idOf` gives our id of a linkId. */
export function fromEnableWhen(
  { enableWhen = [], enableBehavior }: Enabled,
  idOf: (linkId: string) => string,
): { condition?: Condition } | undefined {
  if (enableWhen.length === 0) return {}
  const parts = enableWhen.map(each => readOne(each, idOf(each.question)))
  if (!parts.every(each => each !== undefined)) return undefined
  if (parts.length === 1) return { condition: parts[0] as Condition }
  if (enableBehavior !== 'any') return { condition: { all: parts } }
  const merged = mergeOptions(parts)
  return { condition: merged.length === 1 ? (merged[0] as Condition) : { any: merged } }
}

/** "The answer is a" or "the answer is b" of one question are one condition here. */
function mergeOptions(parts: readonly Condition[]) {
  const merged: Condition[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last && 'is' in last && 'is' in part && last.item === part.item)
      merged[merged.length - 1] = { item: last.item, is: [...last.is, ...part.is] }
    else merged.push(part)
  }
  return merged
}

function readOne(
  { operator, answerBoolean, answerCoding, answerInteger, answerDecimal }: EnableWhen,
  item: string,
): Condition | undefined {
  const value = answerInteger ?? answerDecimal
  if (operator === 'exists')
    return answerBoolean === false ? { not: { item, answered: true } } : { item, answered: true }
  const option =
    answerCoding?.code ?? (answerBoolean === undefined ? undefined : answerBoolean ? 'yes' : 'no')
  if (option !== undefined) {
    const is: Condition = { item, is: [option] }
    return operator === '=' ? is : operator === '!=' ? { not: is } : undefined
  }
  if (value === undefined) return undefined
  const equal: Condition = {
    all: [
      { item, atLeast: value },
      { item, atMost: value },
    ],
  }
  switch (operator) {
    case '>=':
      return { item, atLeast: value }
    case '<=':
      return { item, atMost: value }
    case '=':
      return equal
    case '!=':
      return { not: equal }
    // An item that is not answered is neither more nor less.
    case '>':
      return { all: [{ item, answered: true }, { not: { item, atMost: value } }] }
    case '<':
      return { all: [{ item, answered: true }, { not: { item, atLeast: value } }] }
  }
}
