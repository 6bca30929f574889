import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import autocannon from 'autocannon'
import type pg from 'pg'
import { issuer, type Size, scaleOf, sizes } from './house.ts'

export type Reader = {
  cookie: string
  hash: Buffer
  functionId: string
  unitId: string
  personId: string
  children: string[]
  plans: string[]
}

/** Fifty who are signed in, in as many functions, with children they are involved with and plans they lead; the first receives from everywhere. */
export async function signInFifty(admin: pg.Client, size: Size): Promise<Reader[]> {
  const { units } = sizes(scaleOf[size])
  const readers: Reader[] = []
  for (let n = 0; n < 50; n++) {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest()
    const subject = `p${Math.floor((units / 50) * n)}`
    await admin.query(`select people.begin_session($1, $2, $3, null, null, '10 hours', '10 hours')`, [
      issuer,
      subject,
      hash,
    ])
    const { rows } = await admin.query(
      `select a.function_id, a.unit_id, a.person_id,
        array(select i.child_id from sharing.involvements i where i.function_id = a.function_id and i.ended_at is null order by 1 limit 10) as children,
        array(select p.id from child.plans p where p.lead_function_id = a.function_id and p.ended_at is null order by 1 limit 10) as plans
      from people.sessions s join people.appointments a on a.id = s.appointment_id where s.token_hash = $1`,
      [hash],
    )
    const [row] = rows
    readers.push({
      cookie: `__Host-kring=${token}`,
      hash,
      functionId: row.function_id,
      unitId: row.unit_id,
      personId: row.person_id,
      children: row.children,
      plans: row.plans,
    })
  }
  return readers
}

export type Hit = { path: string; cookie: string }
export type Measured = { perSecond: number; p975: number; p50: number; bad: number; count: number }

/** Ten connections over loopback, each asking the next of the list. */
export async function fire(port: number, hits: readonly Hit[], seconds: number): Promise<Measured> {
  let next = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 10,
    duration: seconds,
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
    perSecond: result['2xx'] / result.duration,
    p975: result.latency.p97_5,
    p50: result.latency.p50,
    bad: result.non2xx + result.errors,
    count: result['2xx'],
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 10 })

/** Ten at a time, until the time or the list is over; every send is another plan's. */
export async function publish(
  port: number,
  sends: { path: string; cookie: string; base: number }[],
  seconds: number,
): Promise<Measured> {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  let bad = 0
  const began = performance.now()
  const one = async () => {
    for (;;) {
      const send = sends.shift()
      if (!send || performance.now() > until) return
      const start = performance.now()
      const status = await post(port, send)
      times.push(performance.now() - start)
      if (status !== 303) bad++
    }
  }
  await Promise.all(Array.from({ length: 10 }, one))
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  return {
    perSecond: (times.length - bad) / ((performance.now() - began) / 1000),
    p975: at(0.975),
    p50: at(0.5),
    bad,
    count: times.length,
  }
}

function post(port: number, { path, cookie, base }: { path: string; cookie: string; base: number }) {
  const body = new URLSearchParams({
    once: randomUUID(),
    base: String(base),
    whatChanged: 'Ett nytt mål har kommit till.',
  }).toString()
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
