import type { Context, MiddlewareHandler } from 'hono'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Language } from '../../i18n/index.ts'
import type { Page } from '../../ui/page-context.ts'
import type { Secret } from '../generations.ts'
import { isOutdatedPlan, keepingPlans, onePlanForAllValues } from './kept-plans.ts'
import type { DB } from './schema.d.ts'

/** The transaction of one request, as `kring_app`, with the actor set. Never held past the request. */
export type Tx = Kysely<DB>

/** Who acts: the answer of `people.open_request`. The function fields are null for a guardian acting as such. */
export type Actor = {
  personId: string
  personName: string
  language: Language | null
  colourScheme: 'auto' | 'light' | 'dark'
  appointmentId: string | null
  functionId: string | null
  functionName: string | null
  functionKind: string | null
  mayOpenInEmergency: boolean
  unitId: string | null
  unitName: string | null
  unitKind: string | null
  legalDomain: string | null
  organisationName: string | null
  collaborationId: string
  guardian: boolean
}

/** An actor in a function: what staff pages are drawn for. */
export type Staff = Actor & {
  appointmentId: string
  functionId: string
  functionName: string
  functionKind: string
  unitId: string
  unitName: string
  unitKind: string
  legalDomain: string
}

/**
 * How somebody looks for children: in a list or by words, for a record that the unit may have already, by the number of a case. A page of
 * one's own that happens to name children is read, not searched.
 */
export type SearchKind = 'child' | 'double' | 'log'

/**
 * One row of the access log (R7): what was read of which child. Who reads is the actor, never an argument. Which child a refused attempt was
 * about is found by the database, for whoever is refused may not know it.
 */
export type LogEntry = { childId?: string | null; id?: string | null } & (
  | { act: 'search'; kind: SearchKind }
  | { act: 'write'; kind: string; did: Did }
  | { act: Exclude<Act, 'search' | 'write'>; kind?: string; purpose?: string }
)

/** What somebody did who wrote: the log says it in words of its own (src/overview/log/words.ts). Kept as the purpose of the entry. */
export const dids = [
  'wrote',
  'wrote_more',
  'sent',
  'answered',
  'answered_invitation',
  'withdrew',
  'changed',
  'corrected',
  'began',
  'closed',
  'recorded',
  'added_child',
  'added_guardian',
  'chose_contact',
  'published',
  'chose_receivers',
  'handed_over',
  'followed_up',
  'marked',
  'called',
  'prepared',
  'invited',
  'moved',
  'cancelled',
  'withheld',
  'stopped_sharing',
  'settled',
  'set_aside',
  'merged',
  'split',
  'noted_question',
] as const
export type Did = (typeof dids)[number]

type Act = 'read' | 'write' | 'search' | 'refused' | 'emergency' | 'export'

export type Env = {
  Variables: {
    tx: Tx
    actor: Actor | null
    /** The hash of the session's token; null when signed out. */
    sessionHash: Buffer | null
    /** Adds a row to the access log, written in the same trip as the commit: no row, no page. */
    log: (entry: LogEntry) => void
    /** The row of a form that shows a child: written when the form is shown again with what to correct (409, 422). */
    logIfShownAgain: (entry: LogEntry) => void
    /** Commit although the answer is 4xx: what was typed has been kept (R20). */
    keep: () => void
    language: Language
    /** What every page says of its reader; set once the actor is known. */
    page: Page
    /** The base secret of the installation, for keyed hashes. */
    secret: Secret
    /** Where colleagues sign in: staff, and guests of other employers. */
    staffProviders: readonly StaffProvider[]
    /** What the settings have given the installation. */
    installed: { mail: boolean; guardians: boolean }
    demo: boolean
  }
}

/** An identity provider, as a manager chooses among several. `guests`: only people of other employers. */
export type StaffProvider = {
  key: string
  issuer: string
  label: string | undefined
  guests: boolean
  /** Whether a colleague can be added by a mail address alone. */
  knowsMail: boolean
}

const dialects = new WeakMap<pg.PoolClient, Tx>()

/** Kysely over one connection that somebody else has begun a transaction on. */
function kyselyOn(client: pg.PoolClient): Tx {
  const known = dialects.get(client)
  if (known) return known
  const made = over({ query: keepingPlans(client), release() {} })
  dialects.set(client, made)
  return made
}

/** The dialect asks a pool for a connection; this pool has the one, and gives it back to nobody. */
function over(connection: object): Tx {
  const pool = { connect: async () => connection, end: async () => {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
}

const logSql = (entry: LogEntry) =>
  `select audit.log(${[entry.act, entry.childId, entry.kind ?? '', entry.id, purposeOf(entry)].map(quote).join(', ')})`

function purposeOf(entry: LogEntry) {
  if (entry.act === 'write') return `did:${entry.did}`
  return entry.act === 'search' ? '' : (entry.purpose ?? '')
}

const quote = (value: string | null | undefined) => (value == null ? 'null' : pg.escapeLiteral(value))

type Work<T> = (tx: Tx, actor: Actor | null, log: (entry: LogEntry) => void) => Promise<T>

/** What a transaction ends with: `rollback` undoes it, and then writes `keeps` in the access log. */
type Outcome<T> = {
  value: T
  rollback?: boolean
  keeps?: readonly LogEntry[]
}

/**
 * Opens a transaction as the actor of a session, and commits or undoes it. Three trips in all beside the work:
 * begin and actor in one, log and commit in one.
 */
export async function asSession<T>(
  pool: pg.Pool,
  sessionHash: Buffer | null,
  work: (...given: Parameters<Work<T>>) => Promise<Outcome<T>>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const actor = await begin(client, sessionHash)
    const entries: LogEntry[] = []
    const outcome = await work(kyselyOn(client), actor, entry => entries.push(entry))
    if (outcome.rollback) {
      await client.query('rollback')
      const kept = outcome.keeps ?? []
      if (kept.length && actor) {
        await begin(client, sessionHash)
        await client.query([...kept.map(logSql), 'commit'].join('; '))
      }
    } else {
      await client.query([...entries.map(logSql), 'commit'].join('; '))
    }
    return outcome.value
  } catch (error) {
    if (isOutdatedPlan(error)) broken = error as Error
    await client.query('rollback').catch(failure => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** The directory of an organisation, let in by a token (ADR 36). */
export type AsDirectory = {
  organisationId: string
  /** Waits until nobody else changes what this directory has told. */
  lock: () => Promise<void>
}

/**
 * Opens a transaction as the directory of an organisation: no person acts, in no function, unit or collaboration. Commits where the work
 * answers true, and undoes it otherwise. False where the token lets nobody in.
 */
export async function asDirectory(
  pool: pg.Pool,
  tokenHash: Buffer,
  work: (tx: Tx, directory: AsDirectory) => Promise<boolean>,
): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Hexadecimal by construction, as the hash of a session below.
    const answers = (await client.query(
      `begin; select organisation_id from people.open_scim('\\x${tokenHash.toString('hex')}')`,
    )) as unknown as pg.QueryResult[]
    const organisationId: string | undefined = answers[1]?.rows[0]?.organisation_id
    const lock = async () => {
      await client.query('select people.lock_my_directory()')
    }
    // No plan is kept: a filter makes ever new statements, and there is an end to the names.
    const plain = { query: client.query.bind(client), release() {} }
    const done = organisationId ? await work(over(plain), { organisationId, lock }) : false
    await client.query(done ? 'commit' : 'rollback')
    return organisationId !== undefined
  } catch (error) {
    if (isOutdatedPlan(error)) broken = error as Error
    await client.query('rollback').catch(failure => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function begin(client: pg.PoolClient, sessionHash: Buffer | null): Promise<Actor | null> {
  if (!sessionHash) {
    await client.query('begin')
    return null
  }
  // Hexadecimal by construction, so it can stand in a simple query, which carries all statements in one trip.
  const answers = (await client.query(
    `begin; ${onePlanForAllValues}; select * from people.open_request('\\x${sessionHash.toString('hex')}')`,
  )) as unknown as pg.QueryResult[]
  const row = answers[2]?.rows[0]
  return row ? toActor(row) : null
}

// biome-ignore lint/suspicious/noExplicitAny: the row of a function that no generated type describes
const toActor = (row: any): Actor => ({
  personId: row.person_id,
  personName: row.person_name,
  language: row.language,
  colourScheme: row.colour_scheme,
  appointmentId: row.appointment_id,
  functionId: row.function_id,
  functionName: row.function_name,
  functionKind: row.function_kind,
  mayOpenInEmergency: row.may_open_in_emergency,
  unitId: row.unit_id,
  unitName: row.unit_name,
  unitKind: row.unit_kind,
  legalDomain: row.legal_domain,
  organisationName: row.organisation_name,
  collaborationId: row.collaboration_id,
  guardian: row.guardian,
})

type Options = {
  pool: pg.Pool
  readSession: (c: Context) => Buffer | undefined
  languageOf: (c: Context) => Language
}

/** One request, one transaction. A page of 400 and above undoes what was done, unless the handler said `keep()`. */
export function transaction({ pool, readSession, languageOf }: Options): MiddlewareHandler<Env> {
  return async (c, next) => {
    const sessionHash = readSession(c) ?? null
    await asSession(pool, sessionHash, async (tx, actor, log) => {
      let keep = false
      const logged: LogEntry[] = []
      const shownAgain: LogEntry[] = []
      c.set('tx', tx)
      c.set('actor', actor)
      c.set('sessionHash', actor ? sessionHash : null)
      c.set('log', entry => {
        logged.push(entry)
        log(entry)
      })
      c.set('logIfShownAgain', entry => shownAgain.push(entry))
      c.set('keep', () => {
        keep = true
      })
      c.set('language', actor?.language ?? languageOf(c))
      await next()
      // Hono has turned what was thrown into a page already, and tells of it here.
      const rollback = c.res.status >= 400 && !keep
      if (c.res.status >= 400 && keep) shownAgain.forEach(log)
      return { value: undefined, rollback, keeps: rollback ? keptOf(c, [...logged, ...shownAgain]) : [] }
    })
  }
}

/** R7: what is told of a request that was undone: who was refused, and what was seen of a form that is shown again (409, 422). */
function keptOf(c: Context, entries: readonly LogEntry[]): LogEntry[] {
  const refused = refusal(c)
  if (refused) return [refused]
  if (c.res.status >= 500) return []
  // Nothing was written after all; what was to be written is on the page.
  return entries
    .filter(({ act }) => act !== 'emergency')
    .map(entry => {
      if (entry.act !== 'write') return entry
      const { did: _, ...seen } = entry
      return { ...seen, act: 'read' }
    })
}

/** R7: an attempt that was refused is logged too, with the address's id as it was asked for. */
function refusal(c: Context): LogEntry | undefined {
  if (![403, 404].includes(c.res.status)) return undefined
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(c.req.url.toLowerCase())?.[0]
  return { act: 'refused', kind: c.req.path.split('/')[1]?.slice(0, 40) ?? '', id: id ?? null }
}
