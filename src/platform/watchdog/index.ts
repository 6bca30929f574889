import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectFolder } from '../config.ts'
import { postgresFolder } from '../embedded/folder.ts'
import { places, type Watched } from './watched.ts'

const beat = 500

export type Watchdog = {
  /** The process number of the built-in database; 0 when there is none. */
  database(pid: number): void
  /** From now on it is about stopping, which has the same bound. */
  stopping(): void
  /** Whether the process is on its way out, so that a database which ends is not started again. */
  isEnding(): boolean
}

/**
 * Ends the process when its event loop has not turned for `seconds`, or when it is not gone so long after it began to stop: a
 * loop that hangs runs no signal handler either. The built-in database is stopped first. Whoever supervises the process
 * sees it killed and starts it anew.
 */
export function startWatchdog({ seconds, folder }: { seconds: number; folder: string }): Watchdog {
  const state = new Int32Array(new SharedArrayBuffer(4 * Object.keys(places).length))
  const workerData: Watched = { state, seconds, databaseFolder: postgresFolder(folder) }
  const watcher = new Worker(join(projectFolder, 'build/server/watchdog.js'), {
    workerData,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  })
  watcher.unref()
  setInterval(() => Atomics.add(state, places.turns, 1), beat).unref()
  return {
    database: pid => void Atomics.store(state, places.database, pid),
    stopping: () => void Atomics.store(state, places.stopping, 1),
    isEnding: () => [places.stopping, places.ending].some(place => Atomics.load(state, place) === 1),
  }
}
