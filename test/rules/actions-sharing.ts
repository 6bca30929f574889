import { type Action, check, insert, newId, type Scene, someone, whoIs } from './actions.ts'
import { name, notice, noticeOnce, someAreas, tenantOf, today } from './actions-family.ts'
import { mayCarry } from './grounds.ts'
import { administers, type Func, functionOf, functions, hashOf, unitId } from './house.ts'
import type { Area, Child, Disclosure, Item, Life } from './model.ts'

const grounds = [
  'consent',
  'consent',
  'consent',
  'no_harm',
  'care_social_under_18',
  'balance',
  'own_work',
  'duty',
  'reservation',
  'guardian',
  'emergency',
]
/** R6: not of an adult. */
const forChildren = ['care_social_under_18', 'guardian']
type Offer = Item & { areas: readonly Area[]; lead?: Func; owner: Child; exists: boolean }

/** All that a unit has about a child, in each version. */
function itemsOf(life: Life, child: Child): Offer[] {
  const plain = { owner: child, exists: true, areas: [] as readonly Area[] }
  const plans = life.plans.filter(each => each.child === child)
  const meetings = life.meetings.filter(each => each.child === child)
  return [
    ...life.written
      .filter(each => each.child === child)
      .flatMap(({ kind, id, versions, areas }) =>
        range(versions).map(version => ({ ...plain, kind, id, version, areas })),
      ),
    ...plans.flatMap(plan =>
      plan.versions.flatMap(({ version, parts }) => [
        { ...plain, kind: 'plan', id: plan.id, version },
        ...parts.map(part => ({
          ...plain,
          kind: 'plan_part',
          id: part.id,
          version,
          // What has none speaks of everything in it.
          areas: part.area ? [part.area] : parts.flatMap(({ area }) => area ?? []),
        })),
      ]),
    ),
    ...plans.flatMap(plan =>
      plan.words.map(({ id, version }) => ({
        ...plain,
        kind: 'plan_words',
        id,
        version,
        // They speak of everything in it.
        areas: (plan.versions.find(each => each.version === version)?.parts ?? []).flatMap(
          ({ area }) => area ?? [],
        ),
      })),
    ),
    ...plans.map(plan => ({ ...plain, kind: 'draft', id: plan.id, version: 1, lead: plan.lead })),
    ...meetings.map(({ id }) => ({ ...plain, kind: 'meeting', id, version: 1 })),
    ...meetings.flatMap(({ id, minutes }) =>
      minutes.flatMap(({ areas, points }, n) => [
        { ...plain, kind: 'minutes', id, version: n + 1, areas },
        ...points.map(point => ({
          ...plain,
          kind: 'minutes_point',
          id: point.id,
          version: n + 1,
          areas: point.areas,
        })),
      ]),
    ),
    ...meetings.flatMap(({ words }) =>
      words.map(({ id, kind, areas }) => ({
        ...plain,
        kind: 'meeting_words',
        id,
        version: 1,
        areas,
        // What the child does not want raised is given to nobody.
        exists: kind !== 'not_to_raise',
      })),
    ),
  ]
}
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** R2: an act, of named items, to one receiver. R6: on a ground for that pair. R4: within what the consents cover. R8. */
export const disclose: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const { who } = by
  const from = who.func ?? functionOf('preschool.teacher')
  const guardian = dice.chance(0.2)
    ? dice.pick(
        dice.chance(0.9)
          ? life.guardians.filter(each => each.child === child && !each.ended)
          : life.guardians,
      )
    : undefined
  const func = dice.pick(
    dice.chance(0.85)
      ? functions.filter(each => each.tenant === child.tenant && each.unit !== child.unit)
      : functions,
  ) as Func
  const to = guardian ? { guardian } : { func }
  const offers = itemsOf(life, child)
  const wanted = guardian ? [] : someAreas(scene)
  const fitting = dice.chance(0.9)
    ? offers.filter(each => guardian || each.areas.every(area => wanted.includes(area)))
    : offers
  const items = dice.some(fitting, 0.6)
  if (dice.chance(0.05)) {
    const other = dice.pick(life.children.filter(each => each !== child))
    const theirs = other && dice.pick(itemsOf(life, other))
    if (theirs) items.push(theirs)
  }
  const wrong =
    dice.chance(0.05) && items[0]
      ? { ...items[0], version: 97, exists: items[0].kind === 'draft' || items[0].kind === 'meeting' }
      : undefined
  if (wrong) items.push(wrong)
  const domainOf = guardian ? 'family' : func.domain
  const apt = grounds.filter(each => mayCarry(each, from.domain, domainOf))
  const covered = !guardian && life.coveringConsents(child, func.unit, wanted) !== null
  const useful = dice.chance(0.8) ? apt.filter(each => each !== 'consent' || covered) : apt
  const ground =
    covered && dice.chance(0.5)
      ? 'consent'
      : (dice.pick(dice.chance(0.9) && useful.length ? useful : grounds) as string)
  const withheld = dice.chance(0.1)
  const id = newId()
  const said = life.say()
  const informed = dice.chance(0.8)
  const row = {
    id,
    collaboration_id: tenantOf(who, child),
    child_id: child.id,
    from_unit_id: unitId(from.unit),
    from_function_id: from.id,
    from_person_id: who.person,
    to_function_id: guardian ? null : func.id,
    to_guardian_id: guardian?.id ?? null,
    decision: withheld ? 'withheld' : 'given',
    kind: 'item',
    purpose: said,
    areas: wanted,
    informed,
    not_informed_reason: informed ? '' : 'harm',
    valid_until: new Date(Date.now() + 20 * 86_400_000),
  }
  const outcome = await gateway.as(by.session.token, async query => {
    const basis = await query('select id from sharing.bases where code = $1', [ground])
    await insert(query, 'sharing.disclosures', { ...row, basis_id: basis.rows[0].id })
    if (!withheld)
      for (const item of items)
        await insert(query, 'sharing.disclosed_items', {
          disclosure_id: id,
          child_id: child.id,
          item_kind: item.kind,
          item_id: item.id,
          version: item.version,
          from_unit_id: row.from_unit_id,
        })
  })
  const consents = ground === 'consent' && !guardian ? life.coveringConsents(child, func.unit, wanted) : []
  const receiverFits = guardian
    ? guardian.child === child &&
      guardian.custody &&
      !guardian.ended &&
      (withheld || (!guardian.shut && (!child.protected || child.listedGuardians.has(guardian.id))))
    : func.tenant === child.tenant &&
      func.unit !== child.unit &&
      !administers(func) &&
      (withheld || !life.hidden(child, func))
  const itemsFit =
    withheld ||
    items.every(
      each =>
        each.owner === child &&
        each.exists &&
        (guardian || each.areas.every(area => wanted.includes(area))) &&
        (each.kind !== 'draft' || each.lead?.id === from.id),
    )
  const allowed =
    life.own(who, child) &&
    receiverFits &&
    mayCarry(ground, from.domain, domainOf) &&
    !(child.adult && (guardian || forChildren.includes(ground))) &&
    (withheld || consents !== null) &&
    itemsFit
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} ${withheld ? 'withholds' : 'gives'} ${items.map(each => `${each.kind}@${each.version}`)} (${wanted}) of ${name(scene, child)} to ${guardian ? `guardian ${guardian.number}` : func.slug} by ${ground}`,
    // A stranger hears nothing of why (R10).
    life.own(who, child) ? {} : { codes: ['42501'] },
  )
  if (!allowed) return words
  remember(life, {
    id,
    child,
    from,
    to,
    given: !withheld,
    kind: 'item',
    informed,
    ended: false,
    expired: false,
    items: withheld
      ? []
      : [
          { kind: 'child', id: child.id, version: 1 },
          ...items.map(({ kind, id, version }) => ({ kind, id, version })),
        ],
    consents: withheld ? [] : (consents ?? []),
    areas: wanted,
    said,
    underAge: forChildren.includes(ground),
  })
  return words
}

function remember(life: Life, each: Disclosure) {
  life.disclosures.push(each)
  life.keep('sharing.disclosures', each.id, who => life.seesGiving(who, each), each.said)
  for (const item of each.items)
    life.keep('sharing.disclosed_items', `${item.id}/${each.id}/${item.kind}/${item.version}`, who =>
      life.seesGivenItems(who, each, item.id),
    )
  for (const consent of each.consents)
    life.keep('sharing.disclosure_consents', `${each.id}/${consent.id}`, who => life.seesGiving(who, each))
}

export const endDisclosure: Action = async scene => {
  const { life, gateway, dice } = scene
  const each = dice.pick(life.disclosures)
  if (!each) return
  const by = someone(scene, each.child)
  // R2: however it is written, an end ends what was given.
  const set = dice.pick([
    `ended_at = now(), end_reason = 'replaced'`,
    `end_reason = 'ended_by_giver'`,
    `ended_at = now() + interval '1 year'`,
  ]) as string
  const outcome = await gateway.as(by.session.token, query =>
    query(`update sharing.disclosures set ${set} where id = $1 and ended_at is null`, [each.id]),
  )
  const allowed = life.own(by.who, each.child) && !each.ended
  if (allowed) each.ended = true
  return check(outcome, allowed, `${whoIs(by)} ends disclosure ${life.disclosures.indexOf(each)}`, {
    changed: true,
  })
}

/** The clock: what was given, or the yes that it rests on, has come to its last day. */
export const timePasses: Action = async ({ life, admin, dice }) => {
  if (dice.chance(0.5)) return
  const consent = dice.chance(0.5) ? dice.pick(life.consents) : undefined
  const ends = consent
    ? life.disclosures.filter(each => each.consents.includes(consent))
    : [dice.pick(life.disclosures)].flatMap(each => each ?? [])
  if (consent) {
    consent.expired = true
    await admin.query(
      `update sharing.consents set given_on = given_on - 2000, valid_until = valid_until - 2000 where id = $1`,
      [consent.id],
    )
  }
  for (const each of ends) {
    each.expired = true
    await admin.query(
      `update sharing.disclosures set valid_until = valid_until - interval '6 years', made_at = made_at - interval '6 years' where id = $1`,
      [each.id],
    )
    await admin.query(
      `update sharing.disclosed_items set ends_at = ends_at - interval '6 years' where disclosure_id = $1`,
      [each.id],
    )
  }
  return `Time passes for ${consent ? `consent ${life.consents.indexOf(consent)}` : `disclosure ${ends.map(each => life.disclosures.indexOf(each))}`}`
}

/** R9: at once, with a written reason; owner, manager and reviewer are told the same second. */
export const emergency: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  if (dice.chance(0.6)) return
  const by = someone(scene, undefined, who => who.func?.emergency ?? false)
  const number = dice.pick(['one', 'two', 'three', 'nobody']) as string
  const reason = dice.chance(0.85) ? 'the child is in danger' : 'short'
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      'select x as child, pg_current_xact_id()::text::int as xact from sharing.open_in_emergency($1, $2) x',
      [hashOf(number), reason],
    )
    return rows
  })
  const { func } = by.who
  const allowed = func?.emergency === true && reason.length >= 10
  // After some tries that found nothing one waits: whether one still does is a matter of minutes.
  if (!outcome.ok && outcome.constraint === 'emergency_waits') {
    const misses = life.log.filter(each => each.kind === 'none' && each.person === by.who.person)
    if (misses.length < 3)
      throw new Error(`${whoIs(by)} waits after ${misses.length} tries that found nothing`)
    return `${whoIs(by)} waits before another emergency`
  }
  const words = check(outcome, allowed, `${whoIs(by)} opens number ${number} in an emergency`)
  if (!allowed || !outcome.ok || !func) return words
  const found = life.children
    .filter(each => each.number === number && each.tenant === func.tenant && !life.own(by.who, each))
    .sort((a, b) => Number(b.unit === func.unit) - Number(a.unit === func.unit) || (a.id < b.id ? -1 : 1))
  const opened = outcome.value as { child: string; xact: number }[]
  if (opened.length !== found.length) throw new Error(`${words}: opened ${opened.length} of ${found.length}`)
  const log = {
    func,
    person: by.who.person,
    act: 'emergency',
    kind: 'child',
    item: null,
    xact: opened[0]?.xact ?? life.log.length + 1e12,
    after: life.disclosures.length,
    told: [],
  }
  for (const child of found) {
    const { rows } = await admin.query(
      `select id from sharing.disclosures where child_id = $1 and kind = 'emergency' order by made_at desc limit 1`,
      [child.id],
    )
    const plans = life.plans.filter(each => each.child === child && each.versions.length > 0)
    const items = [
      { kind: 'child', id: child.id, version: 1 },
      ...plans.flatMap(plan => {
        const { version, parts } = plan.versions.at(-1) as (typeof plan.versions)[number]
        return [
          { kind: 'plan', id: plan.id, version },
          ...parts.map(({ id }) => ({ kind: 'plan_part', id, version })),
          ...plan.words
            .filter(each => each.version === version)
            .map(({ id }) => ({ kind: 'plan_words', id, version })),
        ]
      }),
      ...life.written
        .filter(each => each.child === child && each.kind === 'worry' && !each.withdrawn)
        .flatMap(({ id, versions }) => range(versions).map(version => ({ kind: 'worry', id, version }))),
    ]
    remember(life, {
      id: rows[0].id,
      child,
      from: func,
      to: { func },
      given: true,
      kind: 'emergency',
      informed: false,
      ended: false,
      expired: false,
      items,
      consents: [],
    })
    life.log.push({ ...log, child: child.id })
    const owners = [...child.involved].filter(([, live]) => live).map(([slug]) => slug)
    const heads = functions
      .filter(
        each =>
          (each.kind === 'manager' && each.unit === child.unit) ||
          // Those who oversee are told once: how many units know the child is secret (R10).
          (child === found[0] &&
            ((each.kind === 'manager' && each.unit === func.unit) ||
              (each.kind === 'log_reviewer' && each.tenant === func.tenant))),
      )
      .map(({ slug }) => slug)
    for (const slug of new Set([...owners, ...heads])) notice(scene, slug, 'emergency_opened', child)
  }
  const isOwn = life.children.some(each => each.number === number && life.own(by.who, each))
  if (found.length === 0 && !isOwn) {
    life.log.push({ ...log, kind: 'none', child: null })
    // Told once until it is seen, with a count.
    for (const { slug } of functions.filter(
      each => each.kind === 'log_reviewer' && each.tenant === func.tenant,
    ))
      noticeOnce(scene, slug, 'emergency_found_nothing')
  }
  return `${words}: ${found.length} found`
}

/** R14 and R10: one tells only of a child that one reads, and no answer tells who else knows it. */
export const tell: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  const func = dice.pick(functions)
  if (!child || !func) return
  const by = someone(scene, child, dice.chance(0.6) ? who => life.readsChild(who, child) : undefined)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select sharing.notify($1, 'something', $2, '', null)`, [func.id, child.id]),
  )
  const allowed = life.readsChild(by.who, child)
  if (allowed && life.mayHear(func, child)) notice(scene, func.slug, 'something', child)
  return check(outcome, allowed, `${whoIs(by)} tells ${func.slug} of ${name(scene, child)}`)
}

export const holdBack: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  const func = dice.pick(functions)
  if (!child || !func) return
  const known = life.heldBack.find(each => each.child === child && each.func === func.id)
  if (known && dice.chance(0.6)) return decideHeldBack(scene, known)
  const by = someone(scene, child)
  const id = known?.id ?? newId()
  const outcome = await gateway.as<unknown>(by.session.token, query =>
    known
      ? query('select 1 where audit.end_held_back($1)', [id])
      : insert(query, 'audit.held_back', {
          id,
          child_id: child.id,
          unit_id: unitId(by.who.func?.unit ?? child.unit),
          function_id: func.id,
          reason: 'harm',
          review_on: today(90),
          made_by: by.who.person,
          asked_by_function: by.who.func?.id ?? func.id,
        }),
  )
  const own = life.own(by.who, child)
  const allowed = own && (known !== undefined || !life.readsAs(by.who, child, func.id))
  if (allowed && known) life.heldBack.splice(life.heldBack.indexOf(known), 1)
  else if (allowed) {
    life.heldBack.push({
      id,
      child,
      func: func.id,
      askedBy: by.who.func as Func,
      madeBy: by.who.person as string,
      held: false,
    })
    life.keep('audit.held_back', id, who => life.maySeeHeldBack(who, child))
    tellDeciders(scene, child, { not: [func.id, by.who.func?.id] })
  }
  return check(
    outcome,
    allowed,
    `${whoIs(by)} ${known ? 'no longer holds' : 'asks to hold'} back what ${func.slug} read of ${name(scene, child)}`,
    { changed: true },
  )
}

/** R7: the second person, who is never the first and never the one whose readings they are. */
async function decideHeldBack(scene: Scene, known: Life['heldBack'][number]) {
  const { life, gateway, dice } = scene
  const deciders = ['manager', 'log_reviewer']
  const by = someone(
    scene,
    known.child,
    dice.chance(0.7) ? who => deciders.includes(who.func?.kind ?? '') : undefined,
  )
  const hold = dice.chance(0.7)
  const outcome = await gateway.as<unknown>(by.session.token, query =>
    query('select 1 from (select audit.decide_held_back($1, $2, $3) as child) x where x.child is not null', [
      known.id,
      hold,
      hold ? today(60) : null,
    ]),
  )
  const allowed = life.decides(by.who, known)
  if (allowed) {
    if (life.mayHear(known.askedBy, known.child))
      notice(scene, known.askedBy.slug, hold ? 'held_back_yes' : 'held_back_no', known.child)
    if (hold) {
      known.held = true
      known.decidedBy = by.who.person as string
    } else life.heldBack.splice(life.heldBack.indexOf(known), 1)
  }
  return check(
    outcome,
    allowed,
    `${whoIs(by)} answers ${hold ? 'yes' : 'no'} to what is held back of ${name(scene, known.child)}`,
    {
      changed: true,
    },
  )
}

export function tellDeciders(scene: Scene, child: Child, { not }: { not: (string | undefined)[] }) {
  for (const { id, slug, kind, unit, tenant } of functions)
    if (
      ((kind === 'manager' && unit === child.unit) || (kind === 'log_reviewer' && tenant === child.tenant)) &&
      !not.includes(id)
    )
      notice(scene, slug, 'held_back_asked', null)
}

export const read: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child, who => life.readsChild(who, child))
  const act = dice.pick(['read', 'read', 'write', 'refused', 'export']) as string
  const kind = dice.pick(['plan', 'worry', 'report']) as string
  const refused = act === 'refused'
  // Of an attempt only the address is known: the database finds out whether it is about a child of the actor's own county.
  const about = refused && dice.chance(0.5) ? child.id : undefined
  const item = about ?? (dice.chance(0.7) ? newId() : null)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select audit.log($1, $2, $3, $4, '')`, [act, refused ? null : child.id, kind, item]),
  )
  life.log.push({
    child: refused ? (about && by.who.tenant === child.tenant ? about : null) : child.id,
    func: by.who.func,
    person: by.who.person,
    act,
    kind,
    item,
    xact: 0,
    after: life.disclosures.length,
    told: life.toldOf(child.id, by.who.func),
  })
  return check(outcome, true, `${whoIs(by)} reads ${kind} of ${name(scene, child)}`)
}
