import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { SheetName } from './sheets.ts'

/** A place of the house with the columns that files have, as texts; `ref` as files know it: its own, or its id here. */
export type HousePlace = {
  id: string
  ref: string
  /** It has a ref of its own. */
  named: boolean
  parent: string
  organisation: string
  name: string
  kind: string
  closed: boolean
  more: Record<string, string>
}
export type PlaceSheet = Exclude<SheetName, 'people'>

/** Somebody who holds a function now or later; the addresses are those that the organisation has written for them, the latest first. */
export type Holding = {
  id: string
  function: string
  name: string
  emails: string[]
  first: string
  last: string
}
export type House = Record<PlaceSheet, HousePlace[]> & { holdings: Holding[] }

/** What files are compared with. The whole collaboration: a ref is one place in it. */
export async function readHouse(tx: Tx): Promise<House> {
  const places = async (query: ReturnType<typeof sql<HousePlace>>) => (await query.execute(tx)).rows
  return {
    organisations: await places(sql<HousePlace>`
      select id, coalesce(nullif(ref, ''), id::text) as ref, ref <> '' as named, '' as parent, id as organisation, name, kind, closed_at is not null as closed,
        jsonb_build_object('number', number) as more from people.organisations order by name, id`),
    bodies: await places(sql<HousePlace>`
      select id, coalesce(nullif(ref, ''), id::text) as ref, ref <> '' as named, organisation_id as parent, organisation_id as organisation, name, kind, closed_at is not null as closed,
        '{}'::jsonb as more from people.bodies order by name, id`),
    units: await places(sql<HousePlace>`
      select id, coalesce(nullif(ref, ''), id::text) as ref, ref <> '' as named, organisation_id as parent, organisation_id as organisation, name, kind, closed_at is not null as closed,
        jsonb_build_object('body', coalesce(body_id::text, ''), 'legal_domain', legal_domain, 'from_age', coalesce(from_age::text, ''),
          'to_age', coalesce(to_age::text, ''), 'phone', phone) as more from people.units order by name, id`),
    functions: await places(sql<HousePlace>`
      select f.id, coalesce(nullif(f.ref, ''), f.id::text) as ref, f.ref <> '' as named, f.unit_id as parent, u.organisation_id as organisation, f.name, f.kind, f.closed_at is not null as closed,
        jsonb_build_object('receives_requests', case when f.receives_requests then 'yes' else 'no' end,
          'may_open_in_emergency', case when f.may_open_in_emergency then 'yes' else 'no' end) as more
      from people.functions f join people.units u on u.id = f.unit_id order by f.name, f.id`),
    holdings: (
      await sql<Holding>`select id, function_id as function, name, emails, first_day::text as first, coalesce(last_day::text, '') as last from people.file_holdings()`.execute(
        tx,
      )
    ).rows,
  }
}

/** Who sends the file, as far as a row depends on it. */
export type Sender = {
  system: boolean
  /** The organisation that they keep, where it is one. */
  organisation: string
  /** By what a file could name them. */
  known: string[]
}

export async function readSender(tx: Tx): Promise<Sender> {
  const { rows } = await sql<Sender>`
    select people.i_am('{administrator}') as system, coalesce(people.my_kept_organisation()::text, '') as organisation,
      array(select people.my_addresses()) as known`.execute(tx)
  return rows[0] as Sender
}

/** Why a function is not closed, and whether somebody waits for it; null where that is not the sender's to know. */
export type Obstacles = { closing: string[] | null; answers: boolean | null }

export async function readObstacles(tx: Tx, functions: string[]): Promise<Map<string, Obstacles>> {
  if (functions.length === 0) return new Map()
  const { rows } = await sql<Obstacles & { id: string }>`
    select function_id as id, closing, answers from people.file_obstacles(${functions}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...obstacles }) => [id, obstacles]))
}
