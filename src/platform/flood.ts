import { createHmac, randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** A school of 1,000 behind one address may all answer in the same minute; after that two a second. */
const school = { atOnce: 1200, perSecond: 2 }
const mostAddresses = 20_000

/** Of every limiter of this process. */
const all: Map<string, unknown>[] = []

/** As after a restart: another house of the tests in this process has its own people, by the same ids. */
export function forgetFloods() {
  for (const each of all) each.clear()
}

type Rate = { atOnce: number; perSecond: number }

/**
 * Slows a flood from one address. In memory, by a hash under a key that dies with the process: the address is written nowhere.
 * `take` answers how many seconds to wait: 0 is go on.
 */
export function slowFloods({ atOnce, perSecond }: Rate = school, now = () => performance.now()) {
  const key = randomBytes(32)
  const buckets = new Map<string, { left: number; at: number }>()
  all.push(buckets)

  return {
    take(address: string): number {
      const hash = createHmac('sha256', key).update(address).digest('base64url')
      const before = buckets.get(hash)
      const time = now()
      const left = before ? Math.min(atOnce, before.left + ((time - before.at) / 1000) * perSecond) : atOnce
      // Last in the map is latest: the oldest goes when there are too many.
      buckets.delete(hash)
      buckets.set(hash, { left: left >= 1 ? left - 1 : left, at: time })
      if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value as string)
      return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
    },
  }
}

/**
 * Who asks: the other end of the connection, or, where that is a proxy of ours on loopback or a private net, whom the proxy says it
 * speaks for. Only for the bucket above.
 */
export function addressOf(c: Context): string {
  const near = remoteAddress(c)
  const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return said && isOurs(near) ? said : near
}

const isOurs = (address: string) =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd])/.test(address) || address === ''

function remoteAddress(c: Context) {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}
