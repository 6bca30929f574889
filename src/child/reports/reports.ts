import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { event } from '../../sharing/events/index.ts'

export const ways = ['phone', 'in_person', 'e_service', 'letter'] as const

/** A record that a report was made (R5), not the report itself. No guardian reads it and no disclosure carries it. */
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
      // The check of the column allows these ways only.
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

/** Records that a report was made. Idempotent by `once`. */
export async function recordReport(tx: Tx, actor: Staff, report: NewReport) {
  const { id, isNew } = await insertOnce(tx, 'child.reports', {
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
  if (!isNew) return
  await event(tx, actor, {
    childId: report.childId,
    kind: 'report_recorded',
    itemKind: 'report',
    itemId: id,
  })
}
