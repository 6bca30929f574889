import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export const changesOnPage = 50

export type ChangeKind =
  | 'collaboration'
  | 'organisation'
  | 'body'
  | 'unit'
  | 'function'
  | 'named_person_rule'
  | 'appointment'
  | 'scim_token'
  | 'scim_user'
  | 'scim_group'
export type ChangeAct = 'made' | 'changed' | 'ended' | 'reopened' | 'removed'
export type Change = {
  id: string
  kind: ChangeKind
  act: ChangeAct
  /** What it is called now; of an appointment and a rule the function. */
  name: string
  /** Where it stands: of a unit its organisation, of a function its unit. */
  place: string
  /** Whose appointment it is. */
  person: string
  /** What a group of a directory holds from now; empty where it holds nothing. */
  holds: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string
  /** Of a unit that came under another: which it was and which it is. */
  bodyBefore: string | null
  bodyAfter: string | null
  at: Date
  /** Empty for a command of the installation. */
  byName: string
  byFunction: string
}

/** As the indexes have them. */
const ofDirectories = sql`person_id is null and reason like 'SCIM: %'`
const ofPeople = sql`(person_id is not null or reason not like 'SCIM: %')`

/** Whether the directory of an organisation has ever changed anything here. */
export async function isAnyDirectorys(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from people.changes where ${ofDirectories}) as any`.execute(tx)
  return rows[0]?.any ?? false
}

/** The latest first: what people and commands did, or what the directories of organisations did, which is a thousand times as much. */
export async function listChanges(
  tx: Tx,
  { page, byDirectories }: { page: number; byDirectories: boolean },
): Promise<{ changes: Change[]; more: boolean }> {
  const { rows } = await sql<Change>`
    select c.id, c.kind, c.act, c.before, c.after, c.reason, c.at, coalesce(by_person.name, '') as "byName", coalesce(by_function.name, '') as "byFunction",
      coalesce(d.title, f.name, u.name, b.name, o.name, k.name, '') as name, coalesce(fu.name, uo.name, bo.name, dorg.name, '') as place,
      (select x.name from people.bodies x where x.id = (c.before ->> 'body_id')::uuid) as "bodyBefore",
      (select x.name from people.bodies x where x.id = (c.after ->> 'body_id')::uuid) as "bodyAfter", coalesce(p.name, '') as person, coalesce(df.name, '') as holds
    from (select * from people.changes where ${byDirectories ? ofDirectories : ofPeople} order by at desc, id desc limit ${changesOnPage + 1} offset ${(page - 1) * changesOnPage}) c
      left join people.persons by_person on by_person.id = c.person_id
      left join people.functions by_function on by_function.id = c.function_id
      left join people.appointments a on c.kind = 'appointment' and a.id = c.row_id
      left join people.persons p on p.id = a.person_id
      left join people.functions f on f.id = case c.kind when 'function' then c.row_id when 'appointment' then a.function_id
        when 'named_person_rule' then (coalesce(c.after, c.before) ->> 'function_id')::uuid end
      left join people.units fu on fu.id = f.unit_id
      left join people.units u on c.kind = 'unit' and u.id = c.row_id
      left join people.organisations uo on uo.id = u.organisation_id
      left join people.bodies b on c.kind = 'body' and b.id = c.row_id
      left join people.organisations bo on bo.id = b.organisation_id
      left join people.organisations o on c.kind = 'organisation' and o.id = c.row_id
      left join lateral (select x ->> 'title' as title, (x ->> 'organisation_id')::uuid as organisation_id from (values (coalesce(c.after, c.before))) v(x)
        where c.kind in ('scim_token', 'scim_user', 'scim_group')) d on true
      left join people.functions df on c.kind = 'scim_group' and df.id = (c.after ->> 'function_id')::uuid
      left join people.organisations dorg on dorg.id = d.organisation_id
      left join people.collaborations k on c.kind = 'collaboration' and k.id = c.row_id
    order by c.at desc, c.id desc`.execute(tx)
  return { changes: rows.slice(0, changesOnPage), more: rows.length > changesOnPage }
}
