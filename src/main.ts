import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { listDemoPersons } from '../demo/demo-persons.ts'
import { needsDemo, seedDemo } from '../demo/seed.ts'
import { createApp } from './app.tsx'
import { registerFloorTask } from './learning/insight/floor/index.ts'
import { registerReleaseTask } from './learning/insight/results/index.ts'
import { openAnswering, registerSurveyTasks } from './learning/surveys/index.ts'
import { ConfigTrouble, describeSettings, loadConfig } from './platform/config.ts'
import { DatabaseTrouble, openDatabase } from './platform/database/index.ts'
import { readMigrations } from './platform/database/migrate.ts'
import { watchPool } from './platform/health/index.ts'
import { registerTask, startWorker } from './platform/jobs/index.ts'
import { openSwitchboard } from './platform/live/index.ts'
import { createLog } from './platform/log.ts'
import { registerMail } from './platform/mail/index.ts'
import { demoProvider, openIdClient, type ProviderSettings } from './platform/oidc/index.ts'
import { keepSecret } from './platform/secret.ts'
import { registerSessionTasks } from './platform/session/index.ts'

if (process.argv.includes('--settings')) {
  process.stdout.write(describeSettings())
  process.exit(0)
}

try {
  await start()
} catch (error) {
  if (!(error instanceof ConfigTrouble) && !(error instanceof DatabaseTrouble)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function start() {
  const config = loadConfig()
  const log = createLog(config.logLevel)
  const secret = keepSecret(config)
  const origin = config.baseUrl
  const stops: (() => unknown)[] = []
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    for (const each of stops.reverse()) await each()
    process.exit(code)
  }
  // Before the database: a Ctrl-C during the start leaves no server behind.
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))

  const opening = openDatabase(config, {
    tell: sentence => process.stderr.write(`${sentence}\n`),
    onLost: () => process.exit(1),
  })
  stops.push(() =>
    opening.then(
      opened => opened.stop(),
      () => {},
    ),
  )
  const database = await opening
  watchPool('app', database.app)
  watchPool('worker', database.worker)

  const mailFolder = join(config.dataFolder, 'mail')
  const demo = config.demo
    ? demoProvider({
        origin,
        secret,
        keyFile: join(config.dataFolder, 'demo-key.json'),
        listPersons: listDemoPersons,
      })
    : undefined
  const settings = demo?.settings ?? (config.oidc as ProviderSettings)
  if (demo && (await needsDemo(database.owner)))
    await seedDemo(database, { secret, issuer: demo.settings.issuer })
  // The demo's provider is called by its address: another port next time is still the same people.
  if (demo)
    await database.owner.query(
      `update people.accounts set issuer = $1 where issuer like '%/demo/idp' and issuer <> $1`,
      [demo.settings.issuer],
    )

  const post = registerMail({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    dropFolder: config.demo ? mailFolder : undefined,
  })
  registerSurveyTasks({ post, origin, secret })
  registerSessionTasks()
  registerFloorTask()
  registerReleaseTask()
  registerTask('seal-log', sealLog, { cron: '* * * * *' })
  registerTask(
    'log-partitions',
    (_payload, { pool }) =>
      pool.query(`select audit.ensure_partition((current_date + interval '1 month')::date)`).then(() => {}),
    { cron: '10 1 * * *' },
  )

  if (config.role !== 'web') {
    const worker = await startWorker(database.worker, { log })
    stops.push(worker.stop)
  }
  if (config.role !== 'worker') {
    const switchboard = await openSwitchboard(database.urlFor('kring_app'))
    const answering = openAnswering({ pool: database.app, switchboard })
    stops.push(answering.marks.stop)
    const app = createApp({
      answering,
      pool: database.app,
      switchboard,
      provider: openIdClient(settings, origin),
      demo: demo && { provider: demo, mailFolder },
      isMigrated: () => isMigrated(database.owner),
      metricsToken: config.metricsToken,
      help: config.help,
      secret,
      origin,
      limits: { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours },
      log,
    })
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
      process.stdout.write(
        `Kring is at ${origin}\n${demo ? 'Sign in as anyone of the demo county: Sara Lind, Maria Lund, Farah Haddad and others.\n' : ''}`,
      )
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      const what =
        error.code === 'EADDRINUSE'
          ? `Port ${config.port} is taken: stop what uses it, or set KRING_PORT to another.`
          : `Kring cannot listen on ${config.host}:${config.port}: ${error.code}.`
      process.stderr.write(`${what}\n`)
      void stop(1)
    })
    stops.push(
      () => switchboard.stop(),
      () => {
        ;(server as import('node:http').Server).closeAllConnections()
        return new Promise(done => server.close(done))
      },
    )
  }
}

/** A newer program that waits for its migration, or an older one after it, is not ready. */
async function isMigrated(owner: import('pg').Pool) {
  const { rows } = await owner.query('select count(*)::int as done from platform.migrations')
  return rows[0].done === readMigrations().length
}

/** A worker that has been away catches up, some thousands of rows at a time. */
async function sealLog(_payload: unknown, { pool }: { pool: import('pg').Pool }) {
  for (let sealed = 1; sealed > 0; )
    sealed = (await pool.query('select audit.seal() as sealed')).rows[0].sealed
}
