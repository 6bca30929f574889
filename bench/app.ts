// The only file here that knows where things are in src and demo: what the benchmark takes from the program.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { ids } from '../demo/ids.ts'
import { demoSettings, seedDemo } from '../demo/seed.ts'
import { createApp } from '../src/app.tsx'
import { releaseSurvey } from '../src/learning/insight/results/index.ts'
import { sharedToken } from '../src/learning/surveys/links.ts'
import { projectFolder } from '../src/platform/config.ts'
import { createPool, prepareEmbedded, readySchema, withClient } from '../src/platform/database/index.ts'
import { findEmbedded, startEmbedded } from '../src/platform/embedded/embedded.ts'
import { openSwitchboard } from '../src/platform/live/index.ts'
import { demoProvider, openIdClient } from '../src/platform/oidc/index.ts'
import { newSessionToken } from '../src/platform/session/cookie.ts'

export {
  createPool,
  demoSettings,
  findEmbedded,
  newSessionToken,
  projectFolder,
  releaseSurvey,
  seedDemo,
  sharedToken,
  withClient,
}
export const demoCollaboration = ids.collaboration
export const origin = 'http://localhost:3000'

/** The embedded PostgreSQL on a folder, migrated; `durable: false` only while seeding. */
export async function openFolder(folder: string, { durable = true } = {}) {
  const server = await startEmbedded({ folder, durable })
  const urlFor = await prepareEmbedded(server)
  await readySchema(urlFor('kring_owner'))
  return {
    ...server,
    folder,
    urlFor,
    adminUrl: server.urlFor('postgres', 'kring'),
    serverUrl: server.urlFor('postgres', 'postgres'),
  }
}

/** The whole app in this process, on pools of the caller's: for recording what a page does, never for timing. */
export async function openApp(pool: pg.Pool, appUrl: string) {
  const switchboard = await openSwitchboard(appUrl)
  const demo = demoProvider({
    origin,
    secret: demoSettings.secret,
    keyFile: join(mkdtempSync(join(tmpdir(), 'kring-bench-key-')), 'key.json'),
    listPersons: () => [],
  })
  const app = createApp({
    pool,
    switchboard,
    providers: [openIdClient(demo.settings, origin)],
    demo: { provider: demo, mailFolder: mkdtempSync(join(tmpdir(), 'kring-bench-mail-')) },
    isMigrated: async () => true,
    secret: demoSettings.secret,
    origin,
    limits: { idleMinutes: 30, hours: 10 },
    log: { info() {}, warn() {}, error: (...all: unknown[]) => console.error(...all) },
  })
  return { app, stop: () => switchboard.stop() }
}
