import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { projectFolder } from '../config.ts'

/** Why a task was ended: it took too long, needed too much memory, or so many wait already that it was not begun. */
export type Limit = 'too-slow' | 'too-heavy' | 'busy'
export type Apart<T> = { ok: true; value: T } | { ok: false; limit: Limit }
export type Limits = { seconds: number; megabytes: number }

/** A file of 5 MB takes a second; what takes ten was made to. The memory of buffers does not count: who unpacks bounds it. */
const usual: Limits = { seconds: 10, megabytes: 256 }
/** Each waiting task holds its request and its connection. */
const [mostAtATime, mostWaiting] = [2, 6]

type Work<Args extends unknown[], T> = (...args: Args) => T | Promise<T>
const tasks = new Map<string, Work<never[], unknown>>()

/**
 * Makes a function run in a thread of its own, with limits of time and memory, so that what somebody sends cannot hold the
 * server. Arguments and result are plain data, which is copied. The module is imported by `src/apart.ts`, which is what
 * the thread runs. What the function throws is thrown here.
 *
 *     export const readFileApart = apart('answers', readFile)
 *     const read = await readFileApart(bytes, mapping)
 *     if (!read.ok) return tellLimit(read.limit, language)
 */
export function apart<Args extends unknown[], T>(name: string, work: Work<Args, T>, limits = usual) {
  if (tasks.has(name)) throw new Error(`Two tasks are called ${name}`)
  tasks.set(name, work as Work<never[], unknown>)
  return (...args: Args) => inTurn(() => run<T>({ name, args }, limits))
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(begin: () => Promise<Apart<T>>): Promise<Apart<T>> {
  if (running >= mostAtATime) {
    if (waiting.length >= mostWaiting) return { ok: false, limit: 'busy' }
    await new Promise<void>(done => waiting.push(done))
  } else running++
  try {
    return await begin()
  } finally {
    // The place is handed on, so that nobody comes between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** A fresh thread each time: nothing of one file is there for the next, and its time counts from its own beginning. */
function run<T>(workerData: { name: string; args: unknown[] }, { seconds, megabytes }: Limits) {
  // The process's own flags (bin/start) would win over the thread's limits. They are read when a heap begins, and ours has begun.
  for (const flag of ['--max-old-space-size=0', '--max-semi-space-size=0']) setFlagsFromString(flag)
  return new Promise<Apart<T>>((resolve, reject) => {
    const worker = new Worker(join(projectFolder, 'build/server/apart/apart.js'), {
      workerData,
      // No setting and no secret is there to be read.
      env: {},
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
    })
    const end = (answer: () => void) => {
      clearTimeout(deadline)
      void worker.terminate()
      answer()
    }
    const limited = (limit: Limit) => end(() => resolve({ ok: false, limit }))
    const deadline = setTimeout(() => limited('too-slow'), seconds * 1000)
    worker.once('message', (value: T) => end(() => resolve({ ok: true, value })))
    worker.once('error', error => (isMemory(error) ? limited('too-heavy') : end(() => reject(error))))
    worker.once('exit', () => end(() => reject(new Error('The thread ended without an answer'))))
  })
}

/** A text, an array or a stack past what the engine holds is a RangeError; the heap's end has a code of its own. */
const isMemory = (error: unknown) =>
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')

/**
 * Does what the thread was started for. `modules` has the module of each task by its name, up to a dash: only that one is loaded,
 * which is most of what a thread costs.
 */
export async function serveApart(modules: Readonly<Record<string, () => Promise<unknown>>>) {
  const { name, args } = workerData as { name: string; args: never[] }
  await modules[name.split('-')[0] ?? '']?.()
  const work = tasks.get(name)
  if (!work) throw new Error(`No task is called ${name}: src/apart.ts does not import it`)
  parentPort?.postMessage(await work(...args))
}
