import type { Context, MiddlewareHandler } from 'hono'
import { administers } from '../../people/kinds/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { wantsJson } from '../../platform/errors/render.tsx'
import { type AppEnv, pageFor } from '../../platform/page.tsx'
import { sessionPaths } from '../../platform/session/index.ts'
import { placesFor } from '../hubs/index.ts'
import { countInbox } from '../inbox/index.ts'
import { isAboutChildren, isOpen, stylesFor } from '../nouns.ts'
import { homeTexts } from './texts.ts'

/** Asked for pages alone: what answers a form or a program shows no menu, or an old one. */
async function waitingFor(c: Context<AppEnv>) {
  const { actor, tx } = c.var
  const shown = c.req.method === 'GET' && !wantsJson(c)
  return shown && actor?.functionId ? countInbox(tx, actor as Staff) : undefined
}

/** Sets what every page shows of its reader. A reader with several functions, or with none at present, is sent to choose one first. */
export const readerPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { actor, language, demo } = c.var
  const nav = placesFor(actor, language, await waitingFor(c))
  c.set('page', pageFor(c, { demo, nav, styles: stylesFor(c.req.path) }))
  const mustChoose = actor && !actor.functionId && !actor.guardian
  if (!mustChoose || isOpen(c.req.path) || c.req.path.startsWith(sessionPaths.appointments())) return next()
  // R20: the appointment ended while a form was open; the page gives the text back.
  if (c.req.method !== 'GET') throw conflict(homeTexts(language).appointmentEnded)
  return c.redirect(sessionPaths.appointments(c.req.path), 303)
}

/** ADR 34: who administers sees no child. To them a page about children is not there, whatever it would have shown. */
export const noChildrenForAdministrators: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { actor } = c.var
  if (actor && administers(actor) && isAboutChildren(c.req.path)) throw notFound()
  await next()
}
