// What /proc tells of memory and processor.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** MiB of a server and its embedded database. What processes share (the database's buffers) counts once (PSS). */
export function memoryOf(pid: number, folder: string) {
  const database = processesOfDatabase(folder).reduce((sum, each) => sum + shareOf(each), 0)
  const server = shareOf(pid)
  return { server, database, whole: server + database }
}

/** Milliseconds of processor that a process and its threads have used. */
export function processorOf(pid: number) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce(
      (sum, thread) => sum + runTimeOf(`${pid}/task/${thread}`),
      0,
    )
  } catch {
    return 0 // it has ended meanwhile
  }
}

/** The same of a database and all its processes, also of those that have ended (which /proc tells in ticks of ten). */
export function processorOfDatabase(folder: string) {
  const [postmaster, ...others] = processesOfDatabase(folder) as [number, ...number[]]
  const [user, system] = fieldsOf(postmaster).slice(13, 15).map(Number)
  const ended = ((user ?? 0) + (system ?? 0)) * 10
  return ended + [postmaster, ...others].reduce((sum, pid) => sum + runTimeOf(`${pid}`), 0)
}

/** Both together, to be asked before and after a single request: what a process had used when it ended stays counted. */
export function openClock(pid: number, folder: string) {
  const seen = new Map<number, number>()
  return () => {
    for (const each of processesOfDatabase(folder))
      seen.set(each, Math.max(runTimeOf(`${each}`), seen.get(each) ?? 0))
    return processorOf(pid) + [...seen.values()].reduce((sum, each) => sum + each, 0)
  }
}

export const machineLoad = () => readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')

function processesOfDatabase(folder: string) {
  const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return [postmaster, ...children]
}

/** proc_pid_stat(5) from the third field on: state, parent, … */
function fieldsOf(pid: number | string) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return [] // it has ended meanwhile
  }
}

/** Milliseconds that one thread has run: the scheduler counts nanoseconds, where proc_pid_stat(5) counts ticks of ten. */
export function runTimeOf(thread: string) {
  try {
    return Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0 // it has ended meanwhile
  }
}

function shareOf(pid: number) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}
