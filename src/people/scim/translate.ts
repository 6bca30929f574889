import type { Context } from 'hono'
import { HttpProblem, type Log, translateDatabaseError } from '../../platform/errors/index.ts'
import { nothingHere, ScimProblem, unknownToken } from './problem.ts'

/** By the name of what the database refuses. */
const refused: Record<string, [status: 400 | 409, detail: string]> = {
  scim_user_name_taken: [409, 'Another user of this organisation has that userName.'],
  scim_external_id_taken: [409, 'Another user of this organisation has that externalId.'],
  scim_group_external_id_taken: [409, 'Another group of this organisation has that externalId.'],
  scim_subject_is_missing: [
    400,
    'The attribute by which users sign in is missing: userName, externalId or an address in emails, as the token says.',
  ],
  scim_member_is_unknown: [400, 'A member is no user of this organisation.'],
  scim_group_is_full: [400, 'A group has at most 5,000 members.'],
}

/** What went wrong, as a directory is told of it: only bugs and outages reach the log. */
export function asScim(error: unknown, c: Context, log: Log): ScimProblem {
  if (error instanceof ScimProblem) return error
  const { constraint } = error as { constraint?: string }
  if (constraint === 'scim_token_is_over') return unknownToken()
  const known = refused[constraint ?? '']
  if (known) return new ScimProblem(known[0], known[1], known[0] === 409 ? 'uniqueness' : 'invalidValue')
  const problem = error instanceof HttpProblem ? error : translateDatabaseError(error)
  switch (problem?.code) {
    case 'not_found':
      return nothingHere()
    case 'too_large':
      return new ScimProblem(413, 'The body is larger than a million bytes.')
    case 'malformed':
    case 'unprocessable':
      return new ScimProblem(400, 'The request holds what cannot be stored.', 'invalidValue')
    case 'busy':
    case 'conflict':
    case 'unavailable':
      log.warn({ method: c.req.method, error }, 'request of a directory refused')
      return new ScimProblem(503, 'Not now. Try again.')
    default:
      log.error({ method: c.req.method, error }, 'request of a directory failed')
      return new ScimProblem(500, 'Kring has failed. Whoever runs it sees it in the log.')
  }
}
