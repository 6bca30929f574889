import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/**
 * `__Host-`: only over a trustworthy connection (https, or loopback in a development browser), only this host, all of it.
 * No Max-Age: it goes with the browser window, which matters on a school's shared computer; the database holds the limits.
 */
const name = '__Host-kring'
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

/** A new token: the browser keeps it, the database only its hash. */
export function newSessionToken() {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** The hash of the token that the browser sent, as `people.open_request` wants it; undefined when there is none. */
export function readSessionHash(c: Context): Buffer | undefined {
  const token = getCookie(c, name)
  return token && /^[\w-]{43}$/.test(token) ? hashOf(token) : undefined
}

export const hasSessionCookie = (c: Context) => getCookie(c, name) !== undefined

export const setSessionCookie = (c: Context, token: string) => setCookie(c, name, token, attributes)
export const clearSessionCookie = (c: Context) => deleteCookie(c, name, attributes)

const hashOf = (token: string) => createHash('sha256').update(token).digest()
