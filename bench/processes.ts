// What /proc tells of memory and processor.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** MiB of a server and its embedded database. What processes share (the database's buffers) counts once (PSS). */
export function memoryOf(pid: number, folder: string) {
  const database = processesOfDatabase(folder).reduce((sum, each) => sum + shareOf(each), 0)
  const server = shareOf(pid)
  return { server, database, whole: server + database }
}

/** Milliseconds of processor that a process has used; the clock of /proc ticks every ten. */
export const processorOf = (pid: number) => ticks(pid).own * 10

/** The same of a database and all its processes, also of those that have ended. */
export function processorOfDatabase(folder: string) {
  const [postmaster, ...others] = processesOfDatabase(folder) as [number, ...number[]]
  const { own, ended } = ticks(postmaster)
  return (own + ended + others.reduce((sum, pid) => sum + ticks(pid).own, 0)) * 10
}

export const machineLoad = () => readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')

function processesOfDatabase(folder: string) {
  const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && fieldsOf(name)[1] === String(postmaster))
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

function ticks(pid: number) {
  const [user, system, endedUser, endedSystem] = fieldsOf(pid).slice(11, 15).map(Number)
  return { own: (user ?? 0) + (system ?? 0), ended: (endedUser ?? 0) + (endedSystem ?? 0) }
}

function shareOf(pid: number) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}
