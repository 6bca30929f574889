import { CsvError, parse } from 'csv-parse/sync'

/**
 * A table out of a CSV file, as it stands: nothing is guessed about what a cell means, that is the mapping's matter.
 * `rows[n].cells` has the order of `columns`. `line` is the row's first line in the file as an editor counts it, so that
 * whoever sent the file can find it.
 */
export type Csv = {
  encoding: Encoding
  delimiter: ';' | ',' | '\t' | '|'
  /** Trimmed; empty where a column has no heading. */
  columns: string[]
  rows: CsvRow[]
}
export type CsvRow = {
  line: number
  /** Trimmed; as many as there are columns. */
  cells: string[]
  /** The line had another number of cells than the heading: a delimiter stands inside a text, or one is missing. */
  uneven: boolean
}
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16'

/** Why a file is no table at all. `line` where one line is to blame; `most` is the limit that was passed. */
export type CsvTrouble = {
  code:
    | 'empty'
    | 'spreadsheet'
    | 'not_text'
    | 'garbled'
    | 'quotes'
    | 'only_heading'
    | 'same_column_twice'
    | 'too_many_rows'
    | 'too_many_columns'
    | 'cell_too_long'
  line?: number
  column?: string
  most?: number
}

const mostColumns = 200
const longestRow = 1_000_000

/**
 * Reads a CSV file: UTF-8, Windows-1252 or UTF-16 (told in `encoding`), any of `; , tab |` between the cells, with or
 * without a byte order mark and Excel's `sep=` line. Never throws for what is in the file.
 *
 *     const read = readCsv(bytes)
 *     if (!read.ok) return tellCsvTrouble(read.trouble, language)
 *     const amount = columnIndex(read.csv, 'Antal')           // -1 when it is missing
 *     for (const { line, cells, uneven } of read.csv.rows) cells[amount]
 */
export function readCsv(
  bytes: Uint8Array,
  { mostRows = 1_000_000 } = {},
): { ok: true; csv: Csv } | { ok: false; trouble: CsvTrouble } {
  const decoded = decode(bytes)
  if ('code' in decoded) return { ok: false, trouble: decoded }
  const { text, encoding } = decoded
  const said = /^sep=(.)\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const delimiter = delimiterOf(said?.[1], body)
  try {
    const records = parse(body, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRow,
      // One more than may be, to know that there are more.
      to: mostRows + 2,
    }) as unknown as Parsed[]
    return toTable(records, { encoding, delimiter, mostRows, before: said ? 1 : 0 })
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, trouble: toTrouble(error) }
    throw error
  }
}

/** Where a column stands, whatever the case of its letters and the spaces around it; -1 when there is none. */
export const columnIndex = (csv: Csv, name: string) =>
  csv.columns.findIndex(each => same(each) === same(name))

/** A cell that a spreadsheet would run. Such a text is never taken in: somebody opens it again one day. */
export const isFormula = (cell: string) =>
  /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s.,]+$/.test(cell))

type Parsed = { record: string[]; info: { lines: number } }

const same = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | CsvTrouble {
  if (bytes.length === 0) return { code: 'empty' }
  // A zip (xlsx, ods) or an older Excel file that somebody has called .csv.
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { code: 'spreadsheet' }
  if (startsWith(bytes, [0xff, 0xfe]))
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (startsWith(bytes, [0xfe, 0xff]))
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  if (bytes.includes(0)) return { code: 'not_text' }
  const text = decodeStrictly(bytes)
  if (text === undefined)
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  if (text.trim() === '') return { code: 'empty' }
  // UTF-8 that was once read as Windows-1252 and saved so (å as Ã¥), or with its letters already lost.
  const spoilt = /Ã[¥¤¶…„–©]|\ufffd/.exec(text)
  if (spoilt) return { code: 'garbled', line: text.slice(0, spoilt.index).split('\n').length }
  return { text, encoding: 'utf-8' }
}

function decodeStrictly(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** What the file says itself, else what parts the heading most often. */
function delimiterOf(said: string | undefined, text: string): Csv['delimiter'] {
  const all = [';', ',', '\t', '|'] as const
  const known = all.find(each => each === said)
  if (known) return known
  const heading = (/^\s*([^\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '')
  const count = (each: string) => heading.split(each).length
  return all.reduce((best, each) => (count(each) > count(best) ? each : best))
}

function toTable(
  records: Parsed[],
  { mostRows, before, ...about }: Pick<Csv, 'encoding' | 'delimiter'> & { mostRows: number; before: number },
): ReturnType<typeof readCsv> {
  const [heading, ...rest] = records
  if (!heading) return { ok: false, trouble: { code: 'empty' } }
  const columns = heading.record
  const twice = columns.find((name, at) => name && columns.findIndex(each => same(each) === same(name)) < at)
  if (twice) return { ok: false, trouble: { code: 'same_column_twice', column: twice } }
  if (columns.length > mostColumns)
    return { ok: false, trouble: { code: 'too_many_columns', most: mostColumns } }
  const filled = rest.filter(({ record }) => record.some(Boolean))
  if (filled.length === 0) return { ok: false, trouble: { code: 'only_heading' } }
  if (filled.length > mostRows) return { ok: false, trouble: { code: 'too_many_rows', most: mostRows } }
  const rows = filled.map(({ record, info }) => ({
    line: info.lines + before - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
    cells: columns.map((_, at) => record[at] ?? ''),
    uneven: record.length !== columns.length,
  }))
  return { ok: true, csv: { ...about, columns, rows } }
}

function toTrouble(error: CsvError): CsvTrouble {
  const line = 'lines' in error ? Number(error.lines) : undefined
  const code = error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell_too_long' : 'quotes'
  return { code, ...(line && { line }) }
}
