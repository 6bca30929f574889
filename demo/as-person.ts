import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { asSession, type LogEntry, type Staff, type Tx } from '../src/platform/database/transaction.ts'
import { idOf } from './ids.ts'
import { people } from './people.ts'

type Work<T> = (tx: Tx, me: Staff, log: (entry: LogEntry) => void) => Promise<T>

/** Does something as a person of the county, in a function, with exactly the rights that it gives. */
export type AsPerson = <T>(person: string, func: string | 'guardian', work: Work<T>) => Promise<T>

/**
 * Signs in through the same functions as a browser does, and works in one transaction as `kring_app`. A person's session in a
 * function is opened once and used again; `signOut` ends them all.
 */
export function actAs(app: pg.Pool, issuer: string): { asPerson: AsPerson; signOut: () => Promise<void> } {
  const open = new Map<string, Promise<Buffer>>()
  const session = (person: string, func: string) => {
    const key = `${person} ${func}`
    const known = open.get(key) ?? signIn(app, { issuer, person, func })
    open.set(key, known)
    return known
  }
  return {
    asPerson: async (person, func, work) =>
      asSession(app, await session(person, func), async (tx, actor, log) => {
        if (!actor || (func === 'guardian' ? !actor.guardian : !actor.functionId))
          throw new Error(`${person} may not act as ${func}`)
        // A guardian has no function: what a guardian does uses the person only.
        return { value: await work(tx, actor as Staff, log) }
      }),
    async signOut() {
      for (const token of open.values()) await app.query('select people.end_session($1)', [await token])
    },
  }
}

/** Who holds a function. */
export const holderOf = (func: string) => {
  const holder = people.find(each => each.holds.includes(func))
  if (!holder) throw new Error(`Nobody holds ${func}`)
  return holder.id
}

async function signIn(
  app: pg.Pool,
  { issuer, person, func }: { issuer: string; person: string; func: string },
) {
  const token = randomBytes(32)
  const { rows } = await app.query(
    `select people.begin_session($1, $2, $3, null, null, '1 hour', '1 hour') as known`,
    [issuer, person, token],
  )
  if (!rows[0]?.known) throw new Error(`${person} cannot sign in`)
  const appointment = func === 'guardian' ? null : idOf(`appointment/${person}/${func}`)
  const chosen = await app.query('select people.choose_appointment($1, $2) as done', [token, appointment])
  if (!chosen.rows[0]?.done) throw new Error(`${person} does not hold ${func}`)
  return token
}
