import { type County, countReadings, forgetReadings } from './county.ts'
import { grownRoutes, growthOf, judgeRoutes, mostGrowth, type RouteFigures } from './judge.ts'
import { openClock } from './processes.ts'
import type { Recorder } from './record.ts'
import { fail, ms, note, say } from './report.ts'
import { type Ask, asksOf, mostAsks, routesOf } from './routes.ts'
import { ofRoutes, smoke } from './sizes.ts'

/** Processor a request, and the time that it took; the quickest of several, since a busy machine only adds. */
type Cost = { processor: number; time: number }
type Measured = Omit<RouteFigures, 'path'> & {
  times: { small: number; large: number }
  growth: number
  kib: number
}
type Row = RouteFigures & Measured & { who: string; trips: number }

const bound = 1.2

/** Every GET route at both sizes, one request at a time, by signed-in people who may: the worst growth of each. */
export async function measureRoutes(large: County, small: County, recorder: Recorder, only?: string) {
  const { measured, left } = routesOf(recorder.app)
  const rows: Row[] = []
  const unmeasured = [...left]
  for (const county of [large, small]) await forgetReadings(county)
  for (const path of measured.filter(each => !only || each.includes(only))) {
    const found = await measureRoute(path, large, small, recorder)
    if (typeof found === 'string') unmeasured.push({ path, reason: found })
    else rows.push(found)
    say(typeof found === 'string' ? `GET ${path}: NOT MEASURED, ${found}` : `GET ${told(found)}`)
  }
  rows.sort((a, b) => b.growth - a.growth)
  const grown = grownRoutes(rows, bound)
  print(rows, grown, unmeasured)
  if (only) return
  note(
    'every GET route, 10 × the data',
    `${rows.length} of ${measured.length + left.length} routes measured; ${grown.length} grow by more than ${bound}${grown[0] ? `, at worst ${grown[0].path}: ${grown[0].growth.toFixed(2)} ×` : ''}`,
    { bound: `≤ ${bound} ×`, holds: grown.length === 0 },
  )
  if (smoke) for (const reason of judgeRoutes(rows, measured.length)) fail(reason)
}

async function measureRoute(path: string, large: County, small: County, recorder: Recorder) {
  const [here, there] = [await asksOf(large, path), await asksOf(small, path)]
  if (typeof here === 'string') return here
  if (typeof there === 'string') return there
  const pairs = here.flatMap(ask => {
    const other = there.find(({ who }) => who === ask.who)
    return other ? [[ask, other] as const] : []
  })
  for (const county of [large, small]) await countReadings(county)
  let worst: (Measured & { path: string; ask: Ask }) | undefined
  let problem = 'no address is in both data sets'
  let count = 0
  // A seeded thing says more than the demo's: those first, then as many as the effort allows.
  for (const [ask, other] of pairs.toSorted(
    ([a], [b]) => Number(b.who.startsWith('seeded')) - Number(a.who.startsWith('seeded')),
  )) {
    if (count >= mostAsks + (smoke || ask.who.startsWith('seeded') ? 0 : 1)) break
    const found = await measurePair(ask, other, large, small)
    if (typeof found === 'string') {
      problem = found
      continue
    }
    count++
    if (!worst || found.growth > worst.growth) worst = { path, ask, ...found }
  }
  if (!worst) return problem
  const { ask, ...row } = worst
  const { statements } = await recorder.record(ask.path, ask.cookie)
  return { ...row, who: ask.who, trips: statements.length }
}

/** What grows too much is measured again, and the least growth told: noise seldom comes twice. */
async function measurePair(ask: Ask, other: Ask, large: County, small: County) {
  let least = await measureOnce(ask, other, large, small)
  for (
    let again = 0;
    again < 2 && typeof least !== 'string' && least.growth > (smoke ? mostGrowth : bound);
    again++
  ) {
    const next = await measureOnce(ask, other, large, small)
    if (typeof next !== 'string' && next.growth < least.growth) least = next
  }
  return least
}

async function measureOnce(ask: Ask, other: Ask, large: County, small: County) {
  const first = [await get(large, ask), await get(small, other)]
  const wrong = first.find(({ status }) => status !== ask.status)
  if (wrong) return `${ask.who} got ${wrong.status}, not ${ask.status}`
  const began = performance.now()
  const clocks = { large: clockOf(large), small: clockOf(small) }
  const costs: { large: Cost[]; small: Cost[] } = { large: [], small: [] }
  for (let n = -ofRoutes.warm; n < ofRoutes.repeats; n++) {
    const pair = [await costOf(clocks.large, large, ask), await costOf(clocks.small, small, other)] as const
    const late = performance.now() - began > ofRoutes.budget
    if (n >= 0 || late) {
      costs.large.push(pair[0])
      costs.small.push(pair[1])
    }
    if (late) break
  }
  const least = (size: 'large' | 'small', key: keyof Cost) => Math.min(...costs[size].map(each => each[key]))
  const [slow, fast] = [least('large', 'processor'), least('small', 'processor')]
  const file = first[0]?.isFile
    ? { large: first[0].bytes, small: first[1]?.bytes ?? first[0].bytes }
    : undefined
  return {
    large: slow,
    small: fast,
    file,
    growth: growthOf({ large: slow, small: fast, file }),
    times: { large: least('large', 'time'), small: least('small', 'time') },
    kib: (first[0]?.bytes ?? 0) / 1024,
  }
}

const clockOf = ({ server, folder }: County) => openClock(server.pid, folder)

async function costOf(clock: () => number, county: County, ask: Ask): Promise<Cost> {
  const before = clock()
  const { time } = await get(county, ask)
  return { processor: clock() - before, time }
}

async function get({ server }: County, { path, cookie }: Ask) {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', 'accept-encoding': 'identity', ...(cookie && { cookie }) },
  })
  const bytes = (await answer.arrayBuffer()).byteLength
  const isFile = answer.headers.get('content-disposition')?.startsWith('attachment') ?? false
  return { status: answer.status, bytes, isFile, time: performance.now() - began }
}

const told = ({ path, growth, small, large, file, times, kib, trips, who }: Row) =>
  `${path}: ${growth.toFixed(2)} × the processor${file ? ' by the byte' : ''} (${ms(small)} → ${ms(large)} ms; time ${ms(times.small)} → ${ms(times.large)} ms), ${kib.toFixed(0)} KiB, ${trips} round trips; ${who}${growth > bound ? ` > ${bound}` : ''}`

function print(rows: Row[], grown: Row[], unmeasured: { path: string; reason: string }[]) {
  process.stdout.write(
    '\n| GET | processor, small → large, ms | growth | time, ms | KiB | round trips | as |\n|---|---|---|---|---|---|---|\n',
  )
  for (const row of rows) {
    const { path, growth, small, large, file, times, kib, trips, who } = row
    const mark =
      growth <= bound ? '' : grown.includes(row) ? ` **> ${bound}**` : ` > ${bound}, within the noise`
    process.stdout.write(
      `| ${path} | ${ms(small)} → ${ms(large)} | ${growth.toFixed(2)}${file ? ' by the byte' : ''}${mark} | ${ms(times.small)} → ${ms(times.large)} | ${kib.toFixed(0)} | ${trips} | ${who} |\n`,
    )
  }
  if (unmeasured.length) process.stdout.write('\nNot measured:\n')
  for (const { path, reason } of unmeasured) process.stdout.write(`- ${path}: ${reason}\n`)
}
