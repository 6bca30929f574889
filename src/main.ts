import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { openDemo } from '../demo/open.ts'
import { createApp } from './app.tsx'
import { registerMeetingTasks } from './child/meetings/index.ts'
import { registerMatterTasks } from './joint/matters/index.ts'
import { registerCountyTasks } from './learning/county/index.ts'
import { registerChildFiguresTask } from './learning/insight/child-figures/index.ts'
import { registerReleaseTask } from './learning/insight/results/index.ts'
import { openAnswering, registerSurveyTasks } from './learning/surveys/index.ts'
import { letters, registerInboxTasks } from './overview/inbox/mail.ts'
import { registerCountyFileTasks } from './people/county-files/index.ts'
import { registerDirectoryTasks } from './people/scim/index.ts'
import { registerSearchTasks } from './people/search/index.ts'
import { type Config, ConfigTrouble, describeSettings, loadConfig } from './platform/config.ts'
import { type Database, DatabaseTrouble, openDatabase } from './platform/database/index.ts'
import { isMigrated } from './platform/database/migrate.ts'
import type { Secret } from './platform/generations.ts'
import { watchPool } from './platform/health/index.ts'
import { startWorker } from './platform/jobs/index.ts'
import { openSwitchboard } from './platform/live/index.ts'
import { createLog } from './platform/log.ts'
import { registerMail } from './platform/mail/index.ts'
import { openIdClient } from './platform/oidc/index.ts'
import { keepSecret, recogniseSecret } from './platform/secret.ts'
import { registerSessionTasks } from './platform/session/index.ts'
import { startWatchdog, type Watchdog } from './platform/watchdog/index.ts'
import { registerLogTasks } from './sharing/access-log/index.ts'
import { registerDisclosureTasks } from './sharing/disclosures/index.ts'

if (process.argv.includes('--settings')) {
  process.stdout.write(describeSettings())
  process.exit(0)
}

/** What is open, the latest first when it stops. */
const stops: (() => unknown)[] = []
let stopping = false
let watchdog: Watchdog | undefined

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
  if (config.watchdogSeconds > 0)
    watchdog = startWatchdog({ seconds: config.watchdogSeconds, folder: config.dataFolder })
  // Before the database: a Ctrl-C during the start leaves no server behind.
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))
  const database = await open(config)
  await recogniseSecret(database.owner, secret, config)
  const demo = config.demo ? await openDemo(config, database, secret) : undefined
  registerTasks(config, secret, demo?.mailFolder)
  if (config.role !== 'web') stops.push((await startWorker(database.worker, { log })).stop)
  // Once more when a rotation would see that we serve: one may have been made since we asked.
  if (config.role === 'worker') return recogniseSecret(database.owner, secret, config)

  const { baseUrl: origin, metricsToken, help } = config
  const switchboard = await openSwitchboard(database.urlFor('kring_app'))
  await recogniseSecret(database.owner, secret, config)
  const answering = openAnswering({ pool: database.app, switchboard })
  stops.push(answering.marks.stop)
  const app = createApp({
    answering,
    switchboard,
    demo,
    metricsToken,
    help,
    secret,
    origin,
    log,
    pool: database.app,
    providers: (demo ? [demo.provider.settings] : config.providers).map(each => openIdClient(each, origin)),
    sendsMail: demo !== undefined || config.smtpUrl !== undefined,
    isMigrated: () => isMigrated(database.owner),
    limits: { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours },
  })
  stops.push(() => switchboard.stop(), listen(app.fetch, config, await whatNext(database, config)))
}

async function open(config: Config): Promise<Database> {
  const opening = openDatabase(config, {
    tell: sentence => process.stderr.write(`${sentence}\n`),
    onLost: () => process.exit(1),
    isEnding: () => watchdog?.isEnding() ?? false,
    onServer: pid => watchdog?.database(pid),
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
  return database
}

function registerTasks(config: Config, secret: Secret, dropFolder: string | undefined) {
  const { smtpUrl, mailFrom: from, baseUrl: origin } = config
  const mailer = registerMail({ smtpUrl, from, dropFolder }, { letters, origin })
  registerSurveyTasks({ mailer, origin, secret })
  registerCountyTasks({ mailer, origin })
  registerMeetingTasks()
  registerInboxTasks()
  registerMatterTasks()
  registerSessionTasks()
  registerCountyFileTasks()
  registerDirectoryTasks()
  registerChildFiguresTask()
  registerReleaseTask({ secret })
  registerLogTasks({ mailer, secret, anchors: config.anchors })
  registerDisclosureTasks()
  registerSearchTasks()
}

/** Said when it has started: who can sign in, where that is not plain. */
async function whatNext({ owner }: Database, { demo }: Config) {
  if (demo) return 'Sign in as anyone of the demo county: Sara Lind, Maria Lund, Farah Haddad and others.\n'
  const { rows } = await owner.query('select people.is_empty_installation() as empty')
  return rows[0].empty
    ? 'There is no county here yet, so nobody can sign in: bin/county new makes one.\n'
    : ''
}

/** Answers how to stop. */
function listen(fetch: Parameters<typeof serve>[0]['fetch'], config: Config, next: string) {
  const { port, host: hostname, baseUrl } = config
  const server = serve({ fetch, port, hostname }, () => {
    process.stdout.write(`Kring is at ${baseUrl}\n${next}`)
  }) as Server
  server.on('error', (error: NodeJS.ErrnoException) => {
    const what =
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken: stop what uses it, or set KRING_PORT to another.`
        : `Kring cannot listen on ${hostname}:${port}: ${error.code}.`
    process.stderr.write(`${what}\n`)
    void stop(1)
  })
  return () => {
    server.closeAllConnections()
    return new Promise(done => server.close(done))
  }
}

async function stop(code: number) {
  if (stopping) return
  stopping = true
  watchdog?.stopping()
  for (const each of stops.reverse()) await each()
  process.exit(code)
}
