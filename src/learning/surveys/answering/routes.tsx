import { createHmac, randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Pool } from 'pg'
import { answersFromForm, fillState, readAnswers } from '../../../instruments/index.ts'
import { addressOf } from '../../../platform/flood.ts'
import type { Secret } from '../../../platform/generations.ts'
import { tokenIn } from '../../../platform/link-token.ts'
import { whoHash } from '../links.ts'
import { answerPaths } from '../noun.ts'
import { sealAnswers } from '../sealed.ts'
import { AnswerPage } from './answer-page.tsx'
import type { Outcome } from './ingest.ts'
import { chooseLanguage } from './language.ts'
import { type Link, linkFinder } from './link.ts'
import { LinkPage } from './link-page.tsx'
import type { Answering } from './open-answering.ts'
import {
  BlankPage,
  KeptPage,
  ReceivedPage,
  ShutPage,
  UnknownLinkPage,
  WithdrawalPage,
} from './short-pages.tsx'
import { show } from './show.tsx'

/**
 * Without an account (ADR 9). Mount before sessions: no cookie is read or set, no transaction of a session is opened, and neither
 * link nor address is logged. The link comes in the body of a form and every page answers one (ADR 27). Every answer is `no-store`,
 * and a link that leads nowhere gets one page and one look-up, whatever it is.
 */
export function answerRoutes({
  pool,
  secret,
  ingest,
  marks,
  floods,
}: Answering & { pool: Pool; secret: Secret }) {
  const findLink = linkFinder(pool)
  const onceKey = randomBytes(32)

  const open = async (c: Context, sent: Sent) => {
    const link = await findLink(tokenIn(sent.get('token')))
    return link && { link, language: chooseLanguage(c, link.languages, sent.get('language')) }
  }
  const paste = (c: Context) => {
    const language = chooseLanguage(c, ['sv', 'en'], undefined)
    return show(c, <LinkPage action={answerPaths.open()} />, { language })
  }

  return new Hono()
    .get(answerPaths.open.pattern, paste)
    .get(answerPaths.former.pattern, paste)
    .post(answerPaths.open.pattern, async c => {
      const found = await open(c, await readSent(c))
      if (!found) return unknown(c)
      if (isShut(found.link))
        return show(c, <ShutPage {...found} />, { ...found, status: shutStatus(found.link) })
      return show(c, <AnswerPage {...found} />, found)
    })
    .post(answerPaths.answers.pattern, async c => {
      const wait = floods.take(addressOf(c))
      const sent = await readSent(c)
      const found = await open(c, sent)
      if (!found) return unknown(c)
      const { link } = found
      const { definition } = link
      const again = (status: 409 | 422 | 429, more: Partial<Parameters<typeof AnswerPage>[0]> = {}) =>
        show(c, <AnswerPage {...found} state={fillState(definition, found.language, { sent })} {...more} />, {
          ...found,
          status,
        })
      if (wait > 0) {
        c.header('Retry-After', String(wait))
        return again(429, { wait })
      }
      if (link.state !== 'open')
        return show(c, <ShutPage {...found} unsent={writtenIn(sent)} />, { ...found, status: 409 })
      if (sent.get('version') !== link.versionId) return again(409, { changed: true })
      const { answers, problems } = readAnswers(definition, answersFromForm(definition, sent))
      const strange = strangeIn(sent, definition)
      if (problems.length || strange.length)
        return again(422, {
          state: fillState(definition, found.language, { sent, problems: [...problems, ...strange] }),
        })
      const blank = Object.keys(answers).length === 0
      if (blank && sent.get('blank') !== 'yes') return again(422, { blank })
      const outcome = await ingest.give({
        link: link.hash.toString('hex'),
        version: link.versionId,
        // It goes the same way, so that it takes as long.
        blank,
        id: idFor(onceKey, String(sent.get('once') ?? randomBytes(16).toString('hex')), link),
        ...(link.anonymous
          ? { sealed: sealAnswers(secret, link.surveyId, answers).toString('base64') }
          : { answers, ...(link.personal && { who: whoHash(link.token).toString('hex') }) }),
      })
      if (outcome !== 'stored') return refuse(outcome, found, { again, c, unsent: writtenIn(sent) })
      // Where a script has padded it, the receipt is that of an answer, byte for byte, and the browser says what is true.
      if (blank)
        return show(
          c,
          sent.get('padding') === null ? <BlankPage {...found} /> : <ReceivedPage {...found} />,
          found,
        )
      if (link.personal && link.anonymous) marks.add(link.surveyId, whoHash(link.token).toString('hex'))
      ingest.tell(link.surveyId)
      // No address to go to: it would have to hold the link. Loaded again it is the same answer, by `once`.
      return show(c, <ReceivedPage {...found} />, found)
    })
    .post(answerPaths.kept.pattern, async c => {
      const found = await open(c, await readSent(c))
      return found ? show(c, <KeptPage {...found} />, found) : unknown(c)
    })
    .post(answerPaths.withdrawal.pattern, async c => {
      const found = await open(c, await readSent(c))
      if (!found?.link.personal || found.link.anonymous) return unknown(c)
      return show(c, <WithdrawalPage {...found} answered={found.link.used} />, found)
    })
    .post(answerPaths.withdrawn.pattern, async c => {
      const found = await open(c, await readSent(c))
      if (!found?.link.personal || found.link.anonymous) return unknown(c)
      const { link } = found
      await pool.query('select learning.withdraw_by_link($1, $2)', [link.hash, whoHash(link.token)])
      return show(c, <WithdrawalPage {...found} answered={false} />, found)
    })
}

type Sent = Pick<FormData, 'get'>

/** A form without files is read four times as fast as its query string; what is asked of it (get, getAll, keys) is the same. */
async function readSent(c: Context): Promise<FormData> {
  const isPlain = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
  return isPlain ? (new URLSearchParams(await c.req.text()) as unknown as FormData) : c.req.formData()
}

const isShut = (link: Link) => link.used || link.state !== 'open'
const shutStatus = (link: Link) => (link.used ? 200 : 410)

type Found = { link: Link; language: string }

function refuse(
  outcome: Exclude<Outcome, 'stored'>,
  found: Found,
  {
    c,
    again,
    unsent,
  }: { c: Context; again: (status: 409, more: object) => Promise<Response>; unsent: string[] },
) {
  if (outcome === 'unknown') return unknown(c)
  if (outcome === 'version') return again(409, { changed: true })
  const link: Link = { ...found.link, ...(outcome === 'used' ? { used: true } : { state: 'closed' }) }
  return show(c, <ShutPage {...found} link={link} unsent={unsent} />, { ...found, status: 409 })
}

const unknown = (c: Context) => {
  const language = chooseLanguage(c, ['sv', 'en'], undefined)
  return show(c, <UnknownLinkPage again={answerPaths.open()} />, { language, status: 404 })
}

/**
 * The id of the answer, from the form's idempotency key hashed under a key that only this process has: the same form sent again is
 * the same answer, and no page that a browser keeps names a row.
 */
function idFor(key: Buffer, once: string, link: Link) {
  const bytes = createHmac('sha256', key).update(once).update(link.hash).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Fields of questions that are not in this version. */
function strangeIn(sent: FormData, definition: Link['definition']) {
  const known = new Set(definition.sections.flatMap(section => section.items.map(each => each.id)))
  const asked = [
    ...new Set([...sent.keys()].filter(name => name.startsWith('q.')).map(name => name.split('.')[1] ?? '')),
  ]
  return asked
    .filter(id => !known.has(id))
    .map(id => ({ item: id.slice(0, 64), kind: 'unknown-item' as const, what: id.slice(0, 64) }))
}

/** What somebody has put into words. */
const writtenIn = (sent: FormData) =>
  [...sent].flatMap(([name, value]) =>
    name.startsWith('q.') && typeof value === 'string' && /\s/.test(value.trim()) ? [value] : [],
  )
