import type { Context, MiddlewareHandler } from 'hono'
import { HttpProblem, tooLarge } from './errors/problem.ts'
import { hasSessionCookie } from './session/cookie.ts'

/** The one style element that Turbo 8.0.23 puts into each page, by its digest: its progress bar. */
const turboProgressBar = 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='

/**
 * Nothing inline, nothing from elsewhere. `data:` images are the design system's icons (SVG masks).
 * Exported for the pages that another library writes past Hono (the demo's identity provider).
 */
export const securityHeaderValues = (origin: string): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${turboProgressBar}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  ...(origin.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
})

/** The headers on every answer; pages of a signed-in person are kept by no cache. `origin` is the public one. */
export function securityHeaders({ origin }: { origin: string }): MiddlewareHandler {
  const headers = Object.entries(securityHeaderValues(origin))
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (!c.res.headers.has('Cache-Control')) {
      c.res.headers.set('Cache-Control', hasSessionCookie(c) ? 'no-store' : 'private, no-cache')
    }
  }
}

/**
 * Refuses a form that another site made the browser send. Every current browser says where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`); one that says nothing is let through only when it carries no cookie of ours:
 * a system with its own credentials, or a provider's back-channel call.
 */
export function checkOrigin({ origin }: { origin: string }): MiddlewareHandler {
  return async (c, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
    const site = c.req.header('sec-fetch-site')
    const from = c.req.header('origin')
    const own = from === origin || from === `${new URL(c.req.url).protocol}//${c.req.header('host')}`
    // `none`: the reader themself, as when a page that answered a form is loaded again.
    const allowed = site ? site === 'same-origin' || site === 'none' : from ? own : !c.req.header('cookie')
    if (!allowed) throw new HttpProblem('foreign_origin')
    return next()
  }
}

/** A form that is too large is still read up to this size, so that its page can show what was written (R20). */
const shownBack = 6_000_000

/**
 * Reads the whole body before the transaction opens, so that neither a large nor a slow one holds a connection.
 * `sizeFor` gives another limit, in bytes, to a path that takes files.
 */
export function limitBody({
  maximum = 1_000_000,
  sizeFor = (_path: string): number | undefined => undefined,
} = {}): MiddlewareHandler {
  return async (c, next) => {
    refuseOtherBodies(c)
    const limit = sizeFor(c.req.path) ?? maximum
    // What the server counts already need not be counted here: `body` would make a stream of it, which costs half of a request.
    const told = c.req.header('transfer-encoding') ? undefined : c.req.header('content-length')
    if (told && Number(told) <= limit) {
      // Read before anything after is begun: a slow sender waits outside. Hono keeps it.
      await c.req.arrayBuffer()
      return next()
    }
    const { body } = c.req.raw
    if (!body) return next()
    const most = Math.max(limit, shownBack)
    // What says at once that it is larger still is not read: the server drains it, so that the browser gets the answer.
    if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge()
    const whole = await readAtMost(body, most)
    // Hono's own type says that the cache holds bodies; it holds promises of them.
    c.req.bodyCache.arrayBuffer = Promise.resolve(whole) as unknown as ArrayBuffer
    if (whole.byteLength > limit) throw tooLarge()
    return next()
  }
}

/** JSON to a form, a broken multipart, no type at all: the sender's mistake, not a failure of ours. */
function refuseOtherBodies({ req }: Context) {
  const refuse = (cause: unknown) => {
    throw new HttpProblem('malformed', { cause })
  }
  const [formData, parseBody] = [req.formData.bind(req), req.parseBody.bind(req)]
  req.formData = () => formData().catch(refuse)
  req.parseBody = (...options: Parameters<typeof parseBody>) => parseBody(...options).catch(refuse)
}

async function readAtMost(body: ReadableStream<Uint8Array>, limit: number): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole.buffer
}
