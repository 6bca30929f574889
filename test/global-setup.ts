import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { projectFolder } from '../src/platform/config.ts'
import { prepareEmbedded, readySchema } from '../src/platform/database/index.ts'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'
import { type Chromium, prepareChromium } from './chromium.ts'
import { readSitesOnce } from './row-types/read-sites.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the database server's socket. */
    databaseSocket: string
    chromium: Chromium
  }
}

/** KRING_TEST_POSTGRES=16 runs on the oldest PostgreSQL that we say we run on; otherwise it is the newest, our own. */
function engine() {
  const wanted = process.env.KRING_TEST_POSTGRES
  return wanted ? `kring-test-postgres-${wanted}-${process.platform}-${process.arch}` : undefined
}

/** One database server for the whole run; its database `kring` is migrated and is the template of every test's own. */
export default async function setUp(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-test-'))
  const server = await startEmbedded({ folder, durable: false, engine: engine() })
  const tearDown = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const urlFor = await prepareEmbedded(server)
    await readySchema(urlFor('kring_owner'))
    project.provide('databaseSocket', server.socketFolder)
    project.provide('chromium', await prepareChromium())
    project.provide('rowTypes', rowTypesIn(folder))
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

/** The types of rows that the source declares, in a file for the workers; kept in `build` until the source changes. */
function rowTypesIn(folder: string) {
  const [sites, seen] = [join(folder, 'row-types.json'), join(folder, 'row-types-seen')]
  writeFileSync(
    sites,
    JSON.stringify(readSitesOnce(projectFolder, join(projectFolder, 'build/row-types.json'))),
  )
  mkdirSync(seen)
  return { sites, seen }
}
