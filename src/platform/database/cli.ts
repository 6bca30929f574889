import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ConfigTrouble, loadConfig, projectFolder } from '../config.ts'
import { backUp, restore } from '../embedded/backup.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { keepSecret } from '../secret.ts'
import { dumpSchema, firstDifference } from './dump.ts'
import { prepareEmbedded, readySchema } from './index.ts'
import { faultsBy, readAnchor, readAnchors, writeAnchor } from './log-anchor.ts'
import { migrate, readMigrations } from './migrate.ts'
import { withClient } from './pool.ts'
import { rotateSecret } from './rotate-secret.ts'
import { DatabaseTrouble } from './trouble.ts'
import { withDatabase } from './with-database.ts'

const usage = `bin/db migrate            runs the migrations that are missing
bin/db backup FILE.tar.gz copies the built-in database and its data folder, while Kring serves or not
bin/db restore FILE       restores a backup into an empty data folder (KRING_DATA)
bin/db verify-log [FILE]  recomputes the chain of the access log, names the first row that someone touched, and asks that the chain
                          runs through every anchor in the file (the daily mails, or KRING_ANCHOR_FILE)
bin/db rotate-secret      gives the base secret a new generation and carries the hashes on, while no Kring serves
bin/db schema [--check]   writes db/schema.sql from the migrations; with --check only compares
bin/db types [--check]    writes src/platform/database/schema.d.ts from the migrations; with --check only compares
`

const commands: Record<string, (argument: string | undefined) => Promise<unknown>> = {
  migrate: runMigrations,
  schema: writeSchema,
  types: writeTypes,
  backup: makeBackup,
  restore: restoreBackup,
  'verify-log': verifyLog,
  'rotate-secret': rotate,
}

try {
  const [name = '', argument] = process.argv.slice(2)
  const command = commands[name]
  if (command) await command(argument)
  else {
    process.stderr.write(usage)
    process.exitCode = 2
  }
} catch (error) {
  if (!(error instanceof DatabaseTrouble || error instanceof ConfigTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function runMigrations() {
  const ran = await withDatabase(urlFor => readySchema(urlFor('kring_owner')))
  console.log(ran.length ? `Ran ${ran.join(', ')}.` : 'Nothing to run: the database is up to date.')
}

async function writeSchema(argument: string | undefined) {
  const text = await withScratch(url =>
    dumpSchema(
      url,
      readMigrations()
        .map(({ sql }) => sql)
        .join('\n'),
    ),
  )
  keepOrCompare('db/schema.sql', text, argument)
}

async function writeTypes(argument: string | undefined) {
  const text = await withScratch(async url => {
    const args = [
      '--dialect',
      'postgres',
      '--url',
      url,
      '--print',
      '--log-level',
      'error',
      '--date-parser',
      'string',
      '--type-mapping',
      '{"int8":"number"}',
      '--exclude-pattern',
      'graphile_worker.*',
    ]
    const run = spawnSync(join(projectFolder, 'node_modules/.bin/kysely-codegen'), args, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    return run.stdout.trimStart()
  })
  keepOrCompare('src/platform/database/schema.d.ts', text, argument)
}

function keepOrCompare(path: string, text: string, argument: string | undefined) {
  const file = join(projectFolder, path)
  if (argument !== '--check') return writeFileSync(file, text)
  const difference = firstDifference(readFileSync(file, 'utf8'), text)
  if (difference)
    throw new DatabaseTrouble(
      `${path} differs from the migrations, ${difference}\nRun bin/db schema and bin/db types.`,
    )
}

async function makeBackup(argument: string | undefined) {
  const size = await backUp(embeddedFolder('backup'), fileArgument(argument))
  console.log(
    `Wrote ${argument}, ${Math.ceil(size / 1024 / 1024)} MB. It holds everything, the secret included: keep it as you keep the database.`,
  )
}

async function restoreBackup(argument: string | undefined) {
  const folder = embeddedFolder('restore')
  await restore(folder, fileArgument(argument))
  console.log(`Restored ${argument} into ${folder}.`)
}

async function rotate() {
  await withDatabase(async urlFor => {
    await readySchema(urlFor('kring_owner'))
    const { generation, rows } = await withClient(urlFor('kring_owner'), client =>
      rotateSecret(client, configured()),
    )
    console.log(
      `The database stands at generation ${generation} of the secret: ${rows} hashes were carried on. Seal a copy of the secret with all its generations in place of the former one: it goes with older backups too.`,
    )
  })
}

async function verifyLog(argument: string | undefined) {
  const anchors = argument ? readAnchors(readFileSync(fileArgument(argument), 'utf8')) : []
  if (argument && anchors.length === 0) throw new DatabaseTrouble(`No anchor was found in ${argument}.`)
  await withDatabase(urlFor =>
    withClient(urlFor('kring_auditor'), async client => {
      const [answer] = (await client.query('select * from audit.verify_log()')).rows
      const faults = [
        ...(answer.first_bad_row === null ? [] : [`first_bad_row ${answer.first_bad_row} (${answer.what})`]),
        ...(await faultsBy(client, anchors)),
      ]
      for (const fault of faults) console.log(fault)
      if (faults.length) {
        process.exitCode = 1
        return
      }
      const latest = anchors.at(-1)
      console.log(
        `The access log is whole: ${answer.rows_checked} rows under ${answer.seals_checked} seals${latest ? `, through ${anchors.length} anchors, the last of ${latest.at}` : ''}.`,
      )
      if (!latest)
        console.log(
          'No anchor was given, so this does not show that the whole log was not made anew: bin/db verify-log FILE.',
        )
      const anchor = await readAnchor(client)
      if (anchor) console.log(`Keep this elsewhere:\n${writeAnchor(anchor, keepSecret(configured()))}`)
    }),
  )
}

function configured() {
  return loadConfig([])
}

function embeddedFolder(command: string) {
  const { databaseUrl, dataFolder } = configured()
  if (!databaseUrl) return dataFolder
  throw new DatabaseTrouble(
    `bin/db ${command} is for the built-in database: use pg_dump and pg_restore for the one of KRING_DATABASE_URL.`,
  )
}

function fileArgument(argument: string | undefined) {
  if (argument) return resolve(process.env.KRING_CALLED_FROM ?? '.', argument)
  throw new DatabaseTrouble('Name a file, as in bin/db backup kring.tar.gz.')
}

/** A new database with all migrations, thrown away afterwards. */
async function withScratch<T>(work: (ownerUrl: string) => Promise<T>) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-scratch-'))
  try {
    const server = await startEmbedded({ folder, durable: false })
    try {
      const urlFor = await prepareEmbedded(server)
      await migrate(urlFor('kring_owner'))
      return await work(urlFor('kring_owner'))
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
