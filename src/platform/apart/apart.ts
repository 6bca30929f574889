import { fork } from 'node:child_process'
import { join } from 'node:path'
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
 * Makes a function run in a process of its own, with limits of time and memory, so that what somebody sends cannot hold the
 * server. Arguments and result are plain data, which is copied. The module is imported by `src/apart.ts`, which is what
 * the process runs. What the function throws is thrown here.
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

type Answer =
  | { value: unknown }
  | { error: { message: string; stack: string | undefined; isMemory: boolean } }

/**
 * A fresh process each time: nothing of one file is there for the next, and its time counts from its own beginning. Not a thread: where
 * a thread's heap ends in the middle of a collection, the engine ends the whole process, the server too.
 */
function run<T>(task: { name: string; args: unknown[] }, { seconds, megabytes }: Limits) {
  return new Promise<Apart<T>>((resolve, reject) => {
    const child = fork(join(projectFolder, 'build/server/apart/apart.js'), {
      // No setting and no secret is there to be read.
      env: {},
      execArgv: ['--enable-source-maps', `--max-old-space-size=${megabytes}`, '--max-semi-space-size=16'],
      serialization: 'advanced',
      stdio: 'ignore',
    })
    const end = (answer: () => void) => {
      clearTimeout(deadline)
      child.kill('SIGKILL')
      answer()
    }
    const limited = (limit: Limit) => end(() => resolve({ ok: false, limit }))
    const deadline = setTimeout(() => limited('too-slow'), seconds * 1000)
    child.once('message', (answer: Answer) => {
      if ('value' in answer) return end(() => resolve({ ok: true, value: answer.value as T }))
      const { message, stack, isMemory } = answer.error
      if (isMemory) return limited('too-heavy')
      end(() => reject(Object.assign(new Error(message), { stack })))
    })
    child.once('error', error => end(() => reject(error)))
    // An engine whose heap has ended aborts without an answer.
    child.once('exit', (code, signal) =>
      signal === 'SIGABRT' || code === 134
        ? limited('too-heavy')
        : end(() =>
            reject(new Error(`The process of ${task.name} ended without an answer (${signal ?? code})`)),
          ),
    )
    child.send(task)
  })
}

/** A text, an array or a stack past what the engine holds is a RangeError. */
const isMemory = (error: unknown) => error instanceof RangeError

/**
 * Does what the process was started for. `modules` has the module of each task by its name, up to a dash: only that one is loaded,
 * which is most of what it costs.
 */
export function serveApart(modules: Readonly<Record<string, () => Promise<unknown>>>) {
  process.once('disconnect', () => process.exit())
  process.once('message', ({ name, args }: { name: string; args: never[] }) => {
    const answer = async (): Promise<Answer> => {
      await modules[name.split('-')[0] ?? '']?.()
      const work = tasks.get(name)
      if (!work) throw new Error(`No task is called ${name}: src/apart.ts does not import it`)
      return { value: await work(...args) }
    }
    const failed = (error: unknown): Answer => ({
      error: {
        message: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? error.stack : undefined,
        isMemory: isMemory(error),
      },
    })
    void answer()
      .catch(failed)
      .then(said => process.send?.(said))
  })
}
