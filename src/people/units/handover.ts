import { type RawBuilder, sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { getFunction, type UnitFunction } from './units.ts'

export type Handover = {
  /** The appointment that ends; null when nobody leaves. */
  leaves: string | null
  /** The person who takes over; null when it stays vacant. */
  to: string | null
  /** The first day of the new one, `2026-12-01`; null is now. */
  from: string | null
}

/**
 * Ends one appointment and makes the next, in one transaction (R15): from that moment the new one has all that belongs to
 * the function and the old one nothing. 'done' also when it had been done already; 'left' when the one who was to leave has
 * left, and somebody else than this one holds it.
 */
export async function handOver(
  tx: Tx,
  actor: Staff,
  functionId: string,
  { leaves, to, from }: Handover,
): Promise<'done' | 'left'> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`handover:${functionId}`}, 0))`.execute(tx)
  const at =
    from === null ? sql<Date>`now()` : sql<Date>`${from}::date::timestamp at time zone 'Europe/Stockholm'`
  const before = await getFunction(tx, functionId)
  const gone = leaves !== null && ![...before.now, ...before.coming].some(({ id }) => id === leaves)
  if (gone) return to === null || holds(before, to) ? 'done' : 'left'
  if (to !== null) await appoint(tx, actor, functionId, to, at)
  if (leaves !== null) {
    await tx
      .updateTable('people.appointments')
      .set({ ends_at: sql<Date>`greatest(${at}, starts_at)` })
      .where('id', '=', leaves)
      .where('function_id', '=', functionId)
      .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
      .execute()
  }
  return 'done'
}

const holds = ({ now, coming }: UnitFunction, personId: string) =>
  [...now, ...coming].some(each => each.personId === personId)

/** Who holds it at that time already is not appointed again. */
async function appoint(tx: Tx, actor: Staff, functionId: string, personId: string, at: RawBuilder<Date>) {
  await sql`
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
    select ${actor.collaborationId}::uuid, ${actor.unitId}::uuid, ${functionId}::uuid, ${personId}::uuid, ${at}, ${actor.personId}::uuid
    where not exists (select from people.appointments a where a.function_id = ${functionId}::uuid and a.person_id = ${personId}::uuid
      and a.starts_at <= ${at} and (a.ends_at is null or a.ends_at > ${at}))`.execute(tx)
}

/** `issuer`: where they sign in; where the manager does, when it is left out. */
export type NewPerson = {
  name: string
  email: string
  subject: string
  once: string
  issuer: string | undefined
}

/** Registers a person; 'taken' when the user name is somebody else's, and the transaction can go on. */
export async function addPerson(
  tx: Tx,
  sessionHash: Buffer,
  { name, email, subject, once, issuer }: NewPerson,
): Promise<string | 'taken'> {
  await sql`savepoint before_person`.execute(tx)
  try {
    const { rows } = await sql<{
      id: string
    }>`select people.add_person(${sessionHash}, ${name}, ${email}, ${subject}, ${once}::uuid, ${issuer ?? null}) as id`.execute(
      tx,
    )
    return (rows[0] as { id: string }).id
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'subject_is_another_persons') throw error
    await sql`rollback to savepoint before_person`.execute(tx)
    return 'taken'
  }
}
