// Measures what docs/performance.md tells: pages against a bare server, ten times the data, policies against rights
// written by hand, memory and start. bin/bench --quick looks briefly.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoSettings } from '../demo/seed.ts'
import { withClient } from '../src/platform/database/index.ts'
import { findEmbedded } from '../src/platform/embedded/embedded.ts'
import { newSessionToken } from '../src/platform/session/cookie.ts'
import { lay } from './county.ts'
import { folderOf, type Size } from './house.ts'
import { fire, type Hit, type Measured, publish, type Reader, signInFifty } from './load.ts'
import { memoryOf, processorOf, processorOfDatabase, type Server, startFloor, startKring } from './servers.ts'
import { comparePolicies } from './twin.ts'

const quick = process.argv.includes('--quick')
const seconds = quick ? 3 : 8
const rounds = quick ? 1 : 2

type Line = { what: string; measured: string; hold?: string; holds?: boolean }
const lines: Line[] = []
const note = (line: Line) => {
  lines.push(line)
  process.stderr.write(
    `${line.what}: ${line.measured}${line.hold ? ` (${line.hold}: ${line.holds ? 'holds' : 'missed'})` : ''}\n`,
  )
}

await lay('small')
await lay('large')
await measureDemo()
await measurePages()
print()

/** Both data sets served at the same time and asked in turn, since other work on the machine comes and goes. */
async function measurePages() {
  const houses = await Promise.all([openSize('large', 4101), openSize('small', 4102)])
  const [large, small] = houses
  const floor = await startFloor(large.adminUrl, 4103)
  try {
    const pages: [string, (reader: Reader) => string[], boolean][] = [
      ['inbox', () => ['/inbox'], true],
      ['page of a child', reader => reader.children.map(id => `/children/${id}`), true],
      ['page of a plan', reader => reader.plans.map(id => `/plans/${id}`), true],
    ]
    for (const [name, pathsOf, compared] of pages) {
      const hits = (readers: Reader[]): Hit[] =>
        readers.flatMap(({ cookie, ...rest }) => pathsOf({ cookie, ...rest }).map(path => ({ path, cookie })))
      await measurePage(name, {
        large,
        small,
        floor,
        largeHits: hits(large.readers),
        smallHits: hits(small.readers),
        compared,
      })
    }
    const heavy = (readers: Reader[]): Hit[] => [{ path: '/inbox', cookie: readers[0]?.cookie ?? '' }]
    await measurePage('inbox of the one that received 5,000', {
      large,
      small,
      floor,
      largeHits: heavy(large.readers),
      smallHits: heavy(small.readers),
      compared: false,
    })
    await measurePublishing(large, small)
    const memory = memoryOf(large.server.pid, large.folder)
    note({
      what: 'memory at load, 10 M log rows',
      measured: `${mib(memory.whole)} (server ${mib(memory.server)}, database ${mib(memory.database)})`,
      hold: '≤ 600 MiB',
      holds: memory.whole <= 600,
    })
    const twins = await comparePolicies({
      appUrl: large.appUrl,
      adminUrl: large.adminUrl,
      readers: large.readers.slice(1, quick ? 4 : 11),
      rounds: quick ? 20 : 60,
    })
    for (const { name, planned, policy, byHand, ratio } of twins) {
      note({
        what: `policies: ${name}`,
        measured: `${policy.toFixed(2)} ms, by hand ${byHand.toFixed(2)} ms: ${ratio.toFixed(2)} × (${planned.toFixed(1)} ms where no plan is kept)`,
        hold: '≤ 1.25 ×',
        holds: ratio <= 1.25,
      })
    }
  } finally {
    await floor.stop()
    for (const { server } of houses) await server.stop()
  }
}

type House = { server: Server; folder: string; adminUrl: string; appUrl: string; readers: Reader[] }

async function openSize(size: Size, port: number): Promise<House> {
  const folder = folderOf(size)
  const server = await startKring(folder, { port })
  const found = findEmbedded(folder)
  if (!found) throw new Error(`The database of ${folder} does not run.`)
  const adminUrl = found.urlFor('postgres', 'kring')
  return {
    server,
    folder,
    adminUrl,
    appUrl: found.urlFor('kring_app', 'kring'),
    readers: await withClient(adminUrl, client => signInFifty(client, size)),
  }
}

type Page = {
  large: House
  small: House
  floor: Server
  largeHits: Hit[]
  smallHits: Hit[]
  compared: boolean
}

async function measurePage(name: string, { large, small, floor, largeHits, smallHits, compared }: Page) {
  const runs = { floor: [] as Cost[], large: [] as Cost[], small: [] as Cost[] }
  for (let round = -1; round < rounds; round++) {
    const time = round < 0 ? Math.min(4, seconds) : seconds
    const some = {
      floor: await costOf(floor, large.folder, () => fire(floor.port, largeHits, round < 0 ? 1 : time)),
      large: await costOf(large.server, large.folder, () => fire(large.server.port, largeHits, time)),
      small: await costOf(small.server, small.folder, () => fire(small.server.port, smallHits, time)),
    }
    if (round < 0) continue
    for (const key of ['floor', 'large', 'small'] as const) runs[key].push(some[key])
  }
  const [bare, page, fewer] = [meanOf(runs.floor), meanOf(runs.large), meanOf(runs.small)]
  if (page.bad + bare.bad + fewer.bad > 0)
    throw new Error(`${name}: ${page.bad + bare.bad + fewer.bad} answers were no pages.`)
  const share = page.perSecond / bare.perSecond
  note({
    what: name,
    measured: `${page.perSecond.toFixed(0)}/s against ${bare.perSecond.toFixed(0)}/s: ${share.toFixed(2)} of the floor (processor a request ${page.processor.toFixed(1)} ms against ${bare.processor.toFixed(1)} ms)`,
    ...(compared && { hold: '≥ 0.5', holds: share >= 0.5 }),
  })
  note({
    what: `${name}, p97.5`,
    measured: `${page.p975.toFixed(0)} ms (floor ${bare.p975.toFixed(0)} ms)`,
    ...(compared && { hold: '≤ 40 ms', holds: page.p975 <= 40 }),
  })
  const growth = fewer.perSecond / page.perSecond
  note({
    what: `${name}, ten times the data`,
    measured: `${growth.toFixed(2)} × (${fewer.perSecond.toFixed(0)}/s on a tenth; processor ${(page.processor / fewer.processor).toFixed(2)} ×)`,
    hold: '≤ 1.2 ×',
    holds: growth <= 1.2,
  })
}

async function measurePublishing(large: House, small: House) {
  const all: Record<'large' | 'small', Cost[]> = { large: [], small: [] }
  for (let round = -1; round < rounds; round++) {
    for (const [size, house] of [
      ['large', large],
      ['small', small],
    ] as const) {
      const sends = await sendsOf(house)
      const cost = await costOf(house.server, house.folder, () =>
        publish(house.server.port, sends, round < 0 ? 2 : seconds),
      )
      if (round >= 0) all[size].push(cost)
    }
  }
  const [page, fewer] = [meanOf(all.large), meanOf(all.small)]
  if (page.bad + fewer.bad > 0)
    throw new Error(`publishing: ${page.bad + fewer.bad} of ${page.count + fewer.count} were refused.`)
  note({
    what: 'publishing a version',
    measured: `${page.perSecond.toFixed(0)}/s, p97.5 ${page.p975.toFixed(0)} ms (processor ${page.processor.toFixed(1)} ms)`,
  })
  const growth = fewer.perSecond / page.perSecond
  note({
    what: 'publishing a version, ten times the data',
    measured: `${growth.toFixed(2)} × (processor ${(page.processor / fewer.processor).toFixed(2)} ×)`,
    hold: '≤ 1.2 ×',
    holds: growth <= 1.2,
  })
}

/** Each plan of the fifty once, on the version that it has now. */
function sendsOf({ adminUrl, readers }: House) {
  return withClient(adminUrl, async client => {
    const { rows } = await client.query('select id, current_version from child.plans where id = any($1)', [
      readers.flatMap(({ plans }) => plans),
    ])
    const bases = new Map(rows.map(row => [row.id, row.current_version as number]))
    return readers.flatMap(({ plans, cookie }) =>
      plans.map(id => ({ path: `/plans/${id}/publication`, cookie, base: bases.get(id) ?? 0 })),
    )
  })
}

type Cost = Measured & { processor: number }

/** With what server and database used of the processors: it tells the same on a busy machine. */
async function costOf(server: Server, folder: string, run: () => Promise<Measured>): Promise<Cost> {
  const before = processorOf(server.pid) + processorOfDatabase(folder)
  const measured = await run()
  return {
    ...measured,
    processor:
      ((processorOf(server.pid) + processorOfDatabase(folder) - before) / Math.max(1, measured.count)) * 1000,
  }
}

function meanOf(costs: Cost[]): Cost {
  const mean = (key: keyof Cost) => costs.reduce((sum, cost) => sum + cost[key], 0) / costs.length
  return {
    perSecond: mean('perSecond'),
    p975: mean('p975'),
    p50: mean('p50'),
    bad: mean('bad'),
    count: mean('count'),
    processor: mean('processor'),
  }
}

/** The demo as a first user has it: from an empty folder, again, idle, and under ten connections. */
async function measureDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'))
  const env = { KRING_BASE_URL: 'http://localhost:4100' }
  try {
    const first = await startKring(folder, { port: 4100, role: 'both', env })
    await first.stop()
    note({ what: 'first start, from an empty folder', measured: `${(first.startedIn / 1000).toFixed(1)} s` })
    const again = await startKring(folder, { port: 4100, role: 'both', env })
    note({
      what: 'start, installed, to the first page',
      measured: `${(again.startedIn / 1000).toFixed(1)} s`,
      hold: '≤ 3 s',
      holds: again.startedIn <= 3000,
    })
    await sleep(quick ? 2000 : 10_000)
    const idle = memoryOf(again.pid, folder)
    note({
      what: 'memory of the demo, idle',
      measured: `${mib(idle.whole)} (server ${mib(idle.server)}, database ${mib(idle.database)})`,
      hold: '≤ 250 MiB',
      holds: idle.whole <= 250,
    })
    const cookie = await signInDemo(folder)
    await fire(
      4100,
      ['/inbox', '/children', '/meetings'].map(path => ({ path, cookie })),
      seconds,
    )
    const load = memoryOf(again.pid, folder)
    note({
      what: 'memory of the demo, at load',
      measured: `${mib(load.whole)} (server ${mib(load.server)}, database ${mib(load.database)})`,
      hold: '≤ 600 MiB',
      holds: load.whole <= 600,
    })
    await again.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function signInDemo(folder: string) {
  const { token, hash } = newSessionToken()
  const adminUrl = findEmbedded(folder)?.urlFor('postgres', 'kring') as string
  await withClient(adminUrl, async client => {
    const { rows } = await client.query(
      `select a.issuer, a.subject from people.accounts a where a.subject = 'sara-lind'`,
    )
    await client.query(`select people.begin_session($1, $2, $3, null, null, '1 hour', '1 hour')`, [
      rows[0]?.issuer ?? demoSettings.issuer,
      'sara-lind',
      hash,
    ])
  })
  return `__Host-kring=${token}`
}

function mib(amount: number) {
  return `${amount.toFixed(0)} MiB`
}

function print() {
  process.stdout.write(
    `\n${cpus().length} × ${cpus()[0]?.model}, node ${process.version}, load generator included; ${rounds} × ${seconds} s a page, in turn.\n\n`,
  )
  process.stdout.write('| What | Measured | To hold | |\n|---|---|---|---|\n')
  for (const { what, measured, hold, holds } of lines)
    process.stdout.write(
      `| ${what} | ${measured} | ${hold ?? ''} | ${hold ? (holds ? 'holds' : '**missed**') : ''} |\n`,
    )
}
