import type { Context } from 'hono'

/** The version's number in the path; 0, which no version has, for anything that is no number. */
export const numberOf = (c: Context) => {
  const text = c.req.param('number') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}
