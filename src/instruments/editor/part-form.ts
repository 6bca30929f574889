import {
  besides,
  type Definition,
  type Item,
  item as itemSchema,
  type Option,
  type Scale,
  type Section,
  type Words,
} from '../definition.ts'
import { conditionOf, type Lines, linesOf, mostLines } from './condition-form.ts'
import { isTicked, type List, lists, orNone, readOptions, readText, readWords } from './form-values.ts'
import { readKind } from './kinds/index.tsx'

/**
 * The fields of what is edited, by name: `label.sv`, `help.sv`, `required`, `besides`, lists as `options.0.id`, `options.0.sv`,
 * `options.0.picture`, conditions as `when.how`, `when.0.what`, `when.0.number`.
 */
export type Values = Record<string, string | string[]>

/** What the form makes of an item. Undefined when it is none: a list too short, a text too long. */
export function itemFrom(definition: Definition, before: Item, form: FormData): Item | undefined {
  const common = {
    ...before,
    label: readWords(form, definition, 'label', before.label),
    help: orNone(readWords(form, definition, 'help', before.help)),
    required: isTicked(form, 'required') || undefined,
    besides: besidesFrom(form),
    showWhen: whenFrom(definition, before, form),
    ...readKind(form, before, definition),
  }
  const read = itemSchema.safeParse(withoutEmpty(common))
  return read.success ? read.data : undefined
}

const withoutEmpty = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

function besidesFrom(form: FormData) {
  const chosen = besides.filter(each => form.getAll('besides').includes(each))
  return chosen.length ? chosen : undefined
}

/** A condition that lines cannot say stays as it was, unless it is taken away. */
function whenFrom(definition: Definition, before: Pick<Item | Section, 'showWhen' | 'id'>, form: FormData) {
  if (isTicked(form, 'when.kept')) return before.showWhen
  const lines: Lines['lines'] = []
  for (let i = 0; i < mostLines; i++) {
    const what = readText(form, `when.${i}.what`)
    if (what) lines.push({ what, number: readText(form, `when.${i}.number`) })
  }
  return conditionOf(definition, { how: readText(form, 'when.how') === 'any' ? 'any' : 'all', lines })
}

export function sectionFrom(definition: Definition, before: Section, form: FormData): Omit<Section, 'items'> {
  const help = orNone(readWords(form, definition, 'help', before.help))
  const showWhen = whenFrom(definition, before, form)
  return {
    id: before.id,
    title: readWords(form, definition, 'label', before.title),
    ...(help && { help }),
    ...(showWhen && { showWhen }),
  }
}

/** Undefined when it has become too short. What groups name and is gone goes out of them. */
export function scaleFrom(definition: Definition, before: Scale, form: FormData): Scale | undefined {
  const options = readOptions(form, definition, 'options', before.options)
  if (options.length < 2 || options.length > 11) return undefined
  const ids = new Set(options.map(each => each.id))
  const groups = before.groups
    ?.map(group => ({ ...group, options: group.options.filter(each => ids.has(each)) }))
    .filter(group => group.options.length)
  return { ...before, options, ...(groups && { groups }) }
}

/** A button in a list: moves, takes away. It works on what the form made, so that nothing typed is lost. */
export function withCommand<T extends { id: string }>(list: readonly T[], command: string, name: List): T[] {
  const [act, of, id] = command.split(':')
  const place = of === name ? list.findIndex(each => each.id === id) : -1
  if (place < 0) return [...list]
  if (act === 'remove') return list.filter(each => each.id !== id)
  const by = act === 'up' ? -1 : act === 'down' ? 1 : 0
  const other = list[place + by]
  if (!by || !other) return [...list]
  return list.map((each, i) => (i === place ? other : i === place + by ? (list[place] as T) : each))
}

export function itemValues(definition: Definition, item: Item): Values {
  const values: Values = {
    ...wordValues(definition, 'label', item.label),
    ...wordValues(definition, 'help', item.help),
    required: item.required ? 'yes' : '',
    besides: item.besides ?? [],
    ...whenValues(item.showWhen),
  }
  for (const list of lists) {
    const found = (
      item as unknown as Partial<
        Record<List, (Option & { help?: Words; kind?: string; options?: Option[] })[]>
      >
    )[list]
    for (const [i, each] of (found ?? []).entries()) {
      Object.assign(
        values,
        wordValues(definition, `${list}.${i}`, each.label),
        wordValues(definition, `${list}.${i}.help`, each.help),
      )
      values[`${list}.${i}.picture`] = each.picture ?? ''
      values[`${list}.${i}.kind`] = each.kind ?? ''
      values[`${list}.${i}.options`] = (each.options ?? [])
        .map(one => one.label[definition.languages[0] ?? 'sv'] ?? one.id)
        .join('\n')
    }
  }
  for (const name of ['scale', 'maxLength', 'min', 'max', 'decimals', 'maxRows'] as const)
    if (name in item) values[name] = String((item as unknown as Record<string, unknown>)[name] ?? '')
  if (item.kind === 'choice') values.other = item.other ? 'yes' : ''
  if (item.kind === 'area') values.many = item.many ? 'yes' : ''
  if (item.kind === 'number') Object.assign(values, wordValues(definition, 'unit', item.unit))
  return values
}

export const sectionValues = (definition: Definition, section: Section): Values => ({
  ...wordValues(definition, 'label', section.title),
  ...wordValues(definition, 'help', section.help),
  ...whenValues(section.showWhen),
})

export const scaleValues = (definition: Definition, scale: Scale): Values =>
  Object.assign({}, ...scale.options.map((each, i) => wordValues(definition, `options.${i}`, each.label)))

const wordValues = (definition: Definition, name: string, said: Words | undefined): Values =>
  Object.fromEntries(definition.languages.map(each => [`${name}.${each}`, said?.[each] ?? '']))

function whenValues(condition: Item['showWhen']): Values {
  const said = linesOf(condition)
  if (!said) return { 'when.kept': 'yes' }
  return {
    'when.how': said.how,
    ...Object.fromEntries(
      said.lines.flatMap((line, i) => [
        [`when.${i}.what`, line.what],
        [`when.${i}.number`, line.number],
      ]),
    ),
  }
}
