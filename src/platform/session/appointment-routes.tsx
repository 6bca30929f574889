import { Hono } from 'hono'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Env } from '../database/transaction.ts'
import { languageOf, showPage } from '../errors/page.tsx'
import { notFound, signedOut } from '../errors/problem.ts'
import type { Appointment } from './pages.tsx'
import { appointmentsPage, noAppointmentPage } from './pages.tsx'
import { paths, safeReturn } from './paths.ts'

/** In which function to act now. Stands inside the request's transaction. */
export const appointmentRoutes = new Hono<Env>()
  .get(paths.appointments(), async c => {
    const { tx, sessionHash } = c.var
    if (!sessionHash) throw signedOut()
    const [appointments, guardian] = [
      await listAppointments(tx, sessionHash),
      await isGuardian(tx, sessionHash),
    ]
    if (appointments.length === 0 && !guardian)
      return showPage(c, noAppointmentPage(languageOf(c), { isStaff: await hasHeldAny(tx) }))
    return showPage(
      c,
      appointmentsPage(languageOf(c), { appointments, guardian, to: safeReturn(c.req.query('to')) }),
    )
  })
  .post(paths.appointments(), async c => {
    const { tx, sessionHash } = c.var
    if (!sessionHash) throw signedOut()
    const { appointment, to } = await c.req.parseBody()
    // Another's appointment, one that has ended and one that never was: the same answer.
    if (typeof appointment !== 'string' || !appointment) throw notFound()
    if (!(await chooseAppointment(tx, sessionHash, appointment === 'guardian' ? null : appointment)))
      throw notFound()
    return c.redirect(safeReturn(typeof to === 'string' ? to : undefined), 303)
  })

async function listAppointments(tx: QueryExecutorProvider, hash: Buffer) {
  const { rows } = await sql<Appointment>`
    select appointment_id as id, function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName"
    from people.my_appointments(${hash})`.execute(tx)
  return rows
}

/** Whether the person behind the session has held, or will hold, a function. */
async function hasHeldAny(tx: QueryExecutorProvider) {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from people.appointments a where a.person_id = people.me()) as held`.execute(tx)
  return rows[0]?.held ?? false
}

async function isGuardian(tx: QueryExecutorProvider, hash: Buffer) {
  const { rows } = await sql<{ guardian: boolean }>`select people.is_guardian(${hash}) as guardian`.execute(
    tx,
  )
  return rows[0]?.guardian ?? false
}

/** Null is as a guardian. False when it is not theirs to choose. */
async function chooseAppointment(tx: QueryExecutorProvider, hash: Buffer, appointmentId: string | null) {
  const { rows } = await sql<{
    chosen: boolean
  }>`select people.choose_appointment(${hash}, ${appointmentId}) as chosen`.execute(tx)
  return rows[0]?.chosen ?? false
}
