import { createHash, createHmac, randomBytes } from 'node:crypto'
import { generationsOf, type Secret } from '../../platform/generations.ts'

/** A link of one's own: 256 bits that are stored nowhere but in the mail. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What the database knows a link by: that it may answer. Leads to nobody. */
export const whatHash = (token: string) => createHash('sha256').update('what').update(token).digest()

/** What the database knows the same link by beside an address. Neither hash leads to the other without the link (R18). */
export const whoHash = (token: string) => createHash('sha256').update('who').update(token).digest()

/**
 * The link that is shared by a whole unit, and the one by which its manager tells how many got it: made, not stored. By the oldest
 * generation of the secret: a rotation leaves what hangs on a wall as it is.
 */
export const sharedToken = (secret: Secret, targetId: string) => made(secret, `survey link ${targetId}`)
export const tellToken = (secret: Secret, targetId: string) => made(secret, `survey tell ${targetId}`)

const made = (secret: Secret, what: string) =>
  createHmac('sha256', generationsOf(secret)[0] as string)
    .update(what)
    .digest('base64url')

/** Anything else is no link, and is not looked up. */
export const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** The token in what somebody has pasted: itself, or the link that it stands last in, by the form of today or the former. */
export const tokenIn = (pasted: unknown) =>
  typeof pasted === 'string' ? (pasted.trim().split(/[#/]/).at(-1) ?? '') : ''
