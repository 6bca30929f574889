import readSheets from 'read-excel-file/universal'
import type { Trouble } from '../trouble.ts'
import { judgeXlsx, mostRows } from './judge-xlsx.ts'

/** A row of a sheet: its number as the spreadsheet shows it, and its cells by the heading of their column. */
export type Row = { number: number; cells: Record<string, string> }
export type Sheets = Map<string, { headings: string[]; rows: Row[] }>

/** The sheets of an .xlsx by their names in small letters. */
export async function readXlsx(
  bytes: Uint8Array,
): Promise<Sheets | { problem: Trouble['kind']; what: string }> {
  const judged = judgeXlsx(bytes)
  if (judged !== 'sound') return { problem: judged, what: String(mostRows) }
  try {
    const copy = new ArrayBuffer(bytes.length)
    new Uint8Array(copy).set(bytes)
    const read = await readSheets(copy)
    return new Map(read.map(({ sheet, data }) => [sheet.trim().toLowerCase(), tableOf(data)]))
  } catch {
    return { problem: 'not-xlsx', what: '' }
  }
}

function tableOf([first = [], ...rest]: unknown[][]) {
  const headings = first.map(each => textOf(each).trim().replace(/\s+/g, ' '))
  const rows = rest.map((cells, place) => ({
    number: place + 2,
    cells: Object.fromEntries(
      headings.flatMap((heading, column) => {
        const text = textOf(cells[column])
        return heading && text.trim() ? [[heading, text]] : []
      }),
    ),
  }))
  return { headings, rows: rows.filter(row => Object.keys(row.cells).length > 0) }
}

const textOf = (cell: unknown) =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)
