import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { browser } from './platform-house.ts'

type Claims = Record<string, unknown>
type Tab = ReturnType<typeof browser>

/**
 * An OpenID Connect provider on loopback that says of a person what a test tells it to: several of them stand beside each other,
 * with claims, keys and clocks of their own. Where a person would sign in, the test says who it is, or a browser chooses among `people`.
 */
export async function openIdentityProvider({
  userinfo,
  people = [],
}: {
  userinfo?: Claims
  people?: readonly Claims[]
} = {}) {
  const codes = new Map<string, Claims>()
  let key = await makeKey()
  let skew = 0
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname
    const answer = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (path === '/.well-known/openid-configuration')
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        ...(userinfo && { userinfo_endpoint: `${issuer}/userinfo` }),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
      })
    if (path === '/jwks') return answer({ keys: [key.shown] })
    if (path === '/userinfo') return answer(userinfo)
    // For a browser: a page to choose who one is.
    if (path === '/authorize') return choose(new URL(request.url ?? '/', issuer), response)
    if (path !== '/token') return answer({}, 404)
    let body = ''
    for await (const part of request) body += part
    const code = new URLSearchParams(body).get('code') ?? ''
    const claims = codes.get(code)
    codes.delete(code)
    if (!claims) return answer({ error: 'invalid_grant' }, 400)
    return answer({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: await sign(claims) })
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  function choose({ searchParams: asked }: URL, response: ServerResponse) {
    const chosen = people.find(({ sub }) => sub === asked.get('as'))
    if (!chosen) {
      const links = people.map(({ sub, name }) => `<p><a href="?${asked}&amp;as=${sub}">${name}</a></p>`)
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(links.join(''))
    }
    const code = randomUUID()
    codes.set(code, { nonce: asked.get('nonce'), ...chosen })
    const back = new URL(asked.get('redirect_uri') as string)
    back.search = new URLSearchParams({ code, state: asked.get('state') as string }).toString()
    return response.writeHead(303, { location: back.href }).end()
  }
  const now = () => Math.floor(Date.now() / 1000) + skew
  const sign = (claims: Claims) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: key.shown.kid as string })
      .setIssuer(issuer)
      .setAudience('kring')
      .setIssuedAt(now())
      .setExpirationTime(now() + 300)
      .sign(key.own)

  /** Begins at Kring; answers where the provider would send the browser once `claims` are who it is. */
  async function backWith(tab: Tab, start: string, claims: Claims) {
    const sent = await tab.send(start)
    const asked = new URL(sent.headers.get('location') ?? 'http://nowhere')
    if (asked.origin !== issuer) throw new Error(`${start} leads to ${asked}`)
    const code = randomUUID()
    codes.set(code, { nonce: asked.searchParams.get('nonce'), ...claims })
    const back = new URL(asked.searchParams.get('redirect_uri') as string)
    back.search = new URLSearchParams({ code, state: asked.searchParams.get('state') as string }).toString()
    return { asked, back: back.pathname + back.search }
  }

  return {
    issuer,
    settings: { issuer, clientId: 'kring', clientSecret: 'x' },
    backWith,
    /** Signs somebody in and follows to where they land. */
    signIn: async (tab: Tab, start: string, claims: Claims) =>
      tab.open((await backWith(tab, start, claims)).back),
    logoutToken: (about: Claims) =>
      sign({
        jti: randomUUID(),
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        ...about,
      }),
    /** Signs with a new key from now on, and shows only that one. */
    rotateKey: async () => {
      key = await makeKey()
    },
    /** Seconds by which its clock is ahead. */
    setClock: (seconds: number) => {
      skew = seconds
    },
    close: () => new Promise(done => server.close(done)),
  }
}

async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const shown: JWK = { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' }
  return { own: privateKey, shown }
}
