import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Updateable } from 'kysely'
import { isLanguage } from '../../i18n/index.ts'
import { listPublicCounties } from '../../learning/county/index.ts'
import { administrationPaths, isEmptyInstallation } from '../../people/administration/index.ts'
import { administers } from '../../people/kinds/index.ts'
import type { DB } from '../../platform/database/schema.d.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { notFound, signedOut } from '../../platform/errors/index.ts'
import { type AppEnv, render } from '../../platform/page.tsx'
import { safeReturn, sessionPaths } from '../../platform/session/index.ts'
import { GalleryPage } from '../../ui/gallery-page.tsx'
import { familyPaths } from '../family/index.ts'
import { inboxPaths } from '../inbox/index.ts'
import { listManagers, readContact } from './contacts.ts'
import { beGuided, isGuided } from './first-time.ts'
import { homePaths } from './noun.ts'
import {
  AboutPage,
  AccessibilityPage,
  EmptyInstallationPage,
  FirstTimePage,
  HelpPage,
  NoLongerSharedPage,
  OfflinePage,
  WelcomePage,
} from './pages.tsx'

export const homeRoutes = new Hono<AppEnv>()
  .get(homePaths.home.pattern, async c => {
    const { actor, tx } = c.var
    if (!actor && (await isEmptyInstallation(tx))) return await render(c, <EmptyInstallationPage />)
    if (!actor) return await render(c, <WelcomePage counties={await listPublicCounties(tx)} />)
    if (!actor.guardian && !actor.functionId) return c.redirect(sessionPaths.appointments(), 303)
    return c.redirect((await isGuided(tx)) ? firstPageOf(actor) : homePaths.firstTime(), 303)
  })
  .get(homePaths.firstTime.pattern, c => {
    const { actor } = c.var
    if (!actor) throw signedOut()
    return render(c, <FirstTimePage who={whoIs(actor)} />)
  })
  .post(homePaths.firstTime.pattern, async c => {
    const { actor, tx } = c.var
    if (!actor) throw signedOut()
    await beGuided(tx)
    return c.redirect(firstPageOf(actor), 303)
  })
  .get(homePaths.help.pattern, async c => {
    const { actor, tx } = c.var
    const managers = actor?.functionId ? await listManagers(tx) : []
    const contact = actor ? await readContact(tx) : ''
    return render(c, <HelpPage {...{ managers, contact }} who={actor ? whoIs(actor) : 'staff'} />)
  })
  // Every component, for developers.
  .get(homePaths.gallery.pattern, c => {
    if (!c.var.demo) throw notFound()
    return render(c, <GalleryPage />)
  })
  // Kept by the service worker for whoever has no network: the same for everybody, in both languages.
  .get(homePaths.offline.pattern, c => {
    c.set('page', { ...c.var.page, bare: true, nav: [], actor: null, lang: 'sv', scheme: 'auto' })
    return render(c, <OfflinePage />)
  })
  .get(homePaths.about.pattern, c => render(c, <AboutPage />))
  .get(homePaths.noLongerShared.pattern, c => render(c, <NoLongerSharedPage />))
  .get(homePaths.accessibility.pattern, c => render(c, <AccessibilityPage />))
  // Buttons without a page of their own: what they never send changes nothing, and leads back all the same.
  .post(homePaths.language.pattern, async c => {
    const { language, return: to } = await c.req.parseBody()
    if (isLanguage(language)) await remember(c, 'language', { language })
    return c.redirect(safeReturn(String(to)), 303)
  })
  .post(homePaths.appearance.pattern, async c => {
    const { scheme, return: to } = await c.req.parseBody()
    if (scheme === 'auto' || scheme === 'light' || scheme === 'dark')
      await remember(c, 'scheme', { colour_scheme: scheme })
    return c.redirect(safeReturn(String(to)), 303)
  })

/** Whom the guide for the first time speaks to. */
function whoIs(actor: Actor) {
  if (!actor.functionId) return 'guardian'
  return administers(actor) ? 'administrator' : 'staff'
}

function firstPageOf(actor: Actor) {
  if (actor.guardian) return familyPaths.family()
  return administers(actor) ? administrationPaths.checklist() : inboxPaths.inbox()
}

/** Stored with the person; for the signed out in a cookie, until the browser closes. */
async function remember(c: Context<AppEnv>, cookie: string, chosen: Updateable<DB['people.persons']>) {
  const { actor, tx } = c.var
  if (actor) await tx.updateTable('people.persons').set(chosen).where('id', '=', actor.personId).execute()
  else setCookie(c, cookie, String(Object.values(chosen)[0]), { path: '/', sameSite: 'Lax', httpOnly: true })
}
