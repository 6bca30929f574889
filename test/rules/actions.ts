import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Gateway, Outcome, Query } from './house.ts'
import type { Actor, Child, Life, Session } from './model.ts'

/** What a action is given: the life so far, a gateway to the database, and dice that fall the same at every replay. */
export type Scene = { life: Life; gateway: Gateway; admin: pg.ClientBase; dice: Dice }
/** Does one thing, allowed or not, and checks that the database answers as the rules say. Answers what was done, in words. */
export type Action = (scene: Scene) => Promise<string | undefined>

/** As if nobody had opened a page for a while; whoever does something next is here again. */
export const nobodyIsHere = ({ admin }: Scene) =>
  admin.query(`update people.sessions set last_seen_at = now() - interval '10 minutes'`)

export const newId = () => randomUUID()

export class Dice {
  constructor(private state: number) {}
  throw() {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  chance = (share: number) => this.throw() < share
  /** One of a list; the last ones a little more often, since what happened lately matters most. */
  pick<T>(list: readonly T[]): T | undefined {
    const from = list.length > 12 && this.chance(0.5) ? list.length - 12 : 0
    return list[from + Math.floor(this.throw() * (list.length - from))]
  }
  some = <T>(list: readonly T[], share = 0.5) => list.filter(() => this.chance(share))
}

/** Someone who tries: mostly one whose function works with the child, else anyone at all, with or without a actingAs. */
export function someone(
  { life, dice }: Scene,
  child?: Child,
  fits?: (who: Actor) => boolean,
): { session: Session; who: Actor } {
  const all = life.sessions.map(session => ({ session, who: life.actor(session) }))
  const fitting = dice.chance(0.85)
    ? all.filter(({ who }) => (fits ? fits(who) : child ? life.own(who, child) : who.func))
    : []
  return dice.pick(fitting) ?? (dice.pick(all) as { session: Session; who: Actor })
}

/** The codes by which the database may refuse. Any other (a foreign key, a unique index) would tell of rows that are not one's own. */
const refusals = ['42501', '23514', 'P0002']

/** Compares what happened with what the rules say; `changed` asks that a row was touched too. */
export function check(
  outcome: Outcome,
  allowed: boolean,
  what: string,
  { changed = false, codes = refusals } = {},
) {
  const happened = outcome.ok && !(changed && outcome.rowCount === 0)
  if (happened !== allowed)
    throw new Error(
      `${what}: ${allowed ? 'the rules allow it, the database refused' : 'the rules refuse it, the database did it'} ${JSON.stringify(outcome)}`,
    )
  if (!outcome.ok && !codes.includes(outcome.code))
    throw new Error(`${what}: refused by a telling ${outcome.code} ${outcome.constraint} ${outcome.message}`)
  return `${what}${allowed ? '' : ' (refused)'}`
}

/** An insert from a record. */
export async function insert(query: Query, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row)
  await query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  )
}

export const whoIs = ({ session, who }: { session: Session; who: Actor }) =>
  `${session.name}${who.func ? '' : who.guardian ? '' : ' (without rights)'}`
