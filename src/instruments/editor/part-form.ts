import {
  besides,
  type Definition,
  type Item,
  type ItemOf,
  item as itemSchema,
  type Option,
  type Scale,
  type Section,
  type Words,
} from '../definition.ts'
import { conditionOf, type Lines, linesOf, mostLines } from './condition-form.ts'
import { freeId } from './edits.ts'

/**
 * The fields of what is edited, by name: `label.sv`, `help.sv`, `required`, `besides`, lists as `options.0.id`, `options.0.sv`,
 * `options.0.picture`, conditions as `when.how`, `when.0.what`, `when.0.number`.
 */
export type Values = Record<string, string | string[]>

export const lists = ['options', 'rows', 'columns'] as const
export type List = (typeof lists)[number]

const one = (form: FormData, name: string) => {
  const value = form.getAll(name).at(-1)
  return typeof value === 'string'
    ? value
        .replace(/\r\n?/g, '\n')
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .toWellFormed()
        .trim()
    : ''
}

const words = (form: FormData, definition: Definition, name: string, before: Words | undefined): Words => {
  const said = { ...before }
  for (const each of definition.languages) {
    const text = one(form, `${name}.${each}`)
    // A question and an answer are one line, however it was typed.
    if (text) said[each] = name === 'help' ? text : text.replace(/\s*\n\s*/g, ' ')
    else delete said[each]
  }
  return said
}

const orNone = (said: Words) => (Object.keys(said).length ? said : undefined)

const whole = (text: string) =>
  /^-?\d{1,9}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined

/** What the form makes of an item. Undefined when it is none: a list too short, a text too long. */
export function itemFrom(definition: Definition, before: Item, form: FormData): Item | undefined {
  const common = {
    ...before,
    label: words(form, definition, 'label', before.label),
    help: orNone(words(form, definition, 'help', before.help)),
    required: one(form, 'required') === 'yes' || undefined,
    besides: besidesFrom(form),
    showWhen: whenFrom(definition, before, form),
    ...kindFrom(definition, before, form),
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
  if (one(form, 'when.kept') === 'yes') return before.showWhen
  const lines: Lines['lines'] = []
  for (let i = 0; i < mostLines; i++) {
    const what = one(form, `when.${i}.what`)
    if (what) lines.push({ what, number: one(form, `when.${i}.number`) })
  }
  return conditionOf(definition, { how: one(form, 'when.how') === 'any' ? 'any' : 'all', lines })
}

function kindFrom(definition: Definition, before: Item, form: FormData): object {
  const maxLength = whole(one(form, 'maxLength'))
  switch (before.kind) {
    case 'text':
    case 'longText':
    case 'strengthsAndNeeds':
      return { maxLength }
    case 'choice':
      return {
        options: optionsFrom(form, definition, 'options', before.options),
        other: one(form, 'other') === 'yes' || undefined,
      }
    case 'choices':
      return {
        options: optionsFrom(form, definition, 'options', before.options),
        min: whole(one(form, 'min')),
        max: whole(one(form, 'max')),
      }
    case 'faces':
    case 'ranking':
      return { options: optionsFrom(form, definition, 'options', before.options) }
    case 'scale':
      return { scale: one(form, 'scale') || before.scale }
    case 'area':
      return { many: one(form, 'many') === 'yes' || undefined }
    case 'matrix':
      return matrixFrom(definition, before, form, maxLength)
    case 'table':
      return {
        columns: columnsFrom(form, definition, before),
        maxRows: whole(one(form, 'maxRows')) ?? before.maxRows,
      }
    case 'number':
      return {
        min: whole(one(form, 'min')),
        max: whole(one(form, 'max')),
        decimals: whole(one(form, 'decimals')),
        unit: orNone(words(form, definition, 'unit', before.unit)),
      }
    default:
      return {}
  }
}

function matrixFrom(
  definition: Definition,
  before: ItemOf<'matrix'>,
  form: FormData,
  maxLength: number | undefined,
) {
  const scale = one(form, 'scale')
  const columns = optionsFrom(form, definition, 'columns', before.columns ?? [])
  const rows = { rows: optionsFrom(form, definition, 'rows', before.rows) }
  if (scale) return { ...rows, scale, columns: undefined, maxLength: undefined }
  return { ...rows, scale: undefined, columns: columns.length ? columns : before.columns, maxLength }
}

/** Lines of a list in their order. A new line has no id yet: it gets one from its words. */
function optionsFrom<T extends Option>(
  form: FormData,
  definition: Definition,
  list: List,
  before: readonly T[],
): T[] {
  const taken = before.map(each => each.id)
  const found: T[] = []
  for (const i of numbersOf(form, list)) {
    const id = one(form, `${list}.${i}.id`)
    const old = before.find(each => each.id === id)
    const label = words(form, definition, `${list}.${i}`, old?.label)
    const isNew = !old
    if (isNew && Object.keys(label).length === 0) continue
    const help = words(form, definition, `${list}.${i}.help`, (old as { help?: Words } | undefined)?.help)
    const picture = one(form, `${list}.${i}.picture`)
    const own = old?.id ?? freeId(taken, Object.values(label)[0] ?? '', list.slice(0, -1))
    taken.push(own)
    found.push({
      ...(old as T),
      id: own,
      label,
      ...(Object.keys(help).length ? { help } : {}),
      ...(picture ? { picture } : {}),
    })
  }
  return found
}

const numbersOf = (form: FormData, list: List) =>
  [...new Set([...form.keys()].map(name => new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1]))]
    .filter(each => each !== undefined)
    .map(Number)
    .sort((a, b) => a - b)

const columnKinds = ['text', 'longText', 'number', 'date', 'choice'] as const

function columnsFrom(form: FormData, definition: Definition, before: ItemOf<'table'>) {
  const ids = numbersOf(form, 'columns')
  const plain = optionsFrom(form, definition, 'columns', before.columns as unknown as Option[])
  return plain.map(column => {
    const old = before.columns.find(each => each.id === column.id)
    const i =
      ids.find(each => one(form, `columns.${each}.id`) === column.id) ??
      ids.find(each => !one(form, `columns.${each}.id`))
    const kind = columnKinds.find(each => each === one(form, `columns.${i}.kind`)) ?? old?.kind ?? 'text'
    const { options: _options, ...rest } = { ...old, ...column, kind }
    return kind === 'choice'
      ? { ...rest, options: lineOptions(one(form, `columns.${i}.options`), definition, old?.options) }
      : rest
  })
}

/** One answer a line, in the main language. A line that was there keeps its id; where only words changed, its place tells. */
function lineOptions(text: string, definition: Definition, before: Option[] = []): Option[] {
  const main = definition.languages[0] ?? 'sv'
  const lines = text
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
  const isSameLength = lines.length === before.length
  const taken: string[] = []
  const options = lines.map((line, i): Option => {
    const old = before.find(each => each.label[main] === line) ?? (isSameLength ? before[i] : undefined)
    const id =
      old && !taken.includes(old.id)
        ? old.id
        : freeId([...taken, ...before.map(each => each.id)], line, 'option')
    taken.push(id)
    return { ...old, id, label: { ...old?.label, [main]: line } }
  })
  return options.length >= 2
    ? options
    : before.length >= 2
      ? before
      : [
          { id: 'yes', label: { [main]: main === 'sv' ? 'Ja' : 'Yes' } },
          { id: 'no', label: { [main]: main === 'sv' ? 'Nej' : 'No' } },
        ]
}

export function sectionFrom(definition: Definition, before: Section, form: FormData): Omit<Section, 'items'> {
  const help = orNone(words(form, definition, 'help', before.help))
  const showWhen = whenFrom(definition, before, form)
  return {
    id: before.id,
    title: words(form, definition, 'label', before.title),
    ...(help && { help }),
    ...(showWhen && { showWhen }),
  }
}

/** Undefined when it has become too short. What groups name and is gone goes out of them. */
export function scaleFrom(definition: Definition, before: Scale, form: FormData): Scale | undefined {
  const options = optionsFrom(form, definition, 'options', before.options)
  if (options.length < 2 || options.length > 11) return undefined
  const ids = new Set(options.map(each => each.id))
  const groups = before.groups
    ?.map(group => ({ ...group, options: group.options.filter(each => ids.has(each)) }))
    .filter(group => group.options.length)
  return { ...before, options, ...(groups && { groups }) }
}

/** A button in a list: moves, takes away. Done on what the form made, so that nothing typed is lost. */
export function withDeed<T extends { id: string }>(list: readonly T[], deed: string, name: List): T[] {
  const [act, of, id] = deed.split(':')
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
