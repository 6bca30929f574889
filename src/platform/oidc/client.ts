import { createRemoteJWKSet, customFetch as josesFetch, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import type { Audience, MailTrust } from '../config.ts'
import { isMailAddress } from '../mail/address.ts'
import { paths } from '../session/paths.ts'
import type { Identity } from '../session/sessions.ts'
import { readPersonNumber } from './person-number.ts'
import { SignInRefused } from './refused.ts'

export type ProviderSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** For calls from this process to the provider, when they must go another way than the browser's. */
  fetch?: typeof globalThis.fetch
  /** Its name in our addresses. */
  key?: string
  /** Whom it may sign in; everybody where nothing is said, as in the demo. */
  signsIn?: readonly Audience[]
  /** The claim in which it vouches for a person number, in the identity token or from its userinfo endpoint. */
  numberClaim?: string | undefined
  scope?: string
  /** By which mail claims a colleague who was added by address is known; by none where it is left out. */
  mail?: MailTrust | undefined
  /** The words on its button, where there are several. */
  label?: string | undefined
}

/** A sign-in under way: kept sealed in the browser until it comes back. */
export type PendingSignIn = { provider: string; state: string; nonce: string; verifier: string; to: string }

/** The provider could not be reached, or refuses us: nothing that the person can correct. */
export class ProviderTrouble extends Error {
  override name = 'ProviderTrouble'
}

/**
 * One OpenID Connect provider. It is asked about itself at the first use and once a day, so that neither a start nor a page
 * needs it; what it cannot answer becomes {@link ProviderTrouble}. `origin` is our own public address.
 */
export function openIdClient(
  {
    issuer,
    clientId,
    clientSecret,
    fetch,
    key = '1',
    signsIn = ['staff', 'guardians', 'guests'],
    numberClaim,
    scope = 'openid',
    mail,
    label,
  }: ProviderSettings,
  origin: string,
) {
  // Each provider has an address of its own to come back to: an answer of one is never taken for another's.
  const redirectUri = origin + paths.callback(key)
  let keySet: ReturnType<typeof createRemoteJWKSet> | undefined
  let discovered: { at: number; configuration: Promise<openid.Configuration> } | undefined

  function configuration() {
    if (!discovered || Date.now() - discovered.at > 86_400_000) {
      discovered = { at: Date.now(), configuration: discover() }
      discovered.configuration.catch(() => {
        discovered = undefined
      })
    }
    return discovered.configuration
  }

  const discover = () =>
    asTrouble(
      openid.discovery(
        new URL(issuer),
        clientId,
        { redirect_uris: [redirectUri], [openid.clockTolerance]: 60 },
        authentication(clientSecret),
        {
          timeout: 8,
          // Only where the provider is on this machine: KRING_OIDC_ISSUER over http elsewhere is refused by the library.
          execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
          ...(fetch && { [openid.customFetch]: fetch as openid.CustomFetch }),
        },
      ),
    )

  return {
    issuer,
    key,
    signsIn,
    label,
    knowsMail: mail !== undefined,

    /** The address to send the browser to, and what to remember until it is back. `again` lets one choose another person. */
    async begin({ to, again = false, language }: { to: string; again?: boolean; language: string }) {
      const config = await configuration()
      const pending: PendingSignIn = {
        provider: key,
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        to,
      }
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(again && { prompt: 'login' }),
      })
      return { url, pending }
    },

    /** Who came back. `query` is the callback's, with its question mark. */
    async finish(query: string, { state, nonce, verifier }: PendingSignIn): Promise<Identity> {
      const config = await configuration()
      try {
        const tokens = await openid.authorizationCodeGrant(config, new URL(redirectUri + query), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims || !tokens.id_token) throw new SignInRefused('stale')
        const all = await claimsWith(config, tokens, claims)
        const personNumber = numberClaim ? readPersonNumber(all[numberClaim]) : undefined
        return {
          issuer,
          subject: claims.sub,
          idToken: tokens.id_token,
          sid: typeof claims.sid === 'string' ? claims.sid : undefined,
          personNumber,
          email: mailOf(all),
          kinds: kindsFor(personNumber),
        }
      } catch (error) {
        throw whyRefused(error)
      }
    },

    /** Where the provider ends its own session and sends the browser back; undefined when it has no such place. */
    async signOutAddress(idToken: string | null): Promise<URL | undefined> {
      const config = await configuration()
      if (!config.serverMetadata().end_session_endpoint) return undefined
      return openid.buildEndSessionUrl(config, {
        post_logout_redirect_uri: origin + paths.signedOut,
        ...(idToken && { id_token_hint: idToken }),
      })
    },

    /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, §2.6); throws when it is not the provider's to us. */
    async readLogoutToken(token: string): Promise<{ sid?: string; subject?: string }> {
      const metadata = (await configuration()).serverMetadata()
      const { payload } = await jwtVerify(token, await keys(metadata.jwks_uri), {
        issuer: metadata.issuer,
        audience: clientId,
        algorithms: metadata.id_token_signing_alg_values_supported?.filter(name =>
          /^(RS|PS|ES|Ed)/.test(name),
        ),
        clockTolerance: 60,
        maxTokenAge: '10 minutes',
      })
      const events = payload.events as Record<string, unknown> | undefined
      const isLogout = typeof events?.['http://schemas.openid.net/event/backchannel-logout'] === 'object'
      const sid = typeof payload.sid === 'string' ? payload.sid : undefined
      if (!isLogout || payload.nonce !== undefined || (!sid && !payload.sub)) throw new SignInRefused('stale')
      return { sid, subject: payload.sub }
    },
  }

  /** Some providers put them in the identity token, some answer them when they are asked. */
  async function claimsWith(
    config: openid.Configuration,
    tokens: { access_token: string },
    claims: openid.IDToken,
  ): Promise<Record<string, unknown>> {
    const wanted = [numberClaim, mail && 'email', mail === 'verified' && 'email_verified'].filter(
      name => typeof name === 'string',
    )
    if (wanted.every(name => claims[name] !== undefined) || !config.serverMetadata().userinfo_endpoint)
      return claims
    return { ...claims, ...(await openid.fetchUserInfo(config, tokens.access_token, claims.sub)) }
  }

  /** The mail address that the provider vouches for. */
  function mailOf({ email, email_verified: verified }: Record<string, unknown>): string | undefined {
    if (!mail || typeof email !== 'string' || !isMailAddress(email)) return undefined
    return mail === 'trusted' || verified === true ? email : undefined
  }

  /** Who may come this way: a guardian only by a number, where the provider is one that vouches for numbers. */
  function kindsFor(personNumber: string | undefined): Identity['kinds'] {
    const guardian = signsIn.includes('guardians') && (personNumber !== undefined || !numberClaim)
    const staff = signsIn.includes('staff') || signsIn.includes('guests')
    if (!guardian && !staff) throw new SignInRefused('number_missing')
    return [...(staff ? (['staff'] as const) : []), ...(guardian ? (['guardian'] as const) : [])]
  }

  async function keys(address: string | undefined) {
    if (!address) throw new ProviderTrouble('the provider has no keys')
    keySet ??= createRemoteJWKSet(new URL(address), {
      timeoutDuration: 5000,
      // The keys are asked for again when a token names one that is not among them, but not more often than this.
      cooldownDuration: 2000,
      ...(fetch && { [josesFetch]: fetch }),
    })
    return keySet
  }
}

export type OpenIdClient = ReturnType<typeof openIdClient>

async function asTrouble<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (cause) {
    throw new ProviderTrouble('the provider cannot be reached', { cause })
  }
}

function whyRefused(error: unknown): Error {
  if (error instanceof SignInRefused) return error
  if (error instanceof openid.AuthorizationResponseError) {
    return new SignInRefused(error.error === 'access_denied' ? 'cancelled' : 'stale', { cause: error })
  }
  if (error instanceof openid.ResponseBodyError && error.error !== 'invalid_grant') {
    return new ProviderTrouble(`the provider refuses us: ${error.error}`, { cause: error })
  }
  if (error instanceof openid.WWWAuthenticateChallengeError)
    return new ProviderTrouble('the provider refuses us', { cause: error })
  const unreachable =
    error instanceof TypeError || (error instanceof openid.ClientError && unreached.has(error.code ?? ''))
  return unreachable
    ? new ProviderTrouble('the provider cannot be reached', { cause: error })
    : new SignInRefused('stale', { cause: error })
}

/** No answer, or an answer that is a proxy's error page. */
const unreached = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** The secret goes in the header, as the standard has it, or in the form where a provider takes it only there. */
function authentication(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported
    const way =
      methods && !methods.includes('client_secret_basic') && methods.includes('client_secret_post')
        ? post
        : basic
    way(server, client, body, headers)
  }
}

const isLoopback = (address: string) =>
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)/.test(address)
