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

/** A question that is answered by one of its options: `=` compares with an option, whatever the type of its value. */
type HasOptions = (linkId: string) => boolean

/** Undefined where it says what we cannot. `idOf` gives the name of the question that a linkId means. */
export function fromEnableWhen(
  { enableWhen = [], enableBehavior }: Enabled,
  idOf: (linkId: string) => string,
  hasOptions: HasOptions = () => false,
): { condition?: Condition } | undefined {
  if (enableWhen.length === 0) return {}
  if (enableBehavior !== undefined && enableBehavior !== 'all' && enableBehavior !== 'any') return undefined
  const parts = enableWhen.map(each => readOne(each, idOf(each.question), hasOptions(each.question)))
  if (!parts.every(each => each !== undefined)) return undefined
  if (parts.length === 1) return { condition: parts[0] as Condition }
  // In STU3, which has no operators, one of several is enough.
  const isAny = enableBehavior === 'any' || (enableBehavior === undefined && isOlder({ enableWhen }))
  if (!isAny) return { condition: { all: parts } }
  const merged = mergeOptions(parts)
  return { condition: merged.length === 1 ? (merged[0] as Condition) : { any: merged } }
}

export const isOlder = ({ enableWhen = [] }: Enabled) => enableWhen.every(each => each.operator === undefined)

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

function readOne(when: EnableWhen, item: string, hasOptions: boolean): Condition | undefined {
  const operator = when.operator ?? (when.hasAnswer === undefined ? '=' : 'exists')
  if (operator === 'exists')
    return (when.answerBoolean ?? when.hasAnswer) === false
      ? { not: { item, answered: true } }
      : { item, answered: true }
  const value = when.answerInteger ?? when.answerDecimal
  const option = optionOf(when) ?? (hasOptions && value !== undefined ? String(value) : undefined)
  if (option !== undefined && (operator === '=' || operator === '!=')) {
    const is: Condition = { item, is: [option] }
    return operator === '=' ? is : { not: is }
  }
  return value === undefined ? undefined : compared(operator, item, value)
}

function optionOf(when: EnableWhen): string | undefined {
  const { answerBoolean, answerCoding } = when
  if (answerCoding) return answerCoding.code ?? answerCoding.display
  if (answerBoolean !== undefined) return answerBoolean ? 'yes' : 'no'
  return when.answerString ?? when.answerDate ?? when.answerDateTime ?? when.answerTime
}

function compared(operator: string, item: string, value: number): Condition | undefined {
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
    default:
      return undefined
  }
}
