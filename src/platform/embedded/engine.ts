import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseTrouble } from '../database/trouble.ts'
import { enginePackage } from './platform.ts'

/** The PostgreSQL programs that came with npm, and the user that they run as. */
export type Engine = {
  bin: string
  version: string
  major: string
  /** PostgreSQL refuses to run as root: then it is another user, without rights. */
  runAs?: { uid: number; gid: number }
}

const own = 'set KRING_DATABASE_URL to a PostgreSQL 16 or later of your own'

/**
 * Finds programs that really run here, as the user that the data folder (if it is there) belongs to; `from` names another
 * package than this machine's own.
 */
export function findEngine(dataFolder: string, from: string | null = enginePackage() ?? null): Engine {
  const runAs = process.getuid?.() === 0 ? unprivilegedUser(dataFolder) : undefined
  const { native, packageVersion } = installedPackage(from)
  const here = join(native, 'bin')
  const first = tryVersion(here, runAs)
  if (first.version) return { bin: here, runAs, ...first }
  // Programs that the unprivileged user cannot reach: a clone under /root, a strict umask.
  const copy = runAs && copyWithinReach(native, packageVersion, runAs)
  if (copy) return { runAs, ...copy }
  throw new DatabaseTrouble(
    `The built-in PostgreSQL does not run on this machine (${first.problem}): ${own}.`,
  )
}

/** A minimal environment: nothing of ours (settings, secrets) reaches the database's processes. */
export const engineEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** True when the engine's user can enter the folder by its full path. */
export function canEnter(folder: string, runAs: Engine['runAs']) {
  if (!runAs) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', ...runAs, stdio: 'ignore' })
      .status === 0
  )
}

function installedPackage(name: string | null) {
  if (!name) {
    throw new DatabaseTrouble(
      `There is no built-in PostgreSQL for this kind of machine (${process.platform} on ${process.arch}): ${own}.`,
    )
  }
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), packageVersion: version }
  } catch {
    throw new DatabaseTrouble(
      `The built-in PostgreSQL for this machine (${name}) is not installed: install again without leaving out optional packages, or ${own}.`,
    )
  }
}

function tryVersion(bin: string, runAs: Engine['runAs']) {
  const run = spawnSync(join(bin, 'postgres'), ['--version'], {
    cwd: '/',
    env: engineEnvironment,
    encoding: 'utf8',
    ...runAs,
  })
  const version = /\(PostgreSQL\) (\d+)(\.\d+)?/.exec(run.stdout ?? '')
  if (version) return { version: `${version[1]}${version[2] ?? ''}`, major: version[1] as string }
  return { problem: whyNot(run) }
}

const whyNot = (run: SpawnSyncReturns<string>) =>
  run.error
    ? `${(run.error as NodeJS.ErrnoException).code}`
    : (run.stderr.trim().split('\n')[0] ?? `exit ${run.status}`)

/** The owner of existing data; else the system user `kring` if there is one, else `nobody`. */
function unprivilegedUser(dataFolder: string) {
  const there = statSync(dataFolder, { throwIfNoEntry: false })
  if (there && there.uid !== 0) return { uid: there.uid, gid: there.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const user = users.find(([name]) => name === 'kring') ?? users.find(([name]) => name === 'nobody')
  if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  throw new DatabaseTrouble(
    'PostgreSQL does not run as root and there is no user named kring or nobody to run it as: make a system user named kring, or start Kring as an ordinary user.',
  )
}

function copyWithinReach(native: string, packageVersion: string, runAs: Engine['runAs']) {
  for (const place of ['/var/cache/kring', '/var/tmp', '/tmp', tmpdir()]) {
    const target = join(place, `kring-postgresql-${packageVersion}-${process.arch}`)
    try {
      if (!lstatSync(target, { throwIfNoEntry: false })) makeCopy(native, target)
      // A folder that someone else put there must never be run.
      const found = lstatSync(target)
      if (!found.isDirectory() || found.uid !== 0 || found.mode & 0o022) continue
    } catch {
      continue
    }
    const tried = tryVersion(join(target, 'bin'), runAs)
    if (tried.version) return { bin: join(target, 'bin'), ...tried }
  }
}

function makeCopy(native: string, target: string) {
  const half = `${target}.${process.pid}`
  if (target.startsWith('/var/cache/kring/')) {
    mkdirSync(dirname(target), { recursive: true })
    chmodSync(dirname(target), 0o755)
  }
  mkdirSync(half, { mode: 0o700 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  openForReading(half)
  try {
    renameSync(half, target)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another start was quicker
  }
}

function openForReading(folder: string) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
  chmodSync(folder, 0o755)
}
