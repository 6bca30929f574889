import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { notFound } from '../platform/errors/index.ts'
import { isId } from '../platform/ids.ts'
import { type Definition, definitionSchema } from './definition.ts'
import type { Purpose } from './purposes.ts'
import { lacksFor } from './purposes.ts'

export type Version = { id: string; instrumentId: string; number: number; definition: Definition }

/**
 * Published versions never change, so each is read and parsed once in a process. Their number is what a county has made:
 * some hundred. They hold no person; whoever has an id has it from a row that they may read.
 */
const kept = new Map<string, Version>()
const mostKept = 500

/**
 * The version to fill in now for a purpose: the collaboration's own, else the shipped one. One query. What a collaboration has
 * chosen is left aside where it lacks what the floor reads by its id.
 */
async function getVersionInUse(tx: Tx, purpose: Purpose): Promise<Version> {
  const { rows } = await sql<{ id: string | null }>`select learning.version_in_use(${purpose}) as id`.execute(
    tx,
  )
  if (!rows[0]?.id) throw new Error(`No instrument is published for ${purpose}.`)
  const version = await getVersion(tx, rows[0].id)
  return lacksFor(purpose, version.definition).length ? getShippedVersion(tx, purpose) : version
}

async function getShippedVersion(tx: Tx, purpose: Purpose): Promise<Version> {
  const { id } = await tx
    .selectFrom('learning.purposes as p')
    .innerJoin('learning.instruments as i', 'i.code', 'p.default_code')
    .innerJoin('learning.instrument_versions as v', 'v.instrument_id', 'i.id')
    .select('v.id')
    .where('p.purpose', '=', purpose)
    .where('i.collaboration_id', 'is', null)
    .where('v.state', '=', 'published')
    .orderBy('v.number', 'desc')
    .executeTakeFirstOrThrow()
  return getVersion(tx, id)
}

/**
 * The version that a form shows and answers. Who has begun under an older one goes on with that, so that nothing written is
 * lost (R20): `begun` is what the form said, and counts where it is a published version that serves the purpose.
 */
export async function getVersionToFill(tx: Tx, purpose: Purpose, begun?: unknown): Promise<Version> {
  const current = await getVersionInUse(tx, purpose)
  if (typeof begun !== 'string' || !isId(begun) || begun === current.id) return current
  // Asked by the reader's own rights: the form may say anything.
  const own = await tx
    .selectFrom('learning.instrument_versions')
    .select('id')
    .where('id', '=', begun)
    .where('state', 'in', ['published', 'retired'])
    .executeTakeFirst()
  if (!own) return current
  const version = await getVersion(tx, own.id)
  return lacksFor(purpose, version.definition).length === 0 ? version : current
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
