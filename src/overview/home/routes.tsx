import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { notFound } from '../../platform/errors/index.ts'
import { isLanguage } from '../../platform/i18n/index.ts'
import { type AppEnv, render } from '../../platform/page.tsx'
import { safeReturn } from '../../platform/session/index.ts'
import { GalleryPage } from '../../ui/gallery-page.tsx'
import { homePaths } from './noun.ts'
import { AboutPage, AccessibilityPage, NoLongerSharedPage, WelcomePage } from './pages.tsx'

export const homeRoutes = new Hono<AppEnv>()
  .get('/', async c => {
    const { actor } = c.var
    if (!actor) return await render(c, <WelcomePage />)
    return c.redirect(actor.guardian ? '/family' : actor.functionId ? '/inbox' : '/appointments', 303)
  })
  // The parts of the screen, for those who build it.
  .get(homePaths.gallery.pattern, c => {
    if (!c.var.demo) throw notFound()
    return render(c, <GalleryPage />)
  })
  .get('/about', c => render(c, <AboutPage />))
  .get('/no-longer-shared', c => render(c, <NoLongerSharedPage />))
  .get('/accessibility', c => render(c, <AccessibilityPage />))
  .post('/language', async c => {
    const { language, return: to } = await c.req.parseBody()
    if (isLanguage(language)) {
      // Remembered with the person; for the signed out with the browser, until it closes.
      if (c.var.actor)
        await c.var.tx
          .updateTable('people.persons')
          .set({ language })
          .where('id', '=', c.var.actor.personId)
          .execute()
      else setCookie(c, 'language', language, { path: '/', sameSite: 'Lax', httpOnly: true })
    }
    return c.redirect(safeReturn(String(to)), 303)
  })
  .post('/appearance', async c => {
    const { scheme, return: to } = await c.req.parseBody()
    if (scheme === 'auto' || scheme === 'light' || scheme === 'dark') {
      if (c.var.actor)
        await c.var.tx
          .updateTable('people.persons')
          .set({ colour_scheme: scheme })
          .where('id', '=', c.var.actor.personId)
          .execute()
      else setCookie(c, 'scheme', scheme, { path: '/', sameSite: 'Lax', httpOnly: true })
    }
    return c.redirect(safeReturn(String(to)), 303)
  })
