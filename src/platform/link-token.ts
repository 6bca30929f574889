import { randomBytes } from 'node:crypto'

/** The secret of a link that is used without an account: 256 bits that are stored nowhere but where the link stands (ADR 27). */
export const newToken = () => randomBytes(32).toString('base64url')

/** Anything else is no link, and is not looked up. */
export const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** The token in what somebody has pasted: itself, or the link that it stands last in, by the form of today or the former. */
export const tokenIn = (pasted: unknown) =>
  typeof pasted === 'string' ? (pasted.trim().split(/[#/]/).at(-1) ?? '') : ''
