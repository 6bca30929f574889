import { type Action, check, newId, type Scene, someone, whoIs } from './actions.ts'
import {
  comesAlong,
  contactOf,
  involved,
  leaves,
  listed,
  name,
  notice,
  registered,
  someAreas,
} from './actions-family.ts'
import { tellDeciders } from './actions-sharing.ts'
import { administers, type Func, functionOf, functions } from './house.ts'
import {
  type Actor,
  type Child,
  type Guardian,
  isSamePerson,
  type Join,
  type Life,
  type Merge,
  type Written,
} from './model.ts'

// R10a: who works with a child in the unit that holds the record, and what one who does not can do for it.

/** Numbers as they are written; their hashes are of the slugs, as everywhere in the house. */
export const numbers = { one: '20200101-0001', two: '20200101-0002', three: '20200101-0003' } as const
export const names = ['Bo', 'bó ', 'Al', 'Bod', 'Ek', 'Tor Bo', 'Sigrid', 'Sigrit'] as const
export const families = ['Ek', 'Ek', 'Ekk', 'Alm', 'Bo', ''] as const
export const birthDates = ['2020-01-01', '2020-01-01', '2020-06-01', '2021-05-31', '2021-07-01'] as const
const fold = (text: string) => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** One letter of a text more, less or other, or two that changed places. */
function withinOneLetter(one: string, other: string) {
  const letters = [...new Set(one + other)]
  const at = Array.from({ length: one.length + 1 }, (_, n) => [one.slice(0, n), one.slice(n)] as const)
  return at.some(([before, after]) =>
    [
      before + after,
      before + after.slice(1),
      before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
      ...letters.flatMap(letter => [before + letter + after, before + letter + after.slice(1)]),
    ].includes(other),
  )
}

export type Typed = { given: string; family: string; born: string; number: keyof typeof numbers | null }
export const typedOf = ({ given, family, born, number }: Typed) =>
  [given, family, born, number ? numbers[number] : ''] as const
type Named = { given: string; family: string }
const fullName = ({ given, family }: Named) => fold(`${given.trim()} ${family}`)
/** What is said of these names twice is heard once; «Al» stands in the middle of many names. */
const wordsOf = (text: string) =>
  fold(text)
    .split(' ')
    .filter(word => word && word !== 'al')
    .map(word => word.replace('kk', 'k'))
const meet = (one: string[], other: string[]) => one.some(word => other.includes(word))

/** How near two names of one day of birth are: 2 by a given name, 1 by another word, 0 not. */
function nearness(one: Named, other: Named) {
  const [given, family] = [wordsOf(one.given), wordsOf(one.family)]
  const [otherGiven, otherFamily] = [wordsOf(other.given), wordsOf(other.family)]
  const near = given.some(word =>
    otherGiven.some(each => Math.min(word.length, each.length) >= 3 && withinOneLetter(word, each)),
  )
  const swapped = meet(given, otherFamily) && meet(family, otherGiven)
  if (fold(one.given) === fold(other.given) || meet(given, otherGiven) || near || swapped) return 2
  if (withinOneLetter(fullName(one), fullName(other))) return 2
  return meet([...given, ...family], [...otherGiven, ...otherFamily]) ? 1 : 0
}

/** Both are days of this century: a year apart is the same day of the year before or after. */
const withinYear = (one: string, other: string) => {
  const yearLater = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return one <= yearLater(other) && other <= yearLater(one)
}

/** A child of the actor's own unit that may be the same: never a protected one that they do not work with (R8). */
export function findDouble(life: Life, who: Actor, typed: Typed, nearest = 1) {
  const found = life.children
    .filter(
      each =>
        life.meetsChildren(who) &&
        each.unit === who.func?.unit &&
        [...life.keptOf(each).involved.values()].some(Boolean),
    )
    .map(each => ({
      child: life.keptOf(each),
      nearness: Math.max(
        typed.number !== null && each.number === typed.number ? 5 : 0,
        fullName(each) === fullName(typed) && withinYear(each.born, typed.born)
          ? each.born === typed.born
            ? 4
            : 3
          : 0,
        each.born === typed.born && !(each.number && typed.number && each.number !== typed.number)
          ? nearness(each, typed)
          : 0,
      ),
    }))
    .filter(({ nearness }) => nearness >= nearest)
    .map(each => ({
      ...each,
      sameNumber: each.nearness === 5,
      // Another name or another day: it may well be another child.
      alike: each.nearness < 4,
      mine: life.own(who, each.child),
    }))
    .filter(({ child, mine }) => mine || !child.protected)
  const order = (each: (typeof found)[number]) => -2 * each.nearness - (each.mine ? 1 : 0)
  const age = ({ child }: (typeof found)[number]) => life.children.indexOf(child)
  return found.toSorted((one, other) => order(one) - order(other) || age(one) - age(other))[0]
}

export const noted = ({ life }: Scene, child: Child, kind: string) =>
  life.keep('sharing.events', `${child.id}/${kind}`, who => life.own(who, child))

function taken(scene: Scene, child: Child, slug: string, by: Actor) {
  const { life } = scene
  involved(scene, child, slug)
  child.takenIn.add(slug)
  life.keep('child.colleagues', `${child.id}/${functionOf(slug).id}`, who => life.own(who, child))
  noted(scene, child, 'colleague_taken_in')
  for (const join of life.joins) if (join.child === child && join.from.slug === slug) join.answer ??= 'yes'
  if (slug !== by.func?.slug) notice(scene, slug, 'colleague_taken_in', child)
}

/** R1: a colleague of the own unit, by one who works with the child; R8: of a protected child one who is listed. */
export const takeIn: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child) return
  const by = someone(scene, child)
  const func = dice.pick(dice.chance(0.8) ? functions.filter(each => each.unit === child.unit) : functions)
  if (!func) return
  const once = newId()
  const outcome = await gateway.as(by.session.token, query =>
    query('select child.take_in($1, $2, $3)', [child.id, func.id, once]),
  )
  const isIn = child.takenIn.has(func.slug)
  const allowed =
    life.own(by.who, child) &&
    (isIn || (func.unit === child.unit && !administers(func) && !life.hidden(child, func)))
  if (allowed && !isIn) taken(scene, child, func.slug, by.who)
  return check(outcome, allowed, `${whoIs(by)} takes ${func.slug} in on ${name(scene, child)}`)
}

/** R13, R14: who has what somebody must have stays; the last one too. */
export const letGo: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child || dice.chance(0.4)) return
  const by = someone(scene, child)
  const slug = dice.pick([...child.involved.keys()]) as string
  const outcome = await gateway.as(by.session.token, query =>
    query('select child.let_go($1, $2)', [child.id, functionOf(slug).id]),
  )
  const own = life.own(by.who, child)
  const live = child.involved.get(slug) === true
  const holds = life.holds(child, slug).length > 0
  const others = [...child.involved].some(([each, is]) => is && each !== slug)
  const can = holds ? child.takenIn.has(slug) : others
  if (own && live && can) {
    child.takenIn.delete(slug)
    if (!holds) leaves(scene, child, slug)
    noted(scene, child, 'colleague_let_go')
  }
  return check(outcome, own && (!live || can), `${whoIs(by)} lets ${slug} go from ${name(scene, child)}`)
}

/** A child as somebody remembers it. */
function remembered({ life, dice }: Scene): Typed {
  const child = dice.pick(life.children)
  return {
    given: child && dice.chance(0.8) ? child.given : (dice.pick(names) as string),
    family: child && dice.chance(0.8) ? child.family : (dice.pick(families) as string),
    born: child && dice.chance(0.8) ? child.born : (dice.pick(birthDates) as string),
    number: dice.chance(0.3)
      ? ((child?.number ?? null) as Typed['number'])
      : (dice.pick(['one', 'two', null] as const) ?? null),
  }
}
const colleague = (scene: Scene) => {
  const { life, dice } = scene
  const unit = dice.pick(life.children)?.unit
  return someone(scene, undefined, who => who.func !== null && who.func.unit === unit)
}

/** R10, R10a: what is told of a double before it is made. */
export const lookForDouble: Action = async scene => {
  const { life, gateway } = scene
  const by = colleague(scene)
  const typed = remembered(scene)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query('select * from child.look_for_double($1, $2, $3, $4)', [...typedOf(typed)])
    return rows[0] as
      | undefined
      | {
          same_number: boolean
          alike: boolean
          mine: string | null
          contact: string | null
          asked: string | null
          near: boolean
        }
  })
  const words = check(outcome, by.who.func !== null, `${whoIs(by)} looks for ${typed.given} ${typed.number}`)
  if (!outcome.ok) return words
  const double = findDouble(life, by.who, typed)
  const contact = double && contactOf(life, double.child)
  const told = JSON.stringify(outcome.value ?? null)
  const expected = JSON.stringify(
    double
      ? {
          same_number: double.sameNumber,
          alike: double.alike,
          mine: double.mine ? double.child.id : null,
          contact: contact && double.child.named === contact.slug ? contact.id : null,
          asked:
            life.joins.find(
              each => each.child === double.child && each.from === by.who.func && each.answer === null,
            )?.id ?? null,
          near: double.nearness > 1,
        }
      : null,
  )
  if (told !== expected) throw new Error(`${words}: is told ${told}, and shall be told ${expected}`)
  if (double && !double.mine) logged(life, by.who, double.child, 'search', 'double', double.child.id)
  return `${words}: ${told}`
}

export function logged(life: Life, who: Actor, child: Child, act: string, kind: string, item: string) {
  life.log.push({
    child: child.id,
    func: who.func,
    person: who.person,
    act,
    kind,
    item,
    xact: 0,
    after: life.disclosures.length,
    told: life.toldOf(child.id, who.func),
  })
}

/** Two of three times, by what is said. */
const isSure = (said: string) => Number(/\d+/.exec(said)?.[0] ?? 0) % 3 > 0

/** R10a: of one that is only like the one who is meant, and not the actor’s own, it takes a yes. */
const isAnswered = (double: ReturnType<typeof findDouble>, sure: boolean) =>
  !double || double.mine || !double.alike || sure

/** R14: whoever asks gets an answer; until it is a yes they read nothing of the child. */
export const askToJoin: Action = async scene => {
  const { life, gateway } = scene
  const by = colleague(scene)
  const typed = remembered(scene)
  const said = life.say()
  const sure = isSure(said)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query('select child.ask_to_join($1, $2, $3, $4, $5, $6, $7) as id', [
      ...typedOf(typed),
      said,
      newId(),
      sure,
    ])
    return rows[0].id as string | null
  })
  const double = findDouble(life, by.who, typed)
  const words = check(
    outcome,
    by.who.func !== null && isAnswered(double, sure),
    `${whoIs(by)} asks to join ${typed.given} ${typed.number}`,
  )
  if (!outcome.ok || !by.who.func) return words
  const waiting =
    double &&
    life.joins.find(each => each.child === double.child && each.from === by.who.func && each.answer === null)
  const expected = !double || double.mine ? null : (waiting?.id ?? 'new')
  if (expected === 'new' ? !outcome.value : outcome.value !== expected)
    throw new Error(`${words}: got ${outcome.value}, and not ${expected}`)
  if (!double || expected !== 'new') return `${words}: ${expected ?? 'nothing'}`
  const { child } = double
  const join: Join = { id: outcome.value as string, child, from: by.who.func, answer: null, said }
  life.joins.push(join)
  life.keep('child.join_requests', join.id, who => life.own(who, child), said)
  noted(scene, child, 'join_asked')
  notice(scene, (contactOf(life, child) as Func).slug, 'join_asked', child)
  return `${words}: of ${name(scene, child)}`
}

export const answerJoin: Action = async scene => {
  const { life, gateway, dice } = scene
  const join = dice.pick(life.joins)
  if (!join) return
  const { child, from } = join
  const by = someone(scene, child)
  const yes = dice.chance(0.5)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(`select child.answer_join($1, $2, '') as done`, [join.id, yes])
    return rows[0].done as boolean
  })
  const open = join.answer === null
  const allowed =
    life.own(by.who, child) && (!open || !yes || child.takenIn.has(from.slug) || !life.hidden(child, from))
  const words = check(
    outcome,
    allowed,
    `${whoIs(by)} answers ${from.slug} ${yes ? 'yes' : 'no'} on ${name(scene, child)}`,
  )
  if (!allowed || !open) return words
  join.answer = yes ? 'yes' : 'no'
  if (yes) {
    if (!child.takenIn.has(from.slug)) taken(scene, child, from.slug, by.who)
  } else {
    noted(scene, child, 'join_declined')
    notice(scene, from.slug, 'join_declined', null)
  }
  return words
}

/** R10a: a worry to a record that one cannot read. */
export const handWorry: Action = async scene => {
  const { life, gateway } = scene
  const by = colleague(scene)
  const typed = remembered(scene)
  const said = life.say()
  const sure = isSure(said)
  const areas = someAreas(scene)
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      `select child.hand_worry($1, $2, $3, $4, learning.version_in_use('worry'), $5, $6, $7, $8) as id`,
      [...typedOf(typed), JSON.stringify({ said }), areas, newId(), sure],
    )
    return rows[0].id as string | null
  })
  const double = findDouble(life, by.who, typed, 2)
  const words = check(
    outcome,
    by.who.func !== null && isAnswered(double, sure),
    `${whoIs(by)} hands a worry to ${typed.given} ${typed.number}`,
  )
  if (!outcome.ok || !by.who.func) return words
  const found = double && !double.mine ? double.child : undefined
  if (Boolean(outcome.value) !== Boolean(found))
    throw new Error(`${words}: got ${outcome.value}, where the rules find ${found?.id}`)
  if (!found) return `${words}: nothing`
  const to = contactOf(life, found) as Func
  const written: Written = {
    id: outcome.value as string,
    child: found,
    kind: 'worry',
    from: by.who.func,
    to,
    author: by.who.person,
    sentAt: ++life.ticks,
    areas,
    versions: 1,
    withdrawn: false,
    waits: true,
    handed: true,
    replies: 0,
  }
  life.written.push(written)
  life.keep('child.worries', written.id, who => life.readsWritten(who, written))
  life.keep('child.worry_versions', `${written.id}/1`, who => life.readsWritten(who, written, 1), said)
  noted(scene, found, 'worry_handed')
  notice(scene, to.slug, 'worry_came', found)
  logged(life, by.who, found, 'write', 'worry', written.id)
  return `${words}: to ${name(scene, found)}`
}

/** Why two records cannot become one, in the words of the rules. */
function hinders(life: Life, who: Actor, kept: Child, old: Child): string[] {
  const live = (child: Child) => [...child.involved].filter(([, is]) => is).map(([slug]) => slug)
  const family = (child: Child) => life.guardians.filter(each => each.child === child && !each.ended)
  const merged = life.merges.filter(each => !each.split)
  return [
    ![kept.named, old.named].includes(who.func?.slug ?? '') && 'not named',
    kept.number !== null && old.number !== null && kept.number !== old.number && 'numbers',
    merged.some(each => [kept, old].includes(each.old) || each.kept === old) && 'merged',
    // All are called Ek: where a number is missing, the name says it.
    family(old).some(
      each =>
        !family(kept).some(
          other =>
            other.custody === each.custody &&
            isSamePerson(other, each) &&
            life.showsByItself(other) === life.showsByItself(each),
        ),
    ) && 'guardians',
    // Nor is anybody in the family by one of them who was taken out of it in the other.
    [
      [kept, old],
      [old, kept],
    ].some(([one, other]) =>
      family(one as Child).some(
        each =>
          life.guardians.some(gone => gone.child === other && gone.ended && isSamePerson(gone, each)) &&
          !family(other as Child).some(live => isSamePerson(live, each)),
      ),
    ) && 'taken out',
    life.plans.some(each => each.child === old && !each.ended) && 'plan',
    life.disclosures.some(each => each.child === old && life.live(each)) && 'given',
    life.meetings.some(each => each.child === old && !each.closed) && 'meeting',
    (life.written.some(
      each => each.child === old && each.kind !== 'assessment' && each.waits && !each.withdrawn,
    ) ||
      life.joins.some(each => each.child === old && each.answer === null)) &&
      'waiting',
    (kept.level !== old.level ||
      [...live(kept), ...live(old)].some(slug =>
        [kept, old].some(child => life.hidden(child, functionOf(slug))),
      )) &&
      'protection',
  ].filter(each => each !== false)
}

const liveSlugs = (child: Child) => [...child.involved].filter(([, is]) => is).map(([slug]) => slug)

/** What was done before doubles were warned of: one who works with a child writes it down once more, and is the contact of it. */
export const addTwin: Action = async scene => {
  const { life, gateway, dice } = scene
  const child = dice.pick(life.children)
  if (!child || life.children.length > 8) return
  const by = someone(scene, child)
  const { func } = by.who
  const typed: Typed = { given: child.given, family: child.family, born: child.born, number: null }
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(
      `select child.register_child($1, $2, $3, $4, '', false, $5, null, $6, true) as id`,
      [...typedOf(typed), child.level, newId()],
    )
    await query(
      `insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
        values (people.my_collaboration(), $1, people.my_unit(), people.my_function(), 'by_hand', people.me())`,
      [rows[0].id],
    )
    return rows[0].id as string
  })
  const words = check(
    outcome,
    life.meetsChildren(by.who),
    `${whoIs(by)} writes ${name(scene, child)} down once more`,
  )
  if (!outcome.ok || !func) return words
  keepNamed(scene, registered(scene, outcome.value, func, { typed, level: child.level }), func.slug)
  return words
}

/** By who signed in, else by number, else by name: the row of the record that is kept for each guardian of the older one. */
function pairsOf(life: Life, kept: Child, old: Child) {
  const family = (child: Child) => life.guardians.filter(each => each.child === child && !each.ended)
  const order = (one: Guardian, other: Guardian) =>
    one.person && one.person === other.person ? 0 : one.number && one.number === other.number ? 1 : 2
  return new Map(
    family(old).flatMap(each => {
      const [found] = family(kept)
        .filter(other => other.custody === each.custody && isSamePerson(other, each))
        .toSorted((one, other) => order(one, each) - order(other, each))
      return found ? [[each, found] as const] : []
    }),
  )
}

/** R10a: two records of one unit become one, by the named person. Nobody outside the unit reads anything more. */
export const merge: Action = async scene => {
  const { life, gateway, dice } = scene
  const pairs = life.children.flatMap(kept =>
    life.children
      .filter(old => old !== kept && (old.unit === kept.unit || dice.chance(0.1)))
      .map(old => ({ kept, old })),
  )
  const all = life.sessions.map(session => ({ session, who: life.actor(session) }))
  const ready = pairs.flatMap(({ kept, old }) =>
    all
      .filter(
        ({ who }) => life.own(who, kept) && life.own(who, old) && hinders(life, who, kept, old).length === 0,
      )
      .map(by => ({ kept, old, by })),
  )
  const anything = dice.pick(pairs)
  const chosen =
    dice.chance(0.7) && ready.length > 0
      ? dice.pick(ready)
      : anything && { ...anything, by: someone(scene, anything.kept) }
  if (!chosen) return
  const { kept, old, by } = chosen
  const once = newId()
  const outcome = await gateway.as(by.session.token, async query => {
    const { rows } = await query(`select child.merge($1, $2, 'because', $3) as id`, [kept.id, old.id, once])
    return rows[0].id as string
  })
  const allowed =
    life.own(by.who, kept) && life.own(by.who, old) && hinders(life, by.who, kept, old).length === 0
  const words = check(outcome, allowed, `${whoIs(by)} merges ${name(scene, old)} into ${name(scene, kept)}`)
  if (!outcome.ok) return words
  const made: Merge = {
    id: outcome.value,
    kept,
    old,
    by: by.who.func as Func,
    split: false,
    came: [],
    tick: ++life.ticks,
    oldNamed: old.named,
    pairs: pairsOf(life, kept, old),
    oldLevel: old.level,
  }
  life.merges.push(made)
  life.keep('child.merges', made.id, who => life.own(who, kept))
  if (!kept.named && old.named) keepNamed(scene, kept, old.named)
  old.named = null
  for (const [from, to] of [
    [old, kept],
    [kept, old],
  ] as const)
    for (const slug of liveSlugs(from)) comesAlong(scene, made, from, to, slug)
  for (const child of [kept, old]) noted(scene, child, 'record_merged')
  for (const slug of liveSlugs(kept))
    if (slug !== by.who.func?.slug) notice(scene, slug, 'record_merged', kept)
  return words
}

function keepNamed(scene: Scene, child: Child, slug: string) {
  child.named = slug
  scene.life.keep(
    'child.named_persons',
    `${child.id}/${functionOf(slug).id}`,
    who => scene.life.own(who, child) || scene.life.given(who, 'child', child.id),
  )
}

/** What is held back of one record is held back of the other, by rows of its own. */
async function holdsToo(scene: Scene, from: Child, to: Child) {
  const { life, admin } = scene
  for (const each of life.heldBack.filter(one => one.child === from)) {
    const there = life.heldBack.find(one => one.child === to && one.func === each.func)
    // What is decided in one answers what is asked in the other.
    if (there && each.held && !there.held) {
      Object.assign(there, { held: true, decidedBy: each.decidedBy })
    }
    if (there) continue
    const { rows } = await admin.query(
      `select id from audit.held_back where child_id = $1 and function_id = $2 and ended_at is null and decision is distinct from 'refused'`,
      [to.id, each.func],
    )
    const id = rows[0]?.id as string
    life.heldBack.push({ ...each, id, child: to })
    life.keep('audit.held_back', id, who => life.maySeeHeldBack(who, to))
    if (!each.held) tellDeciders(scene, to, { not: [each.func, each.askedBy.id] })
  }
}

const levels = ['none', 'marked', 'protected_registration', 'fictitious']

/** R10b: whoever saw neither of two records sees the older one no more when they are parted, until somebody decides it there. */
async function shutOut({ life, admin }: Scene, guardian: Guardian) {
  guardian.shut = true
  const { rows } = await admin.query(
    `select once from child.guardian_changes where guardian_id = $1 and change = 'shut' order by at desc limit 1`,
    [guardian.id],
  )
  life.keep('child.guardian_changes', String(rows[0]?.once), who => life.own(who, guardian.child))
}

export const split: Action = async scene => {
  const { life, gateway, dice } = scene
  const merge = dice.pick(life.merges)
  if (!merge || dice.chance(0.4)) return
  const { kept, old } = merge
  const by = someone(scene, kept)
  const outcome = await gateway.as(by.session.token, query =>
    query(`select child.split($1, 'because')`, [merge.id]),
  )
  const may = merge.by === by.who.func || kept.named === by.who.func?.slug
  const allowed = life.own(by.who, kept) && (merge.split || may)
  const words = check(outcome, allowed, `${whoIs(by)} parts ${name(scene, kept)} and ${name(scene, old)}`)
  if (!allowed || merge.split) return words
  // What was closed is closed in both, and a protection that was lowered for both is back (R8, R10b).
  for (const from of [kept, ...life.olderOf(kept)]) if (from !== old) await holdsToo(scene, from, old)
  await holdsToo(scene, old, kept)
  const family = life.guardians.filter(each => each.child === old && !each.ended)
  const shut = family.filter(each => life.showsByItself(each) && !life.shows(each))
  for (const each of shut) await shutOut(scene, each)
  merge.split = true
  if (levels.indexOf(old.level) < levels.indexOf(merge.oldLevel)) {
    Object.assign(old, { level: merge.oldLevel, protected: true })
    life.keep('child.protection_decisions', `${old.id}/${merge.oldLevel}`, who => life.own(who, old))
    for (const slug of liveSlugs(old)) listed(scene, old, slug)
  }
  for (const child of [kept, old]) noted(scene, child, 'record_split')
  const contact = [merge.oldNamed, kept.named].find(slug => slug && old.involved.get(slug))
  if (!old.named && contact) keepNamed(scene, old, contact)
  for (const { child, slug } of merge.came) {
    if (!child.takenIn.delete(slug)) continue
    if (life.holds(child, slug).length > 0 || liveSlugs(child).length === 1) continue
    leaves(scene, child, slug, true)
    // R8: nor are they on the list.
    if (child.listed.delete(slug))
      life.forget('sharing.protected_readers', `${child.id}/${functionOf(slug).id}`)
  }
  return words
}
