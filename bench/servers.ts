import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectFolder } from '../src/platform/config.ts'

export type Server = { port: number; pid: number; stop(): Promise<void>; startedIn: number }

/** Kring itself, as it is built, on a data folder. `web` leaves the jobs out: ten million unsealed rows are to stay so. */
export async function startKring(
  folder: string,
  {
    port,
    role = 'web',
    env = {},
    inspect = [] as string[],
  }: { port: number; role?: 'web' | 'both'; env?: Record<string, string>; inspect?: string[] },
): Promise<Server> {
  const program = process.env.BENCH_PROGRAM ?? join(projectFolder, 'build/server/main.js')
  const settings = {
    KRING_DATA: folder,
    KRING_PORT: String(port),
    KRING_ROLE: role,
    KRING_LOG_LEVEL: 'error',
    ...env,
  }
  return start([...inspect, program], { port, settings, path: '/sign-in', cwd: projectFolder })
}

export const startFloor = (databaseUrl: string, port: number) =>
  start([join(import.meta.dirname, `floor${extname(import.meta.filename)}`), databaseUrl, String(port)], {
    port,
    settings: {},
    path: '/nothing',
    cwd: projectFolder,
  })

async function start(
  args: string[],
  {
    port,
    settings,
    path,
    cwd,
  }: { port: number; settings: Record<string, string>; path: string; cwd: string },
): Promise<Server> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answers(child, `http://127.0.0.1:${port}${path}`)
  return {
    port,
    pid: child.pid as number,
    startedIn: performance.now() - began,
    async stop() {
      const gone = new Promise(done => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** The first page, or the error that the program ended with. */
async function answers(child: ChildProcess, address: string) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server for ${address} ended with ${child.exitCode}.`)
    try {
      await (await fetch(address, { redirect: 'manual' })).text()
      return
    } catch {
      await sleep(5)
    }
  }
}

/** MiB of a server and its embedded database. What processes share (the database's buffers) counts once. */
export function memoryOf(pid: number, folder: string) {
  const postmaster = postmasterOf(folder)
  const database = [postmaster, ...childrenOf(postmaster)].reduce((sum, each) => sum + shareOf(each), 0)
  return { server: shareOf(pid), database, whole: shareOf(pid) + database }
}

function parentOf(pid: string) {
  try {
    return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

function shareOf(pid: number) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}

/** Seconds of processor that a server has used. */
export const processorOf = (pid: number) => ticks(pid) / 100

/** The same of a database and all its processes, also of those that have ended. */
export function processorOfDatabase(folder: string) {
  const postmaster = postmasterOf(folder)
  return [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + ticks(pid), 0) / 100
}

function ticks(pid: number) {
  try {
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(fields[10]) + Number(fields[11])
  } catch {
    return 0
  }
}

const postmasterOf = (folder: string) =>
  Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const childrenOf = (parent: number) =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number)
