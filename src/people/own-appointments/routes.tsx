import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { listStopping } from '../scim/index.ts'
import { ownAppointmentPaths } from './noun.ts'
import {
  answerAppointment,
  getOwnAppointment,
  listOwnAppointments,
  takeBackAppointment,
} from './own-appointments.ts'
import { OwnAppointmentPage, OwnAppointmentsPage } from './own-appointments-page.tsx'
import { texts } from './texts.ts'

const decisionSchema = z.object({ decision: field.oneOf(['yes', 'no']) })

export const ownAppointmentRoutes = new Hono<AppEnv>()
  .get(ownAppointmentPaths.list.pattern, async c => {
    const actor = askerOrAnswerer(c)
    return render(
      c,
      <OwnAppointmentsPage rows={await listOwnAppointments(c.var.tx)} personId={actor.personId} />,
    )
  })
  .get(ownAppointmentPaths.show.pattern, async c => {
    const { personId } = askerOrAnswerer(c)
    return render(
      c,
      <OwnAppointmentPage {...(await readOwnAppointment(c.var.tx, idOf(c)))} {...{ personId }} />,
    )
  })
  .post(ownAppointmentPaths.decision.pattern, async c => {
    const { tx, language } = c.var
    const { personId } = askerOrAnswerer(c)
    const { row, stopping } = await readOwnAppointment(tx, idOf(c))
    // Who asked reads the question, and has nothing to answer.
    if (row.personId === personId) throw notFound()
    const t = texts(language)
    return submit(c, decisionSchema, {
      t,
      again: state => <OwnAppointmentPage {...{ row, stopping, personId, state }} />,
      run: async ({ decision }) =>
        (await answerAppointment(tx, row.id, decision === 'yes'))
          ? ownAppointmentPaths.show(row.id)
          : { errors: { '': t.notYours } },
    })
  })
  .post(ownAppointmentPaths.withdrawal.pattern, async c => {
    const { personId } = askerOrAnswerer(c)
    const row = await getOwnAppointment(c.var.tx, idOf(c))
    if (row.personId !== personId) throw notFound()
    await takeBackAppointment(c.var.tx, row.id)
    return c.redirect(ownAppointmentPaths.show(row.id), 303)
  })

/** With what ends where somebody leaves. */
async function readOwnAppointment(tx: Tx, id: string) {
  const row = await getOwnAppointment(tx, id)
  const leaves = row.leaves && !row.decision ? [{ id: row.leaves }] : []
  return { row, stopping: [...(await listStopping(tx, leaves)).values()].flat() }
}

/** Managers and log reviewers; for all others the page does not exist. */
function askerOrAnswerer(c: Context<AppEnv>) {
  const actor = staffOf(c)
  if (!['manager', 'log_reviewer'].includes(actor.functionKind)) throw notFound()
  return actor
}
