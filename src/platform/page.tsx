import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Child as Content } from 'hono/jsx'
import { isLanguage } from '../i18n/index.ts'
import { type NavItem, type Page, PageContext } from '../ui/index.ts'
import type { Env, Staff, StaffProvider } from './database/transaction.ts'
import { notFound, signedOut } from './errors/index.ts'
import type { Secret } from './generations.ts'
import { answerHtml } from './html.ts'
import { isId } from './ids.ts'

/** What a noun's routes are made on: `new Hono<AppEnv>()`. */
export type AppEnv = Env

type C = Context<AppEnv>

/** What is the same for every request, and the language that a signed-out reader has chosen. */
export const installation =
  ({
    demo,
    secret,
    staffProviders,
    installed,
  }: {
    demo: boolean
    secret: Secret
    staffProviders: readonly StaffProvider[]
    installed: Env['Variables']['installed']
  }): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('demo', demo)
    c.set('secret', secret)
    c.set('staffProviders', staffProviders)
    c.set('installed', installed)
    const chosen = getCookie(c, 'language')
    if (isLanguage(chosen)) c.set('language', chosen)
    await next()
  }

/** Draws a page for whoever asks: the page itself takes plain data, and reads language and reader by `usePage()`. */
export async function render(c: Context, page: Content, status: 200 | 404 | 409 | 422 = 200) {
  const context: Page = c.get('page')
  const document = <PageContext.Provider value={context}>{page}</PageContext.Provider>
  return answerHtml(c, String(await document.toString()), status)
}

/** A part of a page for a script to put where it belongs; kept by no cache. */
export async function renderPart(c: Context, part: Content) {
  c.header('Cache-Control', 'no-store')
  const drawn = <PageContext.Provider value={c.get('page') as Page}>{part}</PageContext.Provider>
  return answerHtml(c, String(await drawn.toString()))
}

/** Puts together what every page says of its reader; the menu comes from the caller, which knows the nouns. */
export const pageFor = (
  c: C,
  { demo, nav, styles }: { demo: boolean; nav: NavItem[]; styles?: Page['styles'] | undefined },
): Page => {
  const { pathname, search } = new URL(c.req.url)
  const actor = c.var.actor
  return {
    lang: c.var.language,
    actor,
    path: pathname + search,
    demo,
    scheme: actor?.colourScheme ?? schemeOf(getCookie(c, 'scheme')),
    nav,
    ...(styles && { styles }),
  }
}

const schemeOf = (chosen: string | undefined) => (chosen === 'light' || chosen === 'dark' ? chosen : 'auto')

/** The actor in a function. Signed out goes to the sign-in; a guardian's page this is not. */
export function staffOf(c: Context<Env>): Staff {
  const { actor } = c.var
  if (!actor) throw signedOut()
  if (!actor.functionId) throw notFound()
  return actor as Staff
}

/** The id in the path, in the form that the database knows; anything else is a 404 like every unknown id. */
export function idOf(c: Context, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw notFound()
  return id.toLowerCase()
}

/** The page of a list that is asked for: from 1 up. */
export const pageIn = (asked: string | undefined) => (/^[1-9]\d{0,3}$/.test(asked ?? '') ? Number(asked) : 1)
