import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

export const obstacles = [
  'not_named',
  'two_numbers',
  'merged_before',
  'guardians',
  'two_plans',
  'plan',
  'given',
  'meeting',
  'waiting',
  'protection',
] as const
export type Obstacle = (typeof obstacles)[number]

/** A record of the same child, as far as it can be told: by number or name, or by the day of birth and a name in common. What hinders is said later. */
export type Twin = {
  id: string
  givenName: string
  familyName: string
  birthDate: string
  personNumber: string
}

/** So many are listed. */
export const mostTwins = 20

/** Among those that my function works with. */
export async function listTwins(tx: Tx, actor: Staff, childId: string): Promise<Twin[]> {
  const { rows } = await sql<Twin>`
    select o.id, o.given_name as "givenName", o.family_name as "familyName", o.birth_date as "birthDate", o.person_number as "personNumber"
    from child.children c join sharing.involvements i on i.function_id = ${actor.functionId}::uuid and i.ended_at is null and i.child_id <> c.id
      join child.children o on o.id = i.child_id
    where c.id = ${childId}::uuid and o.unit_id = c.unit_id
      and (o.person_number <> '' and o.person_number = c.person_number
        or people.folded(o.given_name || ' ' || o.family_name) = people.folded(c.given_name || ' ' || c.family_name)
          and o.birth_date between c.birth_date - interval '1 year' and c.birth_date + interval '1 year'
        or o.birth_date = c.birth_date and child.likeness(o.given_name, o.family_name, c.given_name, c.family_name) > 0)
      and not exists (select from child.merges m where m.split_at is null and o.id in (m.old_child_id, m.child_id))
    order by o.created_at, o.id limit ${sql.lit(mostTwins)}`.execute(tx)
  return rows
}

/** What each of two records holds, and what hinders; read by the actor's own rights. */
export type Sides = {
  obstacles: Obstacle[]
  kept: Side
  old: Side
}
export type Side = {
  team: string[]
  guardians: string[]
  plans: number
  worries: number
  assessments: number
  meetings: number
  consents: number
  /** Live, to other units and to guardians. */
  given: number
}

export async function readSides(tx: Tx, keptId: string, oldId: string): Promise<Sides> {
  const side = (id: string) => sql`json_build_object(
    'team', (select coalesce(json_agg(coalesce((select string_agg(p.name, ', ' order by p.name) from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())), f.name) order by f.name), '[]')
      from sharing.my_units_team(${id}::uuid) t join people.functions f on f.id = t.function_id),
    'guardians', (select coalesce(json_agg(g.name order by g.name), '[]') from child.guardians g where g.child_id = ${id}::uuid and g.ended_at is null),
    'plans', (select count(*)::int from child.plans x where x.child_id = ${id}::uuid),
    'worries', (select count(*)::int from child.worries x where x.child_id = ${id}::uuid and x.withdrawn_at is null),
    'assessments', (select count(*)::int from child.assessments x where x.child_id = ${id}::uuid),
    'meetings', (select count(*)::int from child.meetings x where x.child_id = ${id}::uuid),
    'consents', (select count(distinct c.id)::int from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = ${id}::uuid and s.withdrawn_at is null and c.valid_until >= current_date),
    'given', (select count(*)::int from sharing.disclosures d where d.child_id = ${id}::uuid and d.decision = 'given' and d.ended_at is null and d.valid_until > now()))`
  const { rows } = await sql<Sides>`
    select coalesce(child.why_not_merge(${keptId}::uuid, ${oldId}::uuid), '{}') as obstacles, ${side(keptId)} as kept, ${side(oldId)} as old`.execute(
    tx,
  )
  return rows[0] as Sides
}

/** Tells whether what was shown is still what will happen. */
export const fingerprint = (sides: Sides) => createHash('sha256').update(JSON.stringify(sides)).digest('hex')

/** Whether the form with that key has merged something. */
export async function isMerged(tx: Tx, once: string): Promise<boolean> {
  const row = await tx.selectFrom('child.merges').select('id').where('once', '=', once).executeTakeFirst()
  return Boolean(row)
}

export const mergeRecords = (
  tx: Tx,
  { keptId, oldId, words, once }: { keptId: string; oldId: string; words: string; once: string },
) => sql`select child.merge(${keptId}::uuid, ${oldId}::uuid, ${words}, ${once}::uuid)`.execute(tx)

export type Merge = {
  id: string
  keptId: string
  oldId: string
  words: string
  by: string
  at: Date
  /** Whether I may part it again. */
  mine: boolean
}

/** The older record that this one goes on from. */
export async function findMerge(tx: Tx, actor: Staff, keptId: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select m.id, m.child_id as "keptId", m.old_child_id as "oldId", m.words, p.name as by, m.at,
      m.function_id = ${actor.functionId}::uuid or exists (select from child.named_persons n
        where n.child_id = m.child_id and n.function_id = ${actor.functionId}::uuid and n.until is null) as mine
    from child.merges m join people.persons p on p.id = m.person_id
    where m.child_id = ${keptId}::uuid and m.split_at is null order by m.at desc limit 1`.execute(tx)
  return rows[0]
}

/** What has happened in the record since then: it stays there when the two are parted. */
export async function listSince(tx: Tx, { keptId, at }: Merge) {
  const { rows } = await sql<{ itemKind: string; times: number }>`
    select e.item_kind as "itemKind", count(*)::int as times from sharing.events e
    where e.child_id = ${keptId}::uuid and e.at > ${at} and e.item_kind not in ('', 'child')
      -- What was taken back is nothing that stays.
      and not (e.item_kind = 'worry' and exists (select from sharing.events x where x.child_id = e.child_id and x.item_id = e.item_id and x.kind = 'worry_withdrawn'))
    group by 1 order by 1`.execute(tx)
  return rows
}

export const splitRecords = (tx: Tx, mergeId: string, words: string) =>
  sql`select child.split(${mergeId}::uuid, ${words})`.execute(tx)
