import type { Context } from 'hono'
import type { Child as Content } from 'hono/jsx'
import { answerHtml } from '../../../platform/html.ts'
import { PageContext } from '../../../ui/index.ts'
import { openAnswers } from '../noun.ts'
import { pageLanguage } from './language.ts'

type Status = 200 | 404 | 409 | 410 | 422 | 429

/** A page without menu, person or way to sign in. */
export async function show(
  c: Context,
  page: Content,
  { language, status = 200 }: { language: string; status?: Status },
) {
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const value = {
    lang: pageLanguage(language),
    actor: null,
    path: '/',
    demo: Boolean(c.get('demo')),
    scheme: 'auto' as const,
    nav: [],
    styles: openAnswers.styles,
    bare: true,
  }
  const document = <PageContext.Provider value={value}>{page}</PageContext.Provider>
  return answerHtml(c, String(await document.toString()), status)
}
