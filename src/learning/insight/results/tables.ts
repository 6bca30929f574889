import { type Cell, hide, type Sum } from '../hiding/index.ts'
import type { Group } from './groups.ts'
import { base, type Question } from './questions.ts'

/** A row of `learning.count_answers`. */
export type CountRow = { target_id: string | null; item: string; part: string; option: string; n: number }

/** [group, item, part, option, value]; null is hidden. */
export type ReleasedCell = [number, string, string, string, number | null]

/** All that a release shows of one question, with small numbers hidden over all its groups at once (R16, ADR 10). */
export function releaseQuestion(
  question: Question,
  groups: readonly Group[],
  counts: readonly CountRow[],
  limit: number,
): ReleasedCell[] {
  const at = counter(counts)
  const cells: ReleasedCell[] = []
  const put = (table: Table) => cells.push(...shownOf(question, table, groups, limit))
  for (const part of question.counting === 'rows' ? question.parts : ['']) {
    const count = (group: Group, option: string) =>
      at(group, part, option) + (part && option.startsWith('$') ? at(group, '', option) : 0)
    const n = (group: Group) =>
      ['many', 'rank', 'text'].includes(question.counting)
        ? at(group, '', '$answered')
        : question.options.reduce((sum, option) => sum + count(group, option), 0)
    if (question.counting === 'many')
      for (const each of question.parts)
        put({
          part: each,
          total: n,
          columns: ['yes', '-'],
          value: (g, o) => (o === 'yes' ? at(g, each, o) : n(g) - at(g, each, 'yes')),
        })
    else if (question.counting === 'rank') cells.push(...releaseRanking(question, groups, at, limit))
    else if (question.options.length)
      put({ part, total: n, columns: question.options, value: count, summaries: question.summaries })
    if (question.asides.length) {
      const left = (group: Group) => group.answers - n(group)
      const none = (group: Group) =>
        left(group) - question.asides.reduce((sum, aside) => sum + count(group, aside), 0)
      put({
        part,
        total: left,
        columns: [...question.asides, '-'],
        value: (g, o) => (o === '-' ? none(g) : count(g, o)),
        isAside: true,
      })
    }
    for (const group of groups)
      if (isShown(group, limit))
        cells.push([group.number, question.item, part, base, n(group) < limit ? null : n(group)])
  }
  return cells
}

const isShown = ({ rest, answers }: Group, limit: number) => !rest && answers >= limit

/** One sum per group: the columns make the total, which is told (how many answered is no secret, ADR 10). `-` is never shown. */
type Table = {
  part: string
  total: (group: Group) => number
  columns: readonly string[]
  value: (group: Group, column: string) => number
  /** in place of an answer: the total is who gave none, and it is harmless how many of them left it empty */
  isAside?: boolean
  summaries?: Question['summaries']
}

function shownOf({ item }: Question, table: Table, groups: readonly Group[], limit: number): ReleasedCell[] {
  const { part, columns, value, isAside = false, summaries = [] } = table
  const used = groups.filter(group => table.total(group) > 0)
  const cells: Cell[] = []
  const sums: Sum[] = []
  for (const group of used) {
    const id = (column: string) => `${group.number}/${column}`
    const total = table.total(group)
    const isSmall = group.rest || (isAside ? group.answers : total) < limit
    const cost = levelCost[group.dimension]
    const add = (column: string, count: number, more = 0) =>
      cells.push({
        id: id(column),
        value: count,
        sensitive: isSmall,
        harmless: isAside && column === '-',
        cost: cost + more,
      })
    cells.push({ id: id(base), value: total, known: true })
    for (const column of columns) add(column, value(group, column))
    sums.push({ total: id(base), parts: columns.map(id) })
    for (const { id: name, options } of summaries) {
      add(
        name,
        options.reduce((sum, option) => sum + value(group, option), 0),
        20,
      )
      sums.push({ total: id(name), parts: options.map(id) })
    }
  }
  const names = [...columns, ...summaries.map(({ id }) => id)]
  sums.push(
    ...levels(used).flatMap(([parent, children]) =>
      names.map(name => ({ total: `${parent}/${name}`, parts: children.map(each => `${each}/${name}`) })),
    ),
  )
  const hidden = new Set(hide(cells, sums, limit))
  return groups
    .filter(group => isShown(group, limit))
    .flatMap(group =>
      names
        .filter(name => name !== '-')
        .map((name): ReleasedCell => {
          const isHidden = table.total(group) > 0 ? hidden.has(`${group.number}/${name}`) : true
          const count = name.startsWith('~')
            ? (cells.find(({ id }) => id === `${group.number}/${name}`)?.value ?? 0)
            : value(group, name)
          return [group.number, item, part, name, isHidden ? null : count]
        }),
    )
}

/** The whole is missed most: it is what is compared and told onwards. */
const levelCost = { all: 400, kind: 120, role: 120, organisation: 60, unit: 0 } as const

/** Each group with the groups that make it, once for each way to divide it. */
function levels(used: readonly Group[]): [number, number[]][] {
  const children = Map.groupBy(
    used.filter(({ parent }) => parent !== undefined),
    ({ parent, dimension }) => `${parent} ${dimension}`,
  )
  return [...children.values()].map(own => [own[0]?.parent as number, own.map(({ number }) => number)])
}

/** Each option has a place or none with each who ranked, and each place an option: all of it is one table. */
function releaseRanking(
  { item, parts, options }: Question,
  groups: readonly Group[],
  at: Counter,
  limit: number,
): ReleasedCell[] {
  const total = (group: Group) => at(group, '', '$answered')
  const used = groups.filter(group => total(group) > 0)
  const cells: Cell[] = []
  const sums: Sum[] = []
  for (const group of used) {
    const id = (...names: string[]) => [group.number, ...names].join('/')
    const isSmall = group.rest || total(group) < limit
    const put = (name: string, value: number, harmless = false) =>
      cells.push({ id: name, value, sensitive: isSmall, harmless, cost: levelCost[group.dimension] })
    cells.push({ id: id(base), value: total(group), known: true })
    for (const part of parts) {
      for (const place of options) put(id(part, place), at(group, part, place))
      put(id(part, '-'), total(group) - options.reduce((sum, place) => sum + at(group, part, place), 0), true)
      sums.push({ total: id(base), parts: [...options, '-'].map(place => id(part, place)) })
    }
    for (const place of options) {
      const told = parts.reduce((sum, part) => sum + at(group, part, place), 0)
      cells.push({ id: id(place), value: told, known: true })
      sums.push({ total: id(place), parts: parts.map(part => id(part, place)) })
    }
  }
  for (const [parent, children] of levels(used))
    for (const part of parts)
      for (const place of [...options, '-'])
        sums.push({
          total: `${parent}/${part}/${place}`,
          parts: children.map(each => `${each}/${part}/${place}`),
        })
  const hidden = new Set(hide(cells, sums, limit))
  return groups
    .filter(group => isShown(group, limit))
    .flatMap(group =>
      parts.flatMap(part =>
        options.map((place): ReleasedCell => {
          const isHidden = !total(group) || hidden.has(`${group.number}/${part}/${place}`)
          return [group.number, item, part, place, isHidden ? null : at(group, part, place)]
        }),
      ),
    )
}

type Counter = (group: Group, part: string, option: string) => number

/** Sums over the targets of a group, each worked out once. */
function counter(counts: readonly CountRow[]): Counter {
  const by = Map.groupBy(counts, ({ part, option }) => `${part}\n${option}`)
  const known = new Map<string, number>()
  return (group, part, option) => {
    const key = `${group.number}\n${part}\n${option}`
    const sum =
      known.get(key) ??
      (by.get(`${part}\n${option}`) ?? []).reduce(
        (total, row) => total + (group.targets.has(row.target_id ?? '') ? row.n : 0),
        0,
      )
    known.set(key, sum)
    return sum
  }
}
