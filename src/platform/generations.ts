import { createHmac, hkdfSync } from 'node:crypto'

/**
 * The base secret of the installation: one, or all its generations with the oldest first. A rotation adds one at the end and none is
 * ever left out, since a keyed hash is made by one after the other: so that what is stored as a hash alone can be carried on.
 */
export type Secret = string | readonly string[]

export const generationsOf = (secret: Secret): readonly string[] =>
  typeof secret === 'string' ? [secret] : secret

/** What new keys are made of. */
export const latestOf = (secret: Secret) => generationsOf(secret).at(-1) as string

/** A keyed hash, 32 bytes: by the oldest generation of the text, by each later one of the hash before. With one it is a plain HMAC. */
export const chainedHash = (secret: Secret, text: string): Buffer =>
  carryOn(generationsOf(secret), Buffer.from(text))

/** The hash that a hash becomes by these later generations. */
export const carryOn = (later: readonly string[], hash: Buffer): Buffer =>
  later.reduce((before, each) => createHmac('sha256', each).update(before).digest(), hash)

/** 32 bytes for one purpose out of the latest generation. */
export const deriveKey = (secret: Secret, purpose: string) => keyFor(latestOf(secret), purpose)

/** The same out of each generation, the latest first: for what was sealed before a rotation. */
export const deriveKeys = (secret: Secret, purpose: string) =>
  [...generationsOf(secret)].reverse().map(each => keyFor(each, purpose))

const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `kring ${purpose}`, 32))
