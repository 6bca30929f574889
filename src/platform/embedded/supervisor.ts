import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseTrouble } from '../database/trouble.ts'
import { type Engine, engineEnvironment } from './engine.ts'
import {
  diskTrouble,
  findServer,
  folderForEngine,
  folderTrouble,
  isServerOf,
  postgresFolder,
  postgresLog,
} from './folder.ts'
import { sharedBuffers, thisMachine } from './machine.ts'

export type EmbeddedOptions = {
  /** The data folder; the database lives in its `postgres` folder. */
  folder: string
  /** False gives up safety for speed: tests only. */
  durable?: boolean
  /** The package of another PostgreSQL than this machine's own: tests only. */
  engine?: string
  /** Told in a sentence what the supervisor does on its own. */
  tell?: (sentence: string) => void
  /** Told the process number of each server that is started, and 0 when it has ended. */
  onServer?: (pid: number) => void
  /** True when the process is on its way out: a server that ends then is not started again. */
  isEnding?: () => boolean
  /** Called when the server is gone and cannot be had back: the process should end. */
  onLost?: (error: Error) => void
}

/** Whoever holds this lock looks after the server; a server whose lock is free was left by a killed Kring. */
export const supervisorLock = 'select pg_try_advisory_lock(1264742759, 1) as mine'

/** Starts the server's process, and starts it again when it dies without having been told to. */
export class Supervisor {
  private child?: ChildProcess
  private watch?: pg.Client
  private stopping = false
  private readonly folder: string
  private readonly home: string
  private readonly engine: Engine
  private readonly socketFolder: string
  private readonly options: EmbeddedOptions

  constructor(folder: string, engine: Engine, socketFolder: string, options: EmbeddedOptions) {
    this.folder = folder
    this.home = postgresFolder(folder)
    this.engine = engine
    this.socketFolder = socketFolder
    this.options = options
  }

  get pid() {
    return this.child?.pid ?? 0
  }

  async start() {
    // After a kill -9 the old children may need a moment to notice and go.
    for (let tries = 0; ; tries++) {
      const said = await this.startOnce()
      if (said === undefined) return
      if (tries >= 50 || !isStillTaken(said)) throw this.trouble(said)
      await sleep(200)
    }
  }

  async stop() {
    this.stopping = true
    process.off('exit', this.stopWithUs)
    await this.watch?.end().catch(() => {})
    const { child } = this
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(done => child.once('exit', done))
    await endServer(child.pid, this.home)
    await gone
  }

  /** Answers undefined when the server serves, otherwise what it said before it went. */
  private async startOnce() {
    findServer(this.folder) // clears away what a dead one left
    const log = openLog(this.folder)
    const child = spawn(
      join(this.engine.bin, 'postgres'),
      ['-D', folderForEngine(this.home, this.engine), ...this.settings()],
      {
        cwd: this.home,
        env: engineEnvironment,
        stdio: ['ignore', log.file, log.file],
        detached: true, // Ctrl-C must reach us alone: we stop the server when its last request is answered
        ...this.engine.runAs,
      },
    )
    closeSync(log.file)
    this.child = child
    this.options.onServer?.(child.pid ?? 0)
    let failed: string | undefined
    child.once('error', error => (failed = error.message))
    child.once('exit', () => this.child === child && this.options.onServer?.(0))
    child.once(
      'exit',
      () =>
        (failed ??=
          readFileSync(postgresLog(this.folder)).subarray(log.start).toString() || 'it ended without a word'),
    )
    while (failed === undefined) {
      if (await this.connectWatch()) {
        process.once('exit', this.stopWithUs)
        child.once('exit', () => this.afterDeath())
        return undefined
      }
      await sleep(15)
    }
    return failed
  }

  private settings() {
    const settings: Record<string, string | number> = {
      listen_addresses: '',
      unix_socket_directories: '.', // inside the folder that is closed to all others
      port: 5432,
      cluster_name: 'kring',
      shared_buffers: sharedBuffers(thisMachine()),
      max_connections: 60,
      max_wal_size: '512MB',
      autovacuum_max_workers: 2,
      max_logical_replication_workers: 0,
      jit: 'off',
      random_page_cost: 1.1,
      // The log must hold no personal data: what the server does, but no errors, which name values, and no statements.
      log_min_messages: 'log',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      ...(this.options.durable === false && {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: 200,
      }),
    }
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  }

  /** One connection stays open and holds the lock: its end is how we learn that the server restarted itself. */
  private async connectWatch() {
    const client = administrator(this.socketFolder)
    try {
      await client.connect()
      await client.query(supervisorLock)
    } catch {
      await client.end().catch(() => {})
      return false
    }
    client.once('end', () => void this.watchAgain())
    this.watch = client
    return true
  }

  private async watchAgain() {
    const { child } = this
    while (!this.stopping && child === this.child && child?.exitCode === null && child.signalCode === null) {
      await sleep(100)
      if (await this.connectWatch()) return
    }
  }

  private async afterDeath() {
    process.off('exit', this.stopWithUs)
    if (this.stopping || this.options.isEnding?.()) return
    this.options.tell?.('The database stopped unexpectedly and is started again.')
    try {
      await this.start()
    } catch (error) {
      this.options.onLost?.(error as Error)
    }
  }

  private readonly stopWithUs = () => void this.child?.kill('SIGINT')

  private trouble(said: string) {
    if (/No space left|Disk quota/i.test(said)) return diskTrouble(this.folder)
    if (hasLine(said, 'lock file', 'already exists')) {
      return new DatabaseTrouble(
        `Another database server uses the data folder ${this.folder}: stop it, or choose another folder with KRING_DATA.`,
      )
    }
    const line =
      said.split('\n').findLast(text => /FATAL|PANIC|error/.test(text)) ?? said.trim().split('\n').at(-1)
    return new DatabaseTrouble(
      `The database in ${this.folder} did not start (${line?.replace(/^.*?(FATAL|PANIC):\s*/, '').trim()}): see ${postgresLog(this.folder)}.`,
    )
  }
}

const hasLine = (said: string, ...words: string[]) =>
  said.split('\n').some(line => words.every(each => line.includes(each)))

const isStillTaken = (said: string) =>
  hasLine(said, 'pre-existing shared memory') ||
  hasLine(said, 'still in use') ||
  hasLine(said, 'postmaster.pid', 'already exists')

function openLog(folder: string) {
  const path = postgresLog(folder)
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10 * 1024 * 1024)
      renameSync(path, `${path}.old`)
    const file = openSync(path, 'a', 0o600)
    return { file, start: statSync(path).size }
  } catch (error) {
    throw folderTrouble(folder, error)
  }
}

/** Politely first; then at once, which loses nothing that was acknowledged but makes the next start replay its journal. */
export async function endServer(pid: number, home: string) {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 50; waited++) {
      if (!isServerOf(pid, home)) return
      await sleep(20)
    }
  }
}

/** The administrator's own connection, which only this process and its user can have. */
export function administrator(socketFolder: string) {
  const client = new pg.Client({
    host: socketFolder,
    user: 'postgres',
    database: 'postgres',
    application_name: 'kring supervisor',
  })
  client.on('error', () => {})
  return client
}
