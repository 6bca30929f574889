// Measures what docs/performance.md tells. `bin/bench` alone runs every stage; with the names of stages, only those:
//
//   seed       makes the two data sets; kept in data/bench (or where BENCH_DATA says) and used again
//   demo       start and memory of the demo
//   pages      each heavy page against its floors: bin/bench pages child plan
//   routes     every GET route of the router at both sizes: bin/bench routes /meetings
//   digests, publishing, first-visit, memory
//
// --quick: a tenth of the data and less time; --smoke: very small, new data each time, ends with 1 on a ratio far out.
//
// To add a page: one entry in bench/pages.ts with a name and the addresses and cookies to ask for. Its statements are
// recorded from the app (bench/record.ts) and replayed by the floors (bench/floors.ts): nothing else is told.
// To add a table: rows for it in bench/seed/, with ids that can be computed; references are tried after.
// A new route is measured by itself, on the row that test/routes has for it and on seeded rows that fit.
import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { type County, openCounty } from './county.ts'
import { measureDigests } from './digests.ts'
import { measureFirstVisits } from './first-visit.ts'
import { measureDemo, noteMemory } from './measure-demo.ts'
import { measurePages } from './measure-pages.ts'
import { measureRoutes } from './measure-routes.ts'
import { machineLoad } from './processes.ts'
import { measurePublishing } from './publishing.ts'
import { openRecorder, type Recorder } from './record.ts'
import { fail, failed, note, printTable, say } from './report.ts'
import { seed } from './seed/seed.ts'
import { nodeOptions } from './servers.ts'
import { keptFolder, rounds, scales, seconds, sizes, smoke } from './sizes.ts'

const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
const [stage, ...which] = words
const load = machineLoad()

try {
  await run()
} catch (error) {
  fail(String(error instanceof Error ? error.stack : error))
} finally {
  if (smoke) rmSync(keptFolder, { recursive: true, force: true })
}
const { children, log } = sizes(scales.large)
note(
  'machine',
  `${cpus().length} × ${cpus()[0]?.model}, node ${process.version} ${nodeOptions.join(' ')}; load ${load} before, ${machineLoad()} after; ${children} children and ${log} log rows, a tenth of it as small; ${rounds} × ${seconds} s a page and floor, in turn`,
)
printTable()
for (const reason of failed()) say(`FAILED: ${reason}`)
if (smoke && !failed().length) say('no ratio is far out')
process.exit(failed().length ? 1 : 0)

async function run() {
  say(`load of the machine: ${load}`)
  // No ratio, and tried by bin/checks/empty-start: not in the smoke run.
  if (stage ? stage === 'demo' : !smoke) await measureDemo()
  if (stage === 'demo') return
  await seed('small')
  await seed('large')
  if (stage === 'seed') return
  const large = await openCounty('large')
  const small = await openCounty('small')
  const recorder = await openRecorder(large.urlFor('kring_app'))
  try {
    await runStages(large, small, recorder)
  } finally {
    await recorder.stop()
    await large.stop()
    await small.stop()
  }
}

async function runStages(large: County, small: County, recorder: Recorder) {
  const stages: Record<string, () => unknown> = {
    pages: () => measurePages(large, small, recorder, stage === 'pages' ? which : []),
    memory: () => noteMemory('memory at load, large', large.server.pid, large.folder, 600),
    digests: () => measureDigests(large, small),
    publishing: () => measurePublishing(large, small, recorder),
    'first-visit': () => measureFirstVisits(large),
    routes: () => measureRoutes(large, small, recorder, which[0]),
  }
  if (stage && !(stage in stages)) throw new Error(`${stage} is no stage: ${Object.keys(stages).join(', ')}.`)
  for (const [name, measure] of Object.entries(stages)) {
    if (stage && name !== stage) continue
    say(`— ${name}`)
    await measure()
  }
}
