import { type Action, check, insert, newId, nobodyIsHere, type Scene, someone, whoIs } from './actions.ts'
import { involved, name, notice, someAreas, tenantOf, today } from './actions-family.ts'
import { administers, type Func, functionOf, functions, unitId } from './house.ts'
import { type Actor, type Area, areas, type Meeting, type Part, type Plan } from './model.ts'

export const startPlan: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const lead = by.who.func ?? functionOf('preschool.teacher')
  const id = newId()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.plans', {
      id,
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(lead.unit),
      lead_function_id: lead.id,
      next_on: today(30),
      once: newId(),
    }),
  )
  // R13: one plan. That there is one already is told to those who read it anyway.
  const own = life.own(by.who, child)
  const allowed = own && !life.plans.some(each => each.child === child && !each.ended)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} starts a plan for ${name(scene, child)}`,
    own ? { codes: ['23505'] } : {},
  )
  if (!allowed) return words
  const plan: Plan = { id, child, lead, parts: [], versions: [], words: [], ended: false }
  life.plans.push(plan)
  life.keep('child.plans', id, who => life.readsPlan(who, plan))
  return words
}

const ofPlan = (plan: Plan) => ({
  plan_id: plan.id,
  child_id: plan.child.id,
  unit_id: unitId(plan.child.unit),
})
const somePlan = ({ life, dice }: Scene) =>
  dice.pick(life.plans.filter(each => !each.ended || dice.chance(0.2)))
const leader = (scene: Scene, plan: Plan) => someone(scene, plan.child, who => scene.life.leads(who, plan))
const called = ({ life }: Scene, plan: Plan) => `plan ${life.plans.indexOf(plan)}`

/** R3: written by the lead, and by those to whom the lead has opened the draft. */
export const writePart: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan) return
  const by = dice.chance(0.5)
    ? leader(scene, plan)
    : someone(scene, plan.child, who => life.draftOpenTo(who, plan))
  const begun = plan.parts.some(each => each.kind === 'need')
  const kind = begun ? (dice.pick(['need', 'why', 'action', 'action']) as string) : 'need'
  const parent = kind === 'action' ? dice.pick(plan.parts.filter(each => each.kind === 'need')) : undefined
  if (kind === 'action' && !parent) return
  const area = kind === 'need' ? (dice.pick(areas) as Area) : null
  const about = parent?.area ?? area
  const said = life.say()
  const func =
    kind === 'action'
      ? (dice.pick(functions.filter(each => each.tenant === plan.child.tenant)) ?? null)
      : null
  const id = newId()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.plan_parts', {
      id,
      ...ofPlan(plan),
      kind,
      parent_id: parent?.id ?? null,
      area,
      words: said,
      function_id: func?.id ?? null,
      edited_by: by.who.func?.id ?? null,
    }),
  )
  const editor = by.who.func as Func
  const allowed = life.readsDraftPart(by.who, plan, { about, editor }) && !plan.ended && !administers(func)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} writes ${kind} ${area ?? func?.slug ?? ''} in ${called(scene, plan)}`,
  )
  if (!allowed) return words
  const part = { id, kind, area, about, func, editor, removed: false, said }
  plan.parts.push(part)
  life.keep('child.plan_parts', id, who => life.readsDraftPart(who, plan, part), said)
  return words
}

export const changePart: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  const part = plan && dice.pick(plan.parts)
  if (!plan || !part) return
  const by = dice.chance(0.5)
    ? leader(scene, plan)
    : someone(scene, plan.child, who => life.draftOpenTo(who, plan))
  if (dice.chance(0.4)) {
    const id = newId()
    const said = life.say()
    const outcome = await gateway.as(by.session.token, query =>
      insert(query, 'child.plan_alternatives', {
        id,
        ...ofPlan(plan),
        part_id: part.id,
        field: 'words',
        text: said,
        by_function: by.who.func?.id ?? functionOf('preschool.teacher').id,
        by_person: by.who.person,
      }),
    )
    const allowed = by.who.func !== null && life.readsDraftPart(by.who, plan, part)
    if (allowed) life.keep('child.plan_alternatives', id, who => life.readsDraftPart(who, plan, part), said)
    return check(outcome, allowed, `${whoIs(by)} writes beside another in ${called(scene, plan)}`)
  }
  const remove = dice.chance(0.2)
  const outcome = await gateway.as(by.session.token, query =>
    query(
      `update child.plan_parts set ${remove ? 'removed_at = now()' : `how_seen = 'new'`}, edited_by = $2 where id = $1`,
      [part.id, by.who.func?.id ?? null],
    ),
  )
  const allowed = life.readsDraftPart(by.who, plan, part) && !plan.ended
  if (allowed) part.editor = by.who.func as Func
  if (allowed && remove) part.removed = true
  return check(outcome, allowed, `${whoIs(by)} changes a part of ${called(scene, plan)}`, { changed: true })
}

export const choosePartner: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan) return
  const by = leader(scene, plan)
  const guardian = dice.chance(0.3)
    ? dice.pick(dice.chance(0.8) ? life.guardians.filter(each => each.child === plan.child) : life.guardians)
    : undefined
  const func = guardian ? undefined : dice.pick(functions)
  const id = newId()
  const outcome = await gateway.as(by.session.token, async query => {
    await query(
      'update child.plan_partners set removed_at = now() where plan_id = $1 and function_id is not distinct from $2 and guardian_id is not distinct from $3 and removed_at is null',
      [plan.id, func?.id ?? null, guardian?.id ?? null],
    )
    await insert(query, 'child.plan_partners', {
      id,
      ...ofPlan(plan),
      function_id: func?.id ?? null,
      guardian_id: guardian?.id ?? null,
      gets: 'whole',
    })
  })
  const allowed =
    life.leads(by.who, plan) && (!guardian || guardian.child === plan.child) && !administers(func)
  if (allowed) life.keep('child.plan_partners', id, who => life.own(who, plan.child))
  return check(
    outcome,
    allowed,
    `${whoIs(by)} chooses ${func?.slug ?? `guardian ${guardian?.number}`} as partner of ${called(scene, plan)}`,
    life.leads(by.who, plan) ? { codes: ['23503', '23514'] } : {},
  )
}

/** R3: a version is made by the lead, and frozen; giving it is an act of its own. */
export const publish: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan) return
  const by = leader(scene, plan)
  const version = plan.versions.length + 1
  const parts = plan.parts.filter(each => !each.removed)
  const changed = dice.chance(0.5) ? { id: newId(), said: life.say() } : undefined
  const outcome = await gateway.as(by.session.token, async query => {
    await insert(query, 'child.plan_versions', {
      ...ofPlan(plan),
      version,
      lead_function_id: plan.lead.id,
      next_on: today(30),
      sip: false,
      published_by: by.who.person,
    })
    for (const part of parts)
      await insert(query, 'child.plan_version_parts', { ...ofPlan(plan), ...versionPart(part, version) })
    if (changed)
      await insert(query, 'child.plan_words', {
        id: changed.id,
        ...ofPlan(plan),
        version,
        kind: 'changed',
        words: changed.said,
        written_by: by.who.person,
      })
    const { rowCount } = await query('update child.plans set current_version = $2 where id = $1', [
      plan.id,
      version,
    ])
    if (rowCount !== 1) throw new Error('the plan did not move on')
  })
  const allowed = life.leads(by.who, plan) && !plan.ended
  const words = check(outcome, allowed, `${whoIs(by)} publishes version ${version} of ${called(scene, plan)}`)
  if (!allowed) return words
  plan.versions.push({ version, parts: parts.map(each => ({ ...each })) })
  life.keep(
    'child.plan_versions',
    `${plan.id}/${version}`,
    who => life.own(who, plan.child) || life.given(who, 'plan', plan.id, version),
  )
  if (changed) keepWords(scene, plan, { id: changed.id, version }, changed.said)
  for (const part of parts)
    life.keep('child.plan_version_parts', `${plan.id}/${version}/${part.id}`, who =>
      life.readsPublishedPart(who, plan, part.id, version),
    )
  return words
}
/** R2: words about the whole are given on their own. */
function keepWords({ life }: Scene, plan: Plan, words: Plan['words'][number], said: string) {
  plan.words.push(words)
  life.keep(
    'child.plan_words',
    words.id,
    who => life.own(who, plan.child) || life.given(who, 'plan_words', words.id, words.version),
    said,
  )
}
const versionPart = (part: Part, version: number) => ({
  version,
  part_id: part.id,
  kind: part.kind,
  position: 0,
  area: part.area,
  words: 'so',
  how_seen: '',
  function_id: part.func?.id ?? null,
})

/** A published version is frozen; a part in it comes from that plan's own draft. */
export const slipIntoVersion: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = dice.pick(life.plans.filter(each => each.versions.length > 0))
  const other = dice.pick(life.plans)
  const part = other && dice.pick(other.parts)
  if (!plan || !part) return
  const by = leader(scene, plan)
  const version = dice.pick(plan.versions)?.version ?? 1
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.plan_version_parts', { ...ofPlan(plan), ...versionPart(part, version) }),
  )
  return check(outcome, false, `${whoIs(by)} slips a part into version ${version} of ${called(scene, plan)}`)
}

/** A partner marks their own action, the lead any; nobody else. */
export const mark: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = dice.pick(life.plans.filter(each => each.versions.length > 0))
  const latest = plan?.versions.at(-1)
  const part =
    latest &&
    dice.pick([...latest.parts.filter(each => each.kind === 'action'), ...dice.some(plan?.parts ?? [], 0.2)])
  if (!plan || !latest || !part) return
  const mine = (who: Actor) =>
    who.func !== null && (who.func.id === part.func?.id || who.func.id === plan.lead.id)
  const by = someone(
    scene,
    plan.child,
    dice.chance(0.7)
      ? who => mine(who) && life.readsPublishedPart(who, plan, part.id, latest.version)
      : undefined,
  )
  const id = newId()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.action_marks', {
      id,
      ...ofPlan(plan),
      part_id: part.id,
      state: 'done',
      function_id: by.who.func?.id ?? functionOf('preschool.teacher').id,
      person_id: by.who.person,
      once: newId(),
    }),
  )
  const inVersion = latest.parts.some(each => each.id === part.id && each.kind === 'action')
  const allowed =
    mine(by.who) &&
    inVersion &&
    !plan.ended &&
    life.readsPublishedPart(by.who, plan, part.id, latest.version) &&
    life.readsPlan(by.who, plan)
  if (allowed) life.keep('child.action_marks', id, who => life.readsMarks(who, plan, part.id))
  return check(
    outcome,
    allowed,
    `${whoIs(by)} marks an action of ${part.func?.slug} in ${called(scene, plan)}`,
  )
}

export const review: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan || dice.chance(0.5)) return
  const by = leader(scene, plan)
  const id = newId()
  const part = dice.pick(plan.parts)
  const outcome = await gateway.as(by.session.token, async query => {
    await insert(query, 'child.reviews', {
      id,
      ...ofPlan(plan),
      version: 1,
      held_on: today(),
      decision: 'continue',
      function_id: by.who.func?.id ?? functionOf('preschool.teacher').id,
      person_id: by.who.person,
      once: newId(),
    })
    if (part)
      await insert(query, 'child.review_needs', {
        review_id: id,
        part_id: part.id,
        child_id: plan.child.id,
        unit_id: unitId(plan.child.unit),
        answers: { what: 'go_on' },
      })
  })
  const allowed = life.leads(by.who, plan)
  if (allowed) life.keep('child.reviews', id, who => life.own(who, plan.child))
  if (allowed && part) life.keep('child.review_needs', `${id}/${part.id}`, who => life.own(who, plan.child))
  return check(outcome, allowed, `${whoIs(by)} reviews ${called(scene, plan)}`)
}

export const endPlan: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan || dice.chance(0.7)) return
  const by = leader(scene, plan)
  const words = { id: newId(), version: plan.versions.length }
  const said = life.say()
  // A plan that ends says why; ended once more, it has said so.
  const says = !plan.ended && dice.chance(0.9)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rowCount } = await query('update child.plans set ended_at = now() where id = $1', [plan.id])
    if (says)
      await insert(query, 'child.plan_words', {
        id: words.id,
        ...ofPlan(plan),
        version: words.version,
        kind: 'ended',
        reason: 'moved',
        words: said,
        written_by: by.who.person,
      })
    await query('select from generate_series(1, $1)', [rowCount])
  })
  const allowed = life.leads(by.who, plan) && (says || plan.ended)
  if (allowed) plan.ended = true
  if (allowed && says) keepWords(scene, plan, words, said)
  return check(outcome, allowed, `${whoIs(by)} ends ${called(scene, plan)}`, { changed: true })
}

/** R13, R15: the draft follows the lead. */
export const handOver: Action = async scene => {
  const { life, gateway, dice } = scene
  const plan = somePlan(scene)
  if (!plan) return
  const by = leader(scene, plan)
  const func = dice.pick(
    dice.chance(0.8) ? functions.filter(each => each.unit === plan.child.unit) : functions,
  )
  if (!func) return
  const outcome = await gateway.as(by.session.token, query =>
    query('select child.hand_over_lead($1, $2)', [plan.id, func.id]),
  )
  const allowed =
    life.leads(by.who, plan) &&
    !plan.ended &&
    func.unit === plan.child.unit &&
    !administers(func) &&
    !life.hidden(plan.child, func)
  const words = check(outcome, allowed, `${whoIs(by)} hands ${called(scene, plan)} over to ${func.slug}`)
  if (!allowed) return words
  involved(scene, plan.child, func.slug, 'lead')
  const before = by.who.func?.slug as string
  if (before !== func.slug && plan.child.roles.get(before) === 'lead')
    plan.child.roles.set(before, 'involved')
  plan.lead = func
  return words
}

export const callMeeting: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const caller = by.who.func ?? functionOf('preschool.teacher')
  const id = newId()
  const plan = dice.pick(life.plans.filter(each => dice.chance(0.2) || each.child === child))
  const outcome = await gateway.as(by.session.token, async query => {
    await insert(query, 'child.meetings', {
      id,
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(caller.unit),
      plan_id: plan?.id ?? null,
      function_id: caller.id,
      starts_at: `${today(30)} 10:00`,
      ends_at: `${today(30)} 11:00`,
      once: newId(),
    })
    await insert(query, 'sharing.events', {
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(caller.unit),
      kind: 'meeting_called',
      item_kind: 'meeting',
      item_id: id,
      function_id: caller.id,
      person_id: by.who.person,
    })
  })
  const allowed = life.own(by.who, child) && (!plan || plan.child === child)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} calls a meeting about ${name(scene, child)}`,
    life.own(by.who, child) ? { codes: ['23503'] } : {},
  )
  if (!allowed) return words
  const meeting: Meeting = {
    id,
    child,
    caller,
    participants: [],
    words: [],
    minutes: [],
    opened: false,
    closed: false,
    calledBy: by.who.person,
    calledIn: caller,
    calledAt: ++life.ticks,
    undone: false,
  }
  life.meetings.push(meeting)
  life.keep('child.meetings', id, who => life.readsMeeting(who, meeting))
  life.keep('sharing.events', `${child.id}/meeting_called`, who => life.own(who, child))
  return words
}

const ofMeeting = (meeting: Meeting) => ({
  meeting_id: meeting.id,
  child_id: meeting.child.id,
  unit_id: unitId(meeting.child.unit),
})

export const prepareMeeting: Action = async scene => {
  const { life, gateway, dice } = scene
  const meeting = dice.pick(life.meetings)
  if (!meeting) return
  const by = someone(scene, meeting.child, who => who.func?.id === meeting.caller.id)
  const calls = by.who.func?.id === meeting.caller.id && life.own(by.who, meeting.child)
  const number = life.meetings.indexOf(meeting)
  if (dice.chance(0.5)) {
    const guardian = dice.chance(0.3)
      ? dice.pick(
          dice.chance(0.8) ? life.guardians.filter(each => each.child === meeting.child) : life.guardians,
        )
      : undefined
    const func = guardian
      ? null
      : (dice.pick(
          functions.filter(
            each =>
              !meeting.participants.some(one => one.func === each) &&
              (dice.chance(0.3) || meeting.child.involved.get(each.slug) === true),
          ),
        ) ?? null)
    if ((!guardian && !func) || meeting.participants.some(one => guardian && one.guardian === guardian))
      return
    const id = newId()
    const outcome = await gateway.as(by.session.token, query =>
      insert(query, 'child.meeting_participants', {
        id,
        ...ofMeeting(meeting),
        function_id: func?.id ?? null,
        guardian_id: guardian?.id ?? null,
      }),
    )
    const allowed = calls && (!guardian || guardian.child === meeting.child) && !administers(func)
    if (allowed) {
      meeting.participants.push({ id, func, guardian: guardian ?? null, set: new Set() })
      life.keep('child.meeting_participants', id, who => life.readsSeat(who, meeting, func))
    }
    return check(
      outcome,
      allowed,
      `${whoIs(by)} puts ${func?.slug ?? `guardian ${guardian?.number}`} on meeting ${number}`,
      calls ? { codes: ['23503', '23514'] } : {},
    )
  }
  const id = newId()
  const minutes = dice.chance(0.5)
  const version = meeting.minutes.length + 1
  const about = dice.chance(0.2) ? [] : someAreas(scene)
  const said = life.say()
  const kind = dice.pick(['discussion', 'child_how', 'not_to_raise']) as string
  const known = dice.pick(meeting.words)
  const point =
    known && dice.chance(0.7) ? { id: known.id, areas: someAreas(scene), said: life.say() } : undefined
  const outcome = await gateway.as(by.session.token, async query => {
    if (!minutes)
      return insert(query, 'child.meeting_words', {
        id,
        ...ofMeeting(meeting),
        kind,
        areas: about,
        words: said,
      })
    await insert(query, 'child.minutes', {
      ...ofMeeting(meeting),
      version,
      areas: about,
      words: said,
      reason: version > 1 ? 'wrong' : '',
      written_by: by.who.person,
    })
    if (point)
      await insert(query, 'child.minutes_points', {
        ...ofMeeting(meeting),
        version,
        point_id: point.id,
        position: 0,
        kind: 'discussion',
        raised_by: 'child',
        title: 'point',
        areas: point.areas,
        outcome: point.said,
      })
  })
  const words = check(
    outcome,
    calls,
    `${whoIs(by)} writes ${minutes ? `minutes ${version}` : 'a point'} of meeting ${number}`,
  )
  if (!calls) return words
  if (minutes) {
    meeting.minutes.push({ areas: about, points: point ? [point] : [] })
    life.keep(
      'child.minutes',
      `${meeting.id}/${version}`,
      who => life.own(who, meeting.child) || life.given(who, 'minutes', meeting.id, version),
      said,
    )
    if (point)
      life.keep(
        'child.minutes_points',
        `${meeting.id}/${version}/${point.id}`,
        who => life.own(who, meeting.child) || life.given(who, 'minutes_point', point.id, version),
        point.said,
      )
  } else {
    meeting.words.push({ id, kind, areas: about })
    life.keep(
      'child.meeting_words',
      id,
      who => life.own(who, meeting.child) || life.given(who, 'meeting_words', id, 1),
      said,
    )
  }
  return words
}

/**
 * Who has called a meeting takes it back: who has answered keeps it without its texts, everybody else loses what they were given of it
 * (R2, R10).
 */
export const undoInvitation: Action = async scene => {
  const { life, gateway, dice } = scene
  const meeting = dice.pick(life.meetings.filter(each => !each.undone))
  if (!meeting) return
  const { child, participants } = meeting
  const mine = (who: Actor) =>
    [meeting.caller, meeting.calledIn].every(({ id }) => who.func?.id === id) &&
    who.person === meeting.calledBy
  const by = someone(scene, child, mine)
  await nobodyIsHere(scene)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select 1 where child.undo_invitation($1) = 'done'`, [meeting.id]),
  )
  const allowed = mine(by.who) && life.own(by.who, child) && !meeting.opened && !meeting.closed
  const words = check(outcome, allowed, `${whoIs(by)} takes back meeting ${life.meetings.indexOf(meeting)}`, {
    changed: true,
  })
  if (!allowed) return words
  meeting.undone = true
  meeting.closed = true
  const texts = meeting.words.map(({ id }) => id)
  for (const { func, guardian, set } of participants) {
    // Whoever calls it is here, in each of their roles, and in those that they have had since.
    const isHere = func
      ? life.hasHeld(by.who.person, func.id, meeting.calledAt)
      : guardian !== null && guardian !== undefined && guardian.person === by.who.person
    const knows = isHere || [...set].some(each => each.startsWith('answer'))
    if (knows && func && life.mayHear(func, child, 'meeting', meeting.id))
      notice(scene, func.slug, 'meeting_undone', child)
    const given = life.disclosures.filter(
      each =>
        each.child === child &&
        each.given &&
        ('func' in each.to ? each.to.func === func : each.to.guardian === guardian),
    )
    for (const each of given)
      if (knows) each.fallen = new Set([...(each.fallen ?? []), ...texts])
      else if (!each.ended && each.items.some(({ id }) => id === meeting.id || texts.includes(id)))
        Object.assign(each, { ended: true, takenBack: true })
  }
  life.keep('sharing.events', `${child.id}/meeting_undone`, who => life.own(who, child))
  return words
}

/** R3: only its caller opens a meeting. */
export const openMeeting: Action = async scene => {
  const { life, gateway, dice } = scene
  const meeting = dice.pick(life.meetings.filter(each => !each.opened))
  if (!meeting) return
  const by = someone(scene, meeting.child, who => who.func?.id === meeting.caller.id)
  const outcome = await gateway.as(by.session.token, query =>
    query('update child.meetings set opened_at = now() where id = $1', [meeting.id]),
  )
  const calls = by.who.func?.id === meeting.caller.id && life.own(by.who, meeting.child)
  if (calls) meeting.opened = true
  return check(outcome, calls, `${whoIs(by)} opens meeting ${life.meetings.indexOf(meeting)}`, {
    changed: true,
  })
}

export const answerInvitation: Action = async scene => {
  const { life, gateway, dice } = scene
  const meeting = dice.pick(life.meetings)
  const participant = meeting && dice.pick(meeting.participants)
  if (!meeting || !participant) return
  const invited = (who: Actor) =>
    participant.func
      ? who.func?.id === participant.func.id
      : participant.guardian !== null && life.isGuardianRow(who, participant.guardian)
  const by = someone(
    scene,
    meeting.child,
    dice.chance(0.5) ? invited : who => who.func?.id === meeting.caller.id,
  )
  // The caller alone says who edits the plan: else one could invite oneself into the draft.
  const column = dice.pick([
    `answer = 'yes', answered_at = now()`,
    'edits_plan = true',
    'attended = true',
  ]) as string
  const outcome = await gateway.as(by.session.token, query =>
    query(`update child.meeting_participants set ${column} where id = $1`, [participant.id]),
  )
  const calls = by.who.func?.id === meeting.caller.id && life.own(by.who, meeting.child)
  // Saying once more what stands already changes nothing.
  const harmless = column.startsWith('answer') || participant.set.has(column)
  const allowed = calls || (invited(by.who) && life.readsMeeting(by.who, meeting) && harmless)
  if (allowed) participant.set.add(column)
  return check(
    outcome,
    allowed,
    `${whoIs(by)} sets ${column} for ${participant.func?.slug ?? `guardian ${participant.guardian?.number}`} at meeting ${life.meetings.indexOf(meeting)}`,
    { changed: true },
  )
}
