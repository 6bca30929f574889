import { newToken } from '../../platform/link-token.ts'

/** What stands in front tells whoever finds one, a person or a scanner of secrets, what it is. */
const prefix = 'kring_scim_'

export const newScimToken = () => `${prefix}${newToken()}`

/** Anything else is no token, and is not looked up. */
export const isScimToken = (text: string) => /^kring_scim_[\w-]{43}$/.test(text)
