import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import type { Language } from '../i18n/index.ts'
import { type Page, PageContext } from '../ui/index.ts'
import { answerHtml } from './html.ts'

type Bare = {
  lang: Language
  status?: 200 | 404 | 409 | 410 | 422 | 429
  styles?: Page['styles'] | undefined
  /** anybody may find it, and a cache asks anew each time; otherwise nothing keeps it and nothing leads to it */
  isPublic?: boolean
}

/** A page for whoever has no account: without menu, person or way to sign in. No cookie and no session is read for it. */
export async function showBare(c: Context, page: Content, { lang, status = 200, styles, isPublic }: Bare) {
  c.header('Cache-Control', isPublic ? 'no-cache' : 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  if (isPublic) c.header('Vary', 'Accept-Language', { append: true })
  else c.header('X-Robots-Tag', 'noindex')
  const value: Page = {
    lang,
    actor: null,
    path: '/',
    demo: Boolean(c.get('demo')),
    scheme: 'auto',
    nav: [],
    ...(styles && { styles }),
    bare: true,
  }
  const document = <PageContext.Provider value={value}>{page}</PageContext.Provider>
  return answerHtml(c, String(await document.toString()), status)
}
