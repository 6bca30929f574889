import type { MiddlewareHandler } from 'hono'
import { conflict } from '../../platform/errors/index.ts'
import { type AppEnv, pageFor } from '../../platform/page.tsx'
import { sessionPaths } from '../../platform/session/index.ts'
import { placesFor } from '../hubs/index.ts'
import { isOpen, stylesFor } from '../nouns.ts'
import { homeTexts } from './texts.ts'

/** Sets what every page shows of its reader. A reader with several functions, or with none at present, is sent to choose one first. */
export const readerPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { actor, language, demo } = c.var
  const nav = placesFor(actor, language)
  c.set('page', pageFor(c, { demo, nav, styles: stylesFor(c.req.path) }))
  const mustChoose = actor && !actor.functionId && !actor.guardian
  if (!mustChoose || isOpen(c.req.path) || c.req.path.startsWith(sessionPaths.appointments())) return next()
  // R20: the appointment ended while a form was open; the page gives the text back.
  if (c.req.method !== 'GET') throw conflict(homeTexts(language).appointmentEnded)
  return c.redirect(sessionPaths.appointments(c.req.path), 303)
}
