import { createHash, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { openHouse } from '../../house.ts'
import { Dice } from '../actions.ts'
import { openGateway } from '../house.ts'
import { matterStep } from './matter-lives.ts'
import { agreedKey, answerKey, JointLife, type Link, readyKey, type Subject, type Who } from './model.ts'
import { promiseStep } from './promises.ts'
import { type SheetScene, sheetStep } from './sheets.ts'

// ADR 37: random lives of subjects, parties and links through real SQL as kring_app, allowed and not, beside a model that knows the rules'
// words alone. After every few steps all that everybody can read is compared.

const long = process.env.KRING_LONG === '1'
const lives = Number(process.env.KRING_LIVES ?? (long ? 400 : 24))
const stepsInLife = 200
const firstSeed = Number(process.env.KRING_SEED ?? 20261129)

const house = await openHouse()
const client = await house.database.app.connect()
const gateway = openGateway(client)
afterAll(async () => {
  client.release()
  await house.close()
})

const staff = [
  'sara-lind',
  'siri-alm',
  'jonas-ek',
  'lina-berg',
  'petra-nyman',
  'tomas-aberg',
  'eva-sand',
  'nils-kvist',
  'gunilla-frost',
]
type Session = { who: Who; person: string | null; token: Buffer | null }
const sessions: Session[] = []
for (const name of staff) sessions.push(await open(name))
sessions.push(await open('farah-haddad', 'guardian'))
sessions.push({ who: { name: 'a stranger', func: null, tenant: null }, person: null, token: null })
const functionIds = sessions.flatMap(({ who }) => who.func ?? [])

async function open(name: string, as?: 'guardian'): Promise<Session> {
  const { token = '' } = as ? await house.as(name, as) : await house.as(name)
  const hash = createHash('sha256').update(token).digest()
  const outcome = await gateway.as(hash, async query => {
    const { rows } = await query(
      'select people.my_function() as func, people.my_collaboration() as tenant, people.me() as person',
    )
    return rows[0] as Omit<Who, 'name'> & { person: string }
  })
  if (!outcome.ok) throw new Error(outcome.message)
  const { person, ...acts } = outcome.value
  return { who: { name, ...acts }, person, token: hash }
}

async function becomesLate(id: string): Promise<string | null> {
  const { admin, worker } = house.database
  await admin.query('update joint.matters set answer_by = current_date - 1 where id = $1', [id])
  await worker.query(`select joint.move_matters(min(d + time '08:00') at time zone 'Europe/Stockholm')
    from generate_series(current_date, current_date + 3, '1 day') d where extract(isodow from d) < 6`)
  const { rows } = await admin.query('select subject_id from joint.matters where id = $1', [id])
  // As if it had come just now: it is late once.
  await admin.query('update joint.matters set answer_by = current_date + 10, stuck = false where id = $1', [
    id,
  ])
  return rows[0].subject_id
}

/** The manager of the unit, or the process leader: as the story has them, and not asked of the function that is tried. */
const above = new Map<string, string | null>()
async function ownerAbove(func: string) {
  if (!above.has(func)) {
    const { rows } = await house.database.admin.query(
      `select o.id from people.functions f join people.functions o on o.collaboration_id = f.collaboration_id and o.id <> f.id
        where f.id = $1 and (o.kind = 'process_leader' or o.kind = 'manager' and o.unit_id = f.unit_id) order by o.kind = 'process_leader' limit 1`,
      [func],
    )
    above.set(func, rows[0]?.id ?? null)
  }
  return above.get(func) ?? null
}

/** What went well, by its words: a step that is only ever refused tries nothing. */
const succeeded = new Map<string, number>()

const refusals = ['42501', '23514', '23505', '23503', 'none']

/** Does it as `who`, and compares whether it went with whether the rules allow it. Nothing changed is a refusal, too. */
const tryAs =
  ({ who, token }: Session) =>
  async (what: string, allowed: boolean, text: string, values: unknown[]) => {
    const outcome = await gateway.as(token, query => query(text, values))
    const went = outcome.ok && outcome.rowCount > 0
    const why = outcome.ok ? 'none' : outcome.code
    if (went !== allowed || (!went && !refusals.includes(why)))
      throw new Error(
        `${who.name} ${what}: the rules ${allowed ? 'allow' : 'refuse'} it, the database says ${went ? 'yes' : `${why} ${outcome.ok ? '' : outcome.message}`}`,
      )
    if (went) succeeded.set(what, (succeeded.get(what) ?? 0) + 1)
    if (went) succeeded.set(what, (succeeded.get(what) ?? 0) + 1)
    return went
  }

/** What most steps of a life are about. */
const themes = ['sheets', 'matters', 'promises'] as const
type Theme = (typeof themes)[number]

/** One step of a life; answers what was done. Throws where the database and the rules say different things. */
async function step(life: JointLife, dice: Dice, theme: Theme): Promise<string> {
  const { who, person, token } = dice.pick(sessions) as Session
  if (life.subjects.length && dice.chance(theme === 'sheets' ? 0.6 : 0.1))
    return sheetStep(life, dice, sheetScene)
  const subject = dice.pick(life.subjects)
  const link = dice.pick(life.links)
  const choice = dice.throw()
  const tried = tryAs({ who, person, token })
  if (subject && dice.chance(theme === 'promises' ? 0.4 : 0.05))
    return promiseStep({
      life,
      who,
      person,
      subject,
      func: dice.pick(functionIds) as string,
      choice: dice.throw(),
      tried,
      idOf,
    })
  // Many steps are about matters, once there is a forum to raise them in.
  if (subject && dice.chance(theme === 'matters' ? 0.65 : 0.1))
    return matterStep({ life, dice, who, tried, ownerAbove, idOf, becomesLate, linkUp })
  if (subject && dice.chance(0.04)) return saysNoChild()
  async function linkUp(from: Subject, to: Subject) {
    const kind = 'lifts_to'
    const stands = life.links.some(
      each => !each.ended && each.from === from && each.to === to && each.kind === kind,
    )
    if (from === to || stands || life.leadsTo(to, from, kind)) return
    const once = randomUUID()
    await house.database.admin.query(
      `insert into joint.links (collaboration_id, from_id, to_id, kind, made_by, once) values ($1, $2, $3, $4, $5, $6)`,
      [ids.collaboration, from.id, to.id, kind, from.owner, once],
    )
    const id = await idOf('joint.links', 'once', once)
    life.links.push({ id, from, to, kind, madeBy: from.owner, ended: false, agreed: true })
  }
  async function saysNoChild() {
    const signed = dice.chance(0.8) ? who.func : (dice.pick(functionIds) ?? null)
    const item = randomUUID()
    const went = await tried(
      'says that it is about no child',
      who.func !== null && signed === who.func,
      `insert into joint.name_answers (collaboration_id, function_id, person_id, item_kind, item_id) values ($1, $2, people.me(), 'subject', $3)`,
      [who.tenant, signed, item],
    )
    if (went)
      life.nameAnswers.push({ id: await idOf('joint.name_answers', 'item_id', item), func: signed as string })
    return 'noChild'
  }
  if (!subject || choice < 0.15) {
    const made = {
      id: randomUUID(),
      audience: dice.pick(['parties', 'parties', 'collaboration', 'public'] as const) ?? 'parties',
    }
    const owner = dice.chance(0.9) ? who.func : (dice.pick(functionIds) ?? null)
    const allowed = who.func !== null && owner === who.func && who.tenant === ids.collaboration
    const went = await tried(
      'makes one',
      allowed,
      `with made as (insert into joint.subjects (collaboration_id, kind, state, title, audience, owner_function_id, once) values ($1, 'forum', 'awake', $2, $3, $4, $5) returning id) select id from made`,
      [ids.collaboration, made.id, made.audience, owner, randomUUID()],
    )
    if (went)
      life.subjects.push({
        ...made,
        id: await idOf('joint.subjects', 'title', made.id),
        tenant: ids.collaboration,
        owner: owner as string,
        parties: [],
        version: 1,
        state: 'awake',
      })
    return 'made'
  }
  if (choice < 0.35) {
    const func = dice.chance(0.9) ? (dice.pick(functionIds) as string) : null
    const [role, leads] =
      dice.pick([
        ['member', false],
        ['convener', true],
        ['informed', false],
      ] as const) ?? (['member', false] as const)
    const [once, signed] = [randomUUID(), dice.chance(0.9) ? who.func : (dice.pick(functionIds) ?? null)]
    const isOther = sessions.find(each => each.who.func === func)?.who
    const allowed =
      life.leads(who, subject) &&
      signed === who.func &&
      !subject.parties.some(each => each.func === func && func !== null && !each.ended)
    const went = await tried(
      `adds ${isOther?.name ?? 'a name'} to ${life.subjects.indexOf(subject)}`,
      allowed,
      `insert into joint.parties (collaboration_id, subject_id, kind, role, function_id, named, added_by, once) values ($1, $2, 'forum', $3, $4, $5, $6, $7)`,
      [ids.collaboration, subject.id, role, func, func ? '' : 'Kyrkan', signed, once],
    )
    if (went)
      subject.parties.push({
        id: await idOf('joint.parties', 'once', once),
        func,
        leads,
        informed: role === 'informed',
        ended: false,
      })
    return 'added'
  }
  if (choice < 0.45) {
    const party = dice.pick(subject.parties)
    if (!party) return 'nothing'
    const allowed =
      !party.ended &&
      life.reads(who, subject) &&
      (life.leads(who, subject) || (party.func !== null && party.func === who.func))
    if (
      await tried(
        'ends a part',
        allowed,
        'update joint.parties set until_at = now() where id = $1 and until_at is null',
        [party.id],
      )
    ) {
      party.ended = true
      life.letGo(subject)
    }
    return 'ended'
  }
  if (choice < 0.55) {
    const audience = dice.pick(['parties', 'collaboration', 'public'] as const) ?? 'parties'
    const allowed = life.leads(who, subject)
    if (
      await tried(
        'changes who reads',
        allowed,
        'update joint.subjects set audience = $2, published_at = null where id = $1',
        [subject.id, audience],
      )
    )
      subject.audience = audience
    return 'audience'
  }
  if (choice < 0.62) {
    const owner = dice.pick(functionIds) as string
    const allowed = life.leads(who, subject)
    const words = [subject.id, owner]
    if (await tried('gives it away', allowed, 'select 1 where joint.hand_over($1, $2)', words)) {
      subject.owner = owner
      life.letGo(subject)
    }
    return 'owner'
  }
  if (choice < 0.82 || !link) {
    const other = dice.pick(life.subjects) as Subject
    const kind = dice.pick(['lifts_to', 'lifts_to', 'informs', 'activates', 'part_of'] as const) as string
    const once = randomUUID()
    const allowed =
      subject !== other &&
      life.reads(who, subject) &&
      life.reads(who, other) &&
      (life.leads(who, subject) || life.leads(who, other)) &&
      !life.links.some(
        each => !each.ended && each.from === subject && each.to === other && each.kind === kind,
      ) &&
      !(['lifts_to', 'part_of'].includes(kind) && life.leadsTo(other, subject, kind))
    const went = await tried(
      `links by ${kind}`,
      allowed,
      'insert into joint.links (collaboration_id, from_id, to_id, kind, made_by, once) values ($1, $2, $3, $4, $5, $6)',
      [ids.collaboration, subject.id, other.id, kind, who.func, once],
    )
    if (went)
      life.links.push({
        id: await idOf('joint.links', 'once', once),
        from: subject,
        to: other,
        kind,
        madeBy: who.func as string,
        ended: false,
        agreed:
          !['lifts_to', 'reports_to', 'activates'].includes(kind) ||
          (life.leads(who, subject) && life.leads(who, other)),
      })
    return 'linked'
  }
  if (choice < 0.93) {
    if (
      await tried(
        'agrees',
        mayAgree(life, who, link),
        'update joint.links set agreed_at = now() where id = $1',
        [link.id],
      )
    )
      link.agreed = true
    return 'agreed'
  }
  const allowed =
    !link.ended && life.readsLink(who, link) && (life.leads(who, link.from) || life.leads(who, link.to))
  if (
    await tried(
      'ends a link',
      allowed,
      'update joint.links set ended_at = now() where id = $1 and ended_at is null',
      [link.id],
    )
  )
    link.ended = true
  return 'unlinked'
}

/** By the side that did not propose it, once. */
function mayAgree(life: JointLife, who: Who, link: Link) {
  if (link.agreed || link.ended || !life.readsLink(who, link)) return false
  return life.leads(who, life.functionLeads(link.madeBy, link.from) ? link.to : link.from)
}

const idOf = async (table: string, column: string, value: string): Promise<string> =>
  (await house.database.admin.query(`select id from ${table} where ${column} = $1`, [value])).rows[0].id

/** What a row is known by, where it is not its own id. */
const keys: Record<string, string> = {
  'joint.events': 'subject_id',
  'joint.my_parties': 'subject_id',
  'joint.my_owned': 'subject_id',
  'joint.matter_raisers': 'matter_id',
  'joint.matter_words': 'matter_id',
  'joint.matter_climbs': 'matter_id',
  'joint.sheet_answers': "round_id || '/' || function_id || '/' || late",
  'joint.round_ready': "round_id || '/' || function_id",
  'joint.agreed': "round_id || '/' || item || '/' || revision",
}

const sheetScene: SheetScene = {
  sessions,
  tryAs: who => tryAs(sessions.find(each => each.who === who) as Session),
  idOf,
  version: (
    await house.database.admin.query(
      `select v.id from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id where i.code = 'collaboration-stairs' and v.state = 'published'`,
    )
  ).rows[0].id,
}

/** All that everybody reads of this life, beside what the rules give. */
async function look(life: JointLife) {
  const all = new Set([
    ...life.subjects.map(({ id }) => id),
    ...life.subjects.flatMap(({ parties }) => parties.map(({ id }) => id)),
    ...[...life.links, ...life.decisions, ...life.commitments, ...life.followUps].map(({ id }) => id),
    ...life.sheets.map(({ id }) => id),
    ...life.rounds.flatMap(({ id, agreed }) => [
      id,
      ...functionIds.map(func => readyKey(id, func)),
      ...Array.from({ length: agreed + 1 }, (_, n) => agreedKey(id, n + 1)),
      ...functionIds.flatMap(func => [true, false].map(late => answerKey(id, { func, late, shown: true }))),
    ]),
    ...[...life.matters, ...life.nameAnswers].map(({ id }) => id),
  ])
  const counted = await house.database.admin.query(
    'select subject_id, count(*)::int as n from joint.events group by 1',
  )
  const events = new Map(counted.rows.map(({ subject_id, n }) => [subject_id, n]))
  let rows = 0
  for (const { who, token } of sessions) {
    const outcome = await gateway.as(token, async query => {
      for (const [table, wanted] of Object.entries(life.sight(who))) {
        const key = keys[table] ?? 'id'
        const { rows: read } = await query(`select ${key} as id, count(*)::int as n from ${table} group by 1`)
        const found = read.filter(({ id }) => all.has(id))
        rows += found.length
        expect(found.map(({ id }) => id).sort(), `${who.name} in ${table}`).toEqual(wanted.sort())
        if (table === 'joint.events') for (const { id, n } of found) expect(n).toBe(events.get(id))
      }
    })
    if (!outcome.ok) throw new Error(outcome.message)
  }
  return rows
}

test(`${lives} random lives of joint work show everybody exactly what the rules give`, async () => {
  const done = new Map<string, number>()
  let rows = 0
  for (let n = 0; n < lives; n++) {
    const [life, dice] = [new JointLife(), new Dice(firstSeed + n)]
    try {
      for (let at = 0; at < stepsInLife; at++) {
        const what = await step(life, dice, themes[(firstSeed + n) % 3] as Theme)
        done.set(what, (done.get(what) ?? 0) + 1)
        if (at % 10 === 9) rows += await look(life)
      }
    } catch (error) {
      throw new Error(`KRING_SEED=${firstSeed + n} KRING_LIVES=1: ${(error as Error).message}`, {
        cause: error,
      })
    }
  }
  expect(rows).toBeGreaterThan(1000)
  const sheetActs = [
    'sheet',
    'round',
    'answered',
    'answered again',
    'late',
    'ready',
    'not ready',
    'opened',
    'agreed on',
  ]
  for (const what of [
    'made',
    'added',
    'ended',
    'audience',
    'owner',
    'linked',
    'agreed',
    'unlinked',
    ...sheetActs,
    'decided',
    'promised',
    'followed up',
    'raised',
    'wrote',
    'answeredIt',
    'notEnough',
    'lifted',
    'merged',
    'joined',
    'tookBack',
    'noChild',
    'climbed',
    'stayed',
  ])
    expect(done.get(what) ?? 0, what).toBeGreaterThan(0)
  for (const what of [
    'raises',
    'writes in a matter',
    'answers',
    'says not enough',
    'lifts',
    'merges',
    'joins',
    'takes back',
    'says that it is about no child',
  ])
    expect(succeeded.get(what) ?? 0, what).toBeGreaterThan(0)
}, 1_200_000)
