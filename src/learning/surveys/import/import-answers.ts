import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { getVersion } from '../../../instruments/index.ts'
import type { Limit } from '../../../platform/apart/index.ts'
import type { CsvTrouble, Encoding } from '../../../platform/csv/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { listTargets } from '../asking/targets.ts'
import type { Mapping } from './mapping.ts'
import { readAnswersFile, readAnswersFileApart } from './read-file.ts'
import type { RowTrouble } from './read-rows.ts'

export type Imported =
  | { ok: true; count: number; encoding: Encoding }
  | { ok: false; trouble: CsvTrouble }
  | { ok: false; troubles: RowTrouble[] }
  | { ok: false; limit: Limit }
  | { ok: false; refused: 'same-file' | 'released' | 'no-way' }

type File = { bytes: Uint8Array; mapping: Mapping }

export const mostRowsInFile = 250_000
const chunk = 2000

/**
 * A file of answers into a survey that takes files, whole or not at all: the caller rolls back what is not ok. The same file is
 * taken once. `apart`: read in a thread of its own, with limits, for a server; a command is a process of its own already.
 */
export async function importAnswers(
  tx: Tx,
  surveyId: string,
  { bytes, mapping }: File,
  { mostRows = mostRowsInFile, apart = false } = {},
): Promise<Imported> {
  const survey = await tx
    .selectFrom('learning.surveys')
    .select(['version_id', 'ways', 'released_at'])
    .where('id', '=', surveyId)
    .executeTakeFirstOrThrow()
  if (!survey.ways.includes('import')) return { ok: false, refused: 'no-way' }
  if (survey.released_at) return { ok: false, refused: 'released' }
  const { definition } = await getVersion(tx, survey.version_id)
  const file = { bytes, mapping, definition, targets: await listTargets(tx, surveyId), mostRows }
  const done = apart ? await readAnswersFileApart(file) : { ok: true as const, value: readAnswersFile(file) }
  if (!done.ok) return done
  const read = done.value
  if (!read.ok) return read
  const { rows, encoding } = read
  const noted = await sql<{ taken: boolean }>`
    select learning.note_import(${surveyId}, ${createHash('sha256').update(bytes).digest()}, ${rows.length}::int) as taken`.execute(
    tx,
  )
  if (!noted.rows[0]?.taken) return { ok: false, refused: 'same-file' }
  for (let from = 0; from < rows.length; from += chunk)
    await sql`select learning.import_answers(${surveyId}, ${JSON.stringify(rows.slice(from, from + chunk))}::jsonb)`.execute(
      tx,
    )
  return { ok: true, count: rows.length, encoding }
}
