import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { todaysDate } from '../../../i18n/index.ts'
import type { Limit } from '../../../platform/apart/index.ts'
import type { CsvTrouble, Encoding } from '../../../platform/csv/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { listRegisters } from '../indicators.ts'
import type { Mapping } from './mapping.ts'
import type { Entry, RowProblem } from './read-entries.ts'
import { readRegisterFile, readRegisterFileApart } from './read-file.ts'

/** Who takes a file in. A command has no person: the function that it is done for answers for it (R15). */
export type Importer = { collaborationId: string; functionId: string; personId: string | null }
export type RegisterFile = { fileName: string; bytes: Uint8Array; mapping: Mapping }

export type Imported =
  | { ok: true; importId: string; rows: number; encoding: Encoding }
  | { ok: false; trouble: CsvTrouble }
  | { ok: false; problems: RowProblem[]; encoding: Encoding }
  | { ok: false; limit: Limit }
  /** the same file stands already, since this moment */
  | { ok: false; since: Date }

/**
 * Takes in the whole file, or nothing of it. What was wrong is told row by row. `apart`: read in a thread of its own, with
 * limits, for a server; a command is a process of its own already.
 */
export async function importRegister(
  tx: Tx,
  { collaborationId, functionId, personId }: Importer,
  { fileName, bytes, mapping }: RegisterFile,
  {
    mostRows = 1_000_000,
    once = null,
    apart = false,
  }: { mostRows?: number; once?: string | null; apart?: boolean } = {},
): Promise<Imported> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await sql`select pg_advisory_xact_lock(hashtextextended('register ' || ${collaborationId}, 0))`.execute(tx)
  const same = await findSame(tx, collaborationId, sha256)
  if (same) return { ok: false, since: same }
  const registers = await listRegisters(tx, collaborationId)
  const file = { bytes, mapping, registers, today: todaysDate(), mostRows }
  const done = apart
    ? await readRegisterFileApart(file)
    : { ok: true as const, value: readRegisterFile(file) }
  if (!done.ok) return done
  const read = done.value
  if (!read.ok) return read
  const { entries, problems, encoding } = read
  const taken = problems.length ? [] : await referencesTaken(tx, entries, mapping)
  if (problems.length || taken.length) return { ok: false, problems: [...problems, ...taken], encoding }
  const { id: importId } = await tx
    .insertInto('learning.register_imports')
    .values({
      collaboration_id: collaborationId,
      file_name: fileName.slice(-200) || 'csv',
      sha256,
      rows: entries.length,
      mapping: JSON.stringify(mapping),
      once,
      function_id: functionId,
      person_id: personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let from = 0; from < entries.length; from += 10_000)
    await insertEntries(tx, { collaborationId, importId }, entries.slice(from, from + 10_000))
  return { ok: true, importId, rows: entries.length, encoding }
}

/** Takes back a whole file: none of its entries counts from now, and the same file may come again. */
export async function withdrawImport(
  tx: Tx,
  actor: { functionId: string; personId: string },
  id: string,
  why: string,
) {
  await tx
    .updateTable('learning.register_imports')
    .set({
      withdrawn_at: sql`now()`,
      withdrawn_by_function_id: actor.functionId,
      withdrawn_by_person_id: actor.personId,
      withdrawn_why: why,
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

const findSame = async (tx: Tx, collaborationId: string, sha256: string) =>
  (
    await tx
      .selectFrom('learning.register_imports')
      .select('at')
      .where('collaboration_id', '=', collaborationId)
      .where('sha256', '=', sha256)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
  )?.at as Date | undefined

/** Rows whose reference stands already in the same register, from a file that has not been withdrawn. */
async function referencesTaken(tx: Tx, entries: Entry[], { columns }: Mapping): Promise<RowProblem[]> {
  const named = entries.filter(({ reference }) => reference)
  if (named.length === 0) return []
  const rows = await tx
    .selectFrom('learning.register_entries as e')
    .leftJoin('learning.register_imports as m', 'm.id', 'e.import_id')
    .select(['e.indicator_id as id', 'e.reference'])
    .where(
      'e.indicator_id',
      '=',
      sql<string>`any(${[...new Set(named.map(({ indicatorId }) => indicatorId))]}::uuid[])`,
    )
    .where('e.reference', '=', sql<string>`any(${named.map(({ reference }) => reference)})`)
    .where('m.withdrawn_at', 'is', null)
    .execute()
  const taken = new Set(rows.map(({ id, reference }) => `${id} ${reference}`))
  return named
    .filter(({ indicatorId, reference }) => taken.has(`${indicatorId} ${reference}`))
    .map(({ line, reference }) => ({
      line,
      code: 'reference_taken',
      column: columns.reference ?? '',
      value: reference ?? '',
    }))
}

const insertEntries = (
  tx: Tx,
  { collaborationId, importId }: { collaborationId: string; importId: string },
  entries: Entry[],
) =>
  sql`insert into learning.register_entries (indicator_id, collaboration_id, on_day, amount, part, note, reference, import_id, line)
    select e."indicatorId", ${collaborationId}::uuid, e."on", e.amount, e.part, e.note, e.reference, ${importId}::uuid, e.line
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e ("indicatorId" uuid, "on" date, amount numeric, part text, note text, reference text, line int)`.execute(
    tx,
  )
