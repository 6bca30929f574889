import { lettersOf, readSpreadsheet, type SpreadsheetRow } from '../../../platform/spreadsheet/index.ts'
import type { Trouble } from '../trouble.ts'
import { Watch } from '../watch.ts'

const mostRows = 5000
/** An instrument of 300 questions in twelve languages is a tenth of it. */
const mostUnpacked = 20_000_000

/** A row of a sheet: where it stands, as `survey:12`, and its cells by the heading of their column. What is read of it is noted. */
export type Row = { at: string; cells: Record<string, string> }
export type Sheet = { name: string; headings: string[]; rows: Row[] }
export type Sheets = { sheets: Map<string, Sheet>; watch: Watch<Record<string, string>[]> }

/** The sheets of an .xlsx by their names in small letters. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheets | { problems: Trouble[] }> {
  const trouble = (kind: Trouble['kind'], what = '', at = '') => ({ problems: [{ kind, at, what }] })
  const read = await readSpreadsheet(bytes, { mostRows, mostUnpacked })
  if (!read.ok) return trouble(read.trouble, String(mostRows))
  const sheets = new Map<string, Sheet>()
  for (const { name: called, rows } of read.sheets) {
    const name = called.trim().toLowerCase()
    if (sheets.has(name)) return trouble('same-sheet', name)
    const table = tableOf(name, rows)
    if (typeof table === 'string') return trouble('same-column', table, name)
    sheets.set(name, table)
  }
  const watch = new Watch([...sheets.values()].flatMap(({ rows }) => rows.map(({ cells }) => cells)))
  let at = 0
  for (const { rows } of sheets.values())
    for (const row of rows) row.cells = watch.of[at++] as Record<string, string>
  return { sheets, watch }
}

/** A heading that stands twice is the answer where there is no table. */
function tableOf(name: string, [first, ...rest]: SpreadsheetRow[]): Sheet | string {
  const headings = (first?.cells ?? []).map(each => each.trim().replace(/\s+/g, ' '))
  const twice = headings.find((heading, at) => heading && headings.indexOf(heading) < at)
  if (twice && rest.some(row => headings.every((each, at) => each !== twice || row.cells[at]?.trim())))
    return twice
  const width = Math.max(0, headings.length, ...rest.map(row => row.cells.length))
  // A column without a heading has its place for a name, so that what stands there can be told.
  const named = Array.from({ length: width }, (_, at) => headings[at] || `#${lettersOf(at + 1)}`)
  const rows = rest.map(({ line, cells }) => ({
    at: `${name}:${line}`,
    cells: Object.fromEntries(
      named.flatMap((heading, column) => {
        const text = cells[column] ?? ''
        return text.trim() ? [[heading, text]] : []
      }),
    ),
  }))
  return {
    name,
    headings: headings.filter(Boolean),
    rows: rows.filter(row => Object.keys(row.cells).length > 0),
  }
}
