import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Pool } from 'pg'
import { type AsDirectory, asDirectory, type Tx } from '../../platform/database/transaction.ts'
import { addressOf, slowFloods } from '../../platform/flood.ts'
import { answerProblem, ScimProblem, unknownToken } from './problem.ts'
import { isScimToken } from './token.ts'
import { takeTurns } from './turns.ts'

export type ScimEnv = { Variables: { tx: Tx; directory: AsDirectory } }

/** The first synchronisation of a large organisation is some thousand requests; a directory waits when it is told to. */
const ofToken = { atOnce: 1500, perSecond: 25 }
/** A directory in the cloud speaks for many organisations from one address. */
const ofAddress = { atOnce: 5000, perSecond: 100 }
const ofConnections = { atOnce: 2, mostWaiting: 100 }

/** Who asks, as far as it takes no database: a flood is slowed, and a token stands in the header alone (ADR 27). */
export function slowAndNamed(): MiddlewareHandler<ScimEnv> {
  const [addresses, tokens] = [slowFloods(ofAddress), slowFloods(ofToken)]
  return async (c, next) => {
    if (Object.keys(c.req.query()).some(name => /token|bearer|authorization/i.test(name)))
      throw new ScimProblem(
        400,
        'A token in an address ends up in logs. Send it in the Authorization header, and let a new one be made.',
      )
    const token = tokenOf(c)
    const seconds = addresses.take(addressOf(c)) || (token ? tokens.take(token) : 0)
    if (seconds) return tooMany(c, seconds)
    if (!token) throw unknownToken()
    return next()
  }
}

function tooMany(c: Context, seconds: number) {
  c.header('Retry-After', String(seconds))
  return answerProblem(c, new ScimProblem(429, 'Too many requests at once. Wait, and go on.'))
}

function tokenOf(c: Context): string | undefined {
  const [scheme = '', token = '', ...more] = (c.req.header('authorization') ?? '').trim().split(/ +/)
  return scheme.toLowerCase() === 'bearer' && !more.length && isScimToken(token) ? token : undefined
}

export function inTransaction(pool: Pool): MiddlewareHandler<ScimEnv> {
  const turns = takeTurns(ofConnections)
  return async (c, next) => {
    const token = tokenOf(c) ?? ''
    const done = await turns.take(token)
    if (!done) return tooMany(c, 1)
    try {
      const known = await asDirectory(
        pool,
        createHash('sha256').update(token).digest(),
        async (tx, directory) => {
          c.set('tx', tx)
          c.set('directory', directory)
          await next()
          // What was thrown is an answer already.
          return c.res.status < 400
        },
      )
      if (!known) throw unknownToken()
    } finally {
      done()
    }
  }
}
