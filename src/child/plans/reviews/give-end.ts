import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { discloseAll, refusedBy, type ToOne } from '../../../sharing/disclosures/index.ts'
import { listPartners, type Partner } from '../partners/partner.ts'
import { areasOf } from '../parts.ts'
import type { Plan, PlanEnd } from '../plan.ts'
import { groundOfGuardians } from '../publication/publication.ts'
import { readParts } from '../versions/version.ts'

/**
 * Writes why the plan ended and what comes after, and gives it to those who have the whole plan now (R2). One whose ground no longer
 * reaches gets nothing, and the plan ends all the same.
 */
export async function giveEnd(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  { reason, words, afterwards }: PlanEnd,
  language: Language,
) {
  const id = randomUUID()
  const { version } = plan
  await tx
    .insertInto('child.plan_words')
    .values({
      id,
      plan_id: plan.id,
      version,
      child_id: plan.childId,
      unit_id: plan.unitId,
      kind: 'ended',
      reason,
      words,
      afterwards,
      written_by: actor.personId,
    })
    .execute()
  const receivers = await listEndReaders(tx, plan)
  if (receivers.length === 0) return
  const areas = areasOf(await readParts(tx, plan.id, version))
  const guardianGround = await groundOfGuardians(tx, language)
  const all = receivers.map(
    (partner): ToOne => ({
      ...(partner.ground ?? guardianGround),
      to: partner.functionId ? { functionId: partner.functionId } : { guardianId: partner.who },
      decision: 'given',
      kind: 'item',
      areas,
      items: [{ kind: 'plan_words', id, version }],
    }),
  )
  const give = (some: ToOne[]) => refusedBy(tx, () => discloseAll(tx, actor, plan.childId, some))
  if (!('refusal' in (await give(all)))) return
  for (const one of all) await give([one])
}

/** The partners who were given the whole of the version that stands, have it now, and are to have the whole. */
export async function listEndReaders(tx: Tx, plan: Plan): Promise<Partner[]> {
  const { rows } = await sql<{ who: string }>`
    select coalesce(d.to_function_id, d.to_guardian_id) as who from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
    where i.item_kind = 'plan' and i.item_id = ${plan.id}::uuid and i.version = ${plan.version} and d.ended_at is null and d.valid_until > now()
      -- A guardian's part may lack the acts of who they were not told of (R10b); a function has all of it or a part.
      and (d.to_guardian_id is not null or not exists (select from child.plan_version_parts v where v.plan_id = i.item_id and v.version = i.version
        and not exists (select from sharing.disclosed_items p where p.disclosure_id = d.id and p.item_kind = 'plan_part' and p.item_id = v.part_id and p.version = v.version)))`.execute(
    tx,
  )
  const holders = new Set(rows.map(({ who }) => who))
  return (await listPartners(tx, plan)).filter(({ who, gets }) => gets === 'whole' && holders.has(who))
}
