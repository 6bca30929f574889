import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from './app.ts'

const has = (option: string) => process.argv.includes(option)
export const smoke = has('--smoke')
const quick = has('--quick')

/** The large data set as a part of the target of docs/performance.md; the small one is a tenth of it. */
const scale = smoke ? 0.02 : quick ? 0.1 : 1
export const scales = { large: scale, small: scale / 10 } as const
export type Size = keyof typeof scales

/** How much is measured. `seconds`: one turn of load; turns alternate between all servers. */
export const effort = smoke
  ? { seconds: 1, rounds: 1, warmRequests: 60, readers: 8, repeats: 3, warm: 1, cases: 1, budget: 2500 }
  : quick
    ? { seconds: 2, rounds: 3, warmRequests: 400, readers: 20, repeats: 5, warm: 3, cases: 3, budget: 8000 }
    : {
        seconds: 4,
        rounds: 4,
        warmRequests: 1000,
        readers: 50,
        repeats: 7,
        warm: 3,
        cases: 3,
        budget: 20_000,
      }

/** How many of everything, at a scale. */
export function sizes(of: number) {
  const units = Math.round(2500 * of)
  const children = units * 40
  return { units, functions: units * 8, children, worries: children * 10, log: children * 100 }
}

const root = smoke
  ? mkdtempSync(join(tmpdir(), 'kring-bench-smoke-'))
  : (process.env.BENCH_DATA ?? join(projectFolder, 'data/bench'))

/** Data sets are kept and used again, except by the smoke run. */
export const keptFolder = root
export const folderOf = (size: Size) => join(root, `county-${sizes(scales[size]).children}`)
