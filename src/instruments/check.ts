import { areas } from '../sharing/disclosures/index.ts'
import { conditionsByItem, itemsIn } from './conditions.ts'
import {
  type Condition,
  type Definition,
  definitionSchema,
  dontKnow,
  type Item,
  itemsOf,
  mostInDefinition,
  mostItems,
  notRelevant,
  optionsOf,
  type Words,
} from './definition.ts'

/**
 * What is wrong with a definition. `stops`: it cannot be published so. `gap`: a text is missing in a language; answerers
 * see the main language there. `at` is the id of the section, item or scale, or a path in the file.
 */
export type Problem = {
  kind:
    | 'too-large'
    | 'wrong-form'
    | 'same-id'
    | 'too-many-items'
    | 'no-items'
    | 'no-scale'
    | 'no-option'
    | 'no-item'
    | 'loop'
    | 'range'
    | 'no-columns'
    | 'missing-main'
    | 'missing-language'
  at: string
  /** What it is about: the id that is not there, the language, the characters. */
  what: string
  stops: boolean
}

/** Reads a definition from JSON that anybody may have written. Never throws. */
export function parseDefinition(
  json: unknown,
): { definition: Definition; problems: Problem[] } | { definition: undefined; problems: Problem[] } {
  if (isDeeper(json, mostNested))
    return { definition: undefined, problems: [stop('wrong-form', '', `more than ${mostNested} levels`)] }
  const size = JSON.stringify(json ?? null).length
  if (size > mostInDefinition)
    return { definition: undefined, problems: [stop('too-large', '', String(size))] }
  const read = definitionSchema.safeParse(json)
  if (!read.success)
    return {
      definition: undefined,
      problems: read.error.issues
        .slice(0, 50)
        .map(issue => stop('wrong-form', issue.path.join('.'), issue.message)),
    }
  return { definition: read.data, problems: checkDefinition(read.data) }
}

/** What reads it calls itself level by level, and a stack has an end. */
const mostNested = 60

const isDeeper = (json: unknown, levels: number): boolean =>
  typeof json === 'object' &&
  json !== null &&
  (levels === 0 || Object.values(json).some(each => isDeeper(each, levels - 1)))

/** All problems of a definition that has the right form, the stopping ones first. */
export function checkDefinition(definition: Definition): Problem[] {
  const problems = [
    ...sameIds(definition),
    ...amounts(definition),
    ...itemsOf(definition).flatMap(item => checkItem(definition, item)),
    ...references(definition),
    ...loops(definition),
    ...gaps(definition),
  ]
  return problems.sort((a, b) => Number(b.stops) - Number(a.stops))
}

const stop = (kind: Problem['kind'], at: string, what = ''): Problem => ({ kind, at, what, stops: true })

const twice = (ids: string[]) => [...new Set(ids.filter((each, place) => ids.indexOf(each) !== place))]

function sameIds(definition: Definition): Problem[] {
  const items = itemsOf(definition)
  const within = (at: string, list: { id: string }[]) =>
    twice(list.map(each => each.id)).map(each => stop('same-id', at, each))
  return [
    ...twice([...definition.sections, ...items].map(each => each.id)).map(each =>
      stop('same-id', each, each),
    ),
    ...twice(definition.scales.map(each => each.id)).map(each => stop('same-id', each, each)),
    ...twice(definition.languages).map(each => stop('same-id', 'languages', each)),
    ...definition.scales.flatMap(each => [
      ...within(each.id, each.options),
      ...within(each.id, each.groups ?? []),
    ]),
    ...items.flatMap(item => [
      ...('options' in item ? within(item.id, item.options) : []),
      ...('rows' in item ? within(item.id, item.rows) : []),
      ...('columns' in item && item.columns ? within(item.id, item.columns) : []),
      ...(item.kind === 'table' ? item.columns.flatMap(each => within(item.id, each.options ?? [])) : []),
    ]),
  ]
}

function amounts(definition: Definition): Problem[] {
  const items = itemsOf(definition)
  if (items.length === 0) return [stop('no-items', '')]
  return items.length > mostItems ? [stop('too-many-items', '', String(items.length))] : []
}

function checkItem(definition: Definition, item: Item): Problem[] {
  const problems: Problem[] = []
  const scale = 'scale' in item ? item.scale : undefined
  if (scale && !definition.scales.some(each => each.id === scale))
    problems.push(stop('no-scale', item.id, scale))
  if (item.kind === 'matrix' && !item.scale === !item.columns) problems.push(stop('no-columns', item.id))
  if (item.kind === 'table')
    for (const column of item.columns)
      if (column.kind === 'choice' && !column.options) problems.push(stop('no-option', item.id, column.id))
  if (
    (item.kind === 'number' || item.kind === 'choices') &&
    item.min !== undefined &&
    item.max !== undefined &&
    item.min > item.max
  )
    problems.push(stop('range', item.id, `${item.min}–${item.max}`))
  return problems
}

/** Conditions look at items that are there, and at options that those have. */
function references(definition: Definition): Problem[] {
  const items = new Map(itemsOf(definition).map(each => [each.id, each]))
  const judge = (at: string, condition: Condition): Problem[] => {
    if ('all' in condition) return condition.all.flatMap(each => judge(at, each))
    if ('any' in condition) return condition.any.flatMap(each => judge(at, each))
    if ('not' in condition) return judge(at, condition.not)
    const of = items.get(condition.item)
    if (!of) return [stop('no-item', at, condition.item)]
    if (!('is' in condition)) return []
    const known = [
      ...(of.kind === 'area' ? areas : optionsOf(definition, of).map(each => each.id)),
      notRelevant,
      dontKnow,
    ]
    return condition.is.filter(each => !known.includes(each)).map(each => stop('no-option', at, each))
  }
  return [
    ...definition.sections.flatMap(each => (each.showWhen ? judge(each.id, each.showWhen) : [])),
    ...[...items.values()].flatMap(each => (each.showWhen ? judge(each.id, each.showWhen) : [])),
    ...definition.scales.flatMap(scale =>
      (scale.groups ?? []).flatMap(group =>
        group.options
          .filter(each => !scale.options.some(option => option.id === each))
          .map(each => stop('no-option', scale.id, each)),
      ),
    ),
  ]
}

/** An item that, through conditions, depends on its own answer would never be asked, or always. */
function loops(definition: Definition): Problem[] {
  const arrows = new Map(
    [...conditionsByItem(definition)].map(([item, conditions]) => [item, conditions.flatMap(itemsIn)]),
  )
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (arrows.get(from) ?? []).some(
      next => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    )
  return [...arrows.keys()].filter(item => reaches(item, item)).map(item => stop('loop', item, item))
}

/** Every text in every language: the main one must be whole, the others are told as gaps. */
function gaps(definition: Definition): Problem[] {
  const [main, ...others] = definition.languages
  return [...textsOf(definition)].flatMap(({ at, words }) => [
    ...(words[main as string] ? [] : [stop('missing-main', at, main)]),
    ...others
      .filter(each => !words[each])
      .map((each): Problem => ({ kind: 'missing-language', at, what: each, stops: false })),
  ])
}

/** Every text of a definition with the id that it belongs to. */
export function* textsOf(definition: Definition): Generator<{ at: string; words: Words }> {
  const { title, introduction, ending, caution, source } = definition
  for (const words of [title, source.note, source.rights]) yield { at: '', words }
  for (const words of [introduction, ending, caution]) if (isWritten(words)) yield { at: '', words }
  for (const scale of definition.scales)
    for (const each of [...scale.options, ...(scale.groups ?? [])]) yield { at: scale.id, words: each.label }
  for (const section of definition.sections) {
    yield { at: section.id, words: section.title }
    if (isWritten(section.help)) yield { at: section.id, words: section.help }
    for (const item of section.items) for (const words of textsOfItem(item)) yield { at: item.id, words }
  }
}

/** A text that need not be there counts once it has been begun in some language. */
const isWritten = (words: Words | undefined): words is Words => Object.values(words ?? {}).some(Boolean)

function textsOfItem(item: Item): Words[] {
  const inside = [
    ...('options' in item ? item.options : []),
    ...('rows' in item ? item.rows : []),
    ...('columns' in item ? (item.columns ?? []) : []),
  ]
  const columnOptions = item.kind === 'table' ? item.columns.flatMap(each => each.options ?? []) : []
  const all = [...inside, ...columnOptions]
  const optional = [
    item.help,
    item.kind === 'number' ? item.unit : undefined,
    ...all.map(each => ('help' in each ? each.help : undefined)),
  ]
  return [item.label, ...all.map(each => each.label), ...optional.filter(isWritten)]
}
