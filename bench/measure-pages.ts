import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type County, countReadings, forgetReadings } from './county.ts'
import { judgePage } from './judge.ts'
import { type Figure, fire, type Hit, type Turn } from './load.ts'
import { type Page, pages } from './pages.ts'
import { comparePolicies } from './policies.ts'
import { type Recorded, type Recorder, writeRecorded } from './record.ts'
import { fail, median, ms, note, say } from './report.ts'
import { type Server, startFloor } from './servers.ts'
import { type Effort, rounds, smoke, turn, warming } from './sizes.ts'

type Kind = 'bare' | 'same' | 'free' | 'page' | 'small'

/** Each heavy page against its three floors and against itself on a tenth of the data, in turn. */
export async function measurePages(large: County, small: County, recorder: Recorder, only: string[]) {
  for (const page of pages.filter(({ name }) => !only.length || only.includes(name)))
    await measurePage(page, large, small, recorder)
}

async function measurePage(page: Page, large: County, small: County, recorder: Recorder) {
  const hits = await page.hits(large)
  const fewer = await page.hits(small)
  if (!hits.length || !fewer.length) return fail(`${page.name}: nothing was seeded that it could show`)
  for (const county of [large, small]) {
    await forgetReadings(county)
    await countReadings(county)
  }
  say(`${page.name}: recording ${hits.length} requests`)
  const recorded = await recordAll(recorder, hits)
  const folder = mkdtempSync(join(tmpdir(), 'kring-bench-replay-'))
  const file = join(folder, 'recorded.json')
  writeRecorded(file, recorded)
  const floors: Server[] = []
  try {
    const floor = async (...given: Parameters<typeof startFloor>) => {
      floors.push(await startFloor(...given))
      return floors.at(-1) as Server
    }
    const bare = await floor('bare', large.adminUrl)
    const same = await floor('replay', large.urlFor('kring_app'), file)
    const free = await floor('replay', large.urlFor('bench_bypass'), file)
    const load: Record<Kind, (effort: Effort) => Promise<Turn>> = {
      bare: given => fire(bare, large.folder, hits, given),
      same: given => counted(large, () => fire(same, large.folder, hits, given)),
      free: given => counted(large, () => fire(free, large.folder, hits, given)),
      page: given => counted(large, () => fire(large.server, large.folder, hits, given)),
      small: given => counted(small, () => fire(small.server, small.folder, fewer, given)),
    }
    tell(page, await inTurn(load), recorded)
    await comparePolicies(page.name, large, recorded.slice(0, 10))
  } finally {
    for (const each of floors) await each.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The floors write in the log of the large data set alone, forty thousand rows a turn: counted before each, as the worker does each minute. */
async function counted<T>(county: County, work: () => Promise<T>): Promise<T> {
  await countReadings(county)
  return work()
}

/** What each request asks the database once its plans are kept. */
async function recordAll(recorder: Recorder, hits: readonly Hit[]) {
  const recorded: Recorded[] = []
  for (let warm = 0; warm < 3; warm++) await recorder.record(hits[0]?.path ?? '', hits[0]?.cookie ?? '')
  for (const { path, cookie } of hits) {
    const one = await recorder.record(path, cookie)
    if (one.status !== 200) throw new Error(`${path} answered ${one.status} while it was recorded.`)
    recorded.push(one)
  }
  return recorded
}

async function inTurn(load: Record<Kind, (effort: Effort) => Promise<Turn>>) {
  const kinds = Object.keys(load) as Kind[]
  const turns: Record<Kind, Turn[]> = { bare: [], same: [], free: [], page: [], small: [] }
  for (const kind of kinds) await load[kind](warming[kind === 'page' || kind === 'small' ? 'page' : 'floor'])
  for (let round = 0; round < rounds; round++)
    for (const kind of kinds) turns[kind].push(await load[kind](turn))
  return turns
}

function tell({ name, bare, processor }: Page, turns: Record<Kind, Turn[]>, recorded: Recorded[]) {
  const bad = Object.entries(turns).filter(([, all]) => all.some(each => each.bad > 0))
  if (bad.length) return fail(`${name}: answers that were no pages from ${bad.map(([kind]) => kind)}`)
  const of = (kind: Kind, key: Figure) => median(turns[kind].map(each => each[key]))
  const told = (kind: Kind) =>
    `${of(kind, 'perSecond').toFixed(0)}/s, processor ${ms(of(kind, 'node'))} + ${ms(of(kind, 'database'))} ms, p50 ${ms(of(kind, 'p50'))}, p97.5 ${ms(of(kind, 'p975'))} ms`
  const trips = median(recorded.map(each => each.statements.length))
  const bytes = median(recorded.map(each => Buffer.byteLength(each.body)))
  note(name, `${told('page')}; ${trips} round trips, ${(bytes / 1024).toFixed(0)} KiB`)
  const cost = (kind: Kind) => of(kind, 'node') + of(kind, 'database')
  const against = (kind: Kind, what: string, least?: number) => {
    const share = median(turns[kind].map((each, n) => (turns.page[n]?.perSecond ?? 0) / each.perSecond))
    const hold = least ? { bound: `≥ ${least}`, holds: share >= least } : undefined
    const ofProcessor = cost(kind) / cost('page')
    note(
      `${name} ÷ ${what}`,
      `${share.toFixed(2)}, by processor ${ofProcessor.toFixed(2)} (floor: ${told(kind)})`,
      hold,
    )
    return ofProcessor
  }
  const share = against('same', 'same-work floor', 0.8)
  against('free', 'same-work floor without policies', 0.5)
  against('bare', 'bare floor', bare)
  if (processor)
    note(`${name}, processor`, `${ms(cost('page'))} ms`, {
      bound: `≤ ${processor} ms`,
      holds: cost('page') <= processor,
    })
  const [p975, floor] = [of('page', 'p975'), of('same', 'p975')]
  note(`${name}, p97.5`, `${ms(p975)} ms, ${(p975 / floor).toFixed(1)} × the same-work floor's`, {
    bound: '≤ 40 ms, or ≤ 2 × the floor on a noisy machine',
    holds: p975 <= 40 || p975 <= 2 * floor,
  })
  const growth = median(turns.small.map((each, n) => each.perSecond / (turns.page[n]?.perSecond ?? 0)))
  const ofProcessor = cost('page') / cost('small')
  note(
    `${name}, 10 × the data`,
    `${growth.toFixed(2)} × the time, ${ofProcessor.toFixed(2)} × the processor (small: ${told('small')})`,
    { bound: '≤ 1.2 ×', holds: growth <= 1.2 },
  )
  if (smoke) for (const reason of judgePage({ name, share, growth: ofProcessor })) fail(reason)
}
