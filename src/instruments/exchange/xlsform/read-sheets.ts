import readSheets from 'read-excel-file/universal'
import type { Trouble } from '../trouble.ts'
import { Watch } from '../watch.ts'
import { filledCells, lettersOf, mostRows } from './filled-cells.ts'

/** A row of a sheet: where it stands, as `survey:12`, and its cells by the heading of their column. What is read of it is noted. */
export type Row = { at: string; cells: Record<string, string> }
export type Sheet = { name: string; headings: string[]; rows: Row[] }
export type Sheets = { sheets: Map<string, Sheet>; watch: Watch<Record<string, string>[]> }

/** The sheets of an .xlsx by their names in small letters. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheets | { problems: Trouble[] }> {
  const trouble = (kind: Trouble['kind'], what = '', at = '') => ({ problems: [{ kind, at, what }] })
  const filled = filledCells(bytes)
  if (typeof filled === 'string') return trouble(filled, String(mostRows))
  let read: Awaited<ReturnType<typeof readSheets>>
  try {
    const copy = new ArrayBuffer(filled.length)
    new Uint8Array(copy).set(filled)
    read = await readSheets(copy)
  } catch {
    return trouble('not-xlsx')
  }
  const sheets = new Map<string, Sheet>()
  for (const { sheet, data } of read) {
    const name = sheet.trim().toLowerCase()
    if (sheets.has(name)) return trouble('same-sheet', name)
    const table = tableOf(name, data)
    if (typeof table === 'string') return trouble('same-column', table, name)
    sheets.set(name, table)
  }
  const watch = new Watch([...sheets.values()].flatMap(({ rows }) => rows.map(({ cells }) => cells)))
  let at = 0
  for (const { rows } of sheets.values())
    for (const row of rows) row.cells = watch.of[at++] as Record<string, string>
  return { sheets, watch }
}

/** The first cell of each row is its number. A heading that stands twice is the answer where there is no table. */
function tableOf(name: string, [first = [], ...rest]: unknown[][]): Sheet | string {
  const headings = first.slice(1).map(each => textOf(each).trim().replace(/\s+/g, ' '))
  const twice = headings.find((heading, at) => heading && headings.indexOf(heading) < at)
  if (twice && rest.some(row => headings.every((each, at) => each !== twice || textOf(row[at + 1]).trim())))
    return twice
  const width = Math.max(0, ...[first, ...rest].map(row => row.length - 1))
  // A column without a heading has its place for a name, so that what stands there can be told.
  const named = Array.from({ length: width }, (_, at) => headings[at] || `#${lettersOf(at + 1)}`)
  const rows = rest.map(([number, ...cells]) => ({
    at: `${name}:${Number(number)}`,
    cells: Object.fromEntries(
      named.flatMap((heading, column) => {
        const text = textOf(cells[column])
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

const textOf = (cell: unknown) =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)
