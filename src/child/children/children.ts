import { sql } from 'kysely'
import { isolated, todaysDate, yearsBetween } from '../../i18n/index.ts'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Secret } from '../../platform/generations.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { event } from '../../sharing/events/index.ts'
import type { protections } from './child-form.ts'

/** A child as the actor may see it: their own unit's row, or one that was given to them (`own` tells which). */
export type Child = {
  id: string
  unitId: string
  unitName: string
  givenName: string
  familyName: string
  birthDate: string
  personNumber: string
  language: string
  interpreter: boolean
  protected: boolean
  /** My unit's own record, and I work with it: one may write about the child here. In an emergency (R9) a colleague reads and does not write. */
  own: boolean
  /** The record that this one has become a part of (R10a): it is read, and one goes on in the other. */
  mergedInto: string | null
}

/** Undefined when it does not exist, and when it was not given to the actor: nobody can tell which. */
export async function findChild(tx: Tx, actor: Actor, id: string): Promise<Child | undefined> {
  const row = await tx
    .selectFrom('child.children as c')
    .innerJoin('people.units as u', 'u.id', 'c.unit_id')
    .leftJoin('child.merges as m', join =>
      join.onRef('m.old_child_id', '=', 'c.id').on('m.split_at', 'is', null),
    )
    .selectAll('c')
    .select('m.child_id as merged_into')
    .select('u.name as unit_name')
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('sharing.my_involvements as i')
            .select('i.child_id')
            .whereRef('i.child_id', '=', 'c.id'),
        )
        .as('involved'),
    )
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    personNumber: row.person_number,
    language: row.language,
    interpreter: row.interpreter,
    protected: row.protection !== 'none',
    own: row.unit_id === actor.unitId && Boolean(row.involved) && row.merged_into === null,
    mergedInto: row.merged_into,
  }
}

/** Ends in 404. */
export async function getChild(tx: Tx, actor: Actor, id: string): Promise<Child> {
  const child = await findChild(tx, actor, id)
  if (!child) throw notFound()
  return child
}

/** Only in my own unit's record may one write; a receiver gets the same 404 as a stranger. */
export async function getOwnChild(tx: Tx, actor: Staff, id: string): Promise<Child> {
  const child = await getChild(tx, actor, id)
  if (!child.own) throw notFound()
  return child
}

export const childName = ({ givenName, familyName }: Pick<Child, 'givenName' | 'familyName'>) =>
  isolated(`${givenName} ${familyName}`.trim())

/** Whole years, as the calendar counts them. */
export const childAge = (birthDate: string, now = new Date()) => yearsBetween(birthDate, todaysDate(now))

export type NewChild = {
  givenName: string
  familyName: string
  birthDate: string
  personNumber: string
  language: string
  interpreter: boolean
  protection: (typeof protections)[number]
  once: string
}

/** The child that the form with that key has made. */
export async function findRegistered(tx: Tx, once: string): Promise<string | undefined> {
  const row = await tx.selectFrom('child.children').select('id').where('once', '=', once).executeTakeFirst()
  return row?.id
}

/**
 * Adds a child to my unit's own record, idempotently. Whether another unit knows the same child is not looked at (R10); that my own does
 * not know the number, the database sees to.
 */
export async function registerChild(tx: Tx, actor: Staff, child: NewChild, secret: Secret): Promise<string> {
  // The function below inserts into several tables, and raises on a key that is taken.
  const before = await findRegistered(tx, child.once)
  if (before) return before
  const hash = child.personNumber ? numberHash(secret, child.personNumber) : null
  const { rows } = await sql<{ id: string }>`
    select child.register_child(${child.givenName}, ${child.familyName}, ${child.birthDate}::date, ${child.personNumber}, ${child.language},
      ${child.interpreter}, ${child.protection}, ${hash}, ${child.once}::uuid) as id`.execute(tx)
  const id = rows[0]?.id as string
  await event(tx, actor, { childId: id, kind: 'child_registered', itemKind: 'child', itemId: id })
  const named = await findNamedPersonByRule(tx, actor, child.birthDate)
  if (named) await setNamedPerson(tx, actor, { childId: id, functionId: named, how: 'by_rule' })
  return id
}

export type NewGuardian = {
  name: string
  relation: string
  custody: boolean
  personNumber: string
  once: string
}

/** Whether the form with that key has made a guardian. */
export async function isRegistered(tx: Tx, once: string): Promise<boolean> {
  const row = await tx.selectFrom('child.guardians').select('id').where('once', '=', once).executeTakeFirst()
  return Boolean(row)
}

/** Adds a guardian, or another close person, to my unit's own record of a child, idempotently. */
export async function registerGuardian(
  tx: Tx,
  actor: Staff,
  childId: string,
  { name, relation, custody, personNumber, once }: NewGuardian,
  secret: Secret,
) {
  if (await isRegistered(tx, once)) return
  const hash = personNumber ? numberHash(secret, personNumber) : null
  await sql`select child.register_guardian(${childId}::uuid, ${name}, ${relation}, ${custody}, ${hash}, ${once}::uuid)`.execute(
    tx,
  )
  await event(tx, actor, { childId, kind: 'guardian_registered' })
}

/** The function that the rules of the unit name for a child of that age (R13); undefined where no rule fits. */
export async function findNamedPersonByRule(
  tx: Tx,
  actor: Staff,
  birthDate: string,
): Promise<string | undefined> {
  const age = childAge(birthDate)
  const rule = await tx
    .selectFrom('people.named_person_rules')
    .select('function_id')
    .where('unit_id', '=', actor.unitId)
    .where('from_age', '<=', age)
    .where('to_age', '>=', age)
    .executeTakeFirst()
  return rule?.function_id
}

/** One named person at a time; the one before is kept as history. In my own unit the function becomes involved too. */
export async function setNamedPerson(
  tx: Tx,
  actor: Staff,
  { childId, functionId, how }: { childId: string; functionId: string; how: 'by_rule' | 'by_hand' },
) {
  await tx
    .updateTable('child.named_persons')
    .set({ until: sql`now()` })
    .where('child_id', '=', childId)
    .where('until', 'is', null)
    .execute()
  await tx
    .insertInto('child.named_persons')
    .values({
      collaboration_id: actor.collaborationId,
      child_id: childId,
      unit_id: actor.unitId,
      function_id: functionId,
      how,
      set_by: actor.personId,
    })
    .execute()
  await sql`select sharing.involve(${childId}::uuid, ${functionId}::uuid, 'named_person')
    where exists (select from people.functions where id = ${functionId}::uuid and unit_id = ${actor.unitId}::uuid)`.execute(
    tx,
  )
  await event(tx, actor, { childId, kind: 'named_person_set' })
}
