import { sql } from 'kysely'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { Area, Item } from '../../src/sharing/disclosures/index.ts'
import { idOf } from '../ids.ts'
import { functionOf, guardianOf, happened, type Scene, tell } from './scene.ts'
import { endGiving, type GroundOf, give, groundOf } from './sharing.ts'

type Voice = 'child' | 'guardian' | 'partner' | 'professional'

/** By a person in their function. Days are from today. */
export type ActionOf = {
  key: string
  words: string
  by: string
  from: number
  until: number
  seen: string
}
type NeedOf = { area: Area; words: string; goals: { words: string; voice?: Voice; actions: ActionOf[] }[] }

type Draft = {
  lead: string
  days: number
  /** Days from today. */
  nextIn: number
  why: string
  matters: string
  needs: NeedOf[]
  views: { voice: Voice; words: string }[]
  disagreements?: { voice: Voice; words: string }[]
  sip?: { measures: string; responsibility: string; others: string; overall: string }
}

type Part = {
  id?: string
  kind: string
  parent_id?: string
  area?: Area
  voice?: Voice
  words: string
  how_seen?: string
  function_id?: string | null
  from_on?: string
  until_on?: string
}

export type Plan = {
  id: string
  lead: string
  partners: PartnerOf[]
  version: number
  part: (key: string) => string
}

/** Starts a plan: a draft that is the lead's, and nobody else's. */
export async function startPlan(scene: Scene, { lead, days, nextIn, sip, ...draft }: Draft): Promise<Plan> {
  const id = idOf(`plan/${scene.child.id}`)
  const on = scene.time.next(days)
  const part = (key: string) => idOf(`plan-part/${scene.child.id}/${key}`)
  await scene.as(lead, async (tx, me, log) => {
    await sql`select sharing.involve(${scene.childId}::uuid, ${me.functionId}::uuid, 'lead')`.execute(tx)
    await tx
      .insertInto('child.plans')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        lead_function_id: me.functionId,
        next_on: scene.time.day(nextIn),
        sip: Boolean(sip),
        once: idOf(`once/${id}`),
      })
      .execute()
    const parts = [...partsOf(scene, draft, part), ...sipParts(sip)]
    await tx
      .insertInto('child.plan_parts')
      .values(
        parts.map((each, position) => ({
          ...each,
          id: each.id ?? part(`${each.kind}/${position}`),
          plan_id: id,
          child_id: scene.childId,
          unit_id: me.unitId,
          position,
          edited_by: me.functionId,
        })),
      )
      .execute()
    await happened(scene, tx, me, { kind: 'plan_started', itemKind: 'plan', itemId: id, on })
    log({ act: 'write', did: 'began', childId: scene.childId, kind: 'plan', id })
  })
  scene.time.move('child.plans', { id }, on, 'started_at')
  scene.time.move('child.plan_parts', { plan_id: id }, on, 'edited_at')
  return { id, lead, partners: [], version: 0, part }
}

/** In the plan's order: needs with their goals and actions, which stand in their need's area. */
function partsOf(
  scene: Scene,
  { why, matters, needs, views, disagreements = [] }: Omit<Draft, 'lead' | 'days' | 'nextIn' | 'sip'>,
  part: (key: string) => string,
): Part[] {
  const ofNeed = ({ area, words, goals }: NeedOf): Part[] => {
    const needId = part(`need/${area}`)
    return [
      { id: needId, kind: 'need', area, words },
      ...goals.flatMap((goal, n): Part[] => {
        const goalId = part(`goal/${area}/${n}`)
        return [
          {
            id: goalId,
            kind: 'goal',
            parent_id: needId,
            area,
            voice: goal.voice ?? 'guardian',
            words: goal.words,
          },
          ...goal.actions.map(action => ({
            id: part(action.key),
            kind: 'action',
            parent_id: needId,
            area,
            words: action.words,
            how_seen: action.seen,
            function_id: functionOf(action.by, scene),
            from_on: scene.time.day(action.from),
            until_on: scene.time.day(action.until),
          })),
        ]
      }),
    ]
  }
  return [
    { kind: 'why', words: why },
    { kind: 'matters', voice: 'child', words: matters },
    ...needs.flatMap(ofNeed),
    ...views.map(view => ({ kind: 'view', ...view })),
    ...disagreements.map(disagreement => ({ kind: 'disagreement', ...disagreement })),
  ]
}

const sipParts = (sip: Draft['sip']): Part[] =>
  sip
    ? [
        { kind: 'sip_measures', words: sip.measures },
        { kind: 'sip_responsibility', words: sip.responsibility },
        { kind: 'sip_others', words: sip.others },
        { kind: 'sip_overall', words: sip.overall },
      ]
    : []

export type PartnerOf = {
  person?: string
  guardian?: string
  gets: 'whole' | 'areas'
  areas?: Area[]
  ground: GroundOf
}

/** The lead chooses who gets which part when the plan is published. */
export async function addPartners(scene: Scene, plan: Plan, partners: PartnerOf[]) {
  plan.partners = [...plan.partners, ...partners]
  await scene.as(plan.lead, async (tx, me) => {
    for (const { person, guardian, gets, areas = [], ground } of partners) {
      const { basisId, purpose, familyView, informed, notInformedReason, until } = await groundOf(
        tx,
        scene,
        ground,
      )
      await tx
        .insertInto('child.plan_partners')
        .values({
          id: idOf(`plan-partner/${scene.child.id}/${person ?? guardian}`),
          plan_id: plan.id,
          child_id: scene.childId,
          unit_id: me.unitId,
          function_id: person ? functionOf(person, scene) : null,
          guardian_id: guardian ? guardianOf(guardian, scene) : null,
          gets,
          areas,
          basis_id: basisId,
          purpose,
          family_view: familyView,
          informed,
          not_informed_reason: notInformedReason,
          until_on: until,
        })
        .execute()
    }
  })
}

/**
 * Makes a version of the draft and gives each partner their part (R3): a disclosure each, in place of the one before.
 * Why, the views and a SIP's fields speak of everything, so they go only with the whole.
 */
export async function publishPlan(
  scene: Scene,
  plan: Plan,
  { days, nextIn, whatChanged = '' }: { days: number; nextIn: number; whatChanged?: string },
) {
  const version = plan.version + 1
  const on = scene.time.next(days)
  await scene.as(plan.lead, async (tx, me, log) => {
    await freeze(tx, {
      planId: plan.id,
      version,
      nextOn: scene.time.day(nextIn),
      whatChanged,
      by: me.personId,
    })
    const parts = await tx
      .selectFrom('child.plan_version_parts')
      .select(['part_id', 'kind', 'area'])
      .where('plan_id', '=', plan.id)
      .where('version', '=', version)
      .execute()
    for (const partner of plan.partners) {
      const to = partner.person
        ? { functionId: functionOf(partner.person, scene) }
        : { guardianId: guardianOf(partner.guardian as string, scene) }
      if (version > 1) await endEarlier(scene, tx, to, on)
      const all = [...new Set(parts.flatMap(({ area }) => area ?? []))] as Area[]
      const areas = partner.gets === 'whole' ? all : (partner.areas ?? [])
      const theirs = parts.filter(
        ({ kind, area }) =>
          partner.gets === 'whole' || kind === 'matters' || (area && areas.includes(area as Area)),
      )
      const items: Item[] = [
        { kind: 'plan', id: plan.id, version },
        ...theirs.map(({ part_id }) => ({ kind: 'plan_part' as const, id: part_id, version })),
        ...(whatChanged && partner.gets === 'whole'
          ? [{ kind: 'plan_words' as const, id: wordsId(plan.id, version), version }]
          : []),
      ]
      await give(scene, tx, me, { to, ground: partner.ground, kind: 'plan', areas, items, on })
      if ('functionId' in to)
        await tell(scene, tx, {
          to: to.functionId as string,
          kind: 'plan_published',
          itemKind: 'plan',
          itemId: plan.id,
          on,
          seen: true,
        })
    }
    await happened(scene, tx, me, { kind: 'plan_published', itemKind: 'plan', itemId: plan.id, on })
    log({ act: 'write', did: 'published', childId: scene.childId, kind: 'plan', id: plan.id })
  })
  plan.version = version
  scene.time.move('child.plan_versions', { plan_id: plan.id, version }, on, 'published_at')
}

async function freeze(
  tx: Tx,
  {
    planId,
    version,
    nextOn,
    whatChanged,
    by,
  }: { planId: string; version: number; nextOn: string; whatChanged: string; by: string },
) {
  await tx
    .updateTable('child.plans')
    .set({ current_version: version, next_on: nextOn })
    .where('id', '=', planId)
    .execute()
  await sql`insert into child.plan_versions (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, published_by)
    select id, ${version}, child_id, unit_id, lead_function_id, next_on, sip, ${by} from child.plans where id = ${planId}`.execute(
    tx,
  )
  await sql`insert into child.plan_version_parts (plan_id, version, part_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on)
    select plan_id, ${version}, id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on
    from child.plan_parts where plan_id = ${planId} and removed_at is null`.execute(tx)
  if (whatChanged)
    await sql`insert into child.plan_words (id, plan_id, version, child_id, unit_id, kind, words, written_by)
      select ${wordsId(planId, version)}, id, ${version}, child_id, unit_id, 'changed', ${whatChanged}, ${by} from child.plans where id = ${planId}`.execute(
      tx,
    )
}

const wordsId = (planId: string, version: number) => idOf(`plan words/${planId}/${version}`)

async function endEarlier(
  scene: Scene,
  tx: Tx,
  to: { functionId: string } | { guardianId: string },
  on: Date,
) {
  let query = tx
    .selectFrom('sharing.disclosures')
    .select('id')
    .where('child_id', '=', scene.childId)
    .where('kind', '=', 'plan')
    .where('ended_at', 'is', null)
  query =
    'functionId' in to
      ? query.where('to_function_id', '=', to.functionId)
      : query.where('to_guardian_id', '=', to.guardianId)
  for (const { id } of await query.execute()) {
    await endGiving(scene, tx, id, on)
  }
}

/** A word of the draft is changed before the next version. */
export async function rewrite(scene: Scene, plan: Plan, changes: { key: string; words: string }[]) {
  await scene.as(plan.lead, async tx => {
    for (const { key, words } of changes)
      await tx.updateTable('child.plan_parts').set({ words }).where('id', '=', plan.part(key)).execute()
  })
}

/** Something is added to the draft before the next version. */
export async function addAction(scene: Scene, plan: Plan, { area, ...action }: ActionOf & { area: Area }) {
  await scene.as(plan.lead, async (tx, me) => {
    await tx
      .insertInto('child.plan_parts')
      .values({
        id: plan.part(action.key),
        plan_id: plan.id,
        child_id: scene.childId,
        unit_id: me.unitId,
        kind: 'action',
        parent_id: plan.part(`need/${area}`),
        position: 100,
        area,
        words: action.words,
        how_seen: action.seen,
        function_id: functionOf(action.by, scene),
        from_on: scene.time.day(action.from),
        until_on: scene.time.day(action.until),
        edited_by: me.functionId,
      })
      .execute()
  })
}

type Mark = {
  by: string
  action: string
  days: number
  state: 'not_started' | 'under_way' | 'done' | 'hindered'
  words: string
}

/** A partner tells how their action goes. */
export async function markAction(scene: Scene, plan: Plan, { by, action, days, state, words }: Mark) {
  const id = idOf(`mark/${plan.part(action)}/${state}/${days}`)
  const on = scene.time.next(days)
  await scene.as(by, async (tx, me, log) => {
    await tx
      .insertInto('child.action_marks')
      .values({
        id,
        plan_id: plan.id,
        part_id: plan.part(action),
        child_id: scene.childId,
        unit_id: scene.unitId,
        state,
        words,
        function_id: me.functionId,
        person_id: me.personId,
        once: idOf(`once/${id}`),
      })
      .execute()
    await happened(scene, tx, me, { kind: 'action_marked', itemKind: 'plan', itemId: plan.id, on })
    log({ act: 'read', childId: scene.childId, kind: 'plan', id: plan.id })
    log({ act: 'write', did: 'marked', childId: scene.childId, kind: 'plan', id: plan.id })
  })
  scene.time.move('child.action_marks', { id }, on, 'at')
}

type Review = {
  days: number
  before?: string
  after?: string
  childWords: string
  guardianWords: string
  decision: 'continue' | 'end'
  needs: { area: Area; what: 'reached' | 'go_on' | 'change' | 'no_longer'; words: string }[]
}

/** The day of follow-up: each need beside what it was, in words. */
export async function reviewPlan(
  scene: Scene,
  plan: Plan,
  { days, before, after, childWords, guardianWords, decision, needs }: Review,
) {
  const id = idOf(`review/${scene.child.id}/${plan.version}`)
  const on = scene.time.next(days)
  await scene.as(plan.lead, async (tx, me, log) => {
    await tx
      .insertInto('child.reviews')
      .values({
        id,
        plan_id: plan.id,
        child_id: scene.childId,
        unit_id: me.unitId,
        version: plan.version,
        held_on: scene.time.day(days),
        assessment_before: before ?? null,
        assessment_after: after ?? null,
        answers: JSON.stringify({
          held_on: scene.time.day(days),
          child_words: childWords,
          guardian_words: guardianWords,
          decision,
        }),
        decision,
        function_id: me.functionId,
        person_id: me.personId,
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx
      .insertInto('child.review_needs')
      .values(
        needs.map(({ area, what, words }) => ({
          review_id: id,
          part_id: plan.part(`need/${area}`),
          child_id: scene.childId,
          unit_id: me.unitId,
          answers: JSON.stringify({ what, words }),
        })),
      )
      .execute()
    await happened(scene, tx, me, { kind: 'plan_reviewed', itemKind: 'plan', itemId: plan.id, on })
    log({ act: 'write', did: 'followed_up', childId: scene.childId, kind: 'plan', id: plan.id })
  })
  scene.time.move('child.reviews', { id }, on, 'at')
}

type End = {
  days: number
  reason: 'goals_reached' | 'family_declined' | 'moved' | 'handed_over' | 'adult' | 'other'
  words: string
  afterwards: string
}

export async function endPlan(scene: Scene, plan: Plan, { days, reason, words, afterwards }: End) {
  const on = scene.time.next(days)
  const wordsOfEnd = idOf(`plan end/${plan.id}`)
  await scene.as(plan.lead, async (tx, me, log) => {
    await tx.updateTable('child.plans').set({ ended_at: sql`now()` }).where('id', '=', plan.id).execute()
    await sql`insert into child.plan_words (id, plan_id, version, child_id, unit_id, kind, reason, words, afterwards, written_by)
      select ${wordsOfEnd}, id, current_version, child_id, unit_id, 'ended', ${reason}, ${words}, ${afterwards}, ${me.personId} from child.plans where id = ${plan.id}`.execute(
      tx,
    )
    const about = await tx
      .selectFrom('child.plan_version_parts')
      .select('area')
      .distinct()
      .where('plan_id', '=', plan.id)
      .where('version', '=', plan.version)
      .execute()
    for (const { person, guardian, ground, gets } of plan.partners)
      if (gets === 'whole')
        await give(scene, tx, me, {
          to: person
            ? { functionId: functionOf(person, scene) }
            : { guardianId: guardianOf(guardian as string, scene) },
          ground,
          kind: 'item',
          areas: about.flatMap(({ area }) => area ?? []) as Area[],
          items: [{ kind: 'plan_words', id: wordsOfEnd, version: plan.version }],
          on,
        })
    await happened(scene, tx, me, { kind: 'plan_ended', itemKind: 'plan', itemId: plan.id, on })
    log({ act: 'write', did: 'closed', childId: scene.childId, kind: 'plan', id: plan.id })
  })
  scene.time.move('child.plans', { id: plan.id }, on, 'ended_at')
  scene.time.move('child.plan_words', { id: wordsOfEnd }, on, 'at')
}
