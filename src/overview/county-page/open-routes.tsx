import { type Context, Hono } from 'hono'
import type { Pool } from 'pg'
import type { Language } from '../../i18n/index.ts'
import {
  countyPaths,
  findLinkedCounty,
  findPublicCounty,
  type Published,
} from '../../learning/county/index.ts'
import { showBare } from '../../platform/bare-page.tsx'
import { languageOf } from '../../platform/errors/index.ts'
import { addressOf, slowFloods } from '../../platform/flood.ts'
import { isId } from '../../platform/ids.ts'
import { tokenIn } from '../../platform/link-token.ts'
import type { AppEnv } from '../../platform/page.tsx'
import { viewPublished } from './county.ts'
import { CountyPage } from './county-page.tsx'
import { answerCountyFile } from './files.ts'
import { PastePage, SlowPage, UnknownPage } from './open-pages.tsx'
import type { OpenWay } from './open-way.tsx'

type C = Context<AppEnv>

/** A council behind one address may open the page at once; a file takes some work. */
const pages = { atOnce: 600, perSecond: 2 }
const files = { atOnce: 20, perSecond: 0.5 }

/**
 * The county page without an account. Mount before sessions: no cookie is set, no session is read, and what is shown is what the database
 * gives whoever has none. A link stands in no address (ADR 27): it is posted. One that leads nowhere gets one page and one look-up,
 * whatever it is: ended, past its day, wrong or never there.
 */
export function openCountyRoutes({ pool }: { pool: Pool }) {
  const [slowPages, slowFiles] = [slowFloods(pages), slowFloods(files)]
  const wait = (c: C) => slowPages.take(addressOf(c))
  /** Only what is there takes work. */
  const sendFile = (c: C, found: Published | undefined) => {
    if (!found) return unknown(c)
    const seconds = slowFiles.take(addressOf(c))
    return seconds ? slow(c, seconds) : file(c, found)
  }

  return new Hono<AppEnv>()
    .get(countyPaths.linked.pattern, c => show(c, <PastePage />, { styles: ['asking.css'] }))
    .post(countyPaths.linked.pattern, async c => {
      const form = await readForm(c)
      const seconds = wait(c)
      if (seconds) return slow(c, seconds)
      const found = await findLinkedCounty(pool, form.token, { opens: !form.again })
      if (!found) return unknown(c)
      const way = { kind: 'link', token: form.token, lastOn: found.lastOn } as const
      return show(c, pageOf(found, way, languageOf(c)))
    })
    .post(countyPaths.linkedFile.pattern, async c => {
      const form = await readForm(c)
      const seconds = wait(c)
      if (seconds) return slow(c, seconds)
      return sendFile(c, await findLinkedCounty(pool, form.token, { opens: false }))
    })
    .get(countyPaths.open.pattern, async c => {
      chooseLanguage(c, c.req.query('language'))
      const seconds = wait(c)
      if (seconds) return slow(c, seconds)
      const id = c.req.param('id')
      const found = isId(id) ? await findPublicCounty(pool, id) : undefined
      if (!found) return unknown(c)
      return show(c, pageOf(found, { kind: 'public', id }, languageOf(c)), { isPublic: true })
    })
    .get(countyPaths.openFile.pattern, async c => {
      chooseLanguage(c, c.req.query('language'))
      const seconds = wait(c)
      if (seconds) return slow(c, seconds)
      const id = c.req.param('id')
      return sendFile(c, isId(id) ? await findPublicCounty(pool, id) : undefined)
    })
}

/** `again`: the same reader chooses the other language, which opens it no second time. */
async function readForm(c: C) {
  const sent = await c.req.formData()
  const language = sent.get('language')
  chooseLanguage(c, language)
  return { token: tokenIn(sent.get('token')), again: language !== null }
}

function chooseLanguage(c: C, chosen: unknown) {
  if (chosen === 'sv' || chosen === 'en') c.set('language', chosen)
}

const pageOf = (published: Published, way: OpenWay, language: Language) => (
  <CountyPage {...viewPublished(published, language)} way={way} />
)

async function file(c: C, published: Published) {
  c.set('language', languageOf(c))
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const format = c.req.param('format') ?? ''
  if (!['csv', 'xlsx', 'pdf'].includes(format) || !published.figures.length) return unknown(c)
  return answerCountyFile(c, format, viewPublished(published, languageOf(c)))
}

type Shown = Partial<Pick<Parameters<typeof showBare>[2], 'status' | 'isPublic' | 'styles'>>

const show = (c: C, page: Parameters<typeof showBare>[1], shown: Shown = {}) =>
  showBare(c, page, { lang: languageOf(c), styles: ['learning.css'], ...shown })

const unknown = (c: C) => show(c, <UnknownPage />, { status: 404 })

function slow(c: C, seconds: number) {
  c.header('Retry-After', String(seconds))
  return show(c, <SlowPage seconds={seconds} />, { status: 429 })
}
