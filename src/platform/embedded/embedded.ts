import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseTrouble } from '../database/trouble.ts'
import { findEngine } from './engine.ts'
import { findServer, isServerOf, postgresFolder, prepareDatabaseFiles, prepareFolder } from './folder.ts'
import { administrator, type EmbeddedOptions, endServer, Supervisor, supervisorLock } from './supervisor.ts'

export type Embedded = {
  /** The folder of the Unix socket: `host` for pg. */
  socketFolder: string
  version: string
  /** The postmaster's process number: another one after a restart. */
  pid(): number
  urlFor(user: string, database: string): string
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL in the data folder and looks after it: makes the database if the folder is new, takes over what a
 * killed Kring left running, starts it again when it dies. Throws {@link DatabaseTrouble} with one sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(options.folder)
  prepareFolder(folder)
  const engine = findEngine(postgresFolder(folder), options.engine)
  const socket = reachableSocket(postgresFolder(folder))
  try {
    await endOrphan(folder, socket.folder, options)
    await prepareDatabaseFiles(folder, engine, options.durable ?? true)
    const server = new Supervisor(folder, engine, socket.folder, options)
    await server.start()
    return {
      socketFolder: socket.folder,
      version: engine.version,
      pid: () => server.pid,
      urlFor: (user, database) => socketUrl(socket.folder, user, database),
      stop: () => server.stop().finally(socket.release),
    }
  } catch (error) {
    socket.release()
    throw error
  }
}

/** The running server of a data folder, for a command beside it: undefined when nothing runs there. */
export function findEmbedded(
  folder: string,
): (Pick<Embedded, 'urlFor' | 'socketFolder'> & { release(): void }) | undefined {
  const home = postgresFolder(resolve(folder))
  if (!existsSync(home) || !findServer(resolve(folder))) return undefined
  const socket = reachableSocket(home)
  return {
    socketFolder: socket.folder,
    release: socket.release,
    urlFor: (user, database) => socketUrl(socket.folder, user, database),
  }
}

const socketUrl = (folder: string, user: string, database: string) =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}`

/** The address of a socket holds about 100 bytes: a deep folder is reached by a short link. */
function reachableSocket(home: string) {
  if (Buffer.byteLength(join(home, '.s.PGSQL.5432')) <= 100) return { folder: home, release: () => {} }
  const place = mkdtempSync(join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'kring-'))
  symlinkSync(home, join(place, 'db'))
  return { folder: join(place, 'db'), release: () => rmSync(place, { recursive: true, force: true }) }
}

async function endOrphan(folder: string, socketFolder: string, { tell }: EmbeddedOptions) {
  const pid = findServer(folder)
  if (!pid) return
  if (await isLookedAfter(folder, socketFolder, pid)) {
    throw new DatabaseTrouble(
      `Another Kring is running on the data folder ${folder}: stop it, or choose another folder with KRING_DATA.`,
    )
  }
  tell?.(`Taking over the database that an earlier Kring left running (process ${pid}).`)
  await endServer(pid, postgresFolder(folder))
}

async function isLookedAfter(folder: string, socketFolder: string, pid: number) {
  for (let tries = 0; tries < 50 && isServerOf(pid, postgresFolder(folder)); tries++) {
    const client = administrator(socketFolder)
    try {
      await client.connect()
      return !(await client.query(supervisorLock)).rows[0].mine
    } catch {
      await sleep(100) // it is starting or stopping
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}
