import { type Action, check, newId, type Scene, someone, whoIs } from './actions.ts'
import { signInAs, tellOfChange } from './actions-house.ts'
import {
  type Func,
  functions,
  idOf,
  administers as isKeeper,
  personId,
  persons,
  type Tenant,
  tenantId,
  unitId,
  units,
} from './house.ts'
import { type Actor, keepAppointment } from './model.ts'

// ADR 34: who administers makes and closes the places of the house and appoints to functions that steer; everybody else makes none of it.

const administers = (who: Actor) => isKeeper(who.func)
const isSystem = (who: Actor, tenant: Tenant) => who.func?.kind === 'administrator' && who.tenant === tenant
/** ADR 35: of the whole county, or of the organisation where the function stands; in this house each unit has its own. */
const keeps = (who: Actor, unit: string) =>
  isSystem(who, units[unit]?.tenant as Tenant) ||
  (who.func?.kind === 'organisation_administrator' && who.func.unit === unit)
const ofTheUnit = ['staff', 'named_person', 'manager']
const someoneTries = (scene: Scene) =>
  someone(scene, undefined, scene.dice.chance(0.75) ? administers : undefined)
const steers = ['manager', 'log_reviewer', 'process_leader', 'organisation_administrator', 'administrator']
/** Whom each appoints on pages: the system administrator to what steers, the other to managers of the own organisation. */
const appointsTo = (who: Actor, func: Func) =>
  isSystem(who, func.tenant) ? steers.includes(func.kind) : func.kind === 'manager' && keeps(who, func.unit)

/** Kept for administrators and log reviewers of the collaboration. */
const keepChange = ({ life }: Scene, tenant: Tenant, key: string) =>
  life.keep(
    'people.changes',
    key,
    who => who.tenant === tenant && (who.func?.kind === 'administrator' || who.func?.kind === 'log_reviewer'),
  )

const singular = (table: string) => (table === 'bodies' ? 'body' : table.slice(0, -1))

/** Organisations, bodies, units and functions, each in what there is; another county's is none of theirs. */
export const makePlaces: Action = async scene => {
  const { life, gateway, dice } = scene
  const by = someoneTries(scene)
  const tenant = dice.chance(0.85)
    ? (by.who.tenant ?? 'north')
    : by.who.tenant === 'north'
      ? 'south'
      : 'north'
  const table = dice.pick(['organisations', 'bodies', 'units', 'functions'] as const) as 'organisations'
  const homes = Object.keys(units).filter(each => units[each]?.tenant === tenant)
  const home = dice.chance(0.4) && homes.includes('preschool') ? 'preschool' : (dice.pick(homes) as string)
  const organisation = idOf(`organisation/${home}`)
  const parent = { organisations: '', bodies: organisation, units: organisation, functions: unitId(home) }[
    table
  ]
  const kind = dice.pick(['staff', 'process_leader', 'organisation_administrator']) as string
  const name = `${table} ${newId()}`
  const columns = {
    organisations: `name, kind, number) values ($1, $2, 'municipality', '')`,
    bodies: `name, kind, organisation_id) values ($1, $2, 'committee', $3)`,
    units: `name, kind, legal_domain, organisation_id) values ($1, $2, 'school', 'school', $3)`,
    functions: `name, kind, unit_id) values ($1, $2, '${kind}', $3)`,
  }[table]
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      `insert into people.${table} (collaboration_id, ${columns} returning id`,
      [tenantId(tenant), name, parent].slice(0, table === 'organisations' ? 2 : 3),
    )
    return rows[0].id as string
  })
  const keptByItsOrganisation =
    (table as string) !== 'organisations' && ((table as string) !== 'functions' || ofTheUnit.includes(kind))
  const allowed = isSystem(by.who, tenant) || (keptByItsOrganisation && keeps(by.who, home))
  const words = check(outcome, allowed, `${whoIs(by)} makes one of ${table} in ${home}`)
  if (!outcome.ok) return words
  life.made.push({
    table,
    id: outcome.value,
    tenant,
    home,
    keptByItsOrganisation,
    closed: false,
  })
  life.keep(`people.${table}`, outcome.value, who => who.tenant === tenant)
  keepChange(scene, tenant, `${singular(table)}/${outcome.value}/made`)
  return words
}

/** What is made is closed again with a reason, by nobody else and not without one. */
export const closePlaces: Action = async scene => {
  const { life, gateway, dice } = scene
  const place = dice.pick(life.made.filter(each => !each.closed))
  if (!place) return
  const by = someoneTries(scene)
  const reason = dice.chance(0.8) ? 'It was a mistake.' : ''
  const outcome = await gateway.as(by.session.token, async query => {
    await query(`select set_config('kring.reason', $1, true)`, [reason])
    await query(`update people.${place.table} set closed_at = now() where id = $1 and closed_at is null`, [
      place.id,
    ])
  })
  const mine = isSystem(by.who, place.tenant) || (place.keptByItsOrganisation && keeps(by.who, place.home))
  const allowed = mine && reason !== ''
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} closes one of ${place.table}${reason && ' with a reason'}`,
    {
      changed: true,
    },
  )
  if (!allowed) return words
  place.closed = true
  keepChange(scene, place.tenant, `${singular(place.table)}/${place.id}/ended`)
  return words
}

/** R13: one named person of an age in a unit, a function of that unit. */
export const ruleNamedPerson: Action = async scene => {
  const { life, gateway, dice } = scene
  const by = someoneTries(scene)
  const func = dice.pick(functions.filter(each => each.kind === 'named_person' || dice.chance(0.2))) as Func
  const unit = dice.chance(0.85) ? func.unit : 'school'
  const known = dice.pick(life.ages)
  if (known && dice.chance(0.4)) {
    const outcome = await gateway.as(by.session.token, query =>
      query('delete from people.named_person_rules where id = $1', [known.id]),
    )
    const tenant = units[known.unit]?.tenant as Tenant
    const allowed = keeps(by.who, known.unit)
    const words = check(outcome, allowed, `${whoIs(by)} takes a rule of ${known.unit} away`, {
      changed: true,
    })
    if (!allowed) return words
    life.ages.splice(life.ages.indexOf(known), 1)
    life.forget('people.named_person_rules', known.id)
    keepChange(scene, tenant, `named_person_rule/${known.id}/removed`)
    return words
  }
  const from = Math.floor(dice.throw() * 15)
  const to = from + Math.floor(dice.throw() * 4)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      `insert into people.named_person_rules (collaboration_id, unit_id, from_age, to_age, function_id) values ($1, $2, $3, $4, $5) returning id`,
      [tenantId(func.tenant), unitId(unit), from, to, func.id],
    )
    return rows[0].id as string
  })
  const overlaps =
    (['preschool', 'southern'].includes(unit) && from <= 6) ||
    life.ages.some(each => each.unit === unit && each.from <= to && each.to >= from)
  // ADR 34: what gives rights over children to a function is decided by somebody else than those who hold or held it.
  const own = life.everHeld(by.who.person, func.id)
  const allowed =
    keeps(by.who, func.unit) && func.kind === 'named_person' && func.unit === unit && !overlaps && !own
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} makes ${func.slug} the contact of ${from}–${to} in ${unit}`,
  )
  if (!outcome.ok) return words
  life.ages.push({ unit, from, to, id: outcome.value })
  life.keep('people.named_person_rules', outcome.value, who => who.tenant === func.tenant)
  keepChange(scene, func.tenant, `named_person_rule/${outcome.value}/made`)
  return words
}

/** R15: to functions that steer, never themselves. */
export const appointToSteer: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  const by = someoneTries(scene)
  const func = dice.pick(functions.filter(each => steers.includes(each.kind) || dice.chance(0.2))) as Func
  const subject = dice.pick(Object.keys(persons)) as string
  const person = personId(subject)
  const known = life.appointments.map(({ id }) => id)
  const outcome = await gateway.as(by.session.token, query =>
    query('select people.appoint($1, $2)', [func.id, person]),
  )
  const mine = appointsTo(by.who, func)
  const holds = life.appointments.some(each => !each.ended && each.func === func && each.person === person)
  const allowed = mine && persons[subject]?.tenant === func.tenant && (holds || person !== by.who.person)
  const words = check(outcome, allowed, `${whoIs(by)} appoints ${subject} to ${func.slug}`)
  if (!allowed || holds) return words
  const { rows } = await admin.query(
    'select id from people.appointments where function_id = $1 and person_id = $2 and id <> all($3)',
    [func.id, person, known],
  )
  const made = { id: rows[0].id as string, func, person, ended: false }
  tellOfChange(scene, func, 'appointment_made', by.who.func)
  keepAppointment(life, made)
  keepChange(scene, func.tenant, `appointment/${made.id}/made`)
  await signInAs(scene, subject, made)
  return words
}

/** R14: not where somebody would wait for nobody, and not the last who administers. */
export const endSteering: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  const appointment = dice.pick(
    life.appointments.filter(each => !each.ended && (steers.includes(each.func.kind) || dice.chance(0.1))),
  )
  if (!appointment) return
  const { func } = appointment
  const by = someoneTries(scene)
  const reason = dice.chance(0.85) ? 'She has another post.' : ' '
  const { rows } = await admin.query(
    `select cardinality(array_remove(array_remove(people.function_obstacles($1), 'held'), 'rule')) > 0 as answers`,
    [func.id],
  )
  const outcome = await gateway.as(by.session.token, query =>
    query('select people.end_appointment($1, $2)', [appointment.id, reason]),
  )
  const live = life.appointments.filter(each => !each.ended && each !== appointment)
  const others = live.some(each => each.func === func)
  const last =
    func.kind === 'administrator' &&
    !live.some(each => each.func.kind === 'administrator' && each.func.tenant === func.tenant)
  const allowed = appointsTo(by.who, func) && reason !== ' ' && (others || !(last || rows[0].answers))
  const words = check(outcome, allowed, `${whoIs(by)} ends the appointment to ${func.slug}`)
  if (!allowed) return words
  life.leave(appointment)
  tellOfChange(scene, func, 'appointment_ended', by.who.func)
  keepChange(scene, func.tenant, `appointment/${appointment.id}/ended`)
  return words
}
