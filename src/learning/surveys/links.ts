import { createHash, createHmac } from 'node:crypto'
import { generationsOf, type Secret } from '../../platform/generations.ts'

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
