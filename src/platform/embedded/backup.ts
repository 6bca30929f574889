import { existsSync, lchownSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { withClient } from '../database/pool.ts'
import { DatabaseTrouble } from '../database/trouble.ts'
import { findEmbedded, startEmbedded } from './embedded.ts'
import { findEngine } from './engine.ts'
import { checkRoom, folderTrouble, postgresFolder, prepareFolder } from './folder.ts'
import { type Entry, readTar, writeTar } from './tar.ts'

// A copy of the files between pg_backup_start and pg_backup_stop with the journal written meanwhile: the documented way
// of a backup while the server serves. https://www.postgresql.org/docs/current/continuous-archiving.html

/** Inside the database's folder, made anew by each start: copying them would only harm. */
const emptied = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]
const skipped =
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|pg_internal\.init.*|pgsql_tmp.*|\.s\.PGSQL.*)$/

/** Copies the data folder with its database into one file, while Kring serves or not. Answers the file's size in bytes. */
export async function backUp(folder: string, file: string) {
  if (existsSync(file)) throw new DatabaseTrouble(`The file ${file} is there already: choose another name.`)
  if (!existsSync(postgresFolder(folder)))
    throw new DatabaseTrouble(
      `There is no database in ${folder}: set KRING_DATA to the folder that holds it.`,
    )
  const beside = findEmbedded(folder)
  const server = beside ? { ...beside, stop: async () => beside.release() } : await startEmbedded({ folder })
  const half = join(
    file,
    '..',
    `.${basename(file).replace(/(\.tar)?(\.gz)?$/, '')}.half.${process.pid}.tar${/gz$/.test(file) ? '.gz' : ''}`,
  )
  try {
    await withClient(server.urlFor('postgres', 'postgres'), client => writeTar(half, entries(client, folder)))
    renameSync(half, file)
    return statSync(file).size
  } catch (error) {
    rmSync(half, { force: true })
    throw fileTrouble(file, error)
  } finally {
    await server.stop()
  }
}

async function* entries(client: pg.Client, folder: string): AsyncGenerator<Entry> {
  // Secret and whatever else lies beside the database: it belongs to it.
  for (const name of readdirSync(folder)) {
    if (!/^postgres/.test(name)) yield* filesUnder(join(folder, name), name)
  }
  const home = postgresFolder(folder)
  // A slot that lives as long as the connection keeps the journal from being thrown away meanwhile.
  await client.query(
    "select pg_create_physical_replication_slot('kring_backup_' || pg_backend_pid(), true, true)",
  )
  const started = await one(client, "select pg_walfile_name(pg_backup_start('bin/db backup', true)) as file")
  for (const name of readdirSync(home)) {
    if (skipped.test(name)) continue
    if (emptied.includes(name)) yield { name: `postgres/${name}/`, mode: 0o700, text: '' }
    else if (name !== 'global') yield* filesUnder(join(home, name), `postgres/${name}`)
  }
  yield* filesUnder(join(home, 'global'), 'postgres/global', 'pg_control')
  yield { name: 'postgres/global/pg_control', mode: 0o600, path: join(home, 'global/pg_control') }
  const stopped = await one(
    client,
    `select labelfile as label, pg_walfile_name(lsn - 1) as file from pg_backup_stop(false)`,
  )
  yield { name: 'postgres/pg_wal/archive_status/', mode: 0o700, text: '' }
  for (const name of readdirSync(join(home, 'pg_wal')).sort()) {
    const needed =
      /\.history$/.test(name) ||
      (/^[0-9A-F]{24}$/.test(name) && name >= (started.file as string) && name <= (stopped.file as string))
    if (needed) yield { name: `postgres/pg_wal/${name}`, mode: 0o600, path: join(home, 'pg_wal', name) }
  }
  // Last: a backup without it is not whole.
  yield { name: 'postgres/backup_label', mode: 0o600, text: stopped.label as string }
}

const one = async (client: pg.Client, sql: string) =>
  (await client.query(sql)).rows[0] as Record<string, string>

function* filesUnder(path: string, name: string, except?: string): Generator<Entry> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile()) return yield { name, mode: 0o600, path }
  if (!found?.isDirectory()) return
  yield { name: `${name}/`, mode: 0o700, text: '' }
  for (const inner of readdirSync(path)) {
    if (inner !== except && !skipped.test(inner)) yield* filesUnder(join(path, inner), `${name}/${inner}`)
  }
}

/** Restores a backup into an empty data folder and starts it once, so that it is known to be whole. */
export async function restore(folder: string, file: string) {
  if (!existsSync(file)) throw new DatabaseTrouble(`There is no file ${file}: name the backup to restore.`)
  prepareFolder(folder)
  if (readdirSync(folder).length)
    throw new DatabaseTrouble(
      `The data folder ${folder} is not empty: choose an empty one with KRING_DATA, or move its content away.`,
    )
  checkRoom(folder, true)
  const half = await mkdtemp(join(folder, 'restore-'))
  try {
    await mkdir(postgresFolder(half), { mode: 0o700 })
    const names = await readTar(file, half)
    if (!names.includes('postgres/backup_label'))
      throw new DatabaseTrouble(`The file ${file} is not a whole backup of Kring: use another.`)
    giveToEngine(postgresFolder(half), folder)
    for (const name of readdirSync(half)) renameSync(join(half, name), join(folder, name))
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw error instanceof DatabaseTrouble ? error : restoreTrouble(folder, file, error)
  }
  rmSync(half, { recursive: true })
  await (await startEmbedded({ folder })).stop()
}

function giveToEngine(home: string, folder: string) {
  const { runAs } = findEngine(postgresFolder(folder))
  if (!runAs) return
  const give = (path: string) => {
    lchownSync(path, runAs.uid, runAs.gid)
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) give(join(path, name))
  }
  give(home)
}

function restoreTrouble(folder: string, file: string, error: unknown) {
  const { code, message } = error as NodeJS.ErrnoException
  if (code && /^E[A-Z]+$/.test(code)) return folderTrouble(folder, error)
  return new DatabaseTrouble(`The file ${file} cannot be restored (${message}): use another backup.`)
}

function fileTrouble(file: string, error: unknown) {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC')
    return new DatabaseTrouble(
      `The disk is full, and ${file} was not written: free space, or choose another place.`,
    )
  if (code === 'EACCES' || code === 'ENOENT' || code === 'EROFS')
    return new DatabaseTrouble(`The file ${file} cannot be written (${code}): choose another place.`)
  return error
}
