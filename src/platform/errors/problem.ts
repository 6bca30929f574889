/**
 * What can go wrong in a way that has a page of its own. `conflict`: somebody else changed the same thing (the
 * noun shows both texts when it can). `busy`: try again now. `signed_out`: the session is over, what was typed is kept.
 * `other_function`: the form was drawn for another function than the one that acts now, as in another tab; what was typed is kept.
 */
export type ProblemCode = keyof typeof statuses

const statuses = {
  malformed: 400,
  signed_out: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  conflict: 409,
  other_function: 409,
  busy: 409,
  too_large: 413,
  unprocessable: 422,
  internal: 500,
  provider_unavailable: 503,
  unavailable: 503,
} as const

/** A field's message in a 422 to a system: `{ name: 'title', message: 'Write at most 200 characters' }`. */
export type FieldProblem = { name: string; message: string }

/**
 * Throw one from anywhere in a request: the transaction is rolled back and `renderProblem` shows it.
 * `detail` is a sentence for the reader, already in their language, and never about another person.
 */
export class HttpProblem extends Error {
  readonly status: (typeof statuses)[ProblemCode]
  readonly code: ProblemCode
  readonly detail?: string
  readonly fields: FieldProblem[]

  constructor(
    code: ProblemCode,
    options: { detail?: string; fields?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'HttpProblem'
    this.code = code
    this.status = statuses[code]
    this.detail = options.detail
    this.fields = options.fields ?? []
  }
}

/** What does not exist, and what the reader has not been given: the same page, byte for byte. */
export const notFound = () => new HttpProblem('not_found')

/** The reader knows of the thing but may not do this; `reason` says why and whom to ask. */
export const forbidden = (reason: string) => new HttpProblem('forbidden', { detail: reason })

/** Somebody else changed the same thing first, and the noun has no page of its own for it. */
export const conflict = (detail?: string) => new HttpProblem('conflict', { detail })

/** R15: what was written in one function is not done in another. */
export const otherFunction = () => new HttpProblem('other_function')

export const tooLarge = () => new HttpProblem('too_large')

/** For systems; a form is shown again with its messages instead. */
export const unprocessable = (detail?: string, fields?: FieldProblem[]) =>
  new HttpProblem('unprocessable', { detail, fields })

/** The session is over, or there never was one. A page is sent to the sign-in, a form keeps what was typed. */
export const signedOut = () => new HttpProblem('signed_out')
