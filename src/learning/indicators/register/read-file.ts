import { apart } from '../../../platform/apart/index.ts'
import { type CsvTrouble, type Encoding, readCsv } from '../../../platform/csv/index.ts'
import type { Mapping } from './mapping.ts'
import { type Entry, type RowProblem, readEntries } from './read-entries.ts'

export type RegisterRows = {
  bytes: Uint8Array
  mapping: Mapping
  registers: Parameters<typeof readEntries>[2]
  today: string
  mostRows: number
}
type Read =
  | { ok: true; entries: Entry[]; problems: RowProblem[]; encoding: Encoding }
  | { ok: false; trouble: CsvTrouble }

/** A register's file: its entries, and what is wrong row by row. */
export function readRegisterFile({ bytes, mapping, registers, today, mostRows }: RegisterRows): Read {
  const read = readCsv(bytes, { mostRows })
  if (!read.ok) return read
  return { ok: true, ...readEntries(read.csv, mapping, registers, today), encoding: read.csv.encoding }
}

export const readRegisterFileApart = apart('register', readRegisterFile)
