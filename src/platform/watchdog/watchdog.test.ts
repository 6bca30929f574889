import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../config.ts'

const folder = mkdtempSync(join(tmpdir(), 'kring-watchdog-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A real server on a database of its own, with a fault planted that SIGUSR2 sets off. */
async function server(name: string, plant: string) {
  const data = join(folder, name)
  const planted = join(folder, `${name}.mjs`)
  writeFileSync(planted, plant)
  const child = spawn(
    process.execPath,
    ['--import', planted, '--enable-source-maps', join(projectFolder, 'build/server/main.js')],
    {
      env: {
        PATH: process.env.PATH,
        KRING_DATA: data,
        KRING_PORT: '0',
        KRING_WATCHDOG_SECONDS: '3',
        KRING_OIDC_ISSUER: 'http://127.0.0.1:9',
        KRING_OIDC_CLIENT_ID: 'kring',
        KRING_OIDC_CLIENT_SECRET: 'not-a-real-secret',
        KRING_BASE_URL: 'https://kring.example.se',
        KRING_SECRET: 'not-a-real-secret-of-a-server-in-a-test',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text))
  await Promise.race([heard(), gone])
  async function heard() {
    while (!said.includes('Kring is at')) await once(child.stdout, 'data')
  }
  expect(said).toContain('Kring is at')
  // PostgreSQL takes the file away as the last thing that it does.
  const server = join(data, 'postgres/postmaster.pid')
  expect(existsSync(server)).toBe(true)
  return { child, gone, said: () => said, isDatabaseGone: () => !existsSync(server) }
}

test('A server whose loop hangs is ended, also when it was told to stop, and its database with it', async () => {
  const hung = await server('loop', `process.on('SIGUSR2', () => { for (;;); })`)
  hung.child.kill('SIGUSR2')
  hung.child.kill('SIGTERM')
  expect(await hung.gone).toEqual([null, 'SIGKILL'])
  const lines = hung
    .said()
    .split('\n')
    .filter(line => line.includes('has not turned'))
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] as string)).toMatchObject({
    level: 60,
    msg: expect.stringContaining('3 seconds'),
  })
  expect(hung.isDatabaseGone()).toBe(true)
})

test('A server that never finishes stopping is ended', async () => {
  const stuck = await server(
    'stop',
    `import { Server } from 'node:net'\nServer.prototype.close = function () { return this }`,
  )
  stuck.child.kill('SIGTERM')
  expect(await stuck.gone).toEqual([null, 'SIGKILL'])
  expect(stuck.said()).toContain('has not stopped within 3 seconds')
  expect(stuck.isDatabaseGone()).toBe(true)
})

test('A server that turns is left alone, and stops as it should', async () => {
  const sound = await server(
    'sound',
    `process.on('SIGUSR2', () => { for (let n = 0; n < 4; n++) setTimeout(() => { const end = Date.now() + 900; while (Date.now() < end); }, n * 1000); setTimeout(() => process.kill(process.pid, 'SIGTERM'), 4500) })`,
  )
  sound.child.kill('SIGUSR2')
  expect(await sound.gone).toEqual([0, null])
  expect(sound.said()).not.toContain('ended to be started anew')
  expect(sound.isDatabaseGone()).toBe(true)
})
