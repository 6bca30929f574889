import type { Pool } from 'pg'
import type { Secret } from '../generations.ts'
import { numberHash } from '../number-hash.ts'

/** The limits of a session: without a click, and in any case. */
export type SessionLimits = { idleMinutes: number; hours: number }

/** A sign-in that the provider vouches for. */
export type Identity = {
  issuer: string
  subject: string
  idToken: string
  /** The provider's own session, by which it later says that the person has left. */
  sid?: string
  /** A person number that the provider vouches for: makes a guardian known at the first sign-in. */
  personNumber?: string | undefined
  /** A mail address that the provider vouches for: makes a colleague known who was added by it. */
  email?: string | undefined
  /** Whom the provider may sign in by this answer. */
  kinds: ('staff' | 'guardian')[]
}

/** What the database answers of sessions, outside the request's own transaction: there is no actor yet. */
export function sessionStore(pool: Pool, limits: SessionLimits, secret: Secret) {
  const one = async <T>(sql: string, values: unknown[]): Promise<T> =>
    (await pool.query(sql, values)).rows[0]?.answer
  return {
    /** Makes the account of who was added by a mail address, at their first sign-in. */
    claim: async ({ issuer, subject, email, kinds }: Identity) => {
      if (email && kinds.includes('staff'))
        await one<number>('select people.claim_expected($1, $2, $3) as answer', [issuer, subject, email])
    },
    /** The person's id; null when nobody here is known by that identity. */
    begin: ({ issuer, subject, idToken, sid, personNumber, kinds }: Identity, hash: Buffer) =>
      one<string | null>(
        `select people.begin_session($1, $2, $3, $4, $5, make_interval(mins => $6), make_interval(hours => $7), $8, $9) as answer`,
        [
          issuer,
          subject,
          hash,
          idToken,
          sid ?? null,
          limits.idleMinutes,
          limits.hours,
          personNumber ? numberHash(secret, personNumber) : null,
          kinds,
        ],
      ),
    /** No county has been made yet: nobody could sign in. */
    isEmpty: () => one<boolean>('select people.is_empty_installation() as answer', []),
    /** Asking does not count as being there. */
    lives: (hash: Buffer) => one<boolean>('select people.session_lives($1) as answer', [hash]),
    /** The identity token of the session that ended; null when there was none. */
    end: (hash: Buffer) => one<string | null>('select people.end_session($1) as answer', [hash]),
    endBySid: (issuer: string, sid: string) =>
      one<number>('select people.end_sessions_by_sid($1, $2) as answer', [issuer, sid]),
    endOf: (issuer: string, subject: string) =>
      one<number>('select people.end_sessions_of($1, $2) as answer', [issuer, subject]),
    /** In how many ways the person may act now: each appointment, and as a guardian. */
    countWays: (hash: Buffer) =>
      one<number>(
        'select ((select count(*) from people.my_appointments($1)) + people.is_guardian($1)::int)::int as answer',
        [hash],
      ),
  }
}
