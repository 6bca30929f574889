import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectFolder } from '../config.ts'
import { prepareEmbedded } from '../database/index.ts'
import { withClient } from '../database/pool.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { sharedBuffers, thisMachine } from './machine.ts'

const root = process.getuid?.() === 0
let place: string
let folder: string
const running: Embedded[] = []

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kring-embedded-'))
  folder = join(place, 'data')
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  rmSync(place, { recursive: true, force: true })
})

async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}) {
  const server = await startEmbedded({ folder, durable: false, ...options })
  running.push(server)
  return server
}

const ask = (server: Embedded, sql: string) =>
  withClient(server.urlFor('postgres', 'postgres'), async client => (await client.query(sql)).rows)

/** The server restarts on its own: ask until it answers. */
async function askAgain(server: Embedded, sql: string) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await ask(server, sql)
    } catch {
      await sleep(50)
    }
  }
  throw new Error('the server did not come back')
}

test('A new folder becomes a database that sorts å ä ö last, checks its pages and listens to no network', async () => {
  const server = await start({ durable: true })
  expect(
    await ask(
      server,
      "select string_agg(x, '' order by x) as sorted from unnest(array['ö','a','å','z','ä']) x",
    ),
  ).toEqual([{ sorted: 'azåäö' }])
  expect(
    await ask(
      server,
      `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
    current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
    pg_size_bytes(current_setting('shared_buffers')) = pg_size_bytes('${sharedBuffers(thisMachine())}') as sized`,
    ),
  ).toEqual([{ checksums: 'on', addresses: '', fsync: 'on', encoding: 'UTF8', sized: true }])
})

test('It stops cleanly, starts again and has its data', async () => {
  const server = await start()
  await ask(server, 'create table kept as select 1 as one')
  await server.stop()
  expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false)
  expect(await ask(await start(), 'select * from kept')).toEqual([{ one: 1 }])
})

test('After kill -9 of the server every acknowledged row is there, and it is back by itself', async () => {
  const told: string[] = []
  const server = await start({ durable: true, tell: sentence => told.push(sentence) })
  await ask(server, 'create table kept (n int)')
  for (let n = 0; n < 20; n++) await ask(server, `insert into kept values (${n})`)
  const before = server.pid()
  process.kill(before, 'SIGKILL')
  await sleep(50)
  expect(await askAgain(server, 'select count(*)::int from kept')).toEqual([{ count: 20 }])
  expect(server.pid()).not.toBe(before)
  expect(told).toHaveLength(1)
})

test('What a killed Kring left running is taken over, with its data', async () => {
  const program = `
    import { startEmbedded } from './src/platform/embedded/embedded.ts'
    import { withClient } from './src/platform/database/pool.ts'
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)} })
    await withClient(server.urlFor('postgres', 'postgres'), client => client.query('create table kept as select 1 as one'))
    console.log(server.pid())`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const orphan = Number(String(await new Promise(done => parent.stdout.once('data', done))))
  parent.kill('SIGKILL')
  await new Promise(done => parent.once('exit', done))
  expect(process.kill(orphan, 0)).toBe(true)

  const told: string[] = []
  const server = await start({ tell: sentence => told.push(sentence) })
  expect(told).toEqual([`Taking over the database that an earlier Kring left running (process ${orphan}).`])
  expect(await ask(server, 'select * from kept')).toEqual([{ one: 1 }])
  expect(server.pid()).not.toBe(orphan)
})

test('A second Kring on the same folder is refused and the first one is left in peace', async () => {
  const server = await start()
  await expect(startEmbedded({ folder })).rejects.toThrow(
    /^Another Kring is running on the data folder .*: stop it, or choose another folder with KRING_DATA\.$/,
  )
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('The number of a dead server that now belongs to another program does not stop it', async () => {
  const server = await start()
  const pid = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8')
  await server.stop()
  writeFileSync(join(folder, 'postgres/postmaster.pid'), pid.replace(/^\d+/, String(process.ppid)))
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('Files of another version of PostgreSQL are refused in one sentence', async () => {
  await (await start()).stop()
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '13\n')
  await expect(startEmbedded({ folder })).rejects.toThrow(
    /was made by PostgreSQL 13 and this Kring carries PostgreSQL \d+: /,
  )
})

test('A file in the way of the folder is told in one sentence', async () => {
  writeFileSync(folder, '')
  await expect(startEmbedded({ folder })).rejects.toThrow(
    /cannot be made because a file is in the way: choose another with KRING_DATA\.$/,
  )
})

test.skipIf(root)('A folder that is not writable is told in one sentence', async () => {
  mkdirSync(folder)
  chmodSync(folder, 0o500)
  await expect(startEmbedded({ folder })).rejects.toThrow(
    /is not writable for this user \(EACCES\): change its owner, or choose another with KRING_DATA\.$/,
  )
})

test.runIf(root && spawnSync('mount', ['--version']).status === 0)(
  'A full disk and one that is read only are told in one sentence',
  async () => {
    mkdirSync(folder)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]).status !== 0) return
    try {
      await expect(startEmbedded({ folder })).rejects.toThrow(
        /^The disk that holds .* is full: free at least 300 MB/,
      )
      spawnSync('mount', ['-o', 'remount,ro', folder])
      await expect(startEmbedded({ folder })).rejects.toThrow(/is not writable for this user \(EROFS\)/)
    } finally {
      spawnSync('umount', [folder])
    }
  },
)

test('It runs in a deep folder that nobody else can enter', async () => {
  folder = join(place, 'closed', 'x'.repeat(120), 'data')
  mkdirSync(folder, { recursive: true })
  chmodSync(join(place, 'closed'), 0o700)
  const server = await start()
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  process.kill(server.pid(), 'SIGKILL')
  await sleep(50)
  expect(await askAgain(server, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('The roles may log in, own nothing of the server and bypass no policy', async () => {
  const server = await start()
  await prepareEmbedded(server)
  await prepareEmbedded(server)
  expect(
    await ask(
      server,
      "select count(*)::int, bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as mighty from pg_roles where rolname like 'kring%'",
    ),
  ).toEqual([{ count: 5, mighty: false }])
})
