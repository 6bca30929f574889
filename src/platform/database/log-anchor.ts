import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import type { Pool } from 'pg'
import { latestOf, type Secret } from '../generations.ts'

/** The latest seal of the access log at a moment: once it is kept elsewhere, everything sealed before it can no longer be changed unnoticed. */
export type Anchor = { at: string; seal: number; rows: number; hash: string }

/** The latest seal; undefined before the first. */
export async function readAnchor(pool: Pick<Pool, 'query'>): Promise<Anchor | undefined> {
  const { rows } = await pool.query('select seal, rows_sealed as rows, hash from audit.anchor()')
  const [latest] = rows
  if (!latest?.hash) return undefined
  return {
    at: new Date().toISOString(),
    seal: Number(latest.seal),
    rows: Number(latest.rows),
    hash: latest.hash.toString('hex'),
  }
}

/**
 * One line of text, signed with a key (Ed25519) that is made of the base secret: whoever keeps it can tell that it came from this
 * installation, by the public key that stands in it and is the same until the secret is rotated.
 */
export function writeAnchor(anchor: Anchor, secret: Secret): string {
  const key = keyOf(latestOf(secret))
  const said = statement(anchor)
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url')
  return `${said} key=${publicKey} signature=${sign(null, Buffer.from(said), key).toString('base64url')}`
}

/** The anchors in a text, a mail or a file; with `forged` for a line whose signature does not fit what it says. */
export function readAnchors(text: string): (Anchor & { key: string; forged: boolean })[] {
  return text.split('\n').flatMap(line => {
    const found =
      /^kring-log-anchor at=(\S{1,40}) seal=(\d{1,18}) rows=(\d{1,18}) hash=([0-9a-f]{64}) key=([\w-]{1,200}) signature=([\w-]{1,200})$/.exec(
        line.trim(),
      )
    if (!found) return []
    const [, at = '', seal, rows, hash = '', key = '', signature = ''] = found
    const anchor = { at, seal: Number(seal), rows: Number(rows), hash }
    return [{ ...anchor, key, forged: !fits(statement(anchor), key, signature) }]
  })
}

/** What is wrong with the log by these anchors, in sentences: a forged one, and one that the chain of seals does not run through. */
export async function faultsBy(
  client: Pick<Pool, 'query'>,
  anchors: ReturnType<typeof readAnchors>,
): Promise<string[]> {
  const { rows } = await client.query('select id, hash from audit.seals where id = any($1)', [
    anchors.map(({ seal }) => seal),
  ])
  const hashes = new Map<number, string>(rows.map(row => [Number(row.id), row.hash.toString('hex')]))
  return anchors.flatMap(({ at, seal, rows, hash, forged }) => {
    if (forged) return [`The anchor of ${at} has a signature that does not fit it.`]
    if (hashes.get(seal) === hash) return []
    return [
      `The log does not run through the anchor of ${at}: what was sealed by then (${rows} rows) has been removed or made anew.`,
    ]
  })
}

const statement = ({ at, seal, rows, hash }: Anchor) =>
  `kring-log-anchor at=${at} seal=${seal} rows=${rows} hash=${hash}`

function fits(said: string, key: string, signature: string) {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(said), publicKey, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** The private key's 32 bytes in the wrapping of PKCS #8 (RFC 8410). */
function keyOf(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'kring log anchor', 32))
  return createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
}
