import { type RawBuilder, sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import type { Area, Ground } from '../../../sharing/disclosures/index.ts'
import { findLost, type Lost } from '../../consents/index.ts'
import { functionIn, type HeldFunction } from '../functions.ts'
import type { Part, Share } from '../parts.ts'
import type { Plan } from '../plan.ts'

/**
 * Who gets what when the plan is published next. A function of another unit is one once the lead has chosen its part and
 * its ground; a guardian with custody gets the whole unless the lead has decided otherwise.
 */
export type Partner = Share & {
  /** The function's or the guardian's id: what the addresses are made of. */
  who: string
  guardianId: string | null
  to: HeldFunction | null
  name: string
  relation: string
  /** Null for a guardian, whose ground is being one, and for a partner whose ground is still to be chosen. */
  ground: Ground | null
  reason: string
  /** When what they had of the plan was ended, where nothing has been chosen since. */
  endedOn: string | null
  /** Why they get nothing more of what is chosen for them: the consent that their ground needs is gone, or one was withdrawn since. */
  lost: Lost | null
  chosenAt: Date | null
}

/** The functions that get something without the guardians being told (R10b). */
export const untoldOf = (partners: readonly Partner[]): ReadonlySet<string> =>
  new Set(
    partners.flatMap(({ functionId, ground }) =>
      functionId && ground && !ground.informed ? [functionId] : [],
    ),
  )

type Row = Omit<Partner, 'ground' | 'reason' | 'lost'> & {
  needsConsent: boolean
  basisId: string | null
  purpose: string
  familyView: string
  informed: boolean
  notInformedReason: string
  untilOn: string | null
}

/** Functions first by unit, then guardians, without those who are shut out of the record (R10b). */
export async function listPartners(tx: Tx, plan: Plan): Promise<Partner[]> {
  const { rows } = await sql<Row>`
    select x.function_id as who, x.function_id as "functionId", null as "guardianId", ${functionIn('x.function_id')} as "to", f.name as name, '' as relation,
      x.gets, x.areas, x.basis_id as "basisId", x.purpose, x.family_view as "familyView", x.informed, x.not_informed_reason as "notInformedReason", x.until_on as "untilOn",
      coalesce(b.needs_consent, false) as "needsConsent", x.chosen_at as "chosenAt", (${endedOf(plan, sql`d.to_function_id = x.function_id`)}) as "endedOn"
    from child.plan_partners x join people.functions f on f.id = x.function_id left join sharing.bases b on b.id = x.basis_id
    where x.plan_id = ${plan.id} and x.removed_at is null
    union all
    select g.id, null, g.id, null, g.name, g.relation, coalesce(x.gets, 'whole'), coalesce(x.areas, '{}'), null, '', '', coalesce(x.informed, true),
      coalesce(x.not_informed_reason, ''), null, false, x.chosen_at, (${endedOf(plan, sql`d.to_guardian_id = g.id`)})
    from child.guardians g left join child.plan_partners x on x.plan_id = ${plan.id} and x.guardian_id = g.id and x.removed_at is null
    where g.child_id = ${plan.childId} and g.custody and g.ended_at is null and g.shut_at is null`.execute(tx)
  const lost = await findLost(
    tx,
    plan.childId,
    rows.flatMap(({ needsConsent, to, gets, areas }) =>
      to ? [{ unitId: to.unitId, areas: needsConsent && gets === 'areas' ? areas : [] }] : [],
    ),
  )
  return rows.map(
    ({ needsConsent, basisId, purpose, familyView, informed, notInformedReason, untilOn, ...row }) => ({
      ...row,
      ground:
        basisId && untilOn
          ? { basisId, purpose, familyView, informed, notInformedReason, until: untilOn }
          : null,
      reason: row.guardianId ? notInformedReason : '',
      lost: lostOf(row.to && lost.get(row.to.unitId), needsConsent, row.chosenAt),
    }),
  )
}

/** What was chosen on another ground holds after a withdrawal only where it was chosen again since (R4). */
const lostOf = (lost: Lost | null | undefined, needsConsent: boolean, chosenAt: Date | null) =>
  lost && (needsConsent || (lost.at && chosenAt && lost.at > chosenAt)) ? lost : null

/** The latest that somebody was given of the plan, where it was ended and not replaced, and nothing has been chosen for them since. */
const endedOf = (plan: Plan, isTheirs: RawBuilder<unknown>) => sql`
  select case when d.end_reason in ('ended_by_giver', 'reader_removed') and d.ended_at > coalesce(x.chosen_at, '-infinity')
    then (d.ended_at at time zone 'Europe/Stockholm')::date end
  from sharing.disclosures d
  where d.child_id = ${plan.childId} and d.kind = 'plan' and ${isTheirs}
    and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_kind = 'plan' and i.item_id = ${plan.id})
  order by d.made_at desc, d.id desc limit 1`

/** Ends in 404 for whoever is neither a partner nor could be one. */
export async function getPartner(tx: Tx, plan: Plan, who: string): Promise<Partner> {
  const partner = (await listPartners(tx, plan)).find(each => each.who === who)
  if (!partner) throw notFound()
  return partner
}

type Choice = { gets: Share['gets']; areas: readonly Area[]; ground?: Ground; reason?: string }

/** What somebody shall get from the next version on. What they have now stands until then. */
export async function choosePart(
  tx: Tx,
  plan: Plan,
  who: { functionId: string } | { guardianId: string },
  { gets, areas, ground, reason = '' }: Choice,
) {
  const row = {
    gets,
    areas: [...areas],
    basis_id: ground?.basisId ?? null,
    purpose: ground?.purpose ?? '',
    family_view: ground?.familyView ?? '',
    informed: ground ? ground.informed : !reason,
    not_informed_reason: ground?.notInformedReason ?? reason,
    until_on: ground?.until ?? null,
  }
  const key =
    'functionId' in who
      ? ({ function_id: who.functionId } as const)
      : ({ guardian_id: who.guardianId } as const)
  const [column, id] = Object.entries(key)[0] as ['function_id' | 'guardian_id', string]
  const { numUpdatedRows } = await tx
    .updateTable('child.plan_partners')
    .set({ ...row, chosen_at: sql`now()` })
    .where('plan_id', '=', plan.id)
    .where(column, '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('child.plan_partners')
    .values({ ...key, ...row, plan_id: plan.id, child_id: plan.childId, unit_id: plan.unitId })
    .execute()
}

/** From the next version on they get nothing; what they have now can be ended where all sharing is. */
export async function removePartner(tx: Tx, plan: Plan, functionId: string) {
  await tx
    .updateTable('child.plan_partners')
    .set({ removed_at: sql`now()` })
    .where('plan_id', '=', plan.id)
    .where('function_id', '=', functionId)
    .where('removed_at', 'is', null)
    .execute()
}

/** The functions of other units that have an action in the draft, and are no partners yet. */
export function missingPartners(
  parts: readonly Part[],
  partners: readonly Partner[],
  actor: Pick<Staff, 'unitId'>,
): HeldFunction[] {
  const known = new Set(partners.map(({ functionId }) => functionId))
  const doers = parts.flatMap(({ doer }) =>
    doer && doer.unitId !== actor.unitId && !known.has(doer.functionId) ? [doer] : [],
  )
  return [...new Map(doers.map(doer => [doer.functionId, doer])).values()]
}

/** Without the actions that are done: who did them is who did them, and needs nothing of the plan any more. */
export async function leftToDo<P extends Part>(tx: Tx, parts: readonly P[]): Promise<P[]> {
  const ids = parts.filter(({ kind }) => kind === 'action').map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select m.part_id as id from (select distinct on (x.part_id) x.part_id, x.state from child.action_marks x
      where x.part_id = any(${ids}::uuid[]) order by x.part_id, x.at desc, x.id desc) m where m.state = 'done'`.execute(
    tx,
  )
  const done = new Set(rows.map(({ id }) => id))
  return parts.filter(({ id }) => !done.has(id))
}

/** Do all needed consents reach these areas for that unit? */
export async function consentReaches(tx: Tx, childId: string, unitId: string, areas: readonly Area[]) {
  const { rows } =
    await sql`select from sharing.may_rest_on_consent(${childId}::uuid, ${unitId}::uuid, ${[...areas]}::text[]) m
    where m.consent_ids is not null`.execute(tx)
  return rows.length > 0
}
