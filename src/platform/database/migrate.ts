import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { projectFolder } from '../config.ts'
import { withClient } from './pool.ts'
import { DatabaseTrouble } from './trouble.ts'

export type Migration = { name: string; sql: string; sha256: string }

const lock = 'select pg_advisory_xact_lock(1264742759, 3)'

/** The files of db/migrations in their order. */
export function readMigrations(folder = join(projectFolder, 'db/migrations')): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  return names.map(name => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Runs the migrations that are missing, each in its own transaction as the owner; answers their names. Several starts at
 * once wait for each other. A migration that was edited after it ran, or is gone, is refused.
 */
export async function migrate(ownerUrl: string, migrations = readMigrations()) {
  return withClient(ownerUrl, async client => {
    await makeRecord(client)
    const { rows } = await client.query('select name, sha256 from platform.migrations order by name')
    refuseOthers(rows, migrations)
    const done = new Set(rows.map(row => row.name))
    const ran: string[] = []
    const catalogue = readCatalogue()
    for (const migration of migrations) {
      if (done.has(migration.name) || !(await runOne(client, migration))) continue
      ran.push(migration.name)
      // A later migration may need what is delivered: rows of before there were instruments say which version they answer.
      await shipCatalogue(client, catalogue, { whatCanBe: true })
    }
    await shipCatalogue(client, catalogue)
    return ran
  })
}

/** A file of db/catalogue, for the function that its folder is named for: `learning.ship_instrument/five-questions.1.json`. */
type Delivered = { to: string; name: string; text: string; sha256: string }

function readCatalogue(folder = join(projectFolder, 'db/catalogue')): Delivered[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap(to =>
      readdirSync(join(folder, to))
        .filter(file => file.endsWith('.json'))
        .sort(new Intl.Collator('en', { numeric: true }).compare)
        .map(file => {
          const text = readFileSync(join(folder, to, file), 'utf8')
          const sha256 = createHash('sha256').update(text).digest('hex')
          return { to, name: basename(file, '.json'), text, sha256 }
        }),
    )
}

/**
 * Ships what is delivered with Kring and not yet here, each file once, as the owner. A file that was edited after it was
 * shipped is refused: what people have answered must not change under them.
 */
async function shipCatalogue(
  client: pg.Client,
  catalogue: Delivered[],
  { whatCanBe = false }: { whatCanBe?: boolean } = {},
) {
  const { rows } = await client.query(`select to_regclass('platform.shipped') is not null as "canShip"`)
  if (!rows[0].canShip) return
  await client.query(`begin; ${lock}`)
  try {
    const shipped = await client.query('select name, sha256 from platform.shipped')
    const known = new Map(shipped.rows.map(row => [row.name, row.sha256]))
    for (const { to, name, text, sha256 } of catalogue) {
      const key = `${to}/${name}`
      if (known.get(key) === sha256) continue
      if (whatCanBe && !(await stands(client, to))) continue
      if (known.has(key))
        throw new DatabaseTrouble(
          `The file db/catalogue/${key}.json was edited after it was shipped: restore its text and write a new version instead.`,
        )
      await client.query(`select ${to.split('.').map(pg.escapeIdentifier).join('.')}($1, $2::jsonb)`, [
        name,
        text,
      ])
      await client.query('insert into platform.shipped (name, sha256) values ($1, $2)', [key, sha256])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function stands(client: pg.Client, functionName: string) {
  const { rows } = await client.query('select to_regproc($1) is not null as stands', [functionName])
  return rows[0].stands
}

async function makeRecord(client: pg.Client) {
  await client.query(`begin; ${lock};
    create schema if not exists platform;
    create table if not exists platform.migrations (
      name text primary key,
      sha256 text not null,
      ran_at timestamptz not null default now()
    );
    comment on table platform.migrations is 'Which files of db/migrations have run here, and their exact text.';
    commit`)
}

function refuseOthers(done: { name: string; sha256: string }[], migrations: Migration[]) {
  for (const { name, sha256 } of done) {
    const file = migrations.find(migration => migration.name === name)
    if (!file)
      throw new DatabaseTrouble(
        `The database has run the migration ${name}, which this version of Kring does not have: start the newer version, or restore a backup from before it.`,
      )
    if (file.sha256 !== sha256)
      throw new DatabaseTrouble(
        `The migration ${name} was edited after it ran: restore its text and write a new migration instead.`,
      )
  }
}

async function runOne(client: pg.Client, { name, sql, sha256 }: Migration) {
  try {
    await client.query('begin')
    await client.query(lock)
    const { rowCount } = await client.query('select from platform.migrations where name = $1', [name])
    if (!rowCount) {
      await client.query(sql)
      await client.query('insert into platform.migrations (name, sha256) values ($1, $2)', [name, sha256])
    }
    await client.query('commit')
    return !rowCount
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new DatabaseTrouble(
      `The migration ${name} failed and was undone: ${describe(error as pg.DatabaseError, sql)}`,
      { cause: error },
    )
  }
}

function describe(error: pg.DatabaseError, sql: string) {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : ''
  return [`${error.message}${line}`, error.detail, error.where].filter(Boolean).join(' · ')
}

/** Whether the database has just the migrations of this program: a newer program that waits for its own, or an older one after it, has not. */
export async function isMigrated(owner: pg.Pool) {
  const { rows } = await owner.query('select count(*)::int as done from platform.migrations')
  return rows[0].done === readMigrations().length
}
