import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../config.ts'

const place = mkdtempSync(join(tmpdir(), 'kring-cli-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

function db(folder: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, KRING_DATA: join(place, folder), KRING_CALLED_FROM: place }
  const run = spawnSync(process.execPath, [join(projectFolder, 'src/platform/database/cli.ts'), ...args], {
    env,
    encoding: 'utf8',
  })
  return { status: run.status, said: run.stdout + run.stderr }
}

test('A database is migrated, found whole, copied, and restored elsewhere, each by a command', {
  timeout: 60_000,
}, () => {
  expect(db('one', 'migrate')).toEqual({
    status: 0,
    said: expect.stringMatching(/^Ran \d+__platform__ground\.sql, .*\.\n$/),
  })
  expect(db('one', 'migrate').said).toBe('Nothing to run: the database is up to date.\n')
  expect(db('one', 'verify-log')).toEqual({
    status: 0,
    said: expect.stringMatching(/^The access log is whole: 0 rows under 0 seals\.\nNo anchor was given, /),
  })
  expect(db('one', 'backup', 'kring.tar.gz')).toEqual({
    status: 0,
    said: expect.stringMatching(/^Wrote kring\.tar\.gz, \d+ MB\./),
  })
  expect(db('two', 'restore', 'kring.tar.gz')).toEqual({
    status: 0,
    said: expect.stringMatching(/^Restored kring\.tar\.gz into /),
  })
  expect(db('two', 'migrate').said).toBe('Nothing to run: the database is up to date.\n')
})

test('What cannot be done is one sentence, without a stack', () => {
  const { status, said } = db('three', 'backup', 'kring.tar')
  expect(status).toBe(1)
  expect(said).toMatch(/^There is no database in .*: set KRING_DATA to the folder that holds it\.\n$/)
  expect(db('three', 'restore')).toEqual({
    status: 1,
    said: 'Name a file, as in bin/db backup kring.tar.gz.\n',
  })
  expect(db('three')).toMatchObject({ status: 2 })
})
