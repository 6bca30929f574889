import {
  type Answers,
  type Definition,
  dontKnow,
  type Item,
  itemsOf,
  notRelevant,
  type Option,
  optionsOf,
  readAnswers,
} from '../../../instruments/index.ts'
import { type Csv, type CsvRow, columnIndex, isFormula, unnamedColumns } from '../../../platform/csv/index.ts'
import type { Target } from '../asking/targets.ts'
import type { MappedColumn, Mapping } from './mapping.ts'

/** What could not be taken, and where: a column of the mapping, or a cell. */
export type RowTrouble = {
  kind:
    | 'no-column'
    | 'unmapped'
    | 'no-item'
    | 'uneven'
    | 'formula'
    | 'not-a-choice'
    | 'wrong'
    | 'no-target'
    | 'empty'
  line?: number
  column: string
  what: string
}

export type ReadRow = { target: string | null; answers: Answers }

/** Every row as answers, and every trouble; with one trouble nothing is taken, so all are told at once. */
export function readRows(
  csv: Csv,
  mapping: Mapping,
  definition: Definition,
  targets: readonly Target[],
): { rows: ReadRow[]; troubles: RowTrouble[] } {
  const { columns, troubles } = placeColumns(csv, mapping, definition)
  const target = mapping.target && { ...mapping.target, at: columnIndex(csv, mapping.target.column) }
  if (target?.at === -1) troubles.push({ kind: 'no-column', column: target.column, what: '' })
  const named = [
    ...mapping.columns.map(each => each.column),
    ...(mapping.leave ?? []),
    ...(target ? [target.column] : []),
  ]
  for (const column of unnamedColumns(csv, named)) troubles.push({ kind: 'unmapped', column, what: '' })
  if (troubles.length) return { rows: [], troubles }
  const rows: ReadRow[] = []
  const idOf = targetFinder(targets)
  for (const row of csv.rows) {
    const read = readRow(row, columns, definition)
    const from = target ? (row.cells[target.at] ?? '') : ''
    const where = target && from in target.values ? target.values[from] : undefined
    const targetId = where ? idOf(where) : null
    if (target && (where === undefined || targetId === undefined))
      read.troubles.push({ kind: 'no-target', line: row.line, column: target.column, what: from })
    troubles.push(...read.troubles)
    if (read.troubles.length === 0) rows.push({ target: targetId ?? null, answers: read.answers })
  }
  return { rows, troubles }
}

type Placed = MappedColumn & { at: number; of: Item; options: Map<string, string> }

function placeColumns(csv: Csv, mapping: Mapping, definition: Definition) {
  const troubles: RowTrouble[] = []
  const items = new Map(itemsOf(definition).map(item => [item.id, item]))
  const columns = mapping.columns.flatMap((each): Placed[] => {
    const at = columnIndex(csv, each.column)
    const of = items.get(each.item)
    if (at === -1) troubles.push({ kind: 'no-column', column: each.column, what: '' })
    const isThere = of && (!each.row || (of.kind === 'matrix' && of.rows.some(row => row.id === each.row)))
    if (!isThere)
      troubles.push({
        kind: 'no-item',
        column: each.column,
        what: each.row ? `${each.item}.${each.row}` : each.item,
      })
    return at !== -1 && of && isThere
      ? [{ ...each, at, of, options: optionsByWords(optionsOf(definition, of), each.values) }]
      : []
  })
  return { columns, troubles }
}

/** An option by its id, by its words in any language, by what the mapping calls it. */
function optionsByWords(options: readonly Option[], values: Record<string, string> = {}) {
  const known = new Map<string, string>([
    ['vet inte', dontKnow],
    ['don’t know', dontKnow],
    ["don't know", dontKnow],
    ['inte aktuellt i min roll', notRelevant],
    ['not relevant in my role', notRelevant],
  ])
  for (const { id, label } of options)
    for (const words of [id, ...Object.values(label)]) known.set(same(words), id)
  for (const [words, id] of Object.entries(values)) known.set(same(words), id)
  return known
}

const same = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

function readRow({ cells, line, uneven }: CsvRow, columns: readonly Placed[], definition: Definition) {
  const troubles: RowTrouble[] = []
  if (uneven) return { answers: {}, troubles: [{ kind: 'uneven' as const, line, column: '', what: '' }] }
  const raw: Record<string, unknown> = {}
  for (const column of columns) {
    const cell = cells[column.at] ?? ''
    if (cell === '') continue
    if (isFormula(cell))
      troubles.push({ kind: 'formula', line, column: column.column, what: cell.slice(0, 60) })
    else if (!put(raw, column, cell))
      troubles.push({ kind: 'not-a-choice', line, column: column.column, what: cell.slice(0, 60) })
  }
  const { answers, problems } = readAnswers(definition, raw, { partial: true })
  for (const problem of problems) {
    const column = columns.find(each => each.item === problem.item)?.column ?? problem.item
    if (!troubles.some(each => each.column === column))
      troubles.push({ kind: 'wrong', line, column, what: problem.what })
  }
  if (troubles.length === 0 && Object.keys(answers).length === 0)
    troubles.push({ kind: 'empty', line, column: '', what: '' })
  return { answers, troubles }
}

/** One cell into the row's answers; false where it is none of the choices. */
function put(
  raw: Record<string, unknown>,
  { of, item, row, option, options }: Placed,
  cell: string,
): boolean {
  if (row) {
    const chosen = options.get(same(cell))
    if (!chosen) return false
    raw[item] = { ...(raw[item] as object | undefined), [row]: chosen }
    return true
  }
  if (option) {
    if (['nej', 'no', '0', 'false', 'falskt'].includes(same(cell))) return true
    raw[item] = [...((raw[item] as string[] | undefined) ?? []), option]
    return ['ja', 'yes', '1', 'x', 'true', 'sant'].includes(same(cell))
  }
  if (of.kind === 'number') {
    const n = Number(cell.replace(/[\s\u00a0]/g, '').replace(',', '.'))
    raw[item] = n
    return Number.isFinite(n)
  }
  if (of.kind === 'choices' || of.kind === 'area') {
    const chosen = cell
      .split('|')
      .map(each => options.get(same(each)) ?? (of.kind === 'area' ? each.trim() : undefined))
    raw[item] = chosen
    return chosen.every(Boolean)
  }
  if (of.kind === 'choice' || of.kind === 'scale' || of.kind === 'faces') {
    const chosen = options.get(same(cell))
    raw[item] = chosen ?? (of.kind === 'choice' && of.other ? { other: cell } : undefined)
    return raw[item] !== undefined
  }
  raw[item] = cell
  return of.kind === 'text' || of.kind === 'longText' || of.kind === 'date'
}

/** Targets by the names that the mapping has: what it leaves out is not asked for. */
function targetFinder(targets: readonly Target[]) {
  const known = new Map<string, string | undefined>()
  return (where: NonNullable<NonNullable<Mapping['target']>['values'][string]>) => {
    const key = JSON.stringify(where)
    if (!known.has(key))
      known.set(
        key,
        targets.find(
          each =>
            same(each.organisation ?? '') === same(where.organisation ?? each.organisation ?? '') &&
            same(each.unit ?? '') === same(where.unit ?? (where.role ? (each.unit ?? '') : '')) &&
            same(each.role ?? '') === same(where.role ?? ''),
        )?.id,
      )
    return known.get(key)
  }
}
