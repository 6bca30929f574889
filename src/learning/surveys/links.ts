import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A link of one's own: 256 bits that are stored nowhere but in the mail. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What the database knows a link by: that it may answer. Leads to nobody. */
export const whatHash = (token: string) => createHash('sha256').update('what').update(token).digest()

/** What the database knows the same link by beside an address. Neither hash leads to the other without the link (R18). */
export const whoHash = (token: string) => createHash('sha256').update('who').update(token).digest()

/** The link that is shared by a whole unit, and the one by which its manager tells how many got it: made, not stored. */
export const sharedToken = (secret: string, targetId: string) => made(secret, `survey link ${targetId}`)
export const tellToken = (secret: string, targetId: string) => made(secret, `survey tell ${targetId}`)

const made = (secret: string, what: string) => createHmac('sha256', secret).update(what).digest('base64url')

/** Anything else is no link, and is not looked up. */
export const isToken = (text: string) => /^[\w-]{43}$/.test(text)
