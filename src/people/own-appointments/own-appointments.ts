import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'

export type OwnAppointment = {
  id: string
  personId: string
  personName: string
  functionId: string
  functionName: string
  unitName: string
  organisationName: string
  startsAt: Date
  askedAt: Date
  /** who ends when the answer is yes */
  leaver: string | null
  leaves: string | null
  decision: 'yes' | 'no' | 'taken_back' | null
  decidedBy: string | null
  mayAnswer: boolean
}

/** Asks another to give oneself a function of one's unit (R15); the question that waits already, when there is one. */
export async function askForAppointment(
  tx: Tx,
  {
    functionId,
    from,
    leaves,
    once,
  }: { functionId: string; from: string | null; leaves: string | null; once: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`select people.ask_for_appointment(${functionId}::uuid,
    coalesce(${from}::date::timestamp at time zone 'Europe/Stockholm', now()), ${leaves}::uuid, ${once}::uuid) as id`.execute(
    tx,
  )
  return (rows[0] as { id: string }).id
}

/** So many are listed, what waits first. */
export const mostAsked = 200

/** What the actor has asked or may know of, what waits first. */
export async function listOwnAppointments(tx: Tx, id?: string): Promise<OwnAppointment[]> {
  const { rows } = await sql<OwnAppointment>`
    select r.id, p.id as "personId", p.name as "personName", f.id as "functionId", f.name as "functionName", u.name as "unitName",
      o.name as "organisationName", r.starts_at as "startsAt", r.asked_at as "askedAt",
      (select l.name from people.appointments a join people.persons l on l.id = a.person_id where a.id = r.leaves) as leaver, r.leaves,
      r.decision, d.name as "decidedBy", people.i_answer(r.id) as "mayAnswer"
    from people.appointment_requests r join people.persons p on p.id = r.person_id join people.functions f on f.id = r.function_id
      join people.units u on u.id = r.unit_id join people.organisations o on o.id = u.organisation_id
      left join people.persons d on d.id = r.decided_by
    where ${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid
    order by r.decision is not null, r.asked_at desc, r.id limit ${sql.lit(mostAsked)}`.execute(tx)
  return rows
}

/** Ends in 404. */
export async function getOwnAppointment(tx: Tx, id: string): Promise<OwnAppointment> {
  const [found] = await listOwnAppointments(tx, id)
  if (!found) throw notFound()
  return found
}

/** False when it is not the actor's to answer: their own, or answered. */
export async function answerAppointment(tx: Tx, id: string, yes: boolean): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean
  }>`select people.answer_appointment(${id}::uuid, ${yes}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

export async function takeBackAppointment(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean
  }>`select people.take_back_appointment(${id}::uuid) as done`.execute(tx)
  return rows[0]?.done ?? false
}
