import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { event } from '../../sharing/events/index.ts'

export const ways = ['phone', 'in_person', 'e_service', 'letter'] as const

/** That the duty to report was done (R5): a record, not the channel. No guardian reads it and no disclosure carries it. */
export type Report = {
  id: string
  madeAt: Date
  madeTo: string
  how: (typeof ways)[number]
  note: string
  guardiansTold: boolean
  notToldReason: string
  by: string
  byPerson: string
}

export async function listReports(tx: Tx, childId: string): Promise<Report[]> {
  return (
    tx
      .selectFrom('child.reports as r')
      .innerJoin('people.functions as f', 'f.id', 'r.function_id')
      .innerJoin('people.persons as p', 'p.id', 'r.person_id')
      .select([
        'r.id',
        'r.made_at as madeAt',
        'r.made_to as madeTo',
        'r.note',
        'r.guardians_told as guardiansTold',
        'r.not_told_reason as notToldReason',
        'f.name as by',
        'p.name as byPerson',
      ])
      // The column's check names the ways.
      .select(eb => eb.ref('r.how').$castTo<Report['how']>().as('how'))
      .where('r.child_id', '=', childId)
      .orderBy('r.made_at', 'desc')
      .execute()
  )
}

export type NewReport = {
  childId: string
  madeAt: Date
  madeTo: string
  how: Report['how']
  note: string
  guardiansTold: boolean
  notToldReason: string
  once: string
}

/** Sent twice it is written once. */
export async function recordReport(tx: Tx, actor: Staff, report: NewReport) {
  const made = await tx
    .insertInto('child.reports')
    .values({
      collaboration_id: actor.collaborationId,
      child_id: report.childId,
      unit_id: actor.unitId,
      function_id: actor.functionId,
      person_id: actor.personId,
      made_at: report.madeAt,
      made_to: report.madeTo,
      how: report.how,
      note: report.note,
      guardians_told: report.guardiansTold,
      not_told_reason: report.guardiansTold ? '' : report.notToldReason,
      once: report.once,
    })
    .onConflict(conflict => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made)
    await event(tx, actor, {
      childId: report.childId,
      kind: 'report_recorded',
      itemKind: 'report',
      itemId: made.id,
    })
  return made?.id
}
