import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { type Actor, asSession, type Tx } from '../database/transaction.ts'
import { notFound, signedOut } from '../errors/index.ts'
import { eventStreams } from '../health/index.ts'
import { readSessionHash } from '../session/index.ts'

/**
 * Hears what the database tells on the channel `kring` and passes it to the open pages of this process.
 * A topic is `kind:uuid`. What is heard holds nothing but the topic.
 */
export type Switchboard = { on(topic: string, hear: () => void): () => void; stop(): Promise<void> }

/** One connection listens for the whole process; it is made anew when it breaks, and then everybody looks again. */
export async function openSwitchboard(connectionString: string): Promise<Switchboard> {
  const hearers = new Map<string, Set<() => void>>()
  let client: pg.Client | undefined
  let stopped = false

  async function listen() {
    client = new pg.Client({ connectionString })
    client.on('error', () => {})
    client.on('notification', ({ payload = '' }) => {
      for (const hear of hearers.get(payload) ?? []) hear()
    })
    client.on('end', () => {
      if (!stopped) setTimeout(again, 500)
    })
    await client.connect()
    await client.query('listen kring')
  }
  async function again() {
    if (stopped) return
    await listen().catch(() => {})
    for (const all of hearers.values()) for (const hear of all) hear()
  }
  await listen()

  return {
    on(topic, hear) {
      const all = hearers.get(topic) ?? new Set()
      hearers.set(topic, all.add(hear))
      return () => {
        all.delete(hear)
        if (all.size === 0) hearers.delete(topic)
      }
    },
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}

/**
 * Which ids of a kind the actor may follow: a query with a row when they may. One may follow what one may read. Where not every
 * change of it is theirs to know of (R10b), the row has a column `seen` (`seenIn`), and they hear only when that has changed.
 */
export type Topics = Record<string, ((id: string, actor: Actor) => RawBuilder<unknown>) | undefined>

/** Undefined when the actor may not follow it; null where every change is theirs to hear. */
async function look(tx: Tx, query: RawBuilder<unknown>): Promise<string | null | undefined> {
  const { rows } = await sql<{
    seen: string | null
  }>`select to_jsonb(q) ->> 'seen' as seen from (${query}) q limit 1`.execute(tx)
  return rows[0]?.seen
}

/** So often a stream says that it is there, in milliseconds: by the clock alone, so that its rhythm tells of nothing. */
const heartbeat = 20_000

/** Open pages of one session that may follow something at once; each costs a question at every change. */
export const mostStreams = 40

type Settings = { pool: pg.Pool; switchboard: Switchboard; topics: Topics }

/**
 * GET /live?topic=…: says `changed` when something has changed, and `gone` when the right to it has ended.
 * The right is asked anew at every change, in a transaction of its own: a stream never holds one open.
 */
export function liveRoutes({ pool, switchboard, topics }: Settings) {
  const open = new Map<string, number>()
  return new Hono().get('/live', async c => {
    const topic = c.req.query('topic') ?? ''
    const [, kind = '', id = ''] =
      /^([a-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(topic) ?? []
    const query = topics[kind]
    const hash = readSessionHash(c) ?? null
    if (!query) throw notFound()
    const lookAt = ({ first = false } = {}) =>
      asSession(pool, hash, async (tx, actor) => {
        const seen = actor ? await look(tx, query(id, actor)) : undefined
        const may = seen !== undefined
        // R7: an attempt. Later on it is the right that has ended under an open page.
        const attempt = first && !may
        return {
          value: actor && { personId: actor.personId, functionId: actor.functionId, may, seen },
          rollback: true,
          keeps: attempt ? [{ act: 'refused', kind: 'live', id }] : [],
        }
      })
    const first = await lookAt({ first: true })
    if (!first) throw signedOut()
    if (!first.may) throw notFound()
    const session = hash?.toString('base64') ?? ''
    const others = open.get(session) ?? 0
    // The page asks again when it has waited, and goes on without being told meanwhile.
    if (others >= mostStreams) return c.body(null, 429, { 'retry-after': '60' })
    open.set(session, others + 1)

    return streamSSE(c, async stream => {
      eventStreams.inc()
      let wake: () => void = () => {}
      let { seen } = first
      // Something may have changed; something of one's own has; what was given to my function and has ended is told to the
      // function, whatever page shows it.
      const heard = { news: false, own: false, doubt: false }
      const hear = (what: keyof typeof heard) => () => {
        heard[what] = true
        wake()
      }
      const leave = [
        switchboard.on(topic, hear('news')),
        switchboard.on(`person:${first.personId}`, hear('own')),
        switchboard.on(`function:${first.functionId}`, hear('doubt')),
      ]
      stream.onAbort(() => wake())
      let beat = Date.now() + heartbeat
      try {
        await stream.write(': here\n\n')
        while (!stream.aborted) {
          await new Promise<void>(resolve => {
            wake = resolve
            if (heard.news || heard.own || heard.doubt) resolve()
            else setTimeout(resolve, Math.max(0, beat - Date.now())).unref()
          })
          if (stream.aborted) break
          const { own, news } = heard
          Object.assign(heard, { news: false, own: false, doubt: false })
          // The idle limit too is noticed here, since asking does not count as being there once a minute has passed.
          const now = await lookAt().catch(() => undefined)
          if (!now?.may) {
            await stream.writeSSE({ event: 'gone', data: '' })
            break
          }
          // What changed and is not theirs to see is met with silence, not with an empty line.
          const changed = own || (news && (now.seen === null || now.seen !== seen))
          seen = now.seen
          if (changed) await stream.writeSSE({ data: 'changed' })
          if (Date.now() >= beat) {
            await stream.write(': still here\n\n')
            while (beat <= Date.now()) beat += heartbeat
          }
        }
      } finally {
        for (const off of leave) off()
        eventStreams.dec()
        const left = (open.get(session) ?? 1) - 1
        if (left > 0) open.set(session, left)
        else open.delete(session)
      }
    })
  })
}
