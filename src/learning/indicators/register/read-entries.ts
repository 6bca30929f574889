import { isDay } from '../../../i18n/index.ts'
import { type Csv, type CsvRow, columnIndex, isFormula, unnamedColumns } from '../../../platform/csv/index.ts'
import { readNumber } from '../numbers.ts'
import type { DateFormat, Mapping } from './mapping.ts'

export type Entry = {
  indicatorId: string
  on: string
  amount: number
  part: string
  note: string
  reference: string | null
  line: number
}

/** Why a row, or the whole file (line 1), cannot be taken in. */
export type RowProblem = {
  line: number
  code:
    | 'missing_column'
    | 'unmapped'
    | 'uneven'
    | 'no_indicator'
    | 'unknown_indicator'
    | 'not_a_date'
    | 'not_a_number'
    | 'formula'
    | 'too_long'
    | 'reference_twice'
    | 'reference_taken'
  column: string
  /** what stood there, cut short */
  value: string
}

type Register = { id: string; code: string; name: string }
const longest = { part: 80, note: 500, reference: 120 }

/** Every row as an entry, and what is wrong with those that are none. `today`: nothing has happened after it. */
export function readEntries(
  csv: Csv,
  mapping: Mapping,
  registers: readonly Register[],
  today: string,
): { entries: Entry[]; problems: RowProblem[] } {
  const missing = Object.values(mapping.columns).filter(name => columnIndex(csv, name) === -1)
  if (missing.length)
    return {
      entries: [],
      problems: missing.map(column => ({ line: 1, code: 'missing_column', column, value: '' })),
    }
  const unnamed = unnamedColumns(csv, [...Object.values(mapping.columns), ...(mapping.leave ?? [])])
  if (unnamed.length)
    return {
      entries: [],
      problems: unnamed.map(column => ({ line: 1, code: 'unmapped', column, value: '' })),
    }
  const find = finder(mapping, registers)
  const at = Object.fromEntries(
    Object.entries(mapping.columns).map(([field, name]) => [field, columnIndex(csv, name)]),
  )
  const problems: RowProblem[] = []
  const seen = new Set<string>()
  const entries = csv.rows.flatMap(row => {
    const cell = (field: keyof Mapping['columns']) => row.cells[at[field] ?? -1] ?? ''
    const wrong = judge(row, cell)
    problems.push(...wrong)
    if (wrong.length) return []
    const reference = cell('reference') || null
    if (reference) seen.add(reference)
    return [
      {
        indicatorId: find(cell('indicator')) as string,
        on: readDay(cell('on'), mapping.date) as string,
        amount: mapping.columns.amount ? (readNumber(cell('amount'), mapping.decimal) as number) : 1,
        part: cell('part'),
        note: cell('note'),
        reference,
        line: row.line,
      },
    ]
  })
  return { entries, problems }

  function judge({ line, uneven }: CsvRow, cell: (field: keyof Mapping['columns']) => string): RowProblem[] {
    const problem = (code: RowProblem['code'], field: keyof Mapping['columns']): RowProblem => ({
      line,
      code,
      column: mapping.columns[field] ?? '',
      value: cell(field).slice(0, 60),
    })
    if (uneven) return [{ line, code: 'uneven', column: '', value: '' }]
    const fields = Object.keys(mapping.columns) as (keyof Mapping['columns'])[]
    const formulas = fields.filter(field => isFormula(cell(field)))
    if (formulas.length) return formulas.map(field => problem('formula', field))
    const day = readDay(cell('on'), mapping.date)
    return [
      ...(find(cell('indicator'))
        ? []
        : [problem(cell('indicator') ? 'unknown_indicator' : 'no_indicator', 'indicator')]),
      ...(day && day <= today ? [] : [problem('not_a_date', 'on')]),
      ...(mapping.columns.amount && readNumber(cell('amount'), mapping.decimal) === undefined
        ? [problem('not_a_number', 'amount')]
        : []),
      ...(['part', 'note', 'reference'] as const).flatMap(field =>
        cell(field).length > longest[field] ? [problem('too_long', field)] : [],
      ),
      ...(seen.has(cell('reference')) ? [problem('reference_twice', 'reference')] : []),
    ]
  }
}

/** Which register a word in the file means: by the mapping, by code or by name. */
function finder({ indicator, indicators = {} }: Mapping, registers: readonly Register[]) {
  const plain = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('sv')
  const known = new Map<string, string>()
  for (const { id, name } of registers) known.set(plain(name), id)
  for (const { id, code } of registers) known.set(code, id)
  const codes = new Map(known)
  for (const [word, code] of Object.entries(indicators)) {
    const id = codes.get(plain(code))
    if (id) known.set(plain(word), id)
  }
  return (word: string) => known.get(plain(indicator ?? word))
}

const orders: Record<DateFormat, RegExp> = {
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  'dd.mm.yyyy': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/,
  'dd/mm/yyyy': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'mm/dd/yyyy': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
}

/** A day that exists, since 1990, as `2019-05-02`. */
function readDay(text: string, format: DateFormat): string | undefined {
  const { y, m, d } = orders[format].exec(text)?.groups ?? {}
  if (!y || !m || !d || Number(y) < 1990) return undefined
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}
