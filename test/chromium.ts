import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { projectFolder } from '../src/platform/config.ts'

/** Where the browser is and what it needs around it; passed from the global setup to every worker. */
export type Chromium = { executablePath: string; env: Record<string, string> }

const cache = join(projectFolder, 'node_modules/.cache/kring-chromium')

/** A browser for a test file: close it in `afterAll`. */
export function launchChromium(): Promise<Browser> {
  const { executablePath, env } = inject('chromium')
  // Never the package's own list of arguments: it turns the security of the web off.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...env },
  })
}

/** Unpacks the browser that came with npm, once; where that does not run, the machine's own is used. */
export async function prepareChromium(): Promise<Chromium> {
  const tried = process.env.KRING_CHROMIUM ? [] : await unpacked()
  const own = [process.env.KRING_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].filter(
    path => path !== undefined,
  )
  const found = [
    ...tried,
    ...own.map(executablePath => ({ executablePath: which(executablePath), env: {} })),
  ].find(runs)
  if (found) return found
  throw new Error('No browser runs here: install chromium and name it in KRING_CHROMIUM.')
}

const runs = ({ executablePath, env }: Chromium) =>
  executablePath !== '' &&
  spawnSync(executablePath, ['--version', '--no-sandbox'], { env: { ...process.env, ...env } }).status === 0

const which = (name: string) =>
  name.includes('/')
    ? name
    : spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim()

/** With the machine's libraries first, then with those of the package. */
async function unpacked(): Promise<Chromium[]> {
  const { version } = JSON.parse(
    readFileSync(join(projectFolder, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  )
  const folder = join(cache, version)
  if (!existsSync(folder)) await unpack(folder)
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_PATH: join(folder, 'fonts') }
  return [
    { executablePath, env },
    { executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } },
  ]
}

async function unpack(folder: string) {
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  // The package unpacks into the temporary folder, and its libraries only where it believes itself in a certain cloud.
  const program =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  const env = { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: projectFolder,
    env,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`The browser could not be unpacked: ${run.stderr}`)
  const fonts = join(half, 'fonts/fonts.conf')
  writeFileSync(
    fonts,
    readFileSync(fonts, 'utf8')
      .replace('/tmp/fonts<', `${join(folder, 'fonts')}<`)
      .replace('/tmp/fonts-cache/', join(folder, 'fonts-cache')),
  )
  try {
    renameSync(half, folder)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another run was quicker
  }
}
