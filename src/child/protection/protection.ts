import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { event } from '../../sharing/events/index.ts'

export const levels = ['none', 'marked', 'protected_registration', 'fictitious'] as const
export type Level = (typeof levels)[number]

/** Who may see a protected child: a function of any unit, or a guardian (R8). `keeps`: works with the child in the unit that holds the record. */
export type Reader = {
  kind: 'function' | 'guardian'
  id: string
  /** of the function, or of the guardian */
  name: string
  holders: string[]
  where: string
  keeps: boolean
  reviewOn: string
  addedBy: string | null
}
export type Decision = {
  protection: Level
  reason: string
  byFunction: string
  byPerson: string | null
  at: Date
}

export async function findLevel(tx: Tx, childId: string): Promise<Level> {
  const row = await tx
    .selectFrom('child.children')
    .select('protection')
    .where('id', '=', childId)
    .executeTakeFirstOrThrow()
  return row.protection as Level
}

export async function listReaders(tx: Tx, childId: string): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select 'function' as kind, f.id, f.name, ${holdersOf('f.id')} as holders, u.name || ', ' || o.name as "where", exists (select from sharing.my_units_team(r.child_id) t where t.function_id = f.id) as keeps, r.review_on as "reviewOn", p.name as "addedBy"
      from sharing.protected_readers r join people.functions f on f.id = r.function_id join people.units u on u.id = f.unit_id
        join people.organisations o on o.id = u.organisation_id left join people.persons p on p.id = r.added_by
      where r.child_id = ${childId}::uuid
    union all
    select 'guardian', g.id, g.name, '{}', g.relation, false, r.review_on, p.name
      from sharing.protected_guardians r join child.guardians g on g.id = r.guardian_id left join people.persons p on p.id = r.added_by
      where r.child_id = ${childId}::uuid and g.ended_at is null
    order by 7, 3`.execute(tx)
  return rows
}

/** Custody holders who are not on the list: they see nothing of a protected child. */
export const listUnlistedGuardians = (tx: Tx, childId: string) =>
  tx
    .selectFrom('child.guardians as g')
    .select(['g.id', 'g.name', 'g.relation'])
    .where('g.child_id', '=', childId)
    .where(eb => eb.ref('g.custody'))
    .where('g.ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sharing.protected_guardians as r')
            .whereRef('r.guardian_id', '=', 'g.id')
            .whereRef('r.child_id', '=', 'g.child_id'),
        ),
      ),
    )
    .orderBy('g.name')
    .execute()

export async function listDecisions(tx: Tx, childId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select d.protection, d.reason, f.name as "byFunction", p.name as "byPerson", d.at from child.protection_decisions d
      join people.functions f on f.id = d.function_id left join people.persons p on p.id = d.person_id
    where d.child_id = ${childId}::uuid order by d.at desc`.execute(tx)
  return rows
}

/** Turns protection on, changes it or turns it off, with a reason. What had been given to anybody not listed ends immediately. */
export async function decideProtection(
  tx: Tx,
  actor: Staff,
  { childId, level, reason }: { childId: string; level: Level; reason: string },
) {
  await sql`select child.decide_protection(${childId}::uuid, ${level}, ${reason})`.execute(tx)
  await event(tx, actor, { childId, kind: 'protection_decided', itemKind: 'child', itemId: childId })
}

/** Adds a reader to the list, or sets a new day of review for one who is on it. */
export async function listReader(
  tx: Tx,
  actor: Staff,
  { childId, kind, id, reviewOn }: { childId: string; kind: Reader['kind']; id: string; reviewOn: string },
) {
  const list = kind === 'function' ? sql`sharing.list_protected_reader` : sql`sharing.list_protected_guardian`
  await sql`select ${list}(${childId}::uuid, ${id}::uuid, ${reviewOn}::date)`.execute(tx)
  await event(tx, actor, { childId, kind: 'protected_reader_listed', itemKind: 'child', itemId: childId })
}

/** Removes a reader from the list: what they could read ends immediately. */
export async function unlistReader(
  tx: Tx,
  actor: Staff,
  { childId, kind, id }: { childId: string; kind: Reader['kind']; id: string },
) {
  // Before the removal: a reader who removes herself is no longer involved after it.
  await event(tx, actor, { childId, kind: 'protected_reader_removed', itemKind: 'child', itemId: childId })
  const unlist =
    kind === 'function' ? sql`sharing.unlist_protected_reader` : sql`sharing.unlist_protected_guardian`
  await sql`select ${unlist}(${childId}::uuid, ${id}::uuid)`.execute(tx)
}
