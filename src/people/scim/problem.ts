import type { Context } from 'hono'

/** The keywords of RFC 7644 §3.12 that are answered here. */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness'
type Status = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 429 | 500 | 501 | 503

/** What a directory is told when it cannot have what it asked for. `detail` is English, for whoever runs the directory, and names nobody. */
export class ScimProblem extends Error {
  readonly status: Status
  readonly scimType: ScimType | undefined
  constructor(status: Status, detail: string, scimType?: ScimType) {
    super(detail)
    this.name = 'ScimProblem'
    this.status = status
    this.scimType = scimType
  }
}

export const refuse = (scimType: Exclude<ScimType, 'uniqueness'>, detail: string): never => {
  throw new ScimProblem(400, detail, scimType)
}

/** What is not there, and what is another organisation's. */
export const nothingHere = () => new ScimProblem(404, 'There is no such resource.')

const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error'

export function answerScim(c: Context, body: unknown, status: 200 | 201 | Status = 200) {
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/scim+json' })
}

export function answerProblem(c: Context, { status, scimType, message }: ScimProblem) {
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (status === 503) c.header('Retry-After', '60')
  return answerScim(c, { schemas: [errorSchema], status: String(status), scimType, detail: message }, status)
}

/** Unknown, ended, past its day, of an organisation that is ended, of somebody who administers no more: one answer. */
export const unknownToken = () => new ScimProblem(401, 'The token is missing, or it is not in use.')
