import { HttpProblem, type ProblemCode } from './problem.ts'

/** What PostgreSQL says, in what the reader can do about it. A class of two characters covers the codes that it begins. */
const problems: Record<string, ProblemCode> = {
  // A policy or a grant said no. On a form too: "not allowed" would tell that there is something not to be allowed to.
  '42501': 'not_found',
  // A bad uuid in the path (or in a hidden field) names nothing.
  '22P02': 'not_found',
  P0002: 'not_found',
  '23505': 'conflict',
  '23P01': 'conflict',
  '23': 'unprocessable',
  '22': 'unprocessable',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'unavailable',
  '57P': 'unavailable',
  '25006': 'unavailable',
  '08': 'unavailable',
  '53': 'unavailable',
}

/** The problem behind a database error; undefined when the error is none, or is a bug of ours. */
export function translateDatabaseError(error: unknown): HttpProblem | undefined {
  if (!(error instanceof Error)) return undefined
  const code = isFromServer(error)
    ? (problems[error.code] ?? problems[error.code.slice(0, 3)] ?? problems[error.code.slice(0, 2)])
    : isLostConnection(error)
      ? 'unavailable'
      : undefined
  return code && new HttpProblem(code, { cause: error })
}

type ServerError = Error & { code: string; severity: string }

const isFromServer = (error: Error): error is ServerError =>
  'severity' in error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)

/** pg's own errors have no code, only words. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query read timeout)/

function isLostConnection(error: Error) {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'EACCES') return syscall === 'connect'
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '') ||
    lostConnection.test(error.message)
  )
}
