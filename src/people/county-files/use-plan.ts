import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { because } from '../changes/index.ts'
import type { PlaceSheet } from './house.ts'
import { inParts } from './in-parts.ts'
import { placeSheets } from './places.ts'
import type { PlaceOp, Plan, Shown } from './planned.ts'

/**
 * Does all of a plan, or nothing of it: then the constraint that the database refuses by, and the row where it says which. Rights, names
 * and what somebody waits for are asked by the same policies and triggers as of a page.
 */
export async function usePlan(
  tx: Tx,
  collaboration: string,
  file: string,
  plan: Plan,
  reasonOf: (row: Shown) => string,
): Promise<{ constraint: string; n: number | undefined } | undefined> {
  await sql`savepoint use_plan`.execute(tx)
  try {
    await giveReasons(tx, file, plan, reasonOf)
    for (const sheet of placeSheets) await placeRows(tx, collaboration, sheet, plan.places[sheet])
    await sql`select people.fill_by_file(${file}::uuid, ${JSON.stringify(plan.people)}::jsonb)`.execute(tx)
    for (const sheet of placeSheets.toReversed()) await closeRows(tx, sheet, plan.closes[sheet])
    return undefined
  } catch (error) {
    const { code = '', constraint = '', detail = '' } = error as Record<string, string | undefined>
    // What the rules of the house refuse; anything else is a fault of ours.
    if (!['23514', '23505', '23503', '42501'].includes(code)) throw error
    await sql`rollback to savepoint use_plan`.execute(tx)
    return { constraint: constraint || code, n: /^\d+$/.test(detail) ? Number(detail) : undefined }
  }
}

/** people.note_change finds the reason by the row that is changed: the file and the line in it. */
async function giveReasons(tx: Tx, file: string, plan: Plan, reasonOf: (row: Shown) => string) {
  const about = [
    ...placeSheets.flatMap(sheet => [...plan.places[sheet], ...plan.closes[sheet]]),
    ...plan.people,
  ].map(({ n, id }) => ({ n, id, reason: reasonOf(plan.shown[n] as Shown).slice(0, 500) }))
  await inParts(about, part =>
    sql`update people.county_file_rows f set row_id = r.id, reason = r.reason
      from jsonb_to_recordset(${part}::jsonb) r(n int, id uuid, reason text) where f.file_id = ${file}::uuid and f.n = r.n`.execute(
      tx,
    ),
  )
  const [first] = about
  // An end needs a reason, whichever row is asked.
  if (first) await because(tx, first.reason)
}

/** The columns of each table, as what a file's text becomes. */
const columns: Record<PlaceSheet, { parent?: string; values: Record<string, string> }> = {
  organisations: { values: { name: 'name', kind: 'kind', number: 'number', ref: 'ref' } },
  bodies: { parent: 'organisation_id', values: { name: 'name', kind: 'kind', ref: 'ref' } },
  units: {
    parent: 'organisation_id',
    values: {
      name: 'name',
      kind: 'kind',
      ref: 'ref',
      legal_domain: 'legal_domain',
      phone: 'phone',
      body_id: `nullif(body, '')::uuid`,
      from_age: `nullif(from_age, '')::int`,
      to_age: `nullif(to_age, '')::int`,
    },
  },
  functions: {
    parent: 'unit_id',
    values: {
      name: 'name',
      ref: 'ref',
      receives_requests: `receives_requests = 'yes'`,
      may_open_in_emergency: `may_open_in_emergency = 'yes'`,
    },
  },
}

async function placeRows(tx: Tx, collaboration: string, sheet: PlaceSheet, ops: readonly PlaceOp[]) {
  const { parent, values } = columns[sheet]
  const table = sql.table(`people.${sheet}`)
  const rowsOf = (
    part: string,
  ): RawBuilder<unknown> => sql`jsonb_to_recordset(${part}::jsonb) r(id uuid, parent text, name text, kind text, ref text,
    number text, legal_domain text, phone text, body text, from_age text, to_age text, receives_requests text, may_open_in_emergency text, reopens boolean)`
  const flat = (act: PlaceOp['act']) =>
    ops
      .filter(each => each.act === act)
      .map(({ id, parent, reopens, values }) => ({ ...values, id, parent, reopens }))
  const fresh = { ...values, ...(sheet === 'functions' && { kind: 'kind' }) }
  const names = Object.keys(fresh).map(each => sql.ref(each))
  // The expressions are the constants above.
  const made = Object.values(fresh).map(each => sql.raw(each))
  await inParts(flat('insert'), part =>
    sql`insert into ${table} (id, collaboration_id, ${parent ? sql`${sql.ref(parent)}, ` : sql``}${sql.join(names)})
      select r.id, ${collaboration}::uuid, ${parent ? sql`r.parent::uuid, ` : sql``}${sql.join(made)} from ${rowsOf(part)}`.execute(
      tx,
    ),
  )
  const sets = Object.keys(values).map(
    name => sql`${sql.ref(name)} = (select ${sql.raw(values[name] as string)} from (select r.*) x)`,
  )
  await inParts(flat('update'), part =>
    sql`update ${table} t set ${sql.join(sets)}, closed_at = case when r.reopens then null else t.closed_at end
      from ${rowsOf(part)} where t.id = r.id`.execute(tx),
  )
}

const closeRows = (tx: Tx, sheet: PlaceSheet, ids: readonly { id: string }[]) =>
  ids.length === 0
    ? undefined
    : sql`update ${sql.table(`people.${sheet}`)} set closed_at = now() where id = any(${ids.map(({ id }) => id)}::uuid[]) and closed_at is null`.execute(
        tx,
      )
