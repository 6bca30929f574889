import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { todaysDate } from '../../i18n/index.ts'
import type { Encoding } from '../../platform/csv/index.ts'
import type { Staff, StaffProvider, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { listStopping, type Stopping } from '../scim/index.ts'
import { readHouse, readObstacles, readSender } from './house.ts'
import { inParts } from './in-parts.ts'
import { planFiles } from './plan.ts'
import { type Outcome, outcomes, type Plan, type Shown } from './planned.ts'
import type { GivenRow } from './read-files.ts'
import { type SheetName, sheetNames } from './sheets.ts'
import { usePlan } from './use-plan.ts'

export const rowsOnPage = 50

export type Counts = Partial<Record<SheetName, Partial<Record<Outcome, number>>>>
/** A file that was read: what it would do, or has done. */
export type CountyFile = {
  id: string
  name: string
  counts: Counts
  encodings: { file: string; encoding: Encoding }[]
  /** The tokens of directories that end with it. */
  stops: Stopping[]
  madeAt: Date
  usedAt: Date | null
}

const kept = ['id', 'name', 'about', 'made_at', 'used_at'] as const
type Kept = { id: string; name: string; about: unknown; made_at: Date; used_at: Date | null }
// `about` is written by this file alone.
const toFile = ({ about, made_at, used_at, ...row }: Kept): CountyFile => ({
  ...row,
  stops: [],
  ...(about as Pick<CountyFile, 'counts' | 'encodings'> & Partial<Pick<CountyFile, 'stops'>>),
  madeAt: made_at,
  usedAt: used_at,
})

/** Of the one who sent it, within a day; ends in 404. */
export async function getFile(tx: Tx, id: string): Promise<CountyFile> {
  const row = await tx
    .selectFrom('people.county_files')
    .select(kept)
    .where('id', '=', id)
    .where(sql<boolean>`(used_at is not null or made_at > now() - interval '1 day')`)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toFile(row)
}

export async function findByOnce(tx: Tx, once: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('people.county_files')
    .select('id')
    .where('once', '=', once)
    .executeTakeFirst()
  return row?.id
}

/** Those of the one who asks, the latest first. */
export async function listFiles(tx: Tx, most = 20): Promise<CountyFile[]> {
  const rows = await tx
    .selectFrom('people.county_files')
    .select(kept)
    .where(sql<boolean>`(used_at is not null or made_at > now() - interval '1 day')`)
    .orderBy('made_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(toFile)
}

/** What is shown of a file that is not used yet, those that are refused first. */
export async function listRows(
  tx: Tx,
  id: string,
  { outcome, page }: { outcome: Outcome | undefined; page: number },
): Promise<{ rows: Shown[]; more: boolean }> {
  const found = await tx
    .selectFrom('people.county_file_rows')
    .select('shown')
    .where('file_id', '=', id)
    .$if(outcome !== undefined, q => q.where('rank', '=', outcomes.indexOf(outcome as Outcome)))
    .orderBy('rank')
    .orderBy('n')
    .limit(rowsOnPage + 1)
    .offset((page - 1) * rowsOnPage)
    .execute()
  const rows = found.map(({ shown }) => shown as unknown as Shown)
  return { rows: rows.slice(0, rowsOnPage), more: rows.length > rowsOnPage }
}

type Read = {
  name: string
  rows: GivenRow[]
  encodings: CountyFile['encodings']
  once: string
}

/** Keeps what was read with what it would do. Nothing of the house is changed. */
export async function keepFile(
  tx: Tx,
  actor: Staff,
  providers: readonly StaffProvider[],
  { name, rows, encodings, once }: Read,
): Promise<string> {
  const plan = await makePlan(tx, rows, providers)
  const id = randomUUID()
  await tx
    .insertInto('people.county_files')
    .values({
      id,
      collaboration_id: actor.collaborationId,
      appointment_id: actor.appointmentId,
      name: name.slice(0, 400),
      about: JSON.stringify(aboutOf(plan, encodings)),
      digest: digestOf(plan),
      once,
    })
    .execute()
  await inParts(
    rows.map((given, n) => ({ n, given, ...rankedOf(plan.shown[n] as Shown) })),
    part =>
      sql`insert into people.county_file_rows (file_id, n, appointment_id, given, rank, shown)
      select ${id}::uuid, r.n, ${actor.appointmentId}::uuid, r.given, r.rank, r.shown
      from jsonb_to_recordset(${part}::jsonb) r(n int, given jsonb, rank int, shown jsonb)`.execute(tx),
  )
  return id
}

/**
 * `shown`: the house is not what it was, and what the file would do now is shown. `running`: it is being taken in at this moment.
 * `stopped`: the database refused, by the row that it names.
 */
export type Used = 'used' | 'running' | 'shown' | 'refused' | { stopped: string; row: Shown | undefined }

/** Takes a file in as it was shown, all or nothing; sent again it has been done. */
export async function useFile(
  tx: Tx,
  { collaborationId }: Staff,
  providers: readonly StaffProvider[],
  file: CountyFile,
  reasonOf: (row: Shown) => string,
): Promise<Used> {
  if (file.usedAt) return 'used'
  const { rows: begun } = await sql<{ state: 'begun' | 'running' | 'used' }>`
    select people.begin_file(${file.id}::uuid) as state`.execute(tx)
  const { state } = begun[0] as (typeof begun)[0]
  if (state !== 'begun') return state
  const rows = await tx
    .selectFrom('people.county_file_rows')
    .select('given')
    .where('file_id', '=', file.id)
    .orderBy('n')
    .execute()
  const plan = await makePlan(
    tx,
    rows.map(({ given }) => given as unknown as GivenRow),
    providers,
  )
  const { digest } = await tx
    .selectFrom('people.county_files')
    .select('digest')
    .where('id', '=', file.id)
    .executeTakeFirstOrThrow()
  if (digestOf(plan) !== digest) {
    await showAgain(tx, file, plan)
    return 'shown'
  }
  if (plan.shown.some(({ outcome }) => outcome === 'refused')) return 'refused'
  const stopped = await usePlan(tx, collaborationId, file.id, plan, reasonOf)
  if (stopped) return { stopped: stopped.constraint, row: plan.shown[stopped.n ?? -1] }
  await sql`select people.end_file(${file.id}::uuid)`.execute(tx)
  return 'used'
}

/** Whether another request takes it in at this moment. */
export async function isAtWork(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ atWork: boolean }>`
    select people.file_at_work(${id}::uuid) as "atWork"`.execute(tx)
  return rows[0]?.atWork ?? false
}

async function showAgain(tx: Tx, { id, encodings }: CountyFile, plan: Plan) {
  await tx
    .updateTable('people.county_files')
    .set({ about: JSON.stringify(aboutOf(plan, encodings)), digest: digestOf(plan) })
    .where('id', '=', id)
    .execute()
  await inParts(
    plan.shown.map((shown, n) => ({ n, ...rankedOf(shown) })),
    part =>
      sql`update people.county_file_rows f set rank = r.rank, shown = r.shown
      from jsonb_to_recordset(${part}::jsonb) r(n int, rank int, shown jsonb) where f.file_id = ${id}::uuid and f.n = r.n`.execute(
        tx,
      ),
  )
}

async function makePlan(
  tx: Tx,
  rows: readonly GivenRow[],
  providers: readonly StaffProvider[],
): Promise<Plan> {
  const house = await readHouse(tx)
  const obstacles = await readObstacles(tx, functionsInQuestion(rows, house))
  const sender = await readSender(tx)
  const plan = planFiles(rows, {
    house,
    sender,
    obstacles,
    providers,
    today: todaysDate(),
    newId: randomUUID,
  })
  // All that leave at once: who holds two functions keeps their tokens by the other.
  const ends = plan.people.filter(({ act, last }) => act === 'until' && last !== null)
  const stopping = await listStopping(tx, ends)
  for (const { n, id } of ends) {
    const stops = stopping.get(id)
    if (stops) Object.assign(plan.shown[n] as Shown, { stops })
  }
  return plan
}

/** The functions that rows close or whose holders they end: only of those the database is asked what stands in the way. */
function functionsInQuestion(
  rows: readonly GivenRow[],
  { functions }: Awaited<ReturnType<typeof readHouse>>,
) {
  const named = new Set(
    rows.flatMap(({ sheet, cells }) =>
      sheet === 'functions' && cells.closed
        ? [cells.ref]
        : sheet === 'people' && cells.until
          ? [cells.function_ref]
          : [],
    ),
  )
  return functions
    .filter(({ ref, named: own, id }) => named.has(ref) || (!own && named.has(id)))
    .map(({ id }) => id)
}

const aboutOf = ({ shown }: Plan, encodings: CountyFile['encodings']) => ({
  counts: countsOf(shown),
  encodings,
  stops: shown.flatMap(({ stops = [] }) => stops),
})

const rankedOf = (shown: Shown) => ({ rank: outcomes.indexOf(shown.outcome), shown })

const digestOf = ({ shown }: Plan) => createHash('sha256').update(JSON.stringify(shown)).digest('hex')

export function countsOf(shown: readonly Shown[]): Counts {
  const counts: Counts = {}
  for (const { sheet, outcome } of shown) {
    counts[sheet] ??= {}
    const of = counts[sheet] as Partial<Record<Outcome, number>>
    of[outcome] = (of[outcome] ?? 0) + 1
  }
  return counts
}

/** How many rows have that outcome, of one sheet or of all. */
export const countOf = (counts: Counts, outcome: Outcome, sheet?: SheetName) =>
  (sheet ? [sheet] : [...sheetNames]).reduce((sum, each) => sum + (counts[each]?.[outcome] ?? 0), 0)
