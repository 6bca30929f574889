import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import autocannon from 'autocannon'
import { processorOf, processorOfDatabase } from './processes.ts'
import type { Server } from './servers.ts'
import type { Effort } from './sizes.ts'

export type Hit = { path: string; cookie: string }
/** `node` and `database`: milliseconds of processor a request. */
export type Turn = {
  perSecond: number
  p50: number
  p975: number
  node: number
  database: number
  count: number
  bad: number
  /** The status of those that were bad, where it is known. */
  refused?: number[]
}
export type Figure = Exclude<keyof Turn, 'refused'>

const connections = 10

/** Ten connections over loopback, each asking the next of the list. */
export function fire(
  server: Server,
  folder: string,
  hits: readonly Hit[],
  { seconds, amount }: Effort,
): Promise<Turn> {
  let next = 0
  return withProcessor(server, folder, async () => {
    const result = await autocannon({
      url: `http://127.0.0.1:${server.port}`,
      connections,
      ...(amount ? { amount } : { duration: seconds }),
      requests: [
        {
          setupRequest: (given: autocannon.Request) => {
            const { path, cookie } = hits[next++ % hits.length] as Hit
            return { ...given, path, headers: { cookie, accept: 'text/html' } }
          },
        },
      ],
    })
    return {
      // The duration is told in whole seconds: too coarse for a number of requests. Ten ask without a pause.
      perSecond: amount ? connections / (result.latency.average / 1000) : result['2xx'] / result.duration,
      p50: result.latency.p50,
      p975: result.latency.p97_5,
      count: result['2xx'],
      bad: result.non2xx + result.errors,
    }
  })
}

export type Publication = Hit & { base: number }

/** Ten at a time, until the time or the list is over; each is another plan's. */
export function publishAll(server: Server, folder: string, all: Publication[], seconds: number) {
  return withProcessor(server, folder, async () => {
    const began = performance.now()
    const times: number[] = []
    let bad = 0
    const refused = new Set<number>()
    const one = async () => {
      for (;;) {
        const next = all.shift()
        if (!next || performance.now() - began > seconds * 1000) return
        const start = performance.now()
        const status = await post(server.port, next)
        times.push(performance.now() - start)
        if (status === 303) continue
        bad++
        refused.add(status)
      }
    }
    await Promise.all(Array.from({ length: 10 }, one))
    const count = times.length - bad
    times.sort((a, b) => a - b)
    const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
    const perSecond = count / ((performance.now() - began) / 1000)
    return { perSecond, p50: at(0.5), p975: at(0.975), count, bad, refused: [...refused] }
  })
}

export const publicationForm = (base: number) =>
  new URLSearchParams({
    once: randomUUID(),
    base: String(base),
    whatChanged: 'Ett nytt mål har kommit till.',
  }).toString()

const agent = new Agent({ keepAlive: true, maxSockets: 10 })

function post(port: number, { path, cookie, base }: Publication) {
  const body = publicationForm(base)
  const headers = {
    cookie,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'sec-fetch-site': 'same-origin',
  }
  return new Promise<number>((done, fail) => {
    request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, answer =>
      answer.resume().on('end', () => done(answer.statusCode ?? 0)),
    )
      .on('error', fail)
      .end(body)
  })
}

async function withProcessor(
  server: Server,
  folder: string,
  work: () => Promise<Omit<Turn, 'node' | 'database'>>,
): Promise<Turn> {
  const before = [processorOf(server.pid), processorOfDatabase(folder)] as const
  const done = await work()
  const count = Math.max(1, done.count)
  return {
    ...done,
    node: (processorOf(server.pid) - before[0]) / count,
    database: (processorOfDatabase(folder) - before[1]) / count,
  }
}
