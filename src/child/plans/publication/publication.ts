import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { daysFromToday, type Language, todaysDate } from '../../../i18n/index.ts'
import { holderOrPostInside } from '../../../people/holders/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import {
  discloseAll,
  type Ground,
  type Refusal,
  refusedBy,
  type ToOne,
} from '../../../sharing/disclosures/index.ts'
import { lostWords } from '../../consents/index.ts'
import { fullName, type HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { type Partner, untoldOf } from '../partners/partner.ts'
import { areasOf, arrange, givenTo, type Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { tellAll } from './telling.ts'
import { publicationTexts } from './texts.ts'

export type Blocker =
  | 'nextPassed'
  | 'nothingToDo'
  | 'closedDoers'
  | 'missingPartners'
  | 'missingGround'
  | 'endedSince'
  | 'lostConsent'

/** Why the plan cannot be given out yet; the button and the command ask the same. R13: a next date ahead, always. */
export function blockersOf({
  plan,
  frozen,
  partners,
  missing,
  closed,
}: {
  plan: Plan
  frozen: readonly Part[]
  partners: readonly Partner[]
  missing: readonly HeldFunction[]
  /** actions of functions that are closed */
  closed: readonly Part[]
}): Blocker[] {
  const acts = arrange(frozen).needs.some(({ goals, actions }) => goals.length + actions.length > 0)
  return [
    plan.nextOn < todaysDate() && ('nextPassed' as const),
    !acts && ('nothingToDo' as const),
    closed.length > 0 && ('closedDoers' as const),
    missing.length > 0 && ('missingPartners' as const),
    partners.some(({ functionId, ground }) => functionId && !ground) && ('missingGround' as const),
    // R2: what was ended does not begin again by itself.
    partners.some(({ gets, endedOn }) => gets !== 'nothing' && endedOn) && ('endedSince' as const),
    partners.some(isLost) && ('lostConsent' as const),
  ].filter(blocker => blocker !== false)
}

/** Is to get something, and cannot: the consent is gone. */
export const isLost = ({ gets, lost }: Partner) => gets !== 'nothing' && lost !== null

/** What stands in the way, with where to change it. */
export type Obstacle = { says: string; href?: string; link?: string }

type InTheWay = {
  plan: Plan
  frozen: readonly Part[]
  partners: readonly Partner[]
  missing: readonly HeldFunction[]
  closed: readonly Part[]
}

/** In words; the action that nobody can do is named, and so is who has lost the right to it. */
export function obstaclesOf(blocker: Blocker, given: InTheWay, language: Language): Obstacle[] {
  const t = publicationTexts(language)
  const { plan, frozen, partners, missing, closed } = given
  const doneBy = (functionId: string) =>
    frozen.filter(part => part.kind === 'action' && part.functionId === functionId)
  const change = (functionId: string, name: string) => ({
    href: planPaths.partner(plan.id, functionId),
    link: t.changePartner(name),
  })
  if (blocker === 'closedDoers')
    return closed.map(({ words, doer }) => ({
      says: t.closedDoer(words, doer ? fullName(doer) : ''),
      href: planPaths.draft(plan.id),
      link: t.toDraft,
    }))
  if (blocker === 'missingPartners')
    return missing.flatMap(one =>
      doneBy(one.functionId).map(({ words }) => ({
        says: t.missingPartner(words, fullName(one)),
        ...change(one.functionId, holderOrPostInside(one)),
      })),
    )
  if (blocker === 'lostConsent')
    return partners.filter(isLost).flatMap(({ functionId, to, lost }) => {
      if (!functionId || !to || !lost) return []
      const why = lostWords(lost, language)
      const theirs = doneBy(functionId).map(({ words }) => ({
        says: t.lostAction(words, holderOrPostInside(to)),
        href: planPaths.draft(plan.id),
        link: t.toDraft,
      }))
      return [
        { says: t.lostPartner(fullName(to), why), ...change(functionId, holderOrPostInside(to)) },
        ...theirs,
      ]
    })
  if (blocker === 'missingGround')
    return partners.flatMap(({ functionId, to, ground }) =>
      functionId && to && !ground
        ? [{ says: t.noGround(fullName(to)), ...change(functionId, holderOrPostInside(to)) }]
        : [],
    )
  if (blocker === 'endedSince')
    return partners.flatMap(({ functionId, who, to, name, endedOn, gets }) =>
      endedOn && gets !== 'nothing'
        ? [
            {
              says: t.endedSince(to ? fullName(to) : name, endedOn),
              href: planPaths.partner(plan.id, functionId ?? who),
              link: t.changePartner(to ? holderOrPostInside(to) : name),
            },
          ]
        : [],
    )
  return [{ says: t[blocker], href: planPaths.draft(plan.id), link: t.toDraft }]
}

export type Publication = {
  once: string
  base: number
  whatChanged: string
  frozen: readonly Part[]
  partners: readonly Partner[]
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
  const { now, before } = await lockVersion(tx, plan.id, given.once)
  if (before) return { version: before }
  if (now !== given.base) return 'published_meanwhile'
  const version = now + 1

  await sql`savepoint before_publication`.execute(tx)
  const words = await freezeVersion(tx, actor, plan, version, given)
  const refused = await giveOut(tx, actor, plan, version, given, words)
  if (refused.length) {
    await sql`rollback to savepoint before_publication`.execute(tx)
    return { refused }
  }
  await tellAll(tx, actor, plan, given)
  return { version }
}

/**
 * Two who publish in the same moment do it one after the other. `before` is the version that this very form has made: `submit`
 * lets one form in at a time, so that it is seen although the lock was waited for.
 */
function lockVersion(tx: Tx, planId: string, once: string) {
  return (
    tx
      .selectFrom('child.plans as p')
      .select([
        'p.current_version as now',
        eb =>
          eb
            .selectFrom('child.plan_versions as v')
            .select('v.version')
            .whereRef('v.plan_id', '=', 'p.id')
            .where('v.once', '=', once)
            .as('before'),
      ])
      .where('p.id', '=', planId)
      .forUpdate('p')
      // None for one who leads it no longer: it was handed over while this one waited.
      .executeTakeFirstOrThrow(() => notFound())
  )
}

/** What the version before gave ends in the same moment. Answers the id of the words about what is new, where there are some. */
async function freezeVersion(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  version: number,
  { once, whatChanged, frozen }: Publication,
): Promise<string | undefined> {
  const key = sql`${plan.id}::uuid, ${version}::int, ${plan.childId}::uuid, ${plan.unitId}::uuid`
  await sql`
    with current as (update child.plans set current_version = ${version} where id = ${plan.id}::uuid),
      former as (update sharing.disclosures d set ended_at = now(), end_reason = 'replaced'
        where d.child_id = ${plan.childId}::uuid and d.ended_at is null and d.kind = 'plan'
          and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_kind = 'plan' and i.item_id = ${plan.id}::uuid))
    insert into child.plan_versions (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, published_by, once)
    values (${key}, ${plan.lead.functionId}::uuid, ${plan.nextOn}::date, ${plan.sip}, ${actor.personId}::uuid, ${once}::uuid)`.execute(
    tx,
  )
  // A statement of its own: the policy asks for the version.
  await sql`
    insert into child.plan_version_parts (plan_id, version, child_id, unit_id, part_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on)
    select ${key}, x.id, x.kind, x."parentId", x.position, x.area, x.voice, x.words, x."howSeen", x."functionId", x."fromOn", x."untilOn"
    from jsonb_to_recordset(${JSON.stringify(frozen)}::jsonb) x(id uuid, kind text, "parentId" uuid, position int, area text, voice text, words text, "howSeen" text,
      "functionId" uuid, "fromOn" date, "untilOn" date)`.execute(tx)
  if (!whatChanged) return undefined
  const id = randomUUID()
  await tx
    .insertInto('child.plan_words')
    .values({
      id,
      plan_id: plan.id,
      version,
      child_id: plan.childId,
      unit_id: plan.unitId,
      kind: 'changed',
      words: whatChanged,
      written_by: actor.personId,
    })
    .execute()
  return id
}

/** One disclosure a partner: all at once, or where something is refused one by one, so that the lead hears of every refusal. */
async function giveOut(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  version: number,
  { frozen, partners, language }: Publication,
  words: string | undefined,
) {
  const guardianGround = await groundOfGuardians(tx, language)
  const untold = untoldOf(partners)
  const all = partners.map(partner => ({
    partner,
    toOne: toOne(partner, plan, version, givenTo(partner, frozen, untold), guardianGround, words),
  }))
  const give = (some: typeof all) =>
    refusedBy(tx, () =>
      discloseAll(
        tx,
        actor,
        plan.childId,
        some.map(({ toOne }) => toOne),
      ),
    )
  if (!('refusal' in (await give(all)))) return []
  const refused: { partner: Partner; refusal: Refusal }[] = []
  for (const one of all) {
    const answer = await give([one])
    if ('refusal' in answer) refused.push({ partner: one.partner, refusal: answer.refusal })
  }
  return refused
}

function toOne(
  partner: Partner,
  plan: Plan,
  version: number,
  parts: readonly Part[],
  guardianGround: Ground,
  words: string | undefined,
): ToOne {
  const shared = {
    ...(partner.ground ?? guardianGround),
    to: partner.functionId ? { functionId: partner.functionId } : { guardianId: partner.who },
    areas: areasOf(parts),
  }
  if (partner.gets === 'nothing') {
    const why = { informed: false, notInformedReason: partner.reason }
    return { ...shared, ...why, decision: 'withheld', kind: 'item', items: [] }
  }
  const items = parts.map(({ id }) => ({ kind: 'plan_part' as const, id, version }))
  return {
    ...shared,
    decision: 'given',
    kind: 'plan',
    items: [
      { kind: 'plan', id: plan.id, version },
      ...items,
      // They speak of everything.
      ...(words && partner.gets === 'whole' ? [{ kind: 'plan_words' as const, id: words, version }] : []),
    ],
  }
}

/** A guardian's ground is being one; it is looked after at each version, so it may last as long as any. */
export async function groundOfGuardians(tx: Tx, language: Language): Promise<Ground> {
  const basis = await tx
    .selectFrom('sharing.bases')
    .select('id')
    .where('code', '=', 'guardian')
    .where('valid_from', '<=', sql<string>`current_date`)
    .orderBy('valid_from', 'desc')
    .executeTakeFirstOrThrow()
  const until = daysFromToday(729)
  return {
    basisId: basis.id,
    purpose: publicationTexts(language).guardianPurpose,
    familyView: '',
    informed: true,
    notInformedReason: '',
    until,
  }
}
