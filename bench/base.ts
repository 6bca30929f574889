import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openFolder, withClient } from './app.ts'
import { say } from './report.ts'
import { keptFolder } from './sizes.ts'

const run = promisify(execFile)

/** A data folder with the demo and an item of each kind, from which each size starts. Made once, copied for each. */
export async function copyBase(folder: string, version: number) {
  const base = join(keptFolder, `base-${version}`)
  if (!existsSync(base)) await makeBase(base)
  mkdirSync(keptFolder, { recursive: true })
  // With its owner: run by root, the database belongs to another user.
  await run('cp', ['-a', base, folder])
}

async function makeBase(base: string) {
  const began = performance.now()
  const half = `${base}-half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(keptFolder, { recursive: true })
  const server = await openFolder(half, { durable: false })
  try {
    const { stdout: name } = await run(process.execPath, [join(import.meta.dirname, 'world.js')], {
      env: { ...process.env, BENCH_SOCKET: server.socketFolder },
    })
    await withClient(server.serverUrl, async admin => {
      await admin.query('drop database kring with (force)')
      await admin.query(`alter database ${name} rename to kring`)
      const { rows } = await admin.query(`select datname from pg_database where datname like 'story_%'`)
      for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`)
    })
  } finally {
    await server.stop()
  }
  renameSync(half, base)
  say(`demo and an item of each kind: ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
