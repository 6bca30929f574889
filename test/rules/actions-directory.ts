import { randomBytes } from 'node:crypto'
import { type Action, check, newId, type Scene, someone, whoIs } from './actions.ts'
import { notice } from './actions-family.ts'
import { signInAs, tellOfChange } from './actions-house.ts'
import {
  type Func,
  functions,
  hashOf,
  idOf,
  administers as isKeeper,
  issuer,
  personId,
  persons,
  type Query,
  tenantId,
  units,
} from './house.ts'
import {
  type Actor,
  type Directory,
  type DirectoryToken,
  type DirectoryUser,
  keepAppointment,
  keepPerson,
} from './model.ts'

// ADR 36: a token reaches the rows of its own organisation; a group gives what the administrator has said, and ends what it gave.

const administers = (who: Actor) => who.func?.kind === 'administrator'
const someoneTries = (scene: Scene) =>
  someone(scene, undefined, scene.dice.chance(0.75) ? who => isKeeper(who.func) : undefined)
/** Of the whole collaboration, or of the organisation that one's own function is in: each unit has one of its own here. */
const keeps =
  ({ unit, tenant }: Pick<Directory, 'unit' | 'tenant'>) =>
  (who: Actor) =>
    who.tenant === tenant &&
    (administers(who) || (who.func?.kind === 'organisation_administrator' && who.func.unit === unit))

const keepChange = ({ life }: Scene, { tenant }: Directory, key: string) =>
  life.keep(
    'people.changes',
    key,
    who => who.tenant === tenant && (administers(who) || who.func?.kind === 'log_reviewer'),
  )

/** As a directory, by its token; nothing is done by one that lets nobody in. */
const asDirectory = ({ gateway }: Scene, token: Buffer, work: (query: Query) => Promise<unknown>) =>
  gateway.as(null, async query => {
    await query('select from people.open_scim($1)', [token])
    return work(query)
  })

/** What lets a directory in is made by who administers, for an organisation of the collaboration. */
export const makeToken: Action = async scene => {
  const { life, gateway, dice } = scene
  const unit = dice.pick(Object.keys(units)) as string
  const tenant = units[unit]?.tenant as Directory['tenant']
  const by = someoneTries(scene)
  const hash = hashOf(randomBytes(16).toString('hex'))
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      `select id from people.make_scim_token($1, 'Directory', $2, 'user_name', now() + interval '9 days', $3, $4)`,
      [idOf(`organisation/${unit}`), issuer, hash, newId()],
    )
    return rows[0].id as string
  })
  const words = check(outcome, keeps({ unit, tenant })(by.who), `${whoIs(by)} makes a token for ${unit}`)
  if (!outcome.ok) return words
  const directory: Directory = life.directories.find(each => each.unit === unit) ?? {
    ...{ unit, tenant, tokens: [], users: [], groups: [], given: [] },
  }
  if (!directory.tokens.length) life.directories.push(directory)
  keepToken(scene, directory, { id: outcome.value, hash, maker: by.who.person as string })
  return words
}

function keepToken(scene: Scene, directory: Directory, token: Pick<DirectoryToken, 'id' | 'hash' | 'maker'>) {
  directory.tokens.push({ ...token, by: keptBy(scene, directory, token.maker), stopped: false })
  scene.life.keep('people.scim_tokens', token.id, keeps(directory))
  keepChange(scene, directory, `scim_token/${token.id}/made`)
}

const keptBy = ({ life }: Scene, directory: Directory, person: string) =>
  life.appointments.filter(each => !each.ended && each.person === person && keepsAs(each.func, directory))
const keepsAs = (func: Func, { unit, tenant }: Directory) =>
  func.tenant === tenant &&
  (func.kind === 'administrator' || (func.kind === 'organisation_administrator' && func.unit === unit))

/** ADR 36: another secret, and the old one ends; whether it stood or had stopped. */
export const takeOverToken: Action = async scene => {
  const { life, gateway, dice } = scene
  const directory = dice.pick(life.directories)
  const token =
    directory && (dice.pick(directory.tokens.filter(each => each.stopped)) ?? dice.pick(directory.tokens))
  if (!directory || !token) return
  const by = someoneTries(scene)
  const hash = hashOf(randomBytes(16).toString('hex'))
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query('select id from people.take_over_scim_token($1, $2, $3)', [
      token.id,
      hash,
      newId(),
    ])
    return rows[0].id as string
  })
  const words = check(
    outcome,
    keeps(directory)(by.who),
    `${whoIs(by)} takes a token of ${directory.unit} over`,
  )
  if (!outcome.ok) return words
  directory.tokens.splice(directory.tokens.indexOf(token), 1)
  keepChange(scene, directory, `scim_token/${token.id}/ended`)
  keepToken(scene, directory, { id: outcome.value, hash, maker: by.who.person as string })
  const answer = await asDirectory(scene, token.hash, saveGroup)
  if (answer.ok) throw new Error('a token that was taken over lets in')
  return words
}

/** How often a directory has asked by a token that had stopped. */
export let refusedForStopped = 0

/** What follows of every action: a token has stopped when all that its maker administered by has ended, and who is left is told. */
export async function tellOfStopped(scene: Scene) {
  const { life, admin } = scene
  for (const directory of life.directories) {
    for (const token of directory.tokens) {
      // Until it is taken back an appointment that ended has ended.
      token.stopped = !token.by.some(each => !each.ended)
      if (!token.stopped) token.by = [...new Set([...token.by, ...keptBy(scene, directory, token.maker)])]
    }
    await admin.query('select people.tell_of_stopped_directories($1)', [tenantId(directory.tenant)])
    const held = functions.filter(
      func => keepsAs(func, directory) && life.appointments.some(each => !each.ended && each.func === func),
    )
    const own = held.filter(({ kind }) => kind === 'organisation_administrator')
    const hears = own.length ? own : held
    const { rows } = await admin.query(
      `select to_function_id as func, count(*)::int as n, count(*) filter (where seen_at is null)::int as unseen
        from sharing.notices where kind = 'directory_stopped' and item_id = $1 group by 1`,
      [idOf(`organisation/${directory.unit}`)],
    )
    const stopped = directory.tokens.some(each => each.stopped)
    for (const func of functions) {
      const { n = 0, unseen = 0 } = rows.find(row => row.func === func.id) ?? {}
      const key = `directory ${func.id} ${directory.unit}`
      for (let known = life.vacancies.get(key) ?? 0; known < n; known++)
        notice(scene, func.slug, 'directory_stopped', null)
      life.vacancies.set(key, n)
      if (n && !keepsAs(func, directory))
        throw new Error(`${func.slug} is told of the directory of ${directory.unit}`)
      // Whoever was told while somebody else was not there yet has the notice still.
      if (stopped && hears.includes(func) ? unseen !== 1 : unseen > (stopped ? 1 : 0))
        throw new Error(`${func.slug} has ${unseen} notices of the directory of ${directory.unit}`)
    }
  }
}

/** A directory tells of its own: who works there, and its groups; of another's it changes nothing. */
export const tellOfDirectory: Action = async scene => {
  const { life, dice } = scene
  const directory = dice.pick(life.directories)
  const stopped = directory?.tokens.filter(each => each.stopped) ?? []
  const chosen = directory && dice.pick(stopped.length && dice.chance(0.5) ? stopped : directory.tokens)
  if (!directory || !chosen) return
  const token = chosen.hash
  if (chosen.stopped) {
    refusedForStopped++
    const outcome = await asDirectory(scene, token, saveGroup)
    return check(outcome, false, `The directory of ${directory.unit} asks by a token that has stopped`)
  }
  const of = dice.chance(0.85) ? directory : (dice.pick(life.directories) as Directory)
  const user = dice.pick(of.users)
  const group = dice.pick(of.groups)
  const choice = dice.throw()
  if (!user || choice < 0.2) return addUser(scene, directory, token)
  if (!group || choice < 0.35) return addGroup(scene, directory, token)
  const mine = of === directory
  if (choice < 0.65) {
    const outcome = await asDirectory(scene, token, query =>
      query('select people.scim_change_members($1, $2, $3)', [group.id, [user.id], []]),
    )
    const words = check(outcome, mine, `The directory of ${directory.unit} puts one of ${of.unit} in a group`)
    if (!mine || group.members.has(user)) return words
    group.members.add(user)
    life.keep('people.scim_members', `${group.id}/${user.id}`, keeps(of))
    if (group.func) await give(scene, of, group.func, [user], null)
    return words
  }
  if (choice < 0.85) {
    const outcome = await asDirectory(scene, token, query =>
      query('select people.scim_change_members($1, $2, $3)', [group.id, [], [user.id]]),
    )
    const words = check(
      outcome,
      mine,
      `The directory of ${directory.unit} takes one of ${of.unit} out of a group`,
    )
    if (!mine || !group.members.has(user)) return words
    group.members.delete(user)
    life.forget('people.scim_members', `${group.id}/${user.id}`)
    await take(scene, of, [user], null)
    return words
  }
  const active = !user.active
  const outcome = await asDirectory(scene, token, query =>
    query('select people.scim_save_user($1, $2)', [user.id, fieldsOf(user.subject, active)]),
  )
  const words = check(
    outcome,
    mine,
    `The directory of ${directory.unit} switches one of ${of.unit} ${active ? 'on' : 'off'}`,
  )
  if (!mine) return words
  user.active = active
  keepChange(scene, of, `scim_user/${user.id}/changed`)
  if (!active) {
    await take(scene, of, [user], null)
    await signOut(scene, of, user)
  } else for (const func of wantedBy(of, user)) await give(scene, of, func, [user], null)
  return words
}

/** Which function a group holds is said by who administers: one of that organisation that does not steer. */
export const mapGroup: Action = async scene => {
  const { life, gateway, dice } = scene
  const directory = dice.pick(life.directories)
  const group = directory && dice.pick(directory.groups)
  if (!directory || !group) return
  const by = someoneTries(scene)
  const choices = functions.filter(each => each.unit === directory.unit || dice.chance(0.1))
  const func = dice.chance(0.75) ? (dice.pick(choices) ?? null) : null
  const isOwn = [...group.members].some(
    ({ subject, active }) => active && personId(subject) === by.who.person,
  )
  const holds =
    func && life.appointments.some(each => !each.ended && each.func === func && each.person === by.who.person)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select people.map_scim_group($1, $2, 'They work there.')`, [group.id, func?.id ?? null]),
  )
  const changes = func !== group.func
  const allowed =
    keeps(directory)(by.who) &&
    (!changes ||
      !func ||
      (func.unit === directory.unit &&
        ['staff', 'named_person'].includes(func.kind) &&
        (!isOwn || holds === true)))
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} says that a group of ${directory.unit} holds ${func?.slug ?? 'nothing'}`,
  )
  if (!allowed || !changes) return words
  group.func = func
  keepChange(scene, directory, `scim_group/${group.id}/changed`)
  await take(scene, directory, [...group.members], by.who.func)
  if (func) await give(scene, directory, func, [...group.members], by.who.func)
  return words
}

async function saveGroup(query: Query) {
  const { rows } = await query(
    `select people.scim_save_group(null, '{"display_name":"Group","external_id":""}') as id`,
  )
  return rows[0].id as string
}

const fieldsOf = (subject: string, active: boolean) => ({
  ...{ user_name: subject, external_id: '', display_name: subject, formatted_name: '', given_name: '' },
  ...{ family_name: '', emails: [], active },
})

async function addUser(scene: Scene, directory: Directory, token: Buffer) {
  const { life, dice } = scene
  const known = Object.keys(persons).filter(
    each =>
      persons[each]?.tenant === directory.tenant && !directory.users.some(({ subject }) => subject === each),
  )
  const subject = dice.chance(0.7) ? dice.pick(known) : `scim-${newId()}`
  if (!subject) return
  const outcome = await asDirectory(scene, token, async query => {
    const { rows } = await query('select people.scim_save_user(null, $1) as id', [fieldsOf(subject, true)])
    return rows[0].id as string
  })
  const words = check(outcome, true, `The directory of ${directory.unit} tells of ${subject}`)
  if (!outcome.ok) return words
  directory.users.push({ id: outcome.value as string, subject, active: true })
  life.keep('people.scim_users', outcome.value as string, keeps(directory))
  keepChange(scene, directory, `scim_user/${outcome.value}/made`)
  return words
}

async function addGroup(scene: Scene, directory: Directory, token: Buffer) {
  const outcome = await asDirectory(scene, token, saveGroup)
  const words = check(outcome, true, `The directory of ${directory.unit} tells of a group`)
  if (!outcome.ok) return words
  directory.groups.push({ id: outcome.value as string, func: null, members: new Set() })
  scene.life.keep('people.scim_groups', outcome.value as string, keeps(directory))
  keepChange(scene, directory, `scim_group/${outcome.value}/made`)
  return words
}

const wantedBy = ({ groups }: Directory, user: DirectoryUser): Func[] => [
  ...new Set(groups.flatMap(({ func, members }) => (func && user.active && members.has(user) ? [func] : []))),
]

/** Who is on, and does not hold it already, holds it from now. */
async function give(scene: Scene, directory: Directory, func: Func, users: DirectoryUser[], by: Func | null) {
  const { life, admin, gateway } = scene
  let some = false
  for (const user of users.filter(({ active }) => active)) {
    const { rows } = await admin.query(
      `select a.id, a.person_id from people.scim_users u join people.scim_appointments s on s.user_id = u.id join people.appointments a on a.id = s.appointment_id
        where u.id = $1 and a.function_id = $2 and a.ends_at is null and a.id <> all($3)`,
      [user.id, func.id, life.appointments.map(({ id }) => id)],
    )
    const person = life.staff.get(`${directory.tenant} ${user.subject}`)
    // ADR 34: nor does who administers, or has done, get anything so.
    const holds = life.appointments.some(
      each => each.person === person && (isKeeper(each.func) || (!each.ended && each.func === func)),
    )
    if (holds !== (rows.length === 0))
      throw new Error(`${user.subject} ${holds ? 'was given again' : 'was not given'} ${func.slug}`)
    if (holds) continue
    const [{ id, person_id }] = rows
    if (person && person !== person_id) throw new Error(`${user.subject} is another person in ${func.slug}`)
    if (!person) {
      life.staff.set(`${directory.tenant} ${user.subject}`, person_id)
      keepPerson(life, person_id, directory.tenant)
    }
    const made = { id, func, person: person_id, ended: false }
    keepAppointment(life, made)
    directory.given.push({ user, appointment: made })
    keepChange(scene, directory, `appointment/${id}/made`)
    some = true
    if (persons[user.subject]) await signInAs(scene, user.subject, made)
    else {
      const token = await gateway.signIn(user.subject, id)
      if (!token) throw new Error(`${user.subject} cannot act as ${func.slug}`)
      life.sessions.push({
        name: `${user.subject} as ${func.slug}`,
        person: person_id,
        actingAs: { appointment: id },
        token,
      })
    }
  }
  if (some) tellOfChange(scene, func, 'appointment_made', by)
}

/** What a directory gave and nobody wants any more has ended; nothing else has. */
async function take(scene: Scene, directory: Directory, users: DirectoryUser[], by: Func | null) {
  const { life, admin } = scene
  const left = new Set<Func>()
  for (const { user, appointment } of directory.given) {
    if (appointment.ended || !users.includes(user) || wantedBy(directory, user).includes(appointment.func))
      continue
    life.leave(appointment)
    keepChange(scene, directory, `appointment/${appointment.id}/ended`)
    left.add(appointment.func)
  }
  const { rows } = await admin.query(
    'select id from people.appointments where ends_at is null and id = any($1)',
    [life.appointments.filter(({ ended }) => ended).map(({ id }) => id)],
  )
  if (rows.length) throw new Error(`${rows.length} appointments have not ended`)
  for (const func of left) {
    tellOfChange(scene, func, 'appointment_ended', by)
    await tellOfVacancy(scene, func, by)
  }
}

/** Who is switched off and has nothing left to act in is signed out; a guardian stays one. */
async function signOut({ life, admin }: Scene, { tenant }: Directory, { id, subject }: DirectoryUser) {
  const person = life.staff.get(`${tenant} ${subject}`)
  if (!person || life.appointments.some(each => each.person === person && !each.ended)) return
  const { rows } = await admin.query(
    `select u.person_id is not null and not exists (select from people.accounts a where a.subject = $2 and a.kind = 'guardian') as out
      from people.scim_users u where u.id = $1`,
    [id, subject],
  )
  if (rows[0]?.out)
    life.sessions = life.sessions.filter(each => each.person !== person || each.actingAs === 'guardian')
}

/** R14: to the manager of the unit and to who administers, where nobody holds it; one that is unseen is enough. */
async function tellOfVacancy(scene: Scene, func: Func, by: Func | null) {
  const { life, admin } = scene
  if (life.appointments.some(each => !each.ended && each.func === func)) return
  const hears = functions.filter(
    each =>
      each !== by &&
      ((each.kind === 'manager' && each.unit === func.unit) ||
        (each.kind === 'administrator' && each.tenant === func.tenant) ||
        (each.kind === 'organisation_administrator' && each.unit === func.unit)),
  )
  for (const { slug, id } of hears) {
    // The one that was unseen is made at another time than this one.
    const { rows } = await admin.query(
      `select count(*)::int as n from sharing.notices where to_function_id = $1 and kind = 'appointment_vacant' and item_id = $2`,
      [id, func.id],
    )
    const known = life.vacancies.get(`${id} ${func.id}`) ?? 0
    if (rows[0].n > known) notice(scene, slug, 'appointment_vacant', null)
    else if (rows[0].n < 1) throw new Error(`${slug} is not told that nobody holds ${func.slug}`)
    life.vacancies.set(`${id} ${func.id}`, rows[0].n)
  }
}
