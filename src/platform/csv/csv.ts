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
export const encodings = ['utf-8', 'windows-1252', 'utf-16'] as const
export type Encoding = (typeof encodings)[number]

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

/** The columns that hold something and that nobody named, by their heading or their number: taken in, they would be lost in silence. */
export function unnamedColumns(csv: Csv, named: readonly string[]): string[] {
  const known = new Set(named.map(same))
  return csv.columns.flatMap((column, at) =>
    known.has(same(column)) || !csv.rows.some(row => row.cells[at]) ? [] : [column || String(at + 1)],
  )
}

/**
 * A cell that a spreadsheet could run: a formula, or a sign before something that reckons. Words that begin with a dash are words. Such
 * a text is never taken in: somebody opens it again one day, by other ways than our own exports, which guard every text.
 */
export function isFormula(cell: string): boolean {
  if (/^[=@\t\r]/.test(cell)) return true
  const signed = /^[+-][+\-\s]*/.exec(cell)?.[0]
  if (signed === undefined) return false
  const rest = cell.slice(signed.length)
  return (
    rest.includes('|') ||
    isReference(rest) ||
    isCall(rest) ||
    /[-+*/^&(,;]\s?\$?(?:[A-Z]{1,3}\$?\d|[A-Za-z][\w.]{0,60}\()/.test(rest)
  )
}

/** `A1`, alone or before a sign that reckons with it. */
const isReference = (text: string) =>
  goesOn(text, /^(?:\w{1,60}!)?\$?[A-Za-z]{1,3}\$?\d{1,7}/.exec(text)?.[0].length)

/** `SUM(…)`, alone or before a sign that reckons with it; a bracket in the middle of a sentence is none. */
const isCall = (text: string) =>
  /^[A-Za-z][\w.]*\(/.test(text) && goesOn(text, text.lastIndexOf(')') + 1 || text.length)

const goesOn = (text: string, from: number | undefined) =>
  from !== undefined && /^\s*(?:$|[-+*/^&:!])/.test(text.slice(from))

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
  if (text === undefined) {
    const guessed = new TextDecoder('windows-1252').decode(bytes)
    const spoilt = ofAnotherComputer(guessed)
    return spoilt === undefined
      ? { text: guessed, encoding: 'windows-1252' }
      : { code: 'garbled', line: lineAt(guessed, spoilt) }
  }
  if (text.trim() === '') return { code: 'empty' }
  // UTF-8 that was once read as Windows-1252 and saved so (å as Ã¥), or with its letters already lost.
  const spoilt = /Ã[¥¤¶…„–©]|\ufffd/.exec(text)
  if (spoilt) return { code: 'garbled', line: lineAt(text, spoilt.index) }
  return { text, encoding: 'utf-8' }
}

const lineAt = (text: string, at: number) => text.slice(0, at).split(/\r\n|\n|\r/).length

/**
 * Where a text that was read as Windows-1252 was written in the letters of an older Mac ("Fšrskola") or of DOS ("F”rskola"): it has
 * their signs in the middle of words, and none of our own letters.
 */
function ofAnotherComputer(text: string): number | undefined {
  if (/[åäöÅÄÖéüæøÆØ]/.test(text)) return undefined
  const found = /[šŠŒ\u0081\u008f]|€\p{Ll}|…\p{Ll}|\p{L}[†„”™]\p{L}/u.exec(text)
  return found?.index
}

function decodeStrictly(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, at) => bytes[at] === byte)

const delimiters = [';', ',', '\t', '|'] as const
/** So much of a file is looked at to find what parts its cells. */
const [mostLooked, mostLines] = [200_000, 100]

/**
 * What the file says itself; else what parts the rows into as many cells as the heading, since a question in the heading may be full of
 * commas. A heading alone is parted by what stands there most often.
 */
function delimiterOf(said: string | undefined, text: string): Csv['delimiter'] {
  const known = delimiters.find(each => each === said)
  if (known) return known
  const [heading, ...rows] = countsOf(text)
  const fits = delimiters.map((delimiter, at) => {
    const cells = heading?.[at] ?? 0
    return { delimiter, cells, rows: cells > 0 ? rows.filter(row => row[at] === cells).length : 0 }
  })
  return fits.reduce((best, each) =>
    each.rows > best.rows || (each.rows === best.rows && each.cells > best.cells) ? each : best,
  ).delimiter
}

/** How often each delimiter stands outside quotation marks, line by line; empty lines are passed over. */
function countsOf(text: string): number[][] {
  const lines: number[][] = []
  let counts = delimiters.map(() => 0)
  let [isQuoted, isEmpty] = [false, true]
  const looked = Math.min(text.length, mostLooked)
  for (let at = 0; at <= looked && lines.length < mostLines; at++) {
    const letter = text.charAt(at)
    if (letter === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (letter === '\n' || letter === '\r' || at === text.length) {
      if (!isEmpty) lines.push(counts)
      counts = delimiters.map(() => 0)
      isEmpty = true
      continue
    }
    const found = (delimiters as readonly string[]).indexOf(letter)
    if (found >= 0) counts[found] = (counts[found] ?? 0) + 1
    else if (letter.trim()) isEmpty = false
  }
  return lines
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
