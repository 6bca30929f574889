import { type Action, check, insert, newId, type Scene, someone, whoIs } from './actions.ts'
import { birthDates, families, findDouble, names, type Typed, typedOf } from './actions-team.ts'
import {
  administers,
  type Func,
  functionOf,
  functions,
  hashOf,
  issuer,
  parents,
  tenantId,
  unitId,
  units,
} from './house.ts'
import {
  type Actor,
  type Area,
  areas,
  type Child,
  type Guardian,
  keepPerson,
  type Life,
  type Merge,
} from './model.ts'

const numbers = ['one', 'two', 'three']

/** R10: the same number in several units behaves as new. R8: whoever registers a protected child is on its list. */
export const registerChild: Action = async scene => {
  const { life, gateway, dice } = scene
  if (life.children.length > 5) return
  const by = someone(scene, undefined, dice.chance(0.8) ? who => who.func?.tenant === life.home : undefined)
  const { session, who } = by
  const number = (dice.pick([...numbers, null]) ?? null) as Typed['number']
  const typed: Typed = {
    given: dice.pick(names) as string,
    family: dice.pick(families) as string,
    born: dice.pick(birthDates) as string,
    number,
  }
  const sure = dice.chance(0.7)
  const isProtected = dice.chance(0.15)
  const outcome = await gateway.as(session.token, async query => {
    const { rows } = await query(
      `select child.register_child($4, $5, $6, $7, '', false, $1, $2, $3, $8) as id`,
      [isProtected ? 'marked' : 'none', number ? hashOf(number) : null, newId(), ...typedOf(typed), sure],
    )
    return rows[0].id as string
  })
  const double = findDouble(life, who, typed)
  const words = check(
    outcome,
    life.meetsChildren(who) && !(double && (double.sameNumber || !sure)),
    `${whoIs(by)} registers a child`,
  )
  if (!outcome.ok || !who.func) return words
  const child = registered(scene, outcome.value, who.func, { typed, level: isProtected ? 'marked' : 'none' })
  return `${words} ${name(scene, child)} with number ${number}${isProtected ? ', protected' : ''}`
}

/** A child that is in the unit of the function that wrote it down. */
export function registered(
  scene: Scene,
  id: string,
  { unit, tenant, slug }: Func,
  { typed, level }: { typed: Typed; level: string },
) {
  const { life } = scene
  const { number } = typed
  const child: Child = {
    id,
    unit,
    tenant,
    number,
    given: typed.given,
    family: typed.family,
    born: typed.born,
    named: null,
    takenIn: new Set(),
    since: new Map(),
    protected: level !== 'none',
    level,
    adult: `${Number(typed.born.slice(0, 4)) + 18}${typed.born.slice(4)}` <= today(),
    listed: new Set(),
    listedGuardians: new Set(),
    involved: new Map(),
    roles: new Map(),
  }
  life.children.push(child)
  life.keep('child.children', child.id, who => life.readsChild(who, child))
  if (number) life.keep('sharing.identities', child.id, () => false)
  if (child.protected) listed(scene, child, slug)
  involved(scene, child, slug)
  return child
}

export const name = ({ life }: Scene, child: Child) =>
  `child ${life.children.indexOf(child)} of ${child.unit}`

export function listed({ life }: Scene, child: Child, slug: string) {
  if (child.listed.has(slug)) return
  child.listed.add(slug)
  life.keep('sharing.protected_readers', `${child.id}/${functionOf(slug).id}`, who => life.own(who, child))
}

export function involved(scene: Scene, child: Child, slug: string, role = 'involved') {
  const { life } = scene
  if (!child.involved.has(slug)) {
    life.keep('sharing.involvements', `${child.id}/${functionOf(slug).id}`, who => who.func?.slug === slug)
    child.since.set(slug, ++life.ticks)
  }
  child.involved.set(slug, true)
  if (role !== 'involved' || !child.roles.has(slug)) child.roles.set(slug, role)
  for (const each of life.merges)
    if (each.kept === child && !each.split) comesAlong(scene, each, child, each.old, slug)
}

/** R10a: whoever works with one of two records that are one works with the other; R8: and is on its list. */
export function comesAlong(scene: Scene, merge: Merge, from: Child, to: Child, slug: string) {
  if (to.involved.get(slug)) return
  const isNew = !to.involved.has(slug)
  involved(scene, to, slug)
  // All who come along by one merge have begun at once.
  if (isNew) to.since.set(slug, merge.tick)
  to.takenIn.add(slug)
  scene.life.keep('child.colleagues', `${to.id}/${functionOf(slug).id}`, who => scene.life.own(who, to))
  merge.came.push({ child: to, slug })
  if (from.listed.has(slug)) listed(scene, to, slug)
}

/** No longer: nor with the older record that goes with it. */
/** `splits`: by a split, which takes from other records only who came along to them. */
/** The named person of the unit, else who leads, else who has worked with the child longest and is held by somebody. */
export function contactOf(life: Life, child: Child): Func | undefined {
  const live = [...child.involved].filter(([, is]) => is).map(([slug]) => slug)
  const held = (slug: string) => life.appointments.some(each => each.func.slug === slug && !each.ended)
  const order = (slug: string) =>
    (child.named === slug ? 0 : 4) + (child.roles.get(slug) === 'lead' ? 0 : 2) + (held(slug) ? 0 : 1)
  const since = (slug: string) => child.since.get(slug) ?? 0
  const first = live.toSorted(
    (one, other) =>
      order(one) - order(other) ||
      since(one) - since(other) ||
      (functionOf(one).id < functionOf(other).id ? -1 : 1),
  )[0]
  return first ? functionOf(first) : undefined
}

export function leaves(scene: Scene, child: Child, slug: string, splits = false) {
  const { life } = scene
  child.involved.set(slug, false)
  child.takenIn.delete(slug)
  // R14: a meeting that it had called is closed by whoever is asked about the child, and taken back by nobody.
  const contact = contactOf(life, child)
  for (const each of life.meetings)
    if (each.child === child && each.caller.slug === slug && !each.closed && contact) each.caller = contact
  for (const { kept, old, split, came } of life.merges) {
    if (kept !== child || split) continue
    const cameAlong = old.takenIn.has(slug) && came.some(each => each.child === old && each.slug === slug)
    if (old.involved.get(slug) && (!splits || cameAlong)) leaves(scene, old, slug, splits)
    if (!kept.listed.has(slug) && old.listed.delete(slug))
      life.forget('sharing.protected_readers', `${old.id}/${functionOf(slug).id}`)
  }
}

export const involve: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const func = dice.chance(0.8)
    ? dice.pick(functions.filter(each => each.unit === child.unit))
    : dice.pick(functions)
  if (!func) return
  const role = dice.pick(['involved', 'involved', 'named_person']) as string
  const outcome = await gateway.as(by.session.token, query =>
    query('select sharing.involve($1, $2, $3)', [child.id, func.id, role]),
  )
  const allowed =
    life.own(by.who, child) &&
    func.unit === by.who.func?.unit &&
    !administers(func) &&
    !life.hidden(child, func)
  if (allowed) involved(scene, child, func.slug, role)
  return check(outcome, allowed, `${whoIs(by)} brings ${func.slug} in on ${name(scene, child)}`)
}

/** R13: one contact at a time, any function that one can see; read by whoever reads the child's row as staff or receiver. */
export const setNamedPerson: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  const func = dice.pick(dice.chance(0.6) ? functions.filter(each => each.unit === child?.unit) : functions)
  if (!child || !func) return
  const by = someone(scene, child)
  const id = newId()
  const outcome = await gateway.as(by.session.token, async query => {
    await query('update child.named_persons set until = now() where child_id = $1 and until is null', [
      child.id,
    ])
    await insert(query, 'child.named_persons', {
      id,
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(child.unit),
      function_id: func.id,
      how: 'by_hand',
      set_by: by.who.person,
    })
  })
  const allowed = life.own(by.who, child) && func.tenant === child.tenant && !administers(func)
  if (allowed) child.named = func.slug
  if (allowed)
    life.keep(
      'child.named_persons',
      `${child.id}/${func.id}`,
      who => life.own(who, child) || life.given(who, 'child', child.id),
    )
  return check(outcome, allowed, `${whoIs(by)} makes ${func.slug} the contact of ${name(scene, child)}`)
}

/** R10: whether the parent is known elsewhere must not show when their number is entered: the row becomes theirs when they sign in. */
export const registerGuardian: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child || life.guardians.filter(each => each.child === child).length > 3) return
  const by = someone(scene, child)
  const number = dice.pick([...parents, null]) as string | null
  const custody = dice.chance(0.8)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(`select child.register_guardian($1, 'Ek', 'parent', $2, $3, $4) as id`, [
      child.id,
      custody,
      number ? hashOf(number) : null,
      newId(),
    ])
    return rows[0].id as string
  })
  const words = check(
    outcome,
    life.own(by.who, child) && !isInFamily(scene, child, number),
    `${whoIs(by)} writes down ${number}${custody ? '' : ' (no custody)'} as guardian of ${name(scene, child)}`,
  )
  if (!outcome.ok) return words
  const guardian: Guardian = {
    id: outcome.value,
    child,
    custody,
    ended: false,
    number,
    person: null,
    round: 0,
    corrected: 0,
  }
  life.guardians.push(guardian)
  life.keep('child.guardians', guardian.id, who => life.own(who, child) || life.isGuardianRow(who, guardian))
  if (number) life.keep('sharing.identities', guardian.id, () => false)
  life.judgeAgain(child)
  return words
}

/** R10b: within one record two have never the same number. */
const isInFamily = ({ life }: Scene, child: Child, number: string | null, without?: Guardian) =>
  number !== null &&
  life.guardians.some(
    each => each.child === child && each !== without && !each.ended && each.number === number,
  )

/** One who may, and what they try to change: kept with who and why. */
function tries(scene: Scene, child: Child, table: string) {
  const by = someone(scene, child)
  const once = newId()
  const keep = () => scene.life.keep(table, once, who => scene.life.own(who, child))
  return { by, once, keep }
}

/** R4, R10b: with custody goes all that rested on it, and what came back of it is not the yes. */
export const decideCustody: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians)
  if (!guardian || dice.chance(0.3)) return
  const { child } = guardian
  const { by, once, keep } = tries(scene, child, 'child.guardian_changes')
  const custody = dice.chance(0.8) ? !guardian.custody : guardian.custody
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.decide_custody($1, $2, 'court', current_date, 'because', $3)`, [
      guardian.id,
      custody,
      once,
    ]),
  )
  const allowed = life.own(by.who, child) && !guardian.ended
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} ${custody ? 'gives' : 'ends'} custody of ${guardian.number} for ${name(scene, child)}`,
  )
  if (!allowed || custody === guardian.custody) return words
  keep()
  guardian.custody = custody
  if (custody) {
    guardian.round++
    guardian.shut = false
  } else loses(scene, guardian)
  life.judgeAgain(child)
  return words
}

/** R10b: whoever was shut out at a split sees the record again by a decision in it. */
export const openToGuardian: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians.filter(each => each.shut || dice.chance(0.05)))
  if (!guardian) return
  const { child } = guardian
  const { by, once, keep } = tries(scene, child, 'child.guardian_changes')
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.open_to_guardian($1, 'because', $2)`, [guardian.id, once]),
  )
  const allowed = life.own(by.who, child) && !guardian.ended
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} opens ${name(scene, child)} to ${guardian.number} again`,
  )
  if (!allowed || !guardian.shut) return words
  keep()
  guardian.shut = false
  return words
}

/** What was given to a guardian ends, and their place on the list of a protected child. */
function loses({ life }: Scene, guardian: Guardian) {
  const { child, id } = guardian
  for (const each of life.disclosures)
    if ('guardian' in each.to && each.to.guardian === guardian && !each.ended) each.ended = true
  if (child.listedGuardians.delete(id)) life.forget('sharing.protected_guardians', `${child.id}/${id}`)
}

/** Whoever signed in by the number of the row is a stranger: no session, and no account where nothing else makes them known. */
function cutOff({ life }: Scene, guardian: Guardian) {
  if (guardian.number) life.forget('sharing.identities', guardian.id)
  const { person } = guardian
  guardian.number = guardian.person = null
  if (!person) return
  life.sessions = life.sessions.filter(each => each.actingAs !== 'guardian' || each.person !== person)
  const known =
    life.appointments.some(each => each.person === person) ||
    life.guardians.some(each => each.person === person)
  const number = [...life.personOfNumber].find(([, each]) => each === person)?.[0]
  if (known || !number) return
  life.personOfNumber.delete(number)
  life.forget('sharing.identities', person)
}

export const correctGuardian: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians)
  if (!guardian || dice.chance(0.3)) return
  const { child } = guardian
  const { by, once, keep } = tries(scene, child, 'child.guardian_changes')
  const how = dice.pick(['keep', 'none', 'new', 'new']) as string
  const number = how === 'new' ? (dice.pick(parents) as string) : how === 'none' ? null : guardian.number
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.correct_guardian($1, 'Ek', 'parent', $2, $3, 'because', $4)`, [
      guardian.id,
      how,
      how === 'new' ? hashOf(number as string) : null,
      once,
    ]),
  )
  const allowed =
    life.own(by.who, child) &&
    !guardian.ended &&
    !(how === 'new' && isInFamily(scene, child, number, guardian))
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} corrects guardian ${guardian.number} of ${name(scene, child)} to ${number} (${how})`,
    life.own(by.who, child) ? {} : { codes: ['42501'] },
  )
  if (!allowed) return words
  keep()
  if (number === guardian.number) return words
  cutOff(scene, guardian)
  guardian.number = number
  guardian.corrected = ++life.ticks
  if (number) life.keep('sharing.identities', guardian.id, () => false)
  return words
}

export const removeGuardian: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians)
  if (!guardian || dice.chance(0.6)) return
  const { child } = guardian
  const { by, once, keep } = tries(scene, child, 'child.guardian_changes')
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.remove_guardian($1, 'because', $2)`, [guardian.id, once]),
  )
  const allowed = life.own(by.who, child) && !guardian.ended
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} removes guardian ${guardian.number} of ${name(scene, child)}`,
    life.own(by.who, child) ? {} : { codes: ['42501'] },
  )
  if (!allowed) return words
  keep()
  loses(scene, guardian)
  cutOff(scene, guardian)
  guardian.ended = true
  life.judgeAgain(child)
  return words
}

/** R4: an adult by another birth date is one for everybody at once; a child again has what has not ended. */
export const correctChild: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child || dice.chance(0.5)) return
  const { by, once, keep } = tries(scene, child, 'child.child_changes')
  const adult = child.adult ? dice.chance(0.2) : dice.chance(0.4)
  // Of age since a day or for long, or in two days or in years: midnight is between.
  const near = dice.chance(0.5)
  const day = today(near ? (adult ? -1 : 2) : 0)
  const years = near ? 18 : adult ? 25 : 6
  const born = `${Number(day.slice(0, 4)) - years}${day.slice(4).replace('-02-29', '-02-28')}`
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.correct_child($1, 'Bo', 'Ek', $2, '', null, 'because', $3)`, [child.id, born, once]),
  )
  const allowed = life.own(by.who, child)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} writes that ${name(scene, child)} is ${adult ? 'an adult' : 'a child'}`,
  )
  if (!allowed) return words
  keep()
  child.given = 'Bo'
  child.family = 'Ek'
  child.born = born
  if (child.number) life.forget('sharing.identities', child.id)
  child.number = null
  if (child.adult === adult) return words
  child.adult = adult
  life.judgeAgain(child)
  return words
}

/** A column of the family is changed by the functions above, and by no other way. */
export const changeByHand: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians)
  if (!guardian || dice.chance(0.7)) return
  const by = someone(scene, guardian.child)
  const sql = dice.pick([
    'update child.guardians set custody = not custody where id = $1',
    'update child.guardians set ended_at = now() where id = $1',
    `update child.guardians set name = 'Al' where id = $1`,
  ]) as string
  const outcome = await gateway.as(by.session.token, query => query(sql, [guardian.id]))
  return check(outcome, false, `${whoIs(by)} writes over guardian ${guardian.number}`)
}

/**
 * A parent signs in by person number, the first time or again: what units have written in their number becomes theirs. Wim, who
 * works here as well, is another person then (R10).
 */
export const signInAsGuardian: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  const number = dice.pick(parents) as string
  const known = life.personOfNumber.get(number)
  const rows = life.guardians.filter(each => each.number === number)
  const isStaff = [...life.staff.keys()].some(each => each.endsWith(` ${number}`))
  // R10b: whom no record shows itself to is a stranger.
  const guardian = rows.some(life.shows)
  const expected = guardian || isStaff
  const token = await gateway.signIn(number, undefined, hashOf(number))
  if ((token !== undefined) !== expected)
    throw new Error(`${number} signs in: ${expected ? 'refused' : 'let in'}`)
  if (!token || !guardian) return `${number} signs in (unknown as a guardian)`
  const found = await admin.query(
    'select p.id, p.collaboration_id from people.accounts a join people.persons p on p.id = a.person_id where a.issuer = $1 and a.subject = $2 and a.kind = $3',
    [issuer, number, 'guardian'],
  )
  const person = found.rows[0].id as string
  if (!known) {
    const tenant = (
      await admin.query('select name from people.collaborations where id = $1', [
        found.rows[0].collaboration_id,
      ])
    ).rows[0].name
    life.personOfNumber.set(number, person)
    keepPerson(life, person, tenant)
    life.keep('sharing.identities', person, () => false)
    await admin.query(
      `insert into people.addresses (person_id, email) values ($1, $2) on conflict (person_id) do nothing`,
      [person, `${number}.parent@example.org`],
    )
  }
  for (const each of rows) each.person = person
  const chosen = (await gateway.client.query('select people.choose_appointment($1, null) as done', [token]))
    .rows[0].done
  if (!chosen) throw new Error(`${number} puts on a guardian's actingAs: ${chosen}`)
  const session = life.sessions.find(each => each.actingAs === 'guardian' && each.person === person)
  if (session) session.token = token
  else life.sessions.push({ name: `${number} as guardian`, person, actingAs: 'guardian', token })
  return `${number} signs in as guardian`
}

/** R4: each for themselves, to named units, about named areas, until a day. */
export const consent: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const receivedBy = by.who.func ?? functionOf('preschool.teacher')
  // Half of the time the one whose yes is still missing, to everything: else a disclosure would hardly ever rest on consent.
  const holders = life.guardians.filter(each => each.child === child && each.custody && !each.ended)
  const needed: (Guardian | null)[] = child.tenant === 'south' ? [...holders, null] : holders
  const complete = (giver: Guardian | null) =>
    life.consents.some(
      each =>
        each.child === child &&
        each.guardian === giver &&
        !each.expired &&
        Object.keys(units).every(unit => {
          const scope = each.scopes.get(unit)
          return (
            units[unit]?.tenant !== child.tenant || (scope?.areas.length === areas.length && !scope.withdrawn)
          )
        }),
    )
  const missing = dice.chance(0.5) ? dice.pick(needed.filter(each => !complete(each))) : undefined
  const byChild = missing === undefined ? dice.chance(child.tenant === 'south' ? 0.5 : 0.1) : missing === null
  const guardian = byChild
    ? null
    : (missing ??
      dice.pick(dice.chance(0.9) ? life.guardians.filter(each => each.child === child) : life.guardians) ??
      null)
  if (!byChild && !guardian) return
  const scopes = dice
    .some(
      Object.keys(units).filter(each => units[each]?.tenant === child.tenant),
      missing === undefined ? 0.5 : 1,
    )
    .map(unit => [unit, missing === undefined ? someAreas(scene) : [...areas]] as const)
  const id = newId()
  // Each lasts another number of days, so that «the longest» is one.
  const days = 30 + life.consents.length
  const outcome = await gateway.as(by.session.token, async query => {
    await insert(query, 'sharing.consents', {
      id,
      collaboration_id: tenantOf(by.who, child),
      child_id: child.id,
      unit_id: unitId(receivedBy.unit),
      guardian_id: guardian?.id ?? null,
      given_by_child: byChild,
      maturity_assessment: byChild ? 'yes' : '',
      given_on: today(),
      how: 'in_person',
      received_by_function: receivedBy.id,
      received_by_person: by.who.person,
      valid_until: today(days),
      once: newId(),
    })
    for (const [unit, areas] of scopes)
      await insert(query, 'sharing.consent_scopes', { consent_id: id, to_unit_id: unitId(unit), areas })
  })
  const allowed =
    life.own(by.who, child) && (byChild || (guardian?.child === child && guardian.custody && !guardian.ended))
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} writes down a yes of ${guardian?.number ?? 'the child'} for ${name(scene, child)} to ${scopes.map(([unit, areas]) => `${unit} (${areas})`)}`,
    life.own(by.who, child) ? {} : { codes: ['42501'] },
  )
  if (!allowed) return words
  const made = {
    id,
    child,
    guardian,
    receivedBy,
    round: guardian?.round ?? 0,
    expired: false,
    days,
    scopes: new Map(scopes.map(([unit, areas]) => [unit, { areas, withdrawn: false }])),
  }
  life.consents.push(made)
  const mayRead = (who: Actor) =>
    life.own(who, child) || (guardian !== null && life.isGuardianRow(who, guardian))
  life.keep('sharing.consents', id, mayRead)
  for (const [unit] of scopes) life.keep('sharing.consent_scopes', `${id}/${unitId(unit)}`, mayRead)
  return words
}

export const someAreas = ({ dice }: Scene): Area[] => {
  const some = dice.some(areas, 0.7)
  return some.length ? some : ['safe']
}
export const today = (days = 0) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
export const tenantOf = (who: Actor, child: Child) =>
  who.tenant === 'south' ? southern : who.tenant ? northern : child.tenant === 'south' ? southern : northern
const [northern, southern] = [tenantId('north'), tenantId('south')]

/** R4: in one step, at that second, and those who work by it are told. */
export const withdraw: Action = async scene => {
  const { life, gateway, dice } = scene
  const consent = dice.pick(life.consents)
  if (!consent) return
  const byGiver = (who: Actor) => who.guardian !== null && consent.guardian?.person === who.guardian
  const by = someone(scene, consent.child, dice.chance(0.5) ? byGiver : undefined)
  const unit = dice.pick([...consent.scopes.keys(), null]) as string | null
  const how = dice.pick(['signed_in', 'phone']) as string
  const outcome = await gateway.as(by.session.token, query =>
    query('select sharing.withdraw_consent($1, $2, $3)', [consent.id, unit && unitId(unit), how]),
  )
  const allowed = byGiver(by.who) || (life.own(by.who, consent.child) && how !== 'signed_in')
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} withdraws consent ${life.consents.indexOf(consent)} ${unit ? `for ${unit}` : 'for all'}`,
  )
  if (!allowed) return words
  const resting = life.disclosures.filter(
    each => !each.ended && each.given && each.consents.includes(consent),
  )
  const { child } = consent
  for (const [to, scope] of consent.scopes) {
    if (scope.withdrawn || (unit && to !== unit)) continue
    scope.withdrawn = true
    const inUnit = [...child.involved]
      .filter(
        ([slug, live]) => live && (slug === consent.receivedBy.slug || child.roles.get(slug) !== 'involved'),
      )
      .map(([slug]) => slug)
    const receivers = resting.flatMap(each =>
      'func' in each.to && each.to.func.unit === to ? [each.to.func.slug] : [],
    )
    for (const slug of new Set([...inUnit, ...receivers]))
      if (slug !== by.who.func?.slug) notice(scene, slug, 'consent_withdrawn', child)
  }
  for (const each of resting)
    if ('func' in each.to && (!unit || each.to.func.unit === unit)) each.ended = true
  life.judgeAgain(child)
  return words
}

export function notice({ life }: Scene, slug: string, kind: string, child: Child | null) {
  const { id } = functionOf(slug)
  life.keep('sharing.notices', `${id}/${kind}${child ? `/${child.id}` : ''}`, who => who.func?.slug === slug)
}

/** One that counts: a row of its own only where none is unseen. */
export function noticeOnce(scene: Scene, slug: string, kind: string) {
  const key = `${functionOf(slug).id}/${kind}`
  if (!scene.life.rows.get('sharing.notices')?.some(row => row.key === key)) notice(scene, slug, kind, null)
}

// R8 ----------------------------------------------------------------------------------------------------------------

export const protect: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child || dice.chance(0.6)) return
  const by = someone(scene, child)
  const level = dice.pick(['marked', 'fictitious', 'none']) as string
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.decide_protection($1, $2, 'because')`, [child.id, level]),
  )
  const allowed = life.own(by.who, child) && !life.mergeOf(child)
  const words = check(outcome, allowed, `${whoIs(by)} sets protection of ${name(scene, child)} to ${level}`)
  if (!allowed) return words
  life.keep('child.protection_decisions', `${child.id}/${level}`, who => life.own(who, child))
  const older = life.olderOf(child)
  for (const each of [child, ...older]) Object.assign(each, { level, protected: level !== 'none' })
  if (!child.protected) return words
  for (const each of [child, ...older])
    for (const [slug, live] of each.involved) if (live) listed(scene, each, slug)
  for (const each of life.disclosures)
    if (older.includes(each.child) && 'func' in each.to && !each.child.listed.has(each.to.func.slug))
      each.ended = true
  for (const each of life.disclosures) {
    if (each.child !== child || each.ended) continue
    if (
      'func' in each.to
        ? !child.listed.has(each.to.func.slug)
        : !child.listedGuardians.has(each.to.guardian.id)
    )
      each.ended = true
  }
  return words
}

export const listReader: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children.filter(each => each.protected || dice.chance(0.1)))
  if (!child) return
  const by = someone(scene, child)
  const func = dice.pick(functions)
  if (!func) return
  if (dice.chance(0.6)) {
    const outcome = await gateway.as(by.session.token, query =>
      query(`select sharing.list_protected_reader($1, $2, current_date + 90)`, [child.id, func.id]),
    )
    const allowed = life.own(by.who, child) && func.tenant === child.tenant && !administers(func)
    if (allowed) listed(scene, child, func.slug)
    return check(outcome, allowed, `${whoIs(by)} lists ${func.slug} for ${name(scene, child)}`)
  }
  const outcome = await gateway.as(by.session.token, query =>
    query(`select sharing.unlist_protected_reader($1, $2)`, [child.id, func.id]),
  )
  const allowed = life.own(by.who, child)
  const words = check(outcome, allowed, `${whoIs(by)} unlists ${func.slug} for ${name(scene, child)}`)
  if (!allowed) return words
  const both = [child, ...life.olderOf(child)]
  for (const each of both)
    if (each.listed.delete(func.slug)) life.forget('sharing.protected_readers', `${each.id}/${func.id}`)
  if (child.involved.get(func.slug)) leaves(scene, child, func.slug)
  for (const each of life.disclosures)
    if (both.includes(each.child) && 'func' in each.to && each.to.func === func && !each.ended)
      each.ended = true
  return words
}

export const listGuardian: Action = async scene => {
  const { life, gateway, dice } = scene
  const guardian = dice.pick(life.guardians.filter(each => each.child.protected || dice.chance(0.2)))
  if (!guardian) return
  const { child } = guardian
  const by = someone(scene, child)
  const key = `${child.id}/${guardian.id}`
  if (dice.chance(0.7)) {
    const outcome = await gateway.as(by.session.token, query =>
      query('select sharing.list_protected_guardian($1, $2, current_date + 90)', [child.id, guardian.id]),
    )
    const allowed = life.own(by.who, child) && guardian.custody && !guardian.ended
    if (allowed && !child.listedGuardians.has(guardian.id)) {
      child.listedGuardians.add(guardian.id)
      life.keep('sharing.protected_guardians', key, who => life.own(who, child))
    }
    return check(outcome, allowed, `${whoIs(by)} lists guardian ${guardian.number} for ${name(scene, child)}`)
  }
  const outcome = await gateway.as(by.session.token, query =>
    query('select sharing.unlist_protected_guardian($1, $2)', [child.id, guardian.id]),
  )
  const allowed = life.own(by.who, child)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} unlists guardian ${guardian.number} for ${name(scene, child)}`,
  )
  if (!allowed) return words
  if (child.listedGuardians.delete(guardian.id)) life.forget('sharing.protected_guardians', key)
  for (const each of life.disclosures)
    if ('guardian' in each.to && each.to.guardian === guardian && !each.ended) each.ended = true
  return words
}
