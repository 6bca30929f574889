import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from './app.ts'

const has = (option: string) => process.argv.includes(option)
export const smoke = has('--smoke')
const quick = has('--quick')

/** The large data set as a part of the target of docs/performance.md; the small one is a tenth of it. */
// The smoke run's small one has eight units: a plan gives to units five and nine further on, which must be others than its own.
const scale = smoke ? 0.032 : quick ? 0.1 : 1
export const scales = { large: scale, small: scale / 10 } as const
export type Size = keyof typeof scales

/** How long, or how many requests. */
export type Effort = { seconds?: number; amount?: number }

/** How many rounds of load, and how long or how many requests each `turn`; turns alternate between all servers. */
export const rounds = smoke ? 1 : 3
export const seconds = smoke ? 1 : quick ? 2 : 4
/** The smoke run counts requests: a crowded machine may answer none in a second. */
export const turn: Effort = smoke ? { amount: 60 } : { seconds }
/** A page goes on getting faster for some thousands of requests, until Node has compiled it; a floor is small and soon there. */
export const warming: Record<'page' | 'floor', Effort> = smoke
  ? { page: { amount: 40 }, floor: { amount: 40 } }
  : { page: { seconds: quick ? 8 : 20 }, floor: { seconds: quick ? 3 : 6 } }
export const signedIn = smoke ? 4 : quick ? 20 : 50

/** Of each route: how many cases, how often each, and after how many milliseconds it is enough. */
export const ofRoutes = smoke
  ? { cases: 1, warm: 1, repeats: 2, budget: 2500 }
  : { cases: 3, warm: 3, repeats: quick ? 5 : 7, budget: quick ? 8000 : 20_000 }

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
