import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { Layout, type Page, PageContext, type Reader, type Scheme } from '../../ui/index.ts'
import { answerHtml } from '../html.ts'

type PlatformPage = {
  title: string
  lead?: string
  body: Content
  status?: number
  /** Wide pages compare or choose; the platform's own are mostly for reading. */
  wide?: boolean
  /** The page says the same wherever it is shown, so it may not tell its address. */
  placeless?: boolean
}

/** One page in the look of the house: where the platform's own pages meet the layout. */
export async function showPage(c: Context, { status = 200, placeless = false, ...content }: PlatformPage) {
  const page = pageOf(c)
  return answerHtml(c, await documentOf(placeless ? nowhere(page) : page, content), status)
}

/** Nothing on it tells where it is, and there is nothing to empty when an appointment ends. */
const nowhere = (page: Page): Page => ({
  ...page,
  path: '/',
  styles: [],
  // Nor what waits, which an answer to a form has not asked for.
  nav: page.nav.map(({ count: _, late: __, ...item }) => item),
  actor: page.actor && { ...page.actor, functionId: null },
})

/** The same as a text, for a page that is not answered through Hono. */
export async function documentOf(
  page: Page,
  { title, lead, body, wide = false }: Omit<PlatformPage, 'status' | 'placeless'>,
) {
  const document = (
    <PageContext.Provider value={page}>
      <Layout title={title} lead={lead} narrow={!wide}>
        {body}
      </Layout>
    </PageContext.Provider>
  )
  return String(await document.toString())
}

/** The reader's language: their own when the request knows who they are, else what the browser asks for. */
export function languageOf(c: Context): Language {
  const known: unknown = c.get('language')
  if (isLanguage(known)) return known
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
  return asked.find(isLanguage) ?? 'sv'
}

/** The page that the app has put in `c.var.page`; before it has (a failure early on, a signed-out reader) what is known. */
function pageOf(c: Context): Page {
  const made: Page | undefined = c.get('page')
  if (made) return made
  const { pathname, search } = new URL(c.req.url)
  const actor: (Reader & { colourScheme: Scheme }) | null = c.get('actor') ?? null
  return {
    lang: languageOf(c),
    actor,
    path: pathname + search,
    demo: Boolean(c.get('demo')),
    scheme: actor?.colourScheme ?? 'auto',
    nav: [],
  }
}
