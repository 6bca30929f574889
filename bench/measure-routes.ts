import type { County } from './county.ts'
import type { Recorder } from './record.ts'
import { fail, median, ms, say } from './report.ts'
import { type Ask, asksOf, mostAsks, routesOf } from './routes.ts'
import { effort, smoke } from './sizes.ts'

type Row = {
  path: string
  who: string
  large: number
  small: number
  growth: number
  kib: number
  trips: number
}

/** The least difference, in milliseconds, that a growth over its bound must have: below it lies the noise of a machine. */
const noise = 3

/** Every GET route at both sizes, one request at a time, by signed-in people who may: the worst growth of each. */
export async function measureRoutes(large: County, small: County, recorder: Recorder, only?: string) {
  const { measured, left } = routesOf(recorder.app)
  const rows: Row[] = []
  const unmeasured = [...left]
  for (const path of measured.filter(each => !only || each.includes(only))) {
    const found = await measureRoute(path, large, small, recorder)
    if (typeof found === 'string') unmeasured.push({ path, reason: found })
    else rows.push(found)
    say(typeof found === 'string' ? `GET ${path}: NOT MEASURED, ${found}` : `GET ${told(found)}`)
  }
  rows.sort((a, b) => b.growth - a.growth)
  print(rows, unmeasured)
  const grown = rows.filter(row => row.growth > 1.2 && row.large - row.small > noise)
  say(
    `${rows.length} of ${measured.length + left.length} GET routes measured; ${grown.length} grow by more than 1.2`,
  )
  if (smoke)
    for (const row of grown.filter(each => each.growth > 3))
      fail(`GET ${row.path} takes ${row.growth.toFixed(1)} × the time on 10 × the data, more than 3`)
  if (!only && rows.length < measured.length * 0.9)
    fail(`only ${rows.length} of ${measured.length} GET routes could be measured`)
}

async function measureRoute(path: string, large: County, small: County, recorder: Recorder) {
  const [here, there] = [await asksOf(large, path), await asksOf(small, path)]
  if (typeof here === 'string') return here
  if (typeof there === 'string') return there
  const pairs = here.flatMap(ask => {
    const other = there.find(({ who }) => who === ask.who)
    return other ? [[ask, other] as const] : []
  })
  let worst: Row | undefined
  let problem = 'no address is in both data sets'
  let count = 0
  // A seeded thing says more than the demo's: those first, then as many as the effort allows.
  for (const [ask, other] of pairs.toSorted(
    ([a], [b]) => Number(b.who.startsWith('seeded')) - Number(a.who.startsWith('seeded')),
  )) {
    if (count >= mostAsks + (ask.who.startsWith('seeded') ? 0 : 1)) break
    const found = await measurePair(ask, other, large, small)
    if (typeof found === 'string') {
      problem = found
      continue
    }
    count++
    const { statements } = await recorder.record(ask.path, ask.cookie)
    const row = { path, who: ask.who, trips: statements.length, ...found }
    if (!worst || row.growth > worst.growth) worst = row
  }
  return worst ?? problem
}

async function measurePair(ask: Ask, other: Ask, large: County, small: County) {
  const first = [await get(large, ask), await get(small, other)]
  const wrong = first.find(({ status }) => status !== ask.status)
  if (wrong) return `${ask.who} got ${wrong.status}, not ${ask.status}`
  const began = performance.now()
  const [many, few]: [number[], number[]] = [[], []]
  for (let n = -effort.warm; n < effort.repeats; n++) {
    const times = [(await get(large, ask)).time, (await get(small, other)).time] as const
    const late = performance.now() - began > effort.budget
    if (n >= 0 || late) {
      many.push(times[0])
      few.push(times[1])
    }
    if (late) break
  }
  const [slow, fast] = [median(many), median(few)]
  return { large: slow, small: fast, growth: slow / fast, kib: (first[0]?.bytes ?? 0) / 1024 }
}

async function get({ server }: County, { path, cookie }: Ask) {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', 'accept-encoding': 'identity', ...(cookie && { cookie }) },
  })
  const bytes = (await answer.arrayBuffer()).byteLength
  return { status: answer.status, bytes, time: performance.now() - began }
}

const told = ({ path, growth, small, large, kib, trips, who }: Row) =>
  `${path}: ${growth.toFixed(2)} × (${ms(small)} → ${ms(large)} ms, ${kib.toFixed(0)} KiB, ${trips} round trips; ${who})`

function print(rows: Row[], unmeasured: { path: string; reason: string }[]) {
  process.stdout.write(
    '\n| GET | growth | small → large, ms | KiB | round trips | as |\n|---|---|---|---|---|---|\n',
  )
  for (const { path, growth, small, large, kib, trips, who } of rows)
    process.stdout.write(
      `| ${path} | ${growth.toFixed(2)} | ${ms(small)} → ${ms(large)} | ${kib.toFixed(0)} | ${trips} | ${who} |\n`,
    )
  if (unmeasured.length) process.stdout.write('\nNot measured:\n')
  for (const { path, reason } of unmeasured) process.stdout.write(`- ${path}: ${reason}\n`)
}
