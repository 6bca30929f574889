import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { type House, openHouse, testOrigin, testSecret } from '../../../../test/house.ts'
import { seed, seededRandom } from '../../../../test/seeded.ts'
import { giveBy, seedSurvey } from '../../../../test/surveys.ts'
import { migrateJobs, startWorker, type Worker } from '../../../platform/jobs/index.ts'
import { openSwitchboard, type Switchboard } from '../../../platform/live/index.ts'
import { type Mailer, registerMail } from '../../../platform/mail/index.ts'
import { remind } from '../invitations/send.ts'
import { registerSurveyTasks } from '../invitations/tasks.ts'
import { whatHash, whoHash } from '../links.ts'
import { openAnswers, sealAnswers } from '../sealed.ts'
import { keepMarks } from './marks.ts'

// R18: twelve are invited, seven answer. The joiner has the whole database with its system columns, the files, the mail queue and the
// log, and knows in which order people answered to none but the truth. Played many times over, no way of pairing may do better than chance.

const rounds = 40
const invited = 12
const answering = 7

let house: House
let worker: Worker
let switchboard: Switchboard
let mailer: Mailer
const letters: ParsedMail[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) =>
    void simpleParser(stream).then(mail => done(null, void letters.push(mail))),
})
const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const until = async (what: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 400 && !(await what()); i++) await sleep(50)
}

type Round = {
  id: string
  answered: { address: string; token: string; text: string }[]
  tokens: Map<string, string>
}
const played: Round[] = []

beforeAll(async () => {
  house = await openHouse()
  // Other databases of the cluster write their log too, and an old segment is used again: here each is kept.
  await all(`select pg_create_physical_replication_slot('kept_for_the_joiner', true)`)
  switchboard = await openSwitchboard(house.database.urlFor('kring_app'))
  await migrateJobs(house.database.owner)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  mailer = registerMail({
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    from: 'Kring <kring@ekdala.example>',
  })
  registerSurveyTasks({ mailer, origin: testOrigin, secret: testSecret })
  worker = await startWorker(house.database.worker, { log: { info() {}, warn() {}, error() {} } })
  const surveys = []
  for (let n = 0; n < rounds; n++) {
    const { id, version } = await seedSurvey(house)
    for (const address of someAddresses(n))
      await all(
        `insert into learning.invitations (collaboration_id, survey_id, address) values ($1, $2, $3)`,
        [ids.collaboration, id, address],
      )
    await house.database.app.query('select platform.enqueue($1, $2)', [
      'survey-send',
      JSON.stringify({ survey: id }),
    ])
    surveys.push({ id, version })
  }
  await until(() => letters.length === rounds * invited)
  expect(letters).toHaveLength(rounds * invited)
  for (const survey of surveys) played.push(await play(survey))
  // The reminder is what makes the marks be written.
  await Promise.all(
    played.map(({ id }) =>
      remind({ pool: house.database.worker, mailer, origin: testOrigin, secret: testSecret }, id),
    ),
  )
  await until(
    async () =>
      (await all('select count(*)::int as n from learning.invitations where answered'))[0].n ===
      rounds * answering,
  )
}, 120_000)
afterAll(async () => {
  await all(`select pg_drop_replication_slot('kept_for_the_joiner')`)
  await worker?.stop()
  await switchboard.stop()
  await new Promise<void>(done => server.close(done))
  await house.close()
})

const someAddresses = (round: number) =>
  shuffle(Array.from({ length: invited }, (_, n) => `person${n}.round${round}@ekdala.example.se`))

async function play({ id, version }: { id: string; version: string }): Promise<Round> {
  const rows = await all('select address from learning.invitations where survey_id = $1', [id])
  const tokens = new Map<string, string>(
    rows.map(({ address }) => [address, /answer#([\w-]{43})/.exec(letterTo(address)?.text ?? '')?.[1] ?? '']),
  )
  const answered = shuffle([...tokens])
    .slice(0, answering)
    .map(([address, token]) => ({ address, token, text: `Svar ${randomUUID()} slut.` }))
  for (const { token, text } of answered) {
    const sent = await giveBy(house.stranger, token, {
      version,
      language: 'sv',
      'q.known': 'yes',
      'q.missing': 'yes',
      'q.what': text,
    })
    expect(sent.status).toBe(200)
  }
  return { id, answered, tokens }
}

const addressOf = (mail: ParsedMail) => (mail.to && 'text' in mail.to ? mail.to.text : '')
const letterTo = (address: string) => letters.find(mail => addressOf(mail) === address)
const random = seededRandom()
function shuffle<T>(list: T[]): T[] {
  return list
    .map(each => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each)
}

type Row = Record<string, unknown>
type Seen = { invitations: Row[]; marked: Row[]; ballots: Row[]; answers: Row[] }

/** The rows of one survey, with what PostgreSQL keeps of each: its place, and the transaction that wrote it. */
async function look(id: string): Promise<Seen> {
  const read = (table: string) =>
    all(
      `select t.*, t.xmin::text::bigint as xmin, t.xmax::text::bigint as xmax, t.cmin::text::int as cmin, (t.ctid::text::point)[0] * 1000 + (t.ctid::text::point)[1] as ctid from learning.${table} t where survey_id = $1`,
      [id],
    )
  const [invitations, ballots, answers] = await Promise.all([
    read('invitations'),
    read('ballots'),
    read('answers'),
  ])
  return {
    invitations: invitations as Row[],
    marked: (invitations as Row[]).filter(row => row.answered),
    ballots: ballots as Row[],
    answers: (answers as Row[]).map(each => opened(id, each)),
  }
}

const by = (rows: Row[], key: string) =>
  [...rows].sort((a, b) => {
    const [one, other] = [a[key], b[key]].map(each =>
      Buffer.isBuffer(each) ? each.toString('hex') : (each as number | string),
    )
    return one === other ? 0 : (one as number) < (other as number) ? -1 : 1
  })

/** The joiner reads with the secret of the installation as well, which ADR 26 keeps from who has the database: here it must not help. */
const opened = (surveyId: string, answer: Row): Row => ({
  ...answer,
  answers: answer.sealed ? openAnswers(testSecret, surveyId, answer.sealed as Buffer) : answer.answers,
})
const textOf = (answer: Row | undefined) => String((answer?.answers as { what?: string } | undefined)?.what)
type Joiner = (seen: Seen) => Map<string, string>

const zip = (people: Row[], answers: Row[]) =>
  new Map(people.map((row, n) => [String(row.address), textOf(answers[n])]))

/** Every pair of orders: who has answered by one, what was answered by another. */
const byOrders: [string, Joiner][] = ['id', 'ctid', 'xmin', 'cmin', 'address', 'who_hash'].flatMap(people =>
  ['id', 'ctid', 'xmin'].map((what): [string, Joiner] => [
    `marks by ${people}, answers by ${what}`,
    ({ marked, answers }) => zip(by(marked, people), by(answers, what)),
  ]),
)
/** By way of the ballot: an answer and its ballot share a transaction; then the ballot's place among all is the invitation's. */
const byBallots: [string, Joiner][] = ['id', 'ctid', 'who_hash', 'address'].flatMap(people =>
  ['ctid', 'what_hash', 'xmax'].map((place): [string, Joiner] => [
    `invitations by ${people}, ballots by ${place}`,
    ({ invitations, ballots, answers }) => {
      const ordered = by(ballots, place)
      const answerOf = (ballot: Row | undefined) =>
        ballot?.used ? answers.find(each => String(each.xmin) === String(ballot.xmin)) : undefined
      return new Map(
        by(invitations, people).map((row, n) => [String(row.address), textOf(answerOf(ordered[n]))]),
      )
    },
  ]),
)

/** Where each of these stands in the bytes, first and last: all in one pass, since there are hundreds of each. */
function placesOf(needles: readonly Buffer[], bytes: Buffer) {
  const found = new Map<string, { first: number; last: number }>()
  const byStart = Map.groupBy(needles, each => each.readUInt16LE(0) * 65_536 + each.readUInt16LE(2))
  const starts = new Uint8Array(65_536)
  for (const each of needles) starts[each.readUInt16LE(0)] = 1
  for (let at = 0; at + 32 <= bytes.length; at++) {
    const start = (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
    if (!starts[start]) continue
    for (const each of byStart.get(start * 65_536 + bytes.readUInt16LE(at + 2)) ?? []) {
      if (bytes.compare(each, 0, each.length, at, at + each.length) !== 0) continue
      const name = each.toString('hex')
      found.set(name, { first: found.get(name)?.first ?? at, last: at })
    }
  }
  return found
}

/** How many of a round a joiner got right, in the mean. Random pairing gets one right of any number, give or take one. */
async function score(joiner: Joiner) {
  let right = 0
  for (const { id, answered } of played) {
    const guess = joiner(await look(id))
    right += answered.filter(({ address, text }) => guess.get(address) === text).length
  }
  return right / rounds
}
/**
 * What Kring draws itself is drawn anew in each run, as it must be. The sum of 40 rounds (about Poisson, mean 40) is further than
 * five standard errors out three times in a million; a joiner who knows scores seven.
 */
const chance = 1 + 5 / Math.sqrt(rounds)
const drawn = `KRING_SEED=${seed}`

describe('The joiner with the whole database', () => {
  test('is able: with the letters themselves, which are not Kring’s, every pair is found', async () => {
    const tokens = new Map(played.flatMap(round => [...round.tokens]))
    const withLetters: Joiner = ({ invitations, ballots, answers }) =>
      new Map(
        invitations.map(({ address }) => {
          const hash = whatHash(tokens.get(String(address)) ?? '').toString('hex')
          const ballot = ballots.find(each => (each.what_hash as Buffer).toString('hex') === hash)
          return [
            String(address),
            textOf(answers.find(each => ballot?.used && String(each.xmin) === String(ballot.xmin))),
          ]
        }),
      )
    expect(await score(withLetters)).toBe(answering)
  })

  test('pairs no better than at random, by any order of rows, places and transactions', async () => {
    const scores = await Promise.all(
      [...byOrders, ...byBallots].map(async ([name, joiner]) => [name, await score(joiner)] as const),
    )
    expect(scores.length).toBeGreaterThan(25)
    expect(
      scores.filter(([, right]) => right > chance),
      drawn,
    ).toEqual([])
  }, 60_000)

  test('finds marks only in groups of five or more, none in a transaction that wrote an answer', async () => {
    for (const { id } of played) {
      const { marked, answers, ballots } = await look(id)
      expect(marked).toHaveLength(answering)
      expect(new Set(marked.map(row => String(row.xmin))).size).toBe(1)
      expect(ballots.filter(row => row.used)).toHaveLength(answering)
      const wrote = new Set(answers.map(row => String(row.xmin)))
      expect(marked.filter(row => wrote.has(String(row.xmin)))).toEqual([])
    }
  })

  test('finds no column in common: not a time, not an address, not a hash', async () => {
    for (const { id, tokens } of played.slice(0, 3)) {
      const { answers, ballots, invitations } = await look(id)
      expect(
        answers
          .flatMap(({ function_id, invitation_id, given_on }) => [function_id, invitation_id, given_on])
          .filter(Boolean),
      ).toEqual([])
      expect(
        Object.keys(answers[0] ?? {}).filter(key => /_at$|time|address|hash|language|agent/.test(key)),
      ).toEqual([])
      const who = new Set(invitations.map(row => (row.who_hash as Buffer).toString('hex')))
      expect(ballots.filter(row => who.has((row.what_hash as Buffer).toString('hex')))).toEqual([])
      expect([...tokens.values()].every(token => who.has(whoHash(token).toString('hex')))).toBe(true)
    }
  })

  test('finds in no table of any schema, the queue among them, a link or both sides of one', async () => {
    const tables = await all(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    expect(tables.map(each => each.name)).toContain('graphile_worker._private_jobs')
    const needles = played.flatMap(({ tokens }) =>
      [...tokens.values()].flatMap(token => [token, Buffer.from(token, 'base64url').toString('hex')]),
    )
    for (const { name } of tables) {
      const [{ text }] = await all(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)
      expect(
        needles.filter(each => text.includes(each)),
        name,
      ).toEqual([])
      if (name === 'learning.answers') expect(text).not.toContain('@ekdala.example.se')
      if (/graphile|audit|sessions/.test(name)) expect(text).not.toContain('ekdala.example.se round')
    }
  })

  test('finds in the files, heap and write-ahead log, no link; by its order of writing it pairs no better than at random', async () => {
    await all('checkpoint')
    // A process of the server stands in its data folder.
    const [{ pid }] = await all('select pg_backend_pid() as pid')
    const folder = `/proc/${pid}/cwd`
    const [{ oid }] = await all(`select oid from pg_database where datname = current_database()`)
    const read = (...parts: string[]) =>
      readdirSync(join(folder, ...parts), { withFileTypes: true })
        .filter(each => each.isFile())
        .sort((a, b) => a.name.localeCompare(b.name))
        .map(each => readFileSync(join(folder, ...parts, each.name)))
    const [wal, heap] = [Buffer.concat(read('pg_wal')), Buffer.concat(read('base', String(oid)))]
    expect(wal.length).toBeGreaterThan(1_000_000)
    const someAddress = played[0]?.answered[0]?.address ?? ''
    expect(heap.includes(someAddress) || wal.includes(someAddress)).toBe(true)
    const tokens = played.flatMap(round => [...round.tokens.values()])
    const secret = tokens.flatMap(token => [Buffer.from(token), Buffer.from(token, 'base64url')])
    for (const bytes of [wal, heap]) expect([...placesOf(secret, bytes)]).toEqual([])
    const rows = await Promise.all(played.map(({ id }) => look(id)))
    const beginningOf = (row: Row) => (row.sealed as Buffer).subarray(0, 32)
    const places = placesOf(
      rows.flatMap(({ marked, answers }) => [
        ...marked.map(row => row.who_hash as Buffer),
        ...answers.map(beginningOf),
      ]),
      wal,
    )
    // A page of the log may begin within one.
    expect(places.size).toBeGreaterThan(1.9 * rounds * answering)
    const placeOf = (bytes: Buffer) => places.get(bytes.toString('hex'))
    let right = 0
    for (const [round, { answered }] of played.entries()) {
      const { marked = [], answers = [] } = rows[round] ?? {}
      const people = marked
        .map(row => ({ address: String(row.address), at: placeOf(row.who_hash as Buffer)?.last ?? 0 }))
        .sort((a, b) => a.at - b.at)
      const texts = answers
        .map(row => ({ text: textOf(row), at: placeOf(beginningOf(row))?.first ?? 0 }))
        .sort((a, b) => a.at - b.at)
      right += people.filter(({ address }, n) =>
        answered.some(each => each.address === address && each.text === texts[n]?.text),
      ).length
    }
    expect(right / rounds, drawn).toBeLessThanOrEqual(chance)
  }, 60_000)

  test('finds in the log neither a link, a path nor an address', () => {
    const said = JSON.stringify(house.logged)
    for (const { tokens } of played)
      for (const [address, token] of tokens)
        expect(said.includes(address) || said.includes(token)).toBe(false)
    expect(said).not.toContain('/answer/')
  })

  test('finds after the closing that the order itself is gone, and each answer is still there', async () => {
    const lead = await house.as('tomas-aberg')
    expect(lead.token).toBeTruthy()
    for (const { id } of played) await all(`select learning.set_survey_state($1, 'closed', '', null)`, [id])
    for (const { id, answered } of played) {
      const { answers, ballots } = await look(id)
      expect(answers.map(textOf).sort()).toEqual(answered.map(each => each.text).sort())
      expect(new Set([...answers, ...ballots].map(row => String(row.xmin))).size).toBe(1)
    }
    // The true order of answering, against the order in which the rows lie now.
    let right = 0
    for (const { id, answered } of played) {
      const { answers } = await look(id)
      right += by(answers, 'ctid').filter((row, n) => textOf(row) === answered[n]?.text).length
    }
    expect(right / rounds, drawn).toBeLessThanOrEqual(chance)
  })
})

describe('The reminder', () => {
  test('went only to who had not answered, without a link, under the first mail', () => {
    const reminders = letters.filter(mail => mail.subject?.startsWith('Påminnelse'))
    const [first] = played
    const answered = new Set(played.flatMap(round => round.answered.map(each => each.address)))
    expect(reminders).toHaveLength(rounds * (invited - answering))
    expect(reminders.filter(mail => answered.has(addressOf(mail)))).toEqual([])
    expect(reminders.filter(mail => /answer#/.test(mail.text ?? ''))).toEqual([])
    const one = reminders.find(mail => first?.tokens.has(addressOf(mail)))
    expect(one?.inReplyTo).toBe(letterTo(addressOf(one as ParsedMail))?.messageId)
  })

  test('marks nobody where fewer than five have answered, and then reminds all: they need not heed it', async () => {
    const survey = await seedSurvey(house)
    const people = await survey.invite(Array.from({ length: 6 }, (_, n) => `few${n}@ekdala.example.se`))
    for (const { token } of people.slice(0, 4))
      await giveBy(house.stranger, token, {
        version: survey.version,
        language: 'sv',
        'q.known': 'no',
      })
    letters.length = 0
    await remind({ pool: house.database.worker, mailer, origin: testOrigin, secret: testSecret }, survey.id)
    await until(() => letters.length === 6)
    expect(letters).toHaveLength(6)
    expect(letters[0]?.text).toContain('Har du redan svarat?')
    expect(
      await all('select from learning.invitations where survey_id = $1 and answered', [survey.id]),
    ).toEqual([])
  })

  test('after a process was killed with its marks goes to all, and still nobody can answer twice', async () => {
    const survey = await seedSurvey(house)
    const people = await survey.invite(Array.from({ length: 8 }, (_, n) => `killed${n}@ekdala.example.se`))
    const give = (token: string) =>
      house.database.app.query('select outcome from learning.give_answers($1)', [
        JSON.stringify([
          {
            link: whatHash(token).toString('hex'),
            version: survey.version,
            id: randomUUID(),
            sealed: sealAnswers(testSecret, survey.id, { known: 'no' }).toString('base64'),
          },
        ]),
      ])
    for (const { token } of people.slice(0, 6)) await give(token)
    letters.length = 0
    await remind({ pool: house.database.worker, mailer, origin: testOrigin, secret: testSecret }, survey.id)
    await until(() => letters.length === 8)
    expect(letters).toHaveLength(8)
    expect((await give(people[0]?.token ?? '')).rows[0].outcome).toBe('used')
  })

  test('the marks of a process that stops are written, of five or more', async () => {
    const survey = await seedSurvey(house)
    const people = await survey.invite(Array.from({ length: 7 }, (_, n) => `stops${n}@ekdala.example.se`))
    const marks = keepMarks(house.database.app)
    for (const { token } of people.slice(0, 6)) marks.add(survey.id, whoHash(token).toString('hex'))
    await marks.stop()
    expect(
      await all('select from learning.invitations where survey_id = $1 and answered', [survey.id]),
    ).toHaveLength(6)
    const rest = keepMarks(house.database.app)
    rest.add(survey.id, whoHash(people[6]?.token ?? '').toString('hex'))
    await rest.stop()
    expect(
      await all('select from learning.invitations where survey_id = $1 and answered', [survey.id]),
    ).toHaveLength(6)
  })
})

describe('Links of one’s own', () => {
  test('are made for five or more; the database refuses fewer, and fewer under one target', async () => {
    const survey = await seedSurvey(house)
    await expect(survey.invite(['one@ekdala.example.se', 'two@ekdala.example.se'])).rejects.toThrow(
      'fewer than five',
    )
    await expect(
      house.database.app
        .query('select learning.mark_answered($1)', [[Buffer.alloc(32)]])
        .then(({ rows }) => rows[0].mark_answered),
    ).resolves.toBe(0)
  })
})
