import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectFolder } from '../../src/platform/config.ts'

type Env = Record<string, string>

/** The settings alone, without those of whoever runs the tests. */
const only = (env: Env) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KRING_'))),
  ...env,
})

/** Kring as an operator starts it, when it is ready. */
export async function startKring(env: Env, origin: string) {
  let said = ''
  const program = spawn(join(projectFolder, 'bin/start'), [], {
    cwd: projectFolder,
    env: only(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [program.stdout, program.stderr]) stream.on('data', part => (said += part))
  for (let tries = 0; tries < 300 && program.exitCode === null; tries++) {
    const isReady = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return program
    await sleep(200)
  }
  program.kill('SIGTERM')
  throw new Error(`Kring did not become ready: ${said}`)
}

/** Stops it as an operator does. */
export async function stopKring(program: Awaited<ReturnType<typeof startKring>> | undefined) {
  if (!program || program.exitCode !== null) return
  const ended = new Promise(done => program.once('exit', done))
  program.kill('SIGTERM')
  await ended
}

/** A command of `bin` from beginning to end; nobody is at the terminal. */
export async function runCommand(name: string, args: readonly string[], env: Env) {
  const program = spawn(join(projectFolder, 'bin', name), args, {
    cwd: projectFolder,
    env: only(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [program.stdout, program.stderr]) stream.on('data', part => (said += part))
  const code = await new Promise<number | null>(done => program.once('close', done))
  return { code, said }
}
