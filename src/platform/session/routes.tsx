import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { decodeJwt } from 'jose'
import type { Pool } from 'pg'
import { languageOf, showPage } from '../errors/page.tsx'
import { HttpProblem } from '../errors/problem.ts'
import type { Log } from '../errors/render.tsx'
import type { Secret } from '../generations.ts'
import { type OpenIdClient, type PendingSignIn, ProviderTrouble } from '../oidc/client.ts'
import { SignInRefused } from '../oidc/refused.ts'
import { sealer } from '../oidc/seal.ts'
import { clearSessionCookie, newSessionToken, readSessionHash, setSessionCookie } from './cookie.ts'
import * as pages from './pages.tsx'
import { paths, safeReturn } from './paths.ts'
import { type SessionLimits, sessionStore } from './sessions.ts'

type Settings = {
  /** The serving role's pool: these routes call other systems, so they stand outside the request's transaction. */
  pool: Pool
  /** Where people sign in, each provider with whom it signs in. */
  providers: readonly OpenIdClient[]
  /** The base secret of the installation. */
  secret: Secret
  limits: SessionLimits
  log: Log
  /** Our public address. */
  origin: string
  /** Skips the page with one button: in the demo the next page is itself a choice. */
  straightToProvider?: boolean
  /** Whom an unknown person may ask when they do not know whom to ask: a sentence, a telephone number. */
  help?: string
}

const pendingCookie = '__Host-kring-sign-in'
const pendingSeconds = 15 * 60
const pendingAttributes = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  maxAge: pendingSeconds,
} as const

/** Sign-in and sign-out. Mount before the middleware that opens the transaction. */
export function sessionRoutes({
  pool,
  providers,
  secret,
  limits,
  log,
  origin,
  straightToProvider,
  help,
}: Settings) {
  const sessions = sessionStore(pool, limits, secret)
  const pendings = sealer<PendingSignIn[]>(secret, 'sign-in', pendingSeconds)
  const app = new Hono()

  app.get('/sign-in', async c => {
    const to = safeReturn(c.req.query('to'))
    // The first page says what to do.
    if (await sessions.isEmpty()) return c.redirect('/', 303)
    return straightToProvider
      ? c.redirect(paths.start({ to }), 303)
      : showPage(c, pages.signInPage(languageOf(c), to, providers))
  })

  app.get('/sign-in/start', async c => {
    const elsewhere = sameMachineByAnotherName(c, origin)
    if (elsewhere) return c.redirect(elsewhere, 303)
    const to = safeReturn(c.req.query('to'))
    const again = c.req.query('again') !== undefined
    const provider = providerFor(c.req.query('by')) ?? (providers.length === 1 ? providers[0] : undefined)
    // One that is not told which page to come by, or of another time: they choose.
    if (!provider) return c.redirect(paths.signIn(to), 303)
    const { url, pending } = await reaching(() => provider.begin({ to, again, language: languageOf(c) }))
    keepPending(c, [...pendingOf(c), pending])
    return c.redirect(url.href, 303)
  })

  app.get('/sign-in/callback/:provider?', async c => {
    const pending = pendingOf(c).find(({ state }) => state === c.req.query('state'))
    keepPending(
      c,
      pendingOf(c).filter(each => each !== pending && each.state !== pending?.state),
    )
    const provider = providerFor(c.req.param('provider') ?? '1')
    // What was begun at one provider does not end at another's address.
    if (!provider || pending?.provider !== provider.key)
      return (await isSignedIn(c)) ? c.redirect('/', 303) : refused(c, new SignInRefused('stale'), '/')
    const answer = await reaching(() => provider.finish(new URL(c.req.url).search, pending)).catch(asRefusal)
    if (answer instanceof SignInRefused) return refused(c, answer, pending.to, provider)

    const former = readSessionHash(c)
    if (former) await sessions.end(former)
    const { token, hash } = newSessionToken()
    await sessions.claim(answer)
    const personId = await sessions.begin(answer, hash)
    if (!personId) {
      log.info({}, 'an unknown person signed in')
      clearSessionCookie(c)
      return showPage(c, pages.unknownPersonPage(languageOf(c), { subject: answer.subject, help, provider }))
    }
    setSessionCookie(c, token)
    return c.redirect(await placeToBegin(hash, pending.to), 303)
  })

  app.post('/sign-out', async c => {
    const hash = readSessionHash(c)
    const idToken = hash ? await sessions.end(hash) : null
    clearSessionCookie(c)
    // Texts that wait on this device to be sent go too; the cookies are not ours alone to clear.
    c.header('Clear-Site-Data', '"storage"')
    if (!idToken) return c.redirect(paths.signedOut, 303)
    const provider = issuerOf(idToken)
    const address = await provider?.signOutAddress(idToken).catch(error => {
      log.warn({ error }, 'the provider was not told of a sign-out')
      return null
    })
    if (!address) return c.redirect(address === null ? `${paths.signedOut}?left` : paths.signedOut, 303)
    // A redirect out of a form is refused by the browser under our form-action, so that the page itself goes on.
    c.header('Refresh', `0; url=${address.href}`)
    return showPage(c, pages.signingOutPage(languageOf(c), address.href))
  })

  app.get('/signed-out', c =>
    showPage(c, pages.signedOutPage(languageOf(c), c.req.query('left') !== undefined)),
  )

  // The provider itself calls, without a browser: its signed token is the only credential.
  app.post('/sign-out/back-channel', async c => {
    c.header('Cache-Control', 'no-store')
    const { logout_token: token } = await c.req.parseBody()
    // Who says it is only believed once that provider's keys have proved it.
    const provider = typeof token === 'string' ? issuerOf(token) : undefined
    const said = await provider?.readLogoutToken(token as string).catch(noteRefusal)
    if (!provider || !said) return c.json({ error: 'invalid_request' }, 400)
    if (said.sid) await sessions.endBySid(provider.issuer, said.sid)
    else await sessions.endOf(provider.issuer, said.subject as string)
    return c.body(null, 200)
  })

  // Every open tab asks now and then: 204 while the session lives, 401 once it does not.
  app.get('/session/state', async c => {
    const hash = readSessionHash(c)
    c.header('Cache-Control', 'no-store')
    return c.body(null, hash && (await sessions.lives(hash)) ? 204 : 401)
  })

  return app

  /** Those that this browser has begun, each tab its own: what one tab ends is not another's. */
  function pendingOf(c: Context): PendingSignIn[] {
    return pendings.open(getCookie(c, pendingCookie)) ?? []
  }

  /** The latest, as many as a cookie holds. */
  function keepPending(c: Context, all: readonly PendingSignIn[]) {
    for (let latest = all.slice(-5); latest.length; latest = latest.slice(1)) {
      const sealed = pendings.seal(latest)
      if (sealed.length < 3500) return setCookie(c, pendingCookie, sealed, pendingAttributes)
    }
    deleteCookie(c, pendingCookie, pendingAttributes)
  }

  function providerFor(key: string | undefined) {
    return providers.find(each => each.key === key)
  }

  /** Whose token it says that it is; the only one where there is one, also for a token that is none. */
  function issuerOf(token: string) {
    if (providers.length === 1) return providers[0]
    try {
      const { iss } = decodeJwt(token)
      return providers.find(({ issuer }) => issuer === iss || issuer === `${iss}/` || `${issuer}/` === iss)
    } catch {
      return undefined
    }
  }

  /** The browser's back button leads into a sign-in that is done. */
  async function isSignedIn(c: Context) {
    const hash = readSessionHash(c)
    return hash !== undefined && (await sessions.lives(hash))
  }

  /** Who may act in several ways chooses first; the database has already chosen where there is one way. */
  async function placeToBegin(hash: Buffer, to: string) {
    return (await sessions.countWays(hash)) === 1 ? to : paths.appointments(to)
  }

  function refused(c: Context, { reason, cause }: SignInRefused, to: string, provider?: OpenIdClient) {
    log.info({ reason, error: cause }, 'a sign-in was not completed')
    return showPage(c, pages.refusedPage(languageOf(c), reason, { to, help, by: provider?.key }))
  }

  function noteRefusal(error: unknown) {
    log.warn({ error }, 'a logout token was refused')
    return undefined
  }
}

async function reaching<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw error instanceof ProviderTrouble ? new HttpProblem('provider_unavailable', { cause: error }) : error
  }
}

function asRefusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error
  throw error
}

/** http://127.0.0.1:3000 where our address is http://localhost:3000: a cookie set on one is not seen on the other. */
function sameMachineByAnotherName(c: Context, origin: string) {
  const [asked, ours] = [new URL(c.req.url), new URL(origin)]
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
  const differs = asked.hostname !== ours.hostname && asked.port === ours.port
  return differs && loopback.test(asked.hostname) && loopback.test(ours.hostname)
    ? origin + asked.pathname + asked.search
    : undefined
}
