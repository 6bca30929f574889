import { type Action, check, insert, newId, nobodyIsHere, someone, whoIs } from './actions.ts'
import { name, notice, someAreas, tenantOf, today } from './actions-family.ts'
import { logged, noted } from './actions-team.ts'
import { administers, functionOf, functions, unitId } from './house.ts'
import type { Actor, Written } from './model.ts'

const tables = { worry: 'child.worries', assessment: 'child.assessments', request: 'child.requests' } as const

/** R1: what a unit writes is its own. */
export const write: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const { who } = by
  const from = who.func ?? functionOf('preschool.teacher')
  const kind = dice.pick(['worry', 'worry', 'assessment', 'request'] as const) as Written['kind']
  const to =
    kind === 'assessment' ? null : (dice.pick(functions.filter(each => each.tenant === child.tenant)) ?? null)
  const id = newId()
  const said = life.say()
  const written = {
    id,
    child,
    kind,
    from,
    to,
    author: who.person,
    sentAt: ++life.ticks,
    areas: someAreas(scene),
    versions: 1,
    withdrawn: false,
    waits: true,
  }
  // A stranger tries in their own unit's name or in the child's.
  const unit_id = unitId(dice.chance(0.8) ? from.unit : child.unit)
  const about = {
    child_id: child.id,
    unit_id,
    collaboration_id: tenantOf(who, child),
    areas: written.areas,
    once: newId(),
    id,
  }
  const outcome = await gateway.as(by.session.token, async query => {
    if (kind === 'worry')
      await insert(query, tables[kind], {
        ...about,
        author_function_id: from.id,
        author_person_id: who.person,
        to_function_id: to?.id,
        answer_by: today(10),
      })
    if (kind === 'assessment')
      await insert(query, tables[kind], { ...about, function_id: from.id, held_on: today() })
    if (kind === 'request')
      await insert(query, tables[kind], {
        ...about,
        from_function_id: from.id,
        from_person_id: who.person,
        to_function_id: to?.id,
        asked: said,
        answer_by: today(10),
      })
    if (kind !== 'request')
      await insert(query, `child.${kind}_versions`, {
        [`${kind}_id`]: id,
        version: 1,
        child_id: child.id,
        unit_id,
        answers: kind === 'worry' ? { said } : {},
        written_by: who.person,
      })
  })
  const words = check(
    outcome,
    life.own(who, child) && !administers(to),
    `${whoIs(by)} writes a ${kind} about ${name(scene, child)}${to ? ` to ${to.slug}` : ''}`,
  )
  if (!outcome.ok) return words
  life.written.push(written)
  const asked = kind === 'request' ? said : undefined
  life.keep(tables[kind], id, who => life.readsWritten(who, written), asked)
  if (kind !== 'request')
    life.keep(
      `child.${kind}_versions`,
      `${id}/1`,
      who => life.readsWritten(who, written, 1),
      kind === 'worry' ? said : undefined,
    )
  return words
}

export const writeNewVersion: Action = async scene => {
  const { life, gateway, dice } = scene
  const written = dice.pick(life.written.filter(each => each.kind !== 'request'))
  if (!written) return
  const { kind, id } = written
  // A forger speaks of another's writing as if it were about a child of their own.
  const child = dice.chance(0.85) ? written.child : (dice.pick(life.children) ?? written.child)
  const by = someone(scene, child)
  const version = written.versions + 1
  const said = life.say()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, `child.${kind}_versions`, {
      [`${kind}_id`]: id,
      version,
      child_id: child.id,
      unit_id: unitId(child.unit),
      answers: kind === 'worry' ? { said } : {},
      written_by: by.who.person,
    }),
  )
  const isOver = written.kind === 'worry' && written.withdrawn
  const allowed = life.own(by.who, child) && child === written.child && !isOver
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} writes version ${version} of ${kind} ${life.written.indexOf(written)} as about ${name(scene, child)}`,
  )
  if (!allowed) return words
  written.versions = version
  life.keep(
    `child.${kind}_versions`,
    `${id}/${version}`,
    who => life.readsWritten(who, written, version),
    kind === 'worry' ? said : undefined,
  )
  return words
}

export const answer: Action = async scene => {
  const { life, gateway, dice } = scene
  const about = dice.pick(life.written.filter(each => each.kind !== 'assessment'))
  if (!about) return
  const by = someone(scene, about.child, dice.chance(0.7) ? who => who.func?.id === about.to?.id : undefined)
  const func = by.who.func ?? functionOf('preschool.teacher')
  const kind = dice.pick(
    about.kind === 'worry'
      ? ['reply', 'acted']
      : ['accepted', 'declined', 'send_on_proposed', 'send_on_refused'],
  ) as string
  const id = newId()
  const said = life.say()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, `child.${about.kind}_answers`, {
      id,
      [`${about.kind}_id`]: about.id,
      child_id: about.child.id,
      unit_id: unitId(about.child.unit),
      kind,
      words: said,
      ...(kind === 'send_on_proposed' && { send_on_to: functionOf('school.mentor').id }),
      function_id: func.id,
      person_id: by.who.person,
      once: newId(),
    }),
  )
  // R14: a request ends with one answer, and only what is proposed is refused; those who read it may hear that it has one.
  const fits =
    about.kind === 'worry' ||
    (kind === 'send_on_refused'
      ? about.lastAnswer === 'send_on_proposed'
      : !about.lastAnswer || about.lastAnswer === 'send_on_refused')
  const mine =
    about.kind === 'worry'
      ? about.withdrawn
        ? []
        : [about.to, about.from]
      : about.withdrawn
        ? []
        : [kind === 'send_on_refused' ? about.from : about.to]
  const party =
    by.who.func !== null && life.readsWritten(by.who, about) && mine.some(each => each?.id === func.id)
  const allowed = party && fits
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} answers ${about.kind} ${life.written.indexOf(about)} by ${kind}`,
    party ? { codes: ['23505'] } : {},
  )
  if (allowed && about.kind === 'request') about.lastAnswer = kind
  if (allowed && kind === 'declined') about.declined = true
  if (allowed && func.id !== about.from.id) about.isReplied = true
  if (allowed && about.kind === 'request') about.waits = kind === 'send_on_refused'
  if (allowed && about.kind === 'worry' && func.id === about.to?.id) about.waits = false
  if (allowed && about.handed && func.id === about.to?.id) {
    about.replies = (about.replies ?? 0) + 1
    // R14: who handed it in is told, and not of which child.
    if (!about.child.involved.get(about.from.slug))
      notice(scene, about.from.slug, 'worry_handed_answered', null)
  }
  if (allowed) life.keep(`child.${about.kind}_answers`, id, who => life.readsAnswer(who, about, func), said)
  return words
}

export const withdrawRequest: Action = async scene => {
  const { life, gateway, dice } = scene
  const about = dice.pick(life.written.filter(each => each.kind === 'request'))
  if (!about || dice.chance(0.5)) return
  const by = someone(scene, about.child, dice.chance(0.7) ? who => who.func?.id === about.from.id : undefined)
  const outcome = await gateway.as(by.session.token, query =>
    query('update child.requests set withdrawn_at = now() where id = $1', [about.id]),
  )
  const allowed = by.who.func?.id === about.from.id && life.own(by.who, about.child)
  if (allowed) about.withdrawn = true
  return check(outcome, allowed, `${whoIs(by)} withdraws request ${life.written.indexOf(about)}`, {
    changed: true,
  })
}

/** R14, R1: after a no the sender notes what they do, for their own unit alone. */
export const endAfterNo: Action = async scene => {
  const { life, gateway, dice } = scene
  const about = dice.pick(
    life.written.filter(each => each.kind === 'request' && (each.declined || dice.chance(0.2))),
  )
  if (!about) return
  const by = someone(scene, about.child, dice.chance(0.7) ? who => who.func?.id === about.from.id : undefined)
  const func = by.who.func ?? functionOf('preschool.teacher')
  const id = newId()
  const said = life.say()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.request_ends', {
      id,
      collaboration_id: tenantOf(by.who, about.child),
      request_id: about.id,
      child_id: about.child.id,
      unit_id: unitId(func.unit),
      how: 'enough',
      words: said,
      function_id: func.id,
      person_id: by.who.person,
      once: newId(),
    }),
  )
  const sender = by.who.func?.id === about.from.id && life.own(by.who, about.child) && !about.withdrawn
  const may = sender && Boolean(about.declined)
  const allowed = may && !about.ended
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} has enough of request ${life.written.indexOf(about)}`,
    may ? { codes: ['23505'] } : {},
  )
  if (!allowed) return words
  about.ended = true
  life.keep('child.request_ends', id, who => life.own(who, about.child), said)
  return words
}

/** Its author alone takes a worry back, while nobody outside their function has opened it. (A life is shorter than ten minutes.) */
export const withdrawWorry: Action = async scene => {
  const { life, gateway, dice } = scene
  const about = dice.pick(life.written.filter(each => each.kind === 'worry'))
  if (!about) return
  const { id, child, from, to, author } = about
  const isAuthor = (who: Actor) => who.func?.id === from.id && who.person === author
  const by = someone(scene, child, dice.chance(0.8) ? isAuthor : undefined)
  await nobodyIsHere(scene)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query('select outcome from child.withdraw_worry($1)', [id])
    return rows[0]?.outcome as string | undefined
  })
  const knows = life.own(by.who, child)
  const holding = life.disclosures.filter(each =>
    each.items.some(item => item.kind === 'worry' && item.id === id),
  )
  const isOpened =
    about.isReplied ||
    !about.waits ||
    // To another unit the child was new: whoever is here may know of it.
    (to && to.unit !== from.unit && life.hasHeld(by.who.person, to.id, about.sentAt)) ||
    life.log.some(each => each.kind === 'worry' && each.item === id && each.func?.id !== from.id) ||
    holding.some(
      each =>
        each.kind !== 'worry' ||
        each.from.id !== from.id ||
        !('func' in each.to) ||
        each.to.func.id !== to?.id,
    )
  const wanted =
    !isAuthor(by.who) || !(knows || about.handed)
      ? undefined
      : about.withdrawn
        ? 'before'
        : !isOpened
          ? 'withdrawn'
          : knows
            ? 'opened'
            : 'late'
  const words = `${whoIs(by)} takes back worry ${life.written.indexOf(about)}`
  const got = outcome.ok ? outcome.value : outcome.code
  if (got !== wanted) throw new Error(`${words}: got ${got}, where the rules give ${wanted}`)
  if (wanted !== 'withdrawn') return `${words} (refused: ${wanted})`
  about.withdrawn = true
  for (const each of holding.filter(({ ended }) => !ended))
    Object.assign(each, { ended: true, takenBack: true })
  const notices = life.rows.get('sharing.notices') ?? []
  const told = notices.findIndex(({ key }) => about.handed && key === `${to?.id}/worry_came/${child.id}`)
  if (told >= 0) notices.splice(told, 1)
  noted(scene, child, 'worry_withdrawn')
  logged(life, by.who, child, 'write', 'worry', id)
  return words
}

/** R5: a record in the unit, for nobody else; no guardian reads it. */
export const report: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const id = newId()
  const said = life.say()
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'child.reports', {
      id,
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(by.who.func?.unit ?? child.unit),
      function_id: by.who.func?.id,
      person_id: by.who.person,
      made_at: new Date(),
      made_to: 'social',
      how: 'phone',
      note: said,
      guardians_told: true,
      once: newId(),
    }),
  )
  if (life.own(by.who, child)) life.keep('child.reports', id, who => life.own(who, child), said)
  return check(outcome, life.own(by.who, child), `${whoIs(by)} notes a report about ${name(scene, child)}`)
}

export const noteEvent: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child, dice.chance(0.5) ? who => life.readsChild(who, child) : undefined)
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'sharing.events', {
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(child.unit),
      kind: 'something',
      function_id: by.who.func?.id ?? null,
      person_id: by.who.person,
    }),
  )
  if (life.readsChild(by.who, child))
    life.keep('sharing.events', `${child.id}/something`, who => life.own(who, child))
  return check(
    outcome,
    life.readsChild(by.who, child),
    `${whoIs(by)} notes an event of ${name(scene, child)}`,
  )
}

/** R15: what was begun belongs to the function: the next holder goes on with it. */
export const draft: Action = async scene => {
  const { life, gateway, dice } = scene
  const by = someone(scene)
  const { func } = by.who
  const known = dice.pick(life.drafts)
  if (!known || dice.chance(0.5)) {
    const id = newId()
    const outcome = await gateway.as(by.session.token, query =>
      insert(query, 'sharing.drafts', {
        id,
        collaboration_id: tenantOf(by.who, { tenant: 'north' } as never),
        function_id: func?.id ?? functionOf('preschool.teacher').id,
        person_id: by.who.person,
        form: 'worry',
        body: {},
      }),
    )
    if (func) {
      life.drafts.push({ id, func, person: by.who.person })
      life.keep('sharing.drafts', id, who => who.func?.id === func.id)
    }
    return check(outcome, func !== null, `${whoIs(by)} begins a draft`)
  }
  const remove = dice.chance(0.4)
  const outcome = await gateway.as(by.session.token, query =>
    query(
      remove
        ? 'delete from sharing.drafts where id = $1'
        : `update sharing.drafts set body = '{}', updated_at = now() where id = $1`,
      [known.id],
    ),
  )
  // R15: the next holder reads and throws away what was begun, and goes on with a copy of their own: a row says who wrote it.
  const allowed = func?.id === known.func.id && (remove || by.who.person === known.person)
  if (allowed && remove) {
    life.drafts.splice(life.drafts.indexOf(known), 1)
    life.forget('sharing.drafts', known.id)
  }
  return check(
    outcome,
    allowed,
    `${whoIs(by)} ${remove ? 'throws away' : 'goes on with'} a draft of ${known.func.slug}`,
    { changed: true },
  )
}
