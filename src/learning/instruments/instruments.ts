import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Definition, definitionSchema } from './definition.ts'

/** What the floors ask for; `learning.purposes` holds the same. */
export type Purpose =
  | 'worry'
  | 'wheel_professional'
  | 'wheel_guardian'
  | 'wheel_child_young'
  | 'wheel_child'
  | 'review'

export type Version = { id: string; instrumentId: string; number: number; definition: Definition }

/**
 * Published versions never change, so each is read and parsed once in a process. Their number is what a county has made:
 * some hundred. They hold no person; whoever has an id has it from a row that they may read.
 */
const kept = new Map<string, Version>()
const mostKept = 500

/** The version to fill in now for a purpose: the collaboration's own, else the shipped one. One query. */
export async function getVersionInUse(tx: Tx, purpose: Purpose): Promise<Version> {
  const { rows } = await sql<{ id: string | null }>`select learning.version_in_use(${purpose}) as id`.execute(
    tx,
  )
  if (!rows[0]?.id) throw new Error(`No instrument is published for ${purpose}.`)
  return getVersion(tx, rows[0].id)
}

/** The same for several purposes at once, in their order. One query. */
export async function getVersionsInUse<const P extends readonly Purpose[]>(
  tx: Tx,
  purposes: P,
): Promise<{ [N in keyof P]: Version }> {
  const { rows } = await sql<{ id: string | null }>`
    select learning.version_in_use(p) as id from unnest(${purposes}::text[]) with ordinality x(p, n) order by n`.execute(
    tx,
  )
  const versions: Version[] = []
  for (const [n, { id }] of rows.entries()) {
    if (!id) throw new Error(`No instrument is published for ${purposes[n]}.`)
    versions.push(await getVersion(tx, id))
  }
  return versions as { [N in keyof P]: Version }
}

/** The version that an answer says it answers. The caller has read the answer by its own rights. */
export async function getVersion(tx: Tx, id: string): Promise<Version> {
  const known = kept.get(id)
  if (known) return known
  const row = await tx
    .selectFrom('learning.instrument_versions')
    .select(['id', 'instrument_id as instrumentId', 'number', 'definition', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const version = {
    id: row.id,
    instrumentId: row.instrumentId,
    number: row.number,
    definition: definitionSchema.parse(row.definition),
  }
  if (row.state === 'published' || row.state === 'retired') keep(version)
  return version
}

function keep(version: Version) {
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
  kept.set(version.id, version)
}
