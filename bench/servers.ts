import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoSettings, projectFolder } from './app.ts'

export type Server = { port: number; pid: number; stop(): Promise<void>; startedIn: number }

/** How bin/start runs Node, so that the heap has the same bound here. */
export const nodeOptions = readNodeOptions()

/** Kring itself, as it is built, on a data folder. `web` leaves the jobs out: ten million unsealed rows are to stay so. */
export async function startKring(
  folder: string,
  { role = 'web' }: { role?: 'web' | 'both' } = {},
): Promise<Server> {
  const port = await freePort()
  const program = process.env.BENCH_PROGRAM ?? join(projectFolder, 'build/server/main.js')
  const settings = {
    KRING_DATA: folder,
    KRING_PORT: String(port),
    KRING_BASE_URL: `http://localhost:${port}`,
    KRING_ROLE: role,
    KRING_LOG_LEVEL: 'error',
    KRING_SECRET: demoSettings.secret,
  }
  return start([...nodeOptions, program], { port, settings, path: '/sign-in' })
}

/** One of the three floors: bench/floors.ts. `replay` is the file of recorded requests. */
export async function startFloor(kind: 'bare' | 'replay', databaseUrl: string, replay = '') {
  const port = await freePort()
  const program = join(import.meta.dirname, 'floors.js')
  return start([...nodeOptions, program, kind, databaseUrl, String(port), replay], {
    port,
    settings: {},
    path: '/nothing',
  })
}

/** Of the system's choosing, so that two runs, or a server that somebody left, never meet. */
function freePort() {
  return new Promise<number>((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

function readNodeOptions() {
  const script = readFileSync(join(projectFolder, 'bin/start'), 'utf8')
  const options = /exec node (.*?)\s+build\/server\/main\.js/.exec(script)?.[1]?.split(/\s+/)
  if (!options?.some(each => each.startsWith('--max-old-space-size=')))
    throw new Error('bin/start does not tell the bound of the heap any more: read it from where it is now.')
  return options
}

async function start(
  args: string[],
  { port, settings, path }: { port: number; settings: Record<string, string>; path: string },
): Promise<Server> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const killed = () => child.kill('SIGTERM')
  process.once('exit', killed)
  await untilItAnswers(child, `http://127.0.0.1:${port}${path}`)
  return {
    port,
    pid: child.pid as number,
    startedIn: performance.now() - began,
    async stop() {
      process.off('exit', killed)
      if (child.exitCode !== null) return
      const gone = new Promise(done => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function untilItAnswers(child: ChildProcess, address: string) {
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
