import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { isLanguage } from '../../i18n/index.ts'
import type { Page } from '../../ui/index.ts'
import { documentOf, languageOf, showPage } from '../errors/page.tsx'
import { deriveKey, type Secret } from '../generations.ts'
import { securityHeaderValues } from '../security-headers.ts'
import { paths } from '../session/paths.ts'
import type { ProviderSettings } from './client.ts'
import { forgetfulMemory } from './demo-memory.ts'
import { DemoGone, DemoPeople, type DemoPerson, DemoSignOut } from './demo-people-page.tsx'
import { texts } from './texts.ts'

const mount = '/demo/idp'
const script = `${mount}/sign-out.js`
const clientId = 'kring'

type Settings = {
  /** Our public address. */
  origin: string
  /** The base secret of the installation. */
  secret: Secret
  /** Where the signing key is kept, so that a sign-out works after a restart. */
  keyFile: string
  listPersons: () => DemoPerson[] | Promise<DemoPerson[]>
  /** Where this process reaches itself, when not by its public address: `http://127.0.0.1:3000`. Asked at each call. */
  ownAddress?: () => string
}

/**
 * A real OpenID Connect provider inside the process, where one picks a person of the story: for the demo and the tests only.
 * What it remembers is in memory: a restart loses the provider's sessions, never Kring's. Mount before what reads bodies.
 */
export function demoProvider({ origin, secret, keyFile, listPersons, ownAddress }: Settings) {
  const settings: ProviderSettings = {
    issuer: origin + mount,
    clientId,
    clientSecret: deriveKey(secret, 'demo client').toString('base64url'),
    fetch: fetchFromOurselves(origin, ownAddress),
  }
  const provider = makeProvider(settings, { origin, secret, keyFile, listPersons })
  return { settings, routes: demoRoutes(provider, { origin, listPersons }) }
}

type Env = { Bindings: HttpBindings }

function demoRoutes(provider: Provider, { origin, listPersons }: Pick<Settings, 'origin' | 'listPersons'>) {
  const headers = Object.entries(securityHeaderValues(origin))
  const handle = provider.callback()
  return new Hono<Env>()
    .get(script, c =>
      c.text('document.querySelector(\'[form="op.logoutForm"]\').click()\n', 200, {
        'Content-Type': 'text/javascript',
      }),
    )
    .get(`${mount}/interaction/:uid`, async c => {
      if (!(await findInteraction(c))) return gone(c)
      const [language, query] = [languageOf(c), c.req.query('q')?.trim() ?? '']
      const body = (
        <DemoPeople people={await listPersons()} query={query} action={c.req.path} language={language} />
      )
      return showPage(c, { title: texts(language).heading, lead: texts(language).lead, wide: true, body })
    })
    .post(`${mount}/interaction/:uid`, async c => {
      const { person } = await c.req.parseBody()
      const known = (await listPersons()).some(({ id }) => id === person)
      if (!known || !(await findInteraction(c))) return gone(c)
      return c.redirect(
        await provider.interactionResult(...nodeOf(c), { login: { accountId: String(person) } }),
        303,
      )
    })
    .all(`${mount}/*`, async c => {
      const [request, response] = nodeOf(c)
      for (const [name, value] of headers) response.setHeader(name, value)
      // The library routes by `url` without the mount, and takes the mount from `originalUrl`.
      Object.assign(request, { originalUrl: request.url, url: request.url?.slice(mount.length) })
      await handle(request, response)
      return RESPONSE_ALREADY_SENT
    })

  async function findInteraction(c: Context<Env>) {
    const details = await provider.interactionDetails(...nodeOf(c)).catch(() => undefined)
    return details?.uid === c.req.param('uid') ? details : undefined
  }

  function gone(c: Context<Env>) {
    const language = languageOf(c)
    const { gone: title, goneLead: lead } = texts(language)
    return showPage(c, { title, lead, status: 400, body: <DemoGone language={language} /> })
  }

  /** Whatever way the request came (through a proxy, over loopback), the provider has one address: its issuer's. */
  function nodeOf(c: Context<Env>): [IncomingMessage, ServerResponse] {
    const { incoming, outgoing } = c.env
    const { host, protocol } = new URL(origin)
    Object.assign(incoming.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) })
    delete incoming.headers['x-forwarded-host']
    return [incoming as IncomingMessage, outgoing as ServerResponse]
  }
}

function makeProvider(
  client: ProviderSettings,
  { origin, secret, keyFile, listPersons }: Omit<Settings, 'ownAddress'>,
) {
  const hour = 3600
  const provider = new Provider(client.issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [origin + paths.callback('1')],
        post_logout_redirect_uris: [origin + paths.signedOut],
        backchannel_logout_uri: origin + paths.backChannel,
        backchannel_logout_session_required: true,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    adapter: forgetfulMemory(),
    jwks: { keys: [keepKey(keyFile)] },
    cookies: {
      keys: [deriveKey(secret, 'demo cookies').toString('base64url')],
      names: { session: 'demo_idp', interaction: 'demo_idp_interaction', resume: 'demo_idp_resume' },
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      IdToken: hour,
      Interaction: hour,
      Session: 12 * hour,
      Grant: 12 * hour,
    },
    interactions: { url: (_ctx, { uid }) => `${mount}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: showSignOut, postLogoutSuccessSource: showGone },
    },
    renderError: showGone,
    fetch: (url, options) => (client.fetch ?? fetch)(url, withoutDispatcher(options)),
    findAccount: async (_ctx, id) =>
      (await listPersons()).some(person => person.id === id)
        ? { accountId: id, claims: () => ({ sub: id }) }
        : undefined,
    // Nobody is asked whether Kring may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.proxy = true
  return provider
}

async function showSignOut(ctx: KoaContextWithOIDC, form: string) {
  const { signOutHeading: title, signOutLead: lead } = texts(languageOfKoa(ctx))
  ctx.type = 'html'
  ctx.body = await documentOf(emptyPage(ctx), {
    title,
    lead,
    body: <DemoSignOut form={form} script={script} language={languageOfKoa(ctx)} />,
  })
}

async function showGone(ctx: KoaContextWithOIDC) {
  const { gone: title, goneLead: lead } = texts(languageOfKoa(ctx))
  ctx.type = 'html'
  ctx.body = await documentOf(emptyPage(ctx), {
    title,
    lead,
    body: <DemoGone language={languageOfKoa(ctx)} />,
  })
}

const languageOfKoa = (ctx: KoaContextWithOIDC) => {
  const asked = ctx.acceptsLanguages('sv', 'en')
  return isLanguage(asked) ? asked : 'sv'
}

const emptyPage = (ctx: KoaContextWithOIDC): Page => ({
  lang: languageOfKoa(ctx),
  actor: null,
  path: '/',
  demo: true,
  scheme: 'auto',
  nav: [],
})

/** One key for the data folder: the first start makes it. */
function keepKey(file: string): JsonWebKey {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'demo' }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 })
  return key
}

/** The public address may lead past a proxy that this machine cannot reach: our own calls go straight to ourselves. */
function fetchFromOurselves(origin: string, ownAddress: (() => string) | undefined): typeof fetch {
  return (input, init) => {
    const address = input instanceof Request ? input.url : input.toString()
    return fetch(
      ownAddress && address.startsWith(`${origin}/`) ? ownAddress() + address.slice(origin.length) : address,
      init,
    )
  }
}

/** The library guards its calls from reaching this machine; here that is exactly where they shall go. */
function withoutDispatcher(options: RequestInit | undefined) {
  const { dispatcher: _guard, ...rest } = (options ?? {}) as RequestInit & { dispatcher?: unknown }
  return rest
}
