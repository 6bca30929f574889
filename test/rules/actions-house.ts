import { type Action, check, insert, newId, type Scene, someone, whoIs } from './actions.ts'
import { notice, noticeOnce } from './actions-family.ts'
import { administers, type Func, functions, parents, personId, persons, tenantId, unitId } from './house.ts'
import { type Actor, keepAppointment, keepPerson } from './model.ts'

/** R15: when the holder changes, the new one has everything and the old one nothing, from that second. */
export const changeHolder: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  const live = life.appointments.filter(each => !each.ended)
  // By whom a directory was let in leaves, too.
  const keepers = live.filter(each =>
    life.directories.some(({ tokens }) => tokens.some(({ by }) => by.includes(each))),
  )
  const appointment = dice.pick(keepers.length && dice.chance(0.4) ? keepers : live)
  if (!appointment) return
  const { func } = appointment
  const by = someone(scene, undefined, dice.chance(0.7) ? who => who.func?.kind === 'manager' : undefined)
  const outcome = await gateway.as(by.session.token, query =>
    query('update people.appointments set ends_at = now() where id = $1 and ends_at is null', [
      appointment.id,
    ]),
  )
  const allowed = by.who.func?.kind === 'manager' && by.who.func.unit === func.unit
  const words = check(outcome, allowed, `${whoIs(by)} ends the appointment to ${func.slug}`, {
    changed: true,
  })
  if (allowed) tellOfChange(scene, func, 'appointment_ended', by.who.func)
  if (!allowed && dice.chance(0.7)) return words
  // The houses without a manager here change theirs behind the stage.
  if (!allowed)
    await admin.query('update people.appointments set ends_at = now() where id = $1', [appointment.id])
  life.leave(appointment)
  const person = dice.pick(
    Object.keys(persons).filter(each => persons[each]?.tenant === func.tenant),
  ) as string
  const id = newId()
  await admin.query(
    'insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id) values ($1, $2, $3, $4, $5)',
    [id, tenantId(func.tenant), unitId(func.unit), func.id, personId(person)],
  )
  keepAppointment(life, { id, func, person: personId(person), ended: false })
  await signInAs(scene, person, { id, func })
  return `${words}; ${person} has it now`
}

/**
 * R15: a manager hands a function over, and takes it back as long as the new holder has done nothing in it: the one who left has it as
 * before, the new one nothing.
 */
export const handOverFunction: Action = async scene => {
  const { life, gateway, dice } = scene
  if (life.handovers.length && dice.chance(0.6)) return undoHandover(scene)
  const leaves = dice.pick(life.appointments.filter(each => !each.ended))
  if (!leaves) return
  const { func } = leaves
  const by = someone(
    scene,
    undefined,
    dice.chance(0.8) ? who => who.func?.kind === 'manager' && who.func.unit === func.unit : undefined,
  )
  const subject = dice.pick(Object.keys(persons)) as string
  const person = personId(subject)
  const known = life.appointments.map(({ id }) => id)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select 1 where people.hand_over($1, $2, $3, null) = 'done'`, [func.id, leaves.id, person]),
  )
  const isHere = persons[subject]?.tenant === func.tenant
  const manages = by.who.func?.kind === 'manager' && by.who.func.unit === func.unit
  // Nobody appoints themselves; who holds it already is not appointed.
  const holds = life.appointments.some(each => !each.ended && each.func === func && each.person === person)
  const allowed = manages && isHere && person !== leaves.person && (person !== by.who.person || holds)
  const words = check(outcome, allowed, `${whoIs(by)} hands ${func.slug} over to ${subject}`, {
    changed: true,
  })
  if (!allowed) return words
  life.leave(leaves)
  const { rows } = await scene.admin.query(
    'select id from people.appointments where function_id = $1 and person_id = $2 and id <> all($3)',
    [func.id, person, known],
  )
  // Who holds it already is not appointed again.
  const made = rows[0] && { id: rows[0].id as string, func, person, ended: false }
  if (made) {
    tellOfChange(scene, func, 'appointment_made', by.who.func)
    keepAppointment(life, made)
    await signInAs(scene, subject, made)
  }
  tellOfChange(scene, func, 'appointment_ended', by.who.func)
  life.handovers.push({
    left: leaves,
    made: made ?? null,
    by: by.who.person as string,
    as: by.who.func as Func,
  })
  return words
}

async function undoHandover(scene: Scene) {
  const { life, gateway, admin, dice } = scene
  const handover = dice.pick(life.handovers)
  if (!handover) return
  const { left, made, by: whose, as } = handover
  const mine = (who: Actor) => who.person === whose && who.func === as
  const by = someone(scene, undefined, dice.chance(0.85) ? mine : undefined)
  const { rows } = await admin.query(
    'select id from people.handovers where left_appointment = $1 and undone_at is null',
    [left.id],
  )
  const acted =
    made !== null &&
    (
      await admin.query(
        `select exists (select from audit.access_log where appointment_id = $1 and act in ('write', 'emergency', 'appoint'))
          or exists (select from sharing.drafts where function_id = $2 and person_id = $3 and updated_at > (select starts_at from people.appointments where id = $1))
          or exists (select from sharing.disclosures where from_function_id = $2 and from_person_id = $3 and made_at > (select starts_at from people.appointments where id = $1))
          or exists (select from sharing.events where function_id = $2 and person_id = $3 and at > (select starts_at from people.appointments where id = $1)) as acted`,
        [made.id, left.func.id, made.person],
      )
    ).rows[0].acted
  const outcome = await gateway.as(by.session.token, query =>
    query(`select 1 where people.undo_handover($1, $2) = 'done'`, [left.func.id, rows[0]?.id]),
  )
  const allowed = mine(by.who) && !acted && !made?.ended && left.person !== whose
  const words = check(outcome, allowed, `${whoIs(by)} takes the handover of ${left.func.slug} back`, {
    changed: true,
  })
  if (!allowed) return words
  life.handovers.splice(life.handovers.indexOf(handover), 1)
  left.ended = false
  if (made) {
    life.leave(made)
    made.takenBack = true
    tellOfChange(scene, left.func, 'appointment_ended', by.who.func)
  }
  tellOfChange(scene, left.func, 'appointment_changed', by.who.func)
  return words
}

/** A new session of one who has got an appointment. A guardian of the same account gets what units have written about them, here as well. */
export async function signInAs(
  { life, gateway }: Scene,
  subject: string,
  { id, func }: { id: string; func: Func },
) {
  const token = await gateway.signIn(subject, id)
  if (!token) throw new Error(`${subject} cannot act as ${func.slug}`)
  const guardian = life.personOfNumber.get(subject)
  for (const each of life.guardians) if (guardian && each.number === subject) each.person = guardian
  life.sessions.push({
    name: `${subject} as ${func.slug}`,
    person: personId(subject),
    actingAs: { appointment: id },
    token,
  })
}

/** R7, R15: an appointment is told to its function, to another manager of the unit, and to the reviewers, who get one that counts. */
export function tellOfChange(scene: Scene, about: Func, kind: string, by: Func | null) {
  const hears = functions.filter(
    each => (each === about || (each.kind === 'manager' && each.unit === about.unit)) && each !== by,
  )
  for (const { slug } of hears) notice(scene, slug, kind, null)
  for (const each of functions)
    if (each.kind === 'log_reviewer' && each.tenant === about.tenant && each !== by)
      noticeOnce(scene, each.slug, 'appointments_changed')
}

/** R7: a log reviewer writes down what they asked somebody about a day; nobody asks about their own readings. */
export const askAboutDay: Action = async scene => {
  const { life, gateway, dice } = scene
  const by = someone(
    scene,
    undefined,
    dice.chance(0.8) ? who => who.func?.kind === 'log_reviewer' : undefined,
  )
  const func = dice.pick(functions)
  // Nobody but staff is known by name: who has never held a function is nobody here.
  const asked = dice.pick(
    Object.keys(persons).filter(each => life.appointments.some(({ person }) => person === personId(each))),
  )
  if (!func || !asked) return
  const tenant = by.who.func?.tenant
  const once = newId()
  const about = dice.chance(0.2) && by.who.person ? by.who.person : personId(asked)
  const outcome = await gateway.as(by.session.token, query =>
    insert(query, 'audit.questions', {
      collaboration_id: tenantId(tenant ?? func.tenant),
      function_id: func.id,
      person_id: about,
      day: '2026-11-20',
      outcome: 'asked',
      note: 'Hon ringde.',
      made_by: by.who.person,
      made_by_function: by.who.func?.id ?? func.id,
      once,
    }),
  )
  const isHere = about === by.who.person || persons[asked]?.tenant === tenant
  const allowed =
    by.who.func?.kind === 'log_reviewer' && func.tenant === tenant && isHere && about !== by.who.person
  if (allowed)
    life.keep('audit.questions', once, who => who.func?.kind === 'log_reviewer' && who.func.tenant === tenant)
  return check(outcome, allowed, `${whoIs(by)} asks ${asked} about a day as ${func.slug}`)
}

/** R15: nobody appoints themself. A manager asks, another answers, and nothing is in force before. */
export const askForOwn: Action = async scene => {
  const { life, gateway, dice } = scene
  const asked = dice.pick(life.asked)
  if (asked && dice.chance(0.6)) return answerForOwn(scene, asked)
  const by = someone(scene, undefined, dice.chance(0.8) ? who => who.func?.kind === 'manager' : undefined)
  const func = dice.pick(functions.filter(each => each.unit === (by.who.func?.unit ?? each.unit)))
  if (!func) return
  if (dice.chance(0.3)) {
    const outcome = await gateway.as(by.session.token, query =>
      query(
        `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by) values ($1, $2, $3, $4, $4)`,
        [tenantId(func.tenant), unitId(func.unit), func.id, by.who.person],
      ),
    )
    return check(outcome, false, `${whoIs(by)} appoints themself to ${func.slug}`)
  }
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query('select people.ask_for_appointment($1, now(), null, $2) as id', [
      func.id,
      newId(),
    ])
    return rows[0].id as string
  })
  const allowed = by.who.func?.kind === 'manager' && by.who.func.unit === func.unit
  const words = check(outcome, allowed, `${whoIs(by)} asks to be ${func.slug}`)
  if (!outcome.ok || !by.who.func || life.asked.some(({ id }) => id === outcome.value)) return words
  const person = by.who.person as string
  life.asked.push({ id: outcome.value, func, person, askedBy: by.who.func })
  life.keep(
    'people.appointment_requests',
    outcome.value,
    who =>
      life.isAskedAbout(who, func) ||
      (who.person === person && ['manager', 'log_reviewer'].includes(who.func?.kind ?? '')),
  )
  for (const each of functions)
    if (
      each !== by.who.func &&
      ((each.kind === 'manager' && each.unit === func.unit) ||
        (each.kind === 'log_reviewer' && each.tenant === func.tenant))
    )
      notice(scene, each.slug, 'appointment_asked', null)
  return words
}

async function answerForOwn(scene: Scene, asked: Scene['life']['asked'][number]) {
  const { life, gateway, admin, dice } = scene
  const deciders = ['manager', 'log_reviewer']
  const by = someone(
    scene,
    undefined,
    dice.chance(0.7) ? who => deciders.includes(who.func?.kind ?? '') : undefined,
  )
  const yes = dice.chance(0.7)
  const outcome = await gateway.as<unknown>(by.session.token, query =>
    query('select 1 where people.answer_appointment($1, $2)', [asked.id, yes]),
  )
  const { func, person, askedBy } = asked
  const allowed =
    life.isAskedAbout(by.who, func) && by.who.person !== person && life.holdsFunction(person, askedBy.id)
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} answers ${yes ? 'yes' : 'no'} to who asks to be ${func.slug}`,
    {
      changed: true,
    },
  )
  if (!allowed) return words
  life.asked.splice(life.asked.indexOf(asked), 1)
  notice(scene, askedBy.slug, yes ? 'appointment_yes' : 'appointment_no', null)
  if (!yes) return words
  tellOfChange(scene, func, 'appointment_made', by.who.func)
  const { rows } = await admin.query(
    'select id from people.appointments where function_id = $1 and person_id = $2 and id <> all($3)',
    [func.id, person, life.appointments.map(each => each.id)],
  )
  const { id } = rows[0] as { id: string }
  keepAppointment(life, { id, func, person, ended: false })
  const subject = Object.keys(persons).find(each => personId(each) === person) as string
  await signInAs(scene, subject, { id, func })
  return words
}

/**
 * R10: a manager adds whomever by sign-in name. Of a guardian, and of the staff of another county, nothing shows and nothing changes;
 * a colleague is found as they are.
 */
export const addColleague: Action = async scene => {
  const { life, gateway, admin, dice } = scene
  const by = someone(scene, undefined, dice.chance(0.7) ? who => who.func?.kind === 'manager' : undefined)
  const subject = dice.pick([...Object.keys(persons), ...parents]) as string
  const others = async (id: string | null) =>
    (
      await admin.query(
        `select md5(string_agg(p::text || d.email, '' order by p.id)) as rows
        from people.persons p left join people.addresses d on d.person_id = p.id where p.id is distinct from $1`,
        [id],
      )
    ).rows[0].rows as string
  const tenant = by.who.func?.tenant
  const known = life.staff.get(`${tenant} ${subject}`)
  // Who has never held anything is written anew by whoever adds them next; a colleague is not.
  const written = known && !life.everHeld(known) ? known : null
  const before = await others(written)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(`select people.add_person($1, $2, $3, $2, $4) as id`, [
      by.session.token,
      subject,
      'chosen.by@manager.example',
      newId(),
    ])
    return rows[0].id as string
  })
  const words = check(
    outcome,
    by.who.func?.kind === 'manager' || administers(by.who.func),
    `${whoIs(by)} adds ${subject}`,
  )
  if (!outcome.ok || !tenant) return words
  if (known && known !== outcome.value) throw new Error(`${words}: got another ${subject}`)
  if ((await others(known ? written : outcome.value)) !== before)
    throw new Error(`${words}: somebody else was changed`)
  if (!known) {
    // Version 4: no time by which to tell that somebody was there before.
    if (outcome.value[14] !== '4') throw new Error(`${words}: an id that tells, ${outcome.value}`)
    life.staff.set(`${tenant} ${subject}`, outcome.value)
    keepPerson(life, outcome.value, tenant)
  }
  return `${words}${known ? '' : ', a new person'}`
}

/** A actingAs that is not one's own does not fit. */
export const actInAnothersRole: Action = async ({ life, gateway, dice }) => {
  const session = dice.pick(life.sessions.filter(each => each.token && each.actingAs !== 'guardian'))
  const appointment = dice.pick(life.appointments)
  if (!session || !appointment) return
  if (appointment.person === session.person && !appointment.ended) return
  const { rows } = await gateway.client.query('select people.choose_appointment($1, $2) as done', [
    session.token,
    appointment.id,
  ])
  if (rows[0].done) throw new Error(`${session.name} took the actingAs of ${appointment.func.slug}`)
  return `${session.name} does not get the actingAs of ${appointment.func.slug}`
}
