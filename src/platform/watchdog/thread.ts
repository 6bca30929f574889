import { existsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { places, type Watched } from './watched.ts'

const { state, seconds, databaseFolder } = workerData as Watched
/** Looks are counted, not the clock: a machine that slept, or a process that was stopped, has not hung. */
const looks = 10

let turns = -1
let still = 0
let leaving = 0

const watching = setInterval(
  () => {
    const now = Atomics.load(state, places.turns)
    still = now === turns ? still + 1 : 0
    turns = now
    if (Atomics.load(state, places.stopping)) leaving++
    if (still >= looks) void end(`the event loop has not turned for ${seconds} seconds`)
    else if (leaving >= looks) void end(`the process has not stopped within ${seconds} seconds`)
  },
  (seconds * 1000) / looks,
)

async function end(why: string) {
  clearInterval(watching)
  Atomics.store(state, places.ending, 1)
  tell(`The process is ended to be started anew: ${why}.`)
  await stopDatabase(Atomics.load(state, places.database))
  // A thread can only end itself, and no handler runs in a loop that hangs.
  process.kill(process.pid, 'SIGKILL')
}

/** As the log writes a line of the worst kind. */
function tell(msg: string) {
  try {
    writeSync(1, `${JSON.stringify({ level: 60, time: new Date().toISOString(), msg })}\n`)
  } catch {
    // A full pipe: nobody reads the log.
  }
}

/** Its file goes when it has stopped; its process stays in the table until the one that hangs is gone. */
async function stopDatabase(pid: number) {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!pid) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < 100 && existsSync(join(databaseFolder, 'postmaster.pid')); waited++)
      await sleep(100)
    if (!existsSync(join(databaseFolder, 'postmaster.pid'))) return
  }
}
