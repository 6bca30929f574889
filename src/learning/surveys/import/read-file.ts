import type { Definition } from '../../../instruments/index.ts'
import { apart } from '../../../platform/apart/index.ts'
import { type CsvTrouble, type Encoding, readCsv } from '../../../platform/csv/index.ts'
import type { Target } from '../asking/targets.ts'
import type { Mapping } from './mapping.ts'
import { type ReadRow, type RowTrouble, readRows } from './read-rows.ts'

export type AnswersFile = {
  bytes: Uint8Array
  mapping: Mapping
  definition: Definition
  targets: readonly Target[]
  mostRows: number
}
type Read =
  | { ok: true; rows: ReadRow[]; encoding: Encoding }
  | { ok: false; trouble: CsvTrouble }
  | { ok: false; troubles: RowTrouble[] }

/** A file of answers, with what its words stand for: all its rows, or what is wrong. */
export function readAnswersFile({ bytes, mapping, definition, targets, mostRows }: AnswersFile): Read {
  const read = readCsv(bytes, { mostRows })
  if (!read.ok) return read
  const { rows, troubles } = readRows(read.csv, mapping, definition, targets)
  return troubles.length ? { ok: false, troubles } : { ok: true, rows, encoding: read.csv.encoding }
}

export const readAnswersFileApart = apart('answers', readAnswersFile)
