import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { isoDate, type Language, todaysDate } from '../../../platform/i18n/index.ts'
import {
  disclose,
  type Ground,
  type Refusal,
  refusedBy,
  withhold,
} from '../../../sharing/disclosures/index.ts'
import type { HeldFunction } from '../functions.ts'
import type { Partner } from '../partners/partner.ts'
import { areasOf, arrange, givenTo, type Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { tellAll } from './telling.ts'
import { publicationTexts } from './texts.ts'

export type Blocker = 'nextPassed' | 'nothingToDo' | 'missingPartners' | 'missingGround'

/** Why the plan cannot be given out yet; the button and the command ask the same. R13: a next date ahead, always. */
export function blockersOf({
  plan,
  frozen,
  partners,
  missing,
}: {
  plan: Plan
  frozen: readonly Part[]
  partners: readonly Partner[]
  missing: readonly HeldFunction[]
}): Blocker[] {
  const acts = arrange(frozen).needs.some(({ goals, actions }) => goals.length + actions.length > 0)
  return [
    plan.nextOn < todaysDate() && ('nextPassed' as const),
    !acts && ('nothingToDo' as const),
    missing.length > 0 && ('missingPartners' as const),
    partners.some(({ functionId, ground }) => functionId && !ground) && ('missingGround' as const),
  ].filter(blocker => blocker !== false)
}

export type Publication = {
  once: string
  base: number
  whatChanged: string
  frozen: readonly Part[]
  partners: readonly Partner[]
  origin: string
  language: Language
}

export type Outcome =
  | { version: number }
  | { refused: { partner: Partner; refusal: Refusal }[] }
  | 'published_meanwhile'

/**
 * Freezes the draft into the next version and gives each partner their part of it (R3). What the version before gave is
 * replaced. Where one ground does not reach, nothing is given to anybody.
 */
export async function publishPlan(tx: Tx, actor: Staff, plan: Plan, given: Publication): Promise<Outcome> {
  const now = await lockVersion(tx, plan.id)
  const before = await tx
    .selectFrom('child.plan_versions')
    .select('version')
    .where('once', '=', given.once)
    .where('plan_id', '=', plan.id)
    .executeTakeFirst()
  if (before) return { version: before.version }
  if (now !== given.base) return 'published_meanwhile'
  const version = now + 1

  await sql`savepoint before_publication`.execute(tx)
  await freezeVersion(tx, actor, plan, version, given)
  await endFormer(tx, plan.id)
  const refused = await giveOut(tx, actor, plan, version, given)
  if (refused.length) {
    await sql`rollback to savepoint before_publication`.execute(tx)
    return { refused }
  }
  await tellAll(tx, actor, plan, given)
  return { version }
}

/** Two who publish in the same moment do it one after the other. */
async function lockVersion(tx: Tx, planId: string) {
  const { current_version } = await tx
    .selectFrom('child.plans')
    .select('current_version')
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return current_version
}

async function freezeVersion(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  version: number,
  { once, whatChanged, frozen }: Publication,
) {
  const key = { plan_id: plan.id, version, child_id: plan.childId, unit_id: plan.unitId }
  await tx
    .insertInto('child.plan_versions')
    .values({
      ...key,
      lead_function_id: plan.lead.functionId,
      next_on: plan.nextOn,
      sip: plan.sip,
      what_changed: whatChanged,
      published_by: actor.personId,
      once,
    })
    .execute()
  await tx
    .insertInto('child.plan_version_parts')
    .values(
      frozen.map(part => ({
        ...key,
        part_id: part.id,
        kind: part.kind,
        parent_id: part.parentId,
        position: part.position,
        area: part.area,
        voice: part.voice,
        words: part.words,
        how_seen: part.howSeen,
        function_id: part.functionId,
        from_on: part.fromOn,
        until_on: part.untilOn,
      })),
    )
    .execute()
  await tx.updateTable('child.plans').set({ current_version: version }).where('id', '=', plan.id).execute()
}

async function endFormer(tx: Tx, planId: string) {
  await sql`
    update sharing.disclosures d set ended_at = now(), end_reason = 'replaced'
    where d.ended_at is null and d.kind = 'plan' and exists (select from sharing.disclosed_items i
      where i.disclosure_id = d.id and i.item_kind = 'plan' and i.item_id = ${planId})`.execute(tx)
}

/** One disclosure a partner. All are tried, so that the lead hears of every one that is refused. */
async function giveOut(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  version: number,
  { frozen, partners, language }: Publication,
) {
  const refused: { partner: Partner; refusal: Refusal }[] = []
  const guardianGround = await groundOfGuardians(tx, language)
  for (const partner of partners) {
    const parts = givenTo(partner, frozen)
    const to = partner.functionId ? { functionId: partner.functionId } : { guardianId: partner.who }
    const ground = partner.ground ?? guardianGround
    const shared = { childId: plan.childId, to, areas: areasOf(parts), ...ground }
    const answer = await refusedBy<unknown>(tx, () =>
      partner.gets === 'nothing'
        ? withhold(tx, actor, { ...shared, informed: false, notInformedReason: partner.reason })
        : disclose(tx, actor, {
            ...shared,
            kind: 'plan',
            items: [
              { kind: 'plan', id: plan.id, version },
              ...parts.map(({ id }) => ({ kind: 'plan_part' as const, id, version })),
            ],
          }),
    )
    if ('refusal' in answer) refused.push({ partner, refusal: answer.refusal })
  }
  return refused
}

/** A guardian's ground is being one; it is looked after at each version, so it may last as long as any. */
async function groundOfGuardians(tx: Tx, language: Language): Promise<Ground> {
  const basis = await tx
    .selectFrom('sharing.bases')
    .select('id')
    .where('code', '=', 'guardian')
    .where('valid_from', '<=', sql<string>`current_date`)
    .orderBy('valid_from', 'desc')
    .executeTakeFirstOrThrow()
  const until = isoDate(new Date(Date.now() + 729 * 86_400_000))
  return {
    basisId: basis.id,
    purpose: publicationTexts(language).guardianPurpose,
    familyView: '',
    informed: true,
    notInformedReason: '',
    until,
  }
}
