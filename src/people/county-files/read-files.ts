import { apart } from '../../platform/apart/index.ts'
import { type CsvTrouble, type Encoding, readCsv, unguarded } from '../../platform/csv/index.ts'
import { readSpreadsheet, type XlsxProblem } from '../../platform/spreadsheet/index.ts'
import { columnsOf, headingOf, neededIn, type SheetName, sheetNames, sheetOfColumns } from './sheets.ts'

/** A row as it stands in the file: `cells` has the columns that the file has. */
export type GivenRow = {
  sheet: SheetName
  file: string
  line: number
  cells: Record<string, string>
  /** It has another number of cells than the heading. */
  uneven?: true
}
/** Why nothing of a file is taken: told by the file and, of a workbook, its sheet. */
export type FileTrouble = { file: string; sheet?: string } & (
  | { code: 'csv'; trouble: CsvTrouble }
  | { code: XlsxProblem | 'no_rows' | 'unknown_sheet' | 'which_sheet' }
  | { code: 'unknown_column' | 'column_missing' | 'same_column'; column: string }
)
export type SentFile = { name: string; bytes: Uint8Array; as?: SheetName | undefined }
export type ReadFiles =
  | { ok: true; rows: GivenRow[]; encodings: { file: string; encoding: Encoding }[] }
  | { ok: false; troubles: FileTrouble[] }

export const mostRows = 50_000
const mostUnpacked = 120_000_000
/** The sheet of a template that explains the others; nothing is read of it. */
export const explanations = ['förklaring', 'explanation']

/** All rows of the files, or what is wrong with a file. `leave`: columns that are not taken in. */
export async function readFiles(files: readonly SentFile[], leave: readonly string[]): Promise<ReadFiles> {
  const rows: GivenRow[] = []
  const troubles: FileTrouble[] = []
  const encodings: { file: string; encoding: Encoding }[] = []
  const left = new Set(leave.map(headingOf))
  const add = (read: GivenRow[] | FileTrouble) => {
    if (!Array.isArray(read)) troubles.push(read)
    else for (const row of read) rows.push(row)
  }
  for (const file of files) {
    if (isZip(file.bytes)) {
      const read = await readSpreadsheet(file.bytes, { mostRows, mostUnpacked })
      if (!read.ok) troubles.push({ file: file.name, code: read.trouble })
      else for (const table of tablesOf(file.name, read.sheets)) add(rowsOf(table, left))
      continue
    }
    const read = readCsv(file.bytes, { mostRows })
    if (!read.ok) {
      troubles.push({ file: file.name, code: 'csv', trouble: read.trouble })
      continue
    }
    const { columns, rows: lines, encoding } = read.csv
    encodings.push({ file: file.name, encoding })
    const named = sheetNames.find(each => file.name.toLowerCase().replace(/\.\w+$/, '') === each)
    add(rowsOf({ file: file.name, sheet: file.as ?? named, headings: columns, lines }, left))
  }
  if (troubles.length === 0 && rows.length === 0)
    troubles.push({ file: files.map(({ name }) => name).join(', '), code: 'no_rows' })
  return troubles.length ? { ok: false, troubles } : { ok: true, rows, encodings }
}

export const readFilesApart = apart('county', readFiles, { seconds: 40, megabytes: 700 })

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

type Line = { line: number; cells: string[]; uneven?: boolean }
type Table = {
  file: string
  /** The tab of a workbook, as it is called there. */
  tab?: string
  sheet: SheetName | undefined
  headings: string[]
  lines: Line[]
}

function tablesOf(file: string, tabs: { name: string; rows: Line[] }[]): Table[] {
  return tabs
    .filter(({ name, rows }) => !explanations.includes(name.trim().toLowerCase()) && rows.length > 0)
    .map(({ name, rows: [heading, ...lines] }) => ({
      file,
      tab: name,
      sheet: sheetNames.find(each => each === name.trim().toLowerCase()),
      headings: heading?.cells ?? [],
      lines: lines.filter(({ cells }) => cells.some(cell => cell.trim())),
    }))
}

function rowsOf(
  { file, tab, sheet: named, headings, lines }: Table,
  left: Set<string>,
): GivenRow[] | FileTrouble {
  const at = { file, ...(tab && { sheet: tab }) }
  const columns = headings.map(headingOf)
  // A tab is known by its name; a file by its name, or by its columns.
  const sheet = named ?? (tab ? undefined : sheetOfColumns(columns))
  if (!sheet) return { ...at, code: tab ? 'unknown_sheet' : 'which_sheet' }
  const known = columnsOf(sheet)
  const twice = columns.find((each, n) => known.includes(each) && columns.indexOf(each) < n)
  if (twice) return { ...at, code: 'same_column', column: twice }
  const missing = neededIn(sheet).find(each => !columns.includes(each))
  if (missing) return { ...at, code: 'column_missing', column: missing }
  const width = Math.max(columns.length, ...lines.slice(0, 1000).map(({ cells }) => cells.length))
  for (let n = 0; n < width; n++) {
    const column = columns[n] ?? ''
    const used = lines.some(({ cells }) => cells[n]?.trim())
    if (used && !known.includes(column) && !left.has(column || String(n + 1)))
      return { ...at, code: 'unknown_column', column: headings[n]?.trim() || String(n + 1) }
  }
  return lines.map(({ line, cells, uneven }) => ({
    sheet,
    file: tab ? `${file}, ${tab}` : file,
    line,
    cells: Object.fromEntries(
      columns.flatMap((column, n) =>
        known.includes(column) ? [[column, cleanCell(unguarded((cells[n] ?? '').trim()))]] : [],
      ),
    ),
    ...(uneven && { uneven: true as const }),
  }))
}

/** What no text can hold is taken out, and a line break in a name is a space. */
const cleanCell = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim()
