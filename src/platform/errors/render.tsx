import { randomBytes } from 'node:crypto'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { paths } from '../session/paths.ts'
import { actsOtherwise } from './acting.ts'
import { translateDatabaseError } from './database-errors.ts'
import { languageOf, showPage } from './page.tsx'
import { HttpProblem, notFound, otherFunction, type ProblemCode } from './problem.ts'
import { type KeptForm, ProblemBody, problemTitle } from './problem-page.tsx'

/** What is needed of pino. It describes an `error` itself, without what people wrote. */
export type Log = Record<'info' | 'warn' | 'error', (about: Record<string, unknown>, message: string) => void>

/** For `app.onError`: every failure becomes a page or a problem document; only bugs and outages reach the log as errors. */
export const handleError =
  ({ log }: { log: Log }): ErrorHandler =>
  (error, c) => {
    const problem = asProblem(error)
    const about = {
      method: c.req.method,
      code: problem.code,
      ...(problem.cause ? { error: problem.cause } : {}),
    }
    if (problem.status < 500) {
      // A database error that was translated is worth a line: a refusal may be an attempt, or a missing grant.
      if (problem.cause) log.warn(about, 'request refused')
      return renderProblem(c, problem)
    }
    const errorId = randomBytes(5).toString('hex')
    log.error({ ...about, errorId }, 'request failed')
    return renderProblem(c, problem, errorId)
  }

/** For `app.notFound`. */
export const handleNotFound: NotFoundHandler = c => renderProblem(c, notFound())

/**
 * Shows a problem: a page to a browser, RFC 9457 to a system. A signed-out reader is sent to the sign-in and back.
 * A 404 has no number and no address in it, so that one cannot be told from another.
 */
export async function renderProblem(c: Context, problem: HttpProblem, errorId?: string): Promise<Response> {
  const language = languageOf(c)
  const title = problemTitle(problem, language)
  if (problem.code === 'unavailable' || problem.code === 'provider_unavailable') c.header('Retry-After', '60')
  if (wantsJson(c)) {
    const { status, code, detail, fields } = problem
    const document = {
      type: `urn:kring:problem:${code}`,
      title,
      status,
      detail,
      errors: fields.length ? fields : undefined,
      errorId,
    }
    return c.body(JSON.stringify(document), status, { 'Content-Type': 'application/problem+json' })
  }
  // What is not there for the function that acts now was there for the one that the form was drawn for.
  if (problem.code === 'not_found' && (await isOfAnotherFunction(c))) return renderProblem(c, otherFunction())
  const kept = await keptForm(c, problem)
  if (problem.code === 'signed_out' && !kept) return c.redirect(signInAddress(c), 303)
  return showPage(c, {
    title,
    status: problem.status,
    placeless: true,
    body: <ProblemBody problem={problem} language={language} errorId={errorId} kept={kept} />,
  })
}

/** A system asks for JSON, a browser for HTML; everything under /api is for systems. */
export function wantsJson(c: Context) {
  const accept = c.req.header('accept') ?? ''
  return (
    c.req.path.startsWith('/api/') ||
    (/application\/(problem\+)?json/.test(accept) && !accept.includes('text/html'))
  )
}

function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof HTTPException && error.status < 500) {
    return new HttpProblem(
      error.status === 404 ? 'not_found' : error.status === 413 ? 'too_large' : 'malformed',
    )
  }
  return translateDatabaseError(error) ?? new HttpProblem('internal', { cause: error })
}

/** R20: what failed for another reason than itself can be sent again from the page. Never after a foreign origin. */
const sendAgain = new Set<ProblemCode>(['signed_out', 'other_function', 'busy', 'unavailable', 'internal'])
/** What was written is shown, but it would fail again. */
const showBack = new Set<ProblemCode>(['too_large', 'conflict', 'unprocessable'])

async function isOfAnotherFunction(c: Context) {
  if (!isForm(c)) return false
  try {
    return actsOtherwise(c, new URLSearchParams(await c.req.text()).get('acting'))
  } catch {
    return false
  }
}

const isForm = (c: Context) => c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')

async function keptForm(c: Context, { code }: HttpProblem): Promise<KeptForm | undefined> {
  if (!isForm(c) || !(sendAgain.has(code) || showBack.has(code))) return undefined
  try {
    // Of a body that was too large to be read whole nothing is in the cache, and it must not be waited for.
    if (code === 'too_large' && !c.req.bodyCache.arrayBuffer) return undefined
    const fields = [...new URLSearchParams(await c.req.text())]
    const { pathname, search } = new URL(c.req.url)
    return fields.length > 0
      ? { action: sendAgain.has(code) ? pathname + search : undefined, fields }
      : undefined
  } catch {
    return undefined
  }
}

function signInAddress(c: Context) {
  const { pathname, search } = new URL(c.req.url)
  return paths.signIn(c.req.method === 'GET' && pathname !== '/' ? pathname + search : undefined)
}
