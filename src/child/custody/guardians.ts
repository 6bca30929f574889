import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Secret } from '../../platform/generations.ts'
import { numberHash } from '../../platform/number-hash.ts'
import type { numberChoices, Reason } from './custody-form.ts'

/** Somebody in my own unit's record of a child; `endedAt` is when they were removed. */
export type Guardian = {
  id: string
  name: string
  relation: string
  custody: boolean
  endedAt: Date | null
  /** Since two records were parted: sees the older one no more until somebody decides it here. */
  shutAt: Date | null
}

/** Ends in 404. One who was removed is found too: whoever had the form open is told. */
export async function getGuardian(tx: Tx, childId: string, id: string): Promise<Guardian> {
  const row = await tx
    .selectFrom('child.guardians')
    .select(['id', 'name', 'relation', 'custody', 'ended_at as endedAt', 'shut_at as shutAt'])
    .where('id', '=', id)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Nobody else changes the family, and nobody gives anything about the child, until this transaction is over. */
export const lockToChange = (tx: Tx, childId: string) =>
  sql`select child.lock_to_change(${childId}::uuid)`.execute(tx)

/** What a form does: one of these to a guardian, or a correction of the child's details. */
export type Act = { guardianId: string; change: 'custody' | 'corrected' | 'removed' } | { childId: string }

/** Whether the form with that key has done it already. */
export async function isDone(tx: Tx, act: Act, once: string): Promise<boolean> {
  const { rows } = await ('childId' in act
    ? sql`select from child.child_changes where child_id = ${act.childId}::uuid and once = ${once}::uuid`
    : sql`select from child.guardian_changes
        where guardian_id = ${act.guardianId}::uuid and once = ${once}::uuid
          and case when change in ('custody_given', 'custody_ended') then 'custody' else change end = ${act.change}`
  ).execute(tx)
  return rows.length > 0
}

type Why = { words: string; once: string }

export const decideCustody = (
  tx: Tx,
  guardian: Guardian,
  { reason, since, words, once }: Why & { reason: Reason; since: string },
) =>
  sql`select child.decide_custody(${guardian.id}::uuid, ${!guardian.custody}, ${reason}, ${since}::date, ${words}, ${once}::uuid)`.execute(
    tx,
  )

export type Correction = Why & {
  name: string
  relation: string
  number: (typeof numberChoices)[number]
  /** As it is stored. */
  personNumber: string
}

export const correctGuardian = (
  tx: Tx,
  guardian: Guardian,
  { name, relation, number, personNumber, words, once }: Correction,
  secret: Secret,
) =>
  sql`select child.correct_guardian(${guardian.id}::uuid, ${name}, ${relation}, ${number}, ${number === 'new' ? numberHash(secret, personNumber) : null},
    ${words}, ${once}::uuid)`.execute(tx)

export const removeGuardian = (tx: Tx, guardian: Guardian, { words, once }: Why) =>
  sql`select child.remove_guardian(${guardian.id}::uuid, ${words}, ${once}::uuid)`.execute(tx)

export const openToGuardian = (tx: Tx, guardian: Guardian, { words, once }: Why) =>
  sql`select child.open_to_guardian(${guardian.id}::uuid, ${words}, ${once}::uuid)`.execute(tx)

export type Details = Why & {
  givenName: string
  familyName: string
  birthDate: string
  /** As it is stored. */
  personNumber: string
}

export const correctChild = (
  tx: Tx,
  childId: string,
  { givenName, familyName, birthDate, personNumber, words, once }: Details,
  secret: Secret,
) =>
  sql`select child.correct_child(${childId}::uuid, ${givenName}, ${familyName}, ${birthDate}::date, ${personNumber},
    ${personNumber ? numberHash(secret, personNumber) : null}, ${words}, ${once}::uuid)`.execute(tx)

export type Change = {
  id: string
  change: 'custody_ended' | 'custody_given' | 'corrected' | 'removed' | 'shut' | 'opened' | 'child'
  guardianId: string | null
  /** Null for the child's details, whose words are the reason. */
  reason: Reason | null
  words: string
  sinceOn: string | null
  /** As it was before. */
  name: string
  relation: string
  birthDate: string | null
  personNumber: string
  numberChanged: boolean
  /** The post, and who held it then. */
  byFunction: string
  byPerson: string | null
  at: Date
}

/** What has been changed about the family, latest first; of one guardian where it is asked for. */
export async function listChanges(tx: Tx, childId: string, guardianId?: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select x.id, x.change, x."guardianId", x.reason, x.words, x."sinceOn", x.name, x.relation, x."birthDate", x."personNumber", x."numberChanged",
      f.name as "byFunction", p.name as "byPerson", x.at
    from (
      select c.id, c.change, c.guardian_id as "guardianId", c.reason, c.words, c.since_on as "sinceOn", c.name, c.relation, null::date as "birthDate",
          '' as "personNumber", c.number_changed as "numberChanged", c.function_id, c.person_id, c.at
        from child.guardian_changes c where c.child_id = ${childId}::uuid
      union all
      select c.id, 'child', null, null, c.words, null, trim(c.given_name || ' ' || c.family_name), '', c.birth_date, c.person_number,
          false, c.function_id, c.person_id, c.at
        from child.child_changes c where c.child_id = ${childId}::uuid
    ) x join people.functions f on f.id = x.function_id left join people.persons p on p.id = x.person_id
    where ${guardianId ?? null}::uuid is null or x."guardianId" = ${guardianId ?? null}::uuid
    order by x.at desc, x.id desc`.execute(tx)
  return rows
}

/** Those who are in the record now, and those who were removed. */
export const listGuardians = (tx: Tx, childId: string): Promise<Guardian[]> =>
  tx
    .selectFrom('child.guardians')
    .select(['id', 'name', 'relation', 'custody', 'ended_at as endedAt', 'shut_at as shutAt'])
    .where('child_id', '=', childId)
    .orderBy('ended_at', eb => eb.desc().nullsFirst())
    .orderBy('custody', 'desc')
    .orderBy('since')
    .execute()

/** Whose the number is, of the child's family in my unit's record; undefined where it is nobody's there. */
export async function findNumberInFamily(tx: Tx, childId: string, hash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select child.number_in_family(${childId}::uuid, ${hash}, ${childId}::uuid) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

/** The functions of my unit that work with the child, without my own. */
export async function listTeam(tx: Tx, childId: string, without: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.function_id as id from sharing.my_units_team(${childId}::uuid) t where t.function_id <> ${without}::uuid`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
