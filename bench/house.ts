import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../src/platform/config.ts'
import { prepareEmbedded, readySchema } from '../src/platform/database/index.ts'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'

export type Size = 'large' | 'small'

/** Small is a tenth of large: what grows with the data shows between them. */
export const scaleOf = { large: 1, small: 0.1 } as const

/** Where the two data sets stay between runs; BENCH_DATA sets another place. */
export const folderOf = (size: Size) =>
  join(process.env.BENCH_DATA ?? join(projectFolder, 'data/bench'), size)

export const issuer = 'http://localhost/bench'

/** How many of everything, at a scale. */
export function sizes(scale: number) {
  const units = 2500 * scale
  const children = 100_000 * scale
  return { units, functions: units * 8, children, worries: children * 10, log: children * 100 }
}

/** The embedded PostgreSQL on a data set's folder, migrated; `durable: false` only while laying. */
export async function openHouse(size: Size, { durable = true } = {}) {
  const folder = folderOf(size)
  mkdirSync(join(folder, '..'), { recursive: true })
  const server = await startEmbedded({ folder, durable })
  const urlFor = await prepareEmbedded(server)
  await readySchema(urlFor('kring_owner'))
  return { ...server, folder, urlFor, adminUrl: server.urlFor('postgres', 'kring') }
}
