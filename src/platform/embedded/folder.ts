import { execFileSync, spawn } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseTrouble } from '../database/trouble.ts'
import { canEnter, type Engine, engineEnvironment } from './engine.ts'

const MiB = 1024 * 1024

/** Where the data folder keeps what: the database itself, and the log of its server. */
export const postgresFolder = (folder: string) => join(folder, 'postgres')
export const postgresLog = (folder: string) => join(folder, 'postgres.log')

/** Makes the data folder, or says why it cannot be used. */
export function prepareFolder(folder: string) {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      // As root, the database's own user must pass through to its folder, which is closed to all others.
      chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderTrouble(folder, error)
  }
}

/** Translates what the file system says into what to do. */
export function folderTrouble(folder: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskTrouble(folder)
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new DatabaseTrouble(
      `The data folder ${folder} cannot be made because a file is in the way: choose another with KRING_DATA.`,
    )
  }
  return new DatabaseTrouble(
    `The data folder ${folder} is not writable for this user (${code ?? error}): change its owner, or choose another with KRING_DATA.`,
  )
}

export const diskTrouble = (folder: string) =>
  new DatabaseTrouble(
    `The disk that holds ${folder} is full: free at least 300 MB, or choose another place with KRING_DATA.`,
  )

/** A new database takes about 60 MB, and writing needs room ahead. */
export function checkRoom(folder: string, isNew: boolean) {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < (isNew ? 200 : 32) * MiB) throw diskTrouble(folder)
}

/** Creates the database files if there are none, and refuses those of another version. */
export async function prepareDatabaseFiles(folder: string, engine: Engine, durable: boolean) {
  const home = postgresFolder(folder)
  if (!existsSync(home)) {
    checkRoom(folder, true)
    return initialise(folder, engine, durable)
  }
  const found = readVersion(home, folder)
  if (found !== engine.major) {
    throw new DatabaseTrouble(
      `The data folder ${folder} was made by PostgreSQL ${found} and this Kring carries PostgreSQL ${engine.major}: ` +
        'start the Kring that made it, or choose another folder with KRING_DATA (docs/operate.md, "A new version of PostgreSQL").',
    )
  }
  checkRoom(folder, false)
}

function readVersion(home: string, folder: string) {
  try {
    return readFileSync(join(home, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw folderTrouble(folder, error)
    throw new DatabaseTrouble(
      `The folder ${home} holds something that is not a database: choose another folder with KRING_DATA.`,
    )
  }
}

/** Beside its final place first, so that an interrupted start leaves nothing half made. */
async function initialise(folder: string, engine: Engine, durable: boolean) {
  const half = `${postgresFolder(folder)}.new`
  try {
    rmSync(half, { recursive: true, force: true })
    makeEngineFolder(half, engine)
  } catch (error) {
    throw folderTrouble(folder, error)
  }
  const { code, output } = await run(engine, 'initdb', half, [
    '--username=postgres',
    '--encoding=UTF8',
    '--data-checksums',
    '--auth-local=trust',
    '--auth-host=reject',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=sv-SE',
    ...(durable ? [] : ['--no-sync']),
  ])
  if (code === 0) return renameSync(half, postgresFolder(folder))
  rmSync(half, { recursive: true, force: true })
  if (/No space left|Disk quota/i.test(output)) throw diskTrouble(folder)
  if (/Permission denied|Read-only/i.test(output)) throw folderTrouble(folder, { code: 'EACCES' })
  const line =
    output.split('\n').findLast(text => /error|fatal|panic/i.test(text)) ?? output.trim().split('\n').at(-1)
  throw new DatabaseTrouble(
    `A new database could not be made in ${folder} (${line?.trim()}): correct that, or choose another folder with KRING_DATA.`,
  )
}

export function makeEngineFolder(path: string, { runAs }: Engine) {
  mkdirSync(path, { mode: 0o700 })
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}

/**
 * How PostgreSQL is told where its files are. Its user may be unable to pass the folders above (a clone under /root):
 * then it is started inside the folder, and Linux lets a process enter the folder that it already stands in.
 */
export function folderForEngine(path: string, { runAs }: Engine) {
  if (canEnter(path, runAs)) return path
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new DatabaseTrouble(
    `The database cannot run as root in ${path}, which its own user cannot reach: start Kring as an ordinary user, or choose a folder outside root's home with KRING_DATA.`,
  )
}

function run(engine: Engine, program: string, cwd: string, args: string[]) {
  return new Promise<{ code: number | null; output: string }>(resolve => {
    let output = ''
    const child = spawn(join(engine.bin, program), ['-D', folderForEngine(cwd, engine), ...args], {
      cwd,
      env: engineEnvironment,
      ...engine.runAs,
    })
    child.stdout.on('data', text => (output += text))
    child.stderr.on('data', text => (output += text))
    child.on('error', error => resolve({ code: null, output: error.message }))
    child.on('close', code => resolve({ code, output }))
  })
}

/** The server that works in this folder now, started by whomever: undefined when there is none. */
export function findServer(folder: string) {
  const home = postgresFolder(folder)
  let pid: number
  try {
    pid = Number(readFileSync(join(home, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw folderTrouble(folder, error)
  }
  if (isServerOf(pid, home)) return pid
  // The number of a dead server may now belong to anyone (always so in a container): PostgreSQL would refuse to start.
  rmSync(join(home, 'postmaster.pid'), { force: true })
  return undefined
}

export function isServerOf(pid: number, home: string) {
  try {
    process.kill(pid, 0)
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'postgres',
    )
  } catch {
    return false
  }
}
