import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { type NavItem, type Page, PageContext } from '../ui/index.ts'
import type { Env, Staff } from './database/transaction.ts'
import { notFound, signedOut } from './errors/index.ts'
import { isId } from './ids.ts'

/** What a noun's routes are made on: `new Hono<AppEnv>()`. */
export type AppEnv = Env

type C = Context<AppEnv>

/** Draws a page for whoever asks: the page itself takes plain data, and reads language and reader by `usePage()`. */
export async function render(c: Context, page: Child, status: 200 | 404 | 409 | 422 = 200) {
  const context: Page = c.get('page')
  const document = <PageContext.Provider value={context}>{page}</PageContext.Provider>
  return c.html(String(await document.toString()), status)
}

/** Puts together what every page says of its reader; the menu comes from the caller, which knows the nouns. */
export const pageFor = (
  c: C,
  { demo, nav, foot, styles }: { demo: boolean; nav: NavItem[]; foot: NavItem[]; styles: Page['styles'] },
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
    foot,
    ...(styles && { styles }),
  }
}

const schemeOf = (chosen: string | undefined) => (chosen === 'light' || chosen === 'dark' ? chosen : 'auto')

/** Signed in, but in no function: several to choose from, or none just now. What is open to everybody stays open. */
export function mustChoose(c: C) {
  const { actor } = c.var
  const open = /^\/(appointments|language|appearance|about|accessibility|danger|gallery)(\/|$)/
  return Boolean(
    actor && !actor.functionId && !actor.guardian && c.req.path !== '/' && !open.test(c.req.path),
  )
}

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
