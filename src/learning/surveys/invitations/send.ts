import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Secret } from '../../../platform/generations.ts'
import { newToken } from '../../../platform/link-token.ts'
import { type Mailer, sendTried } from '../../../platform/mail/index.ts'
import { writeMarks } from '../answering/index.ts'
import { sharedToken, tellToken, whatHash, whoHash } from '../links.ts'
import { answerLink, toldLink } from '../noun.ts'
import { fewest, groupBallots, type Waiting } from './groups.ts'
import { invitation, type MailedSurvey, reminder, toManager } from './mails.ts'

type Sending = { pool: Pool; mailer: Mailer; origin: string; secret: Secret }

const abreast = 4

/** Thrown where no mail can go just now: the queue tries again later, and nothing has been made. */
class MailServerAway extends Error {
  override name = 'MailServerAway'
}

/** Mails that a survey has opened: to managers, and to each who is invited by a link of their own. Safe when repeated. */
export async function sendSurvey(sending: Sending, surveyId: string) {
  const survey = await findSurvey(sending.pool, surveyId)
  if (survey?.state !== 'open') return
  if (!(await sending.mailer.isReady())) throw new MailServerAway('no mail server answers')
  await tellManagers(sending, surveyId, survey)
  await invite(sending, surveyId, survey)
}

/** Only to who has not answered. All processes write the marks that they keep first (ADR 9). */
export async function remind({ pool, mailer, ...sending }: Sending, surveyId: string) {
  const survey = await findSurvey(pool, surveyId)
  if (survey?.state !== 'open') return
  if (!(await mailer.isReady())) throw new MailServerAway('no mail server answers')
  await tellManagers({ pool, mailer, ...sending }, surveyId, survey, { again: true })
  await pool.query(`select pg_notify('kring', $1)`, [writeMarks])
  await sleep(1500)
  const { rows } = await pool.query<{ id: string; address: string }>(
    'select id, address from learning.invitations_to_remind($1)',
    [surveyId],
  )
  // Before they go: a job that is tried again must not remind twice.
  await pool.query(`select learning.note_sending($1, 'reminded', $2)`, [surveyId, rows.length])
  const letter = reminder(survey)
  await each(shuffled(rows), ({ id, address }) =>
    mailer.send({ to: address, ...letter, about: `${id}.reminder.${Date.now()}`, answers: id }),
  )
}

/** The manager's mail, with the link to forward; again only to who has not told how many. */
async function tellManagers(
  { pool, mailer, origin, secret }: Sending,
  surveyId: string,
  survey: MailedSurvey,
  { again = false } = {},
) {
  const { rows } = await pool.query<{ target_id: string; name: string; address: string; place: string }>(
    'select target_id, name, address, place from learning.managers_to_tell($1, $2)',
    [surveyId, again],
  )
  const { failed } = await each(rows, ({ target_id, name, address, place }) =>
    mailer.send({
      to: address,
      ...toManager(survey, {
        name,
        place,
        again,
        link: origin + answerLink(sharedToken(secret, target_id)),
        tell: origin + toldLink(tellToken(secret, target_id)),
      }),
      about: `${target_id}.${again ? Date.now() : 'first'}`,
    }),
  )
  const sent = rows.filter(row => !failed.includes(row))
  await pool.query(`select learning.note_sending($1, 'told_managers', $2, $3)`, [
    surveyId,
    sent.length,
    sent.map(row => row.target_id),
  ])
}

/**
 * Each gets a link of their own. It is made here and lives in this function: the database gets its two hashes, in two tables and two
 * orders, before the first mail goes. Fewer than five of an anonymous survey wait until there are more.
 */
async function invite({ pool, mailer, origin }: Sending, surveyId: string, survey: MailedSurvey) {
  const { rows: waiting } = await pool.query<Waiting>(
    'select id, target_id, address from learning.invitations_to_send($1)',
    [surveyId],
  )
  if (waiting.length === 0 || (survey.anonymous && waiting.length < fewest)) return
  const targets = survey.anonymous ? groupBallots(waiting) : waiting.map(each => each.target_id)
  const links = waiting.map((each, n) => ({ ...each, target: targets[n] ?? null, token: newToken() }))
  const hex = (hash: Buffer) => hash.toString('hex')
  await pool.query('select learning.write_ballots($1, $2::jsonb, $3::jsonb)', [
    surveyId,
    JSON.stringify(links.map(({ id, token }) => ({ id, hash: hex(whoHash(token)) }))),
    JSON.stringify(shuffled(links).map(({ target, token }) => ({ target, hash: hex(whatHash(token)) }))),
  ])
  const { failed } = await each(links, ({ id, address, token }) =>
    mailer.send({ to: address, ...invitation(survey, origin + answerLink(token)), about: id }),
  )
  const failedIds = failed.map(link => link.id)
  await pool.query('select learning.mark_sent($1, $2, $3)', [surveyId, links.map(link => link.id), failedIds])
  await pool.query(`select learning.note_sending($1, 'invited', $2)`, [
    surveyId,
    links.length - failed.length,
  ])
}

async function findSurvey(pool: Pool, surveyId: string) {
  const { rows } = await pool.query<MailedSurvey & { state: string }>(
    `select title, introduction, languages, anonymous, closes_on as "closesOn", state, collaboration_name as "collaborationName", contact
      from learning.survey_to_send($1)`,
    [surveyId],
  )
  return rows[0]
}

/** Some at a time, each tried three times; answers which could not be sent. */
async function each<T>(all: readonly T[], send: (one: T) => Promise<void>) {
  const failed: T[] = []
  const left = [...all]
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift())
      if (!(await sendTried(() => send(one)))) failed.push(one)
  }
  await Promise.all(Array.from({ length: abreast }, work))
  return { failed }
}

/** By Fisher and Yates, with the system's own randomness: the order of ballots may tell nothing of the order of addresses. */
function shuffled<T>(all: readonly T[]): T[] {
  const mixed = [...all]
  for (let n = mixed.length - 1; n > 0; n--) {
    const other = randomInt(n + 1)
    ;[mixed[n], mixed[other]] = [mixed[other] as T, mixed[n] as T]
  }
  return mixed
}
