import { stringify } from 'csv-stringify/sync'
import { guarded } from '../../../platform/csv/index.ts'

/** `null` is an empty cell. What is hidden is said in words ("dold"), never left empty. */
export type ExportCell = string | number | null

/** A table as it leaves the house. Numbers are numbers (a share is given in per cent, 0–100, and its heading says so). */
export type ExportTable = {
  title: string
  columns: readonly { heading: string; numeric?: boolean }[]
  rows: readonly (readonly ExportCell[])[]
  /** n, response rate, caution, what is hidden and why: they follow the figures wherever these go (R16) */
  notes?: readonly string[]
}

/**
 * CSV as Excel with Swedish settings opens it by a double click: semicolons, decimal commas, UTF-8 with its mark, CRLF.
 * The same in both languages: what counts is the machine, not the page. Notes stand below an empty line.
 */
export function toCsv({ columns, rows, notes = [] }: ExportTable): string {
  const written = (cell: ExportCell) =>
    typeof cell === 'number' ? String(cell).replace('.', ',') : guarded(cell ?? '')
  const lines = [
    columns.map(({ heading }) => heading),
    ...rows,
    ...(notes.length ? [[''], ...notes.map(note => [note])] : []),
  ]
  return stringify(
    lines.map(line => line.map(written)),
    { delimiter: ';', bom: true, record_delimiter: 'windows', quoted_match: [/[\r\n]/] },
  )
}

const widest = 60

/** XLSX with one sheet for the table and one for its notes. Every text is a text cell, so that nothing in it is a formula. */
export async function toXlsx({ title, columns, rows, notes = [] }: ExportTable): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  const text = (value: string, more = {}) => ({ type: String, value: clean(value), wrap: true, ...more })
  const cell = (value: ExportCell) =>
    typeof value === 'number' ? { type: Number, value } : value === null ? null : text(value)
  const widthOf = (i: number) =>
    Math.min(
      widest,
      2 +
        Math.max(...[columns[i]?.heading ?? '', ...rows.map(row => row[i] ?? '')].map(v => String(v).length)),
    )
  const about = [title, ...notes]
  return write([
    {
      sheet: 'Tabell',
      data: [
        columns.map(({ heading }) => text(heading, { fontWeight: 'bold' })),
        ...rows.map(row => row.map(cell)),
      ],
      columns: columns.map((_, i) => ({ width: widthOf(i) })),
      stickyRowsCount: 1,
    },
    { sheet: 'Om', data: about.map(note => [text(note)]), columns: [{ width: 100 }] },
  ]).toBuffer()
}

/** XML and PDF have no place for control characters, and a cell no room for more than 32,767 characters. */
export const clean = (value: string) =>
  value
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .toWellFormed()
    .slice(0, 32_767)
