import readSheets from 'read-excel-file/universal'
import { filledCells, type SpreadsheetLimits, type XlsxProblem } from './filled-cells.ts'

/** `line` is the number that the spreadsheet shows beside the row. */
export type SpreadsheetRow = { line: number; cells: string[] }
export type SpreadsheetSheet = { name: string; rows: SpreadsheetRow[] }

/** The filled rows of each sheet of an .xlsx that anybody may have made, as texts. To be run apart. */
export async function readSpreadsheet(
  bytes: Uint8Array,
  limits: SpreadsheetLimits,
): Promise<{ ok: true; sheets: SpreadsheetSheet[] } | { ok: false; trouble: XlsxProblem }> {
  const filled = filledCells(bytes, limits)
  if (typeof filled === 'string') return { ok: false, trouble: filled }
  try {
    const copy = new ArrayBuffer(filled.length)
    new Uint8Array(copy).set(filled)
    const sheets = (await readSheets(copy)).map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map(([line, ...cells]) => ({ line: Number(line), cells: cells.map(textOf) })),
    }))
    return { ok: true, sheets }
  } catch {
    return { ok: false, trouble: 'not-xlsx' }
  }
}

const textOf = (cell: unknown) =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)
