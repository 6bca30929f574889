import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { projectFolder } from '../../src/platform/config.ts'
import { createPool } from '../../src/platform/database/index.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'

/**
 * What a release leaves in a data folder: which migrations have run, and every row of the demo county. The rows are JSON as
 * PostgreSQL writes it, so that no number passes through JavaScript.
 */
export type Release = {
  name: string
  commit: string
  migrations: string[]
  tables: { table: string; columns: string[]; rows: string }[]
}

const folder = join(projectFolder, 'test/releases')

export const listReleases = () =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json.gz'))
    .sort()
    .map(file => file.replace('.json.gz', ''))

export const readRelease = (name: string) =>
  JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.json.gz`))).toString()) as Release

export const writeRelease = (release: Release) =>
  writeFileSync(join(folder, `${release.name}.json.gz`), gzipSync(JSON.stringify(release), { level: 9 }))

/** The rows of every table of ours that has some. The queue is left out: its schema is its library's, and a job is done or done again. */
export async function dumpTables(admin: pg.Pool): Promise<Release['tables']> {
  const { rows: tables } = await admin.query<{ table: string; columns: string[] }>(`
    select c.oid::regclass::text as "table",
      array_agg(quote_ident(a.attname)::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')
    group by c.oid order by 1`)
  const dumped = []
  for (const { table, columns } of tables) {
    const { rows } = await admin.query(
      `select coalesce(json_agg(r), '[]')::text as rows from (select ${columns} from ${table}) r`,
    )
    if (rows[0].rows !== '[]') dumped.push({ table, columns, rows: rows[0].rows as string })
  }
  return dumped
}

/** A database that is just as the release left it. `admin` and the owner are connected to an empty one. */
export async function restoreRelease(release: Release, ownerUrl: string, admin: pg.Pool) {
  const known = readMigrations().filter(({ name }) => release.migrations.includes(name))
  if (known.length !== release.migrations.length) throw new Error(`Migrations of ${release.name} are gone`)
  await migrate(ownerUrl, known)
  // By the pool of a start: where a month begins is a matter of the session's time zone.
  const owner = createPool(ownerUrl, { max: 1 })
  for (const month of monthsOf(release)) await owner.query('select audit.ensure_partition($1::date)', [month])
  await owner.end()
  const client = await admin.connect()
  try {
    await client.query(`begin; set local session_replication_role = replica`)
    // What this program ships and its migrations make is not what that release made.
    for (const { table } of await allTables(client)) await client.query(`delete from ${table}`)
    for (const month of monthsOf(release))
      await client.query('select audit.ensure_partition($1::date)', [month])
    for (const { table, columns, rows } of release.tables)
      await client.query(
        `insert into ${table} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
        [rows],
      )
    await client.query('commit')
    await catchUpSequences(client)
  } finally {
    client.release()
  }
}

const allTables = async (client: pg.PoolClient) =>
  (
    await client.query<{ table: string }>(`
      select c.oid::regclass::text as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')`)
  ).rows

/** The access log is parted by month, and the months of the release may have passed. */
function monthsOf({ tables }: Release) {
  const log = tables.find(({ table }) => table === 'audit.access_log')
  const days = [...(log?.rows.matchAll(/"at":"(\d{4}-\d\d)/g) ?? [])].map(([, month]) => `${month}-01`)
  return new Set(days)
}

async function catchUpSequences(client: pg.PoolClient) {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select a.attrelid::regclass::text as "table", quote_ident(a.attname) as "column",
      pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is not null`)
  for (const { table, column, sequence } of rows)
    await client.query(`select setval($1, coalesce(max(${column}), 0) + 1, false) from ${table}`, [sequence])
}

/** Rows of the release that are not there any more, by table, in the columns that the release knew. */
export async function findLost(release: Release, admin: pg.Pool, changed: Readonly<Record<string, string>>) {
  const lost: string[] = []
  for (const { table, columns, rows } of release.tables) {
    const kept = columns.filter(column => !(`${table}.${column}` in changed))
    if (table in changed) continue
    const { rows: found } = await admin
      .query<{ before: number; lost: number }>(
        `with before as (select ${kept.map(each => `${each}::text`)} from json_populate_recordset(null::${table}, $1::json)),
          now as (select ${kept.map(each => `${each}::text`)} from ${table})
        select (select count(*) from before)::int as before, (select count(*) from (select * from before except all select * from now) l)::int as lost`,
        [rows],
      )
      .catch((error: Error) => ({ rows: [{ before: 0, lost: error.message }] }))
    const [counted] = found
    if (counted?.lost) lost.push(`${table}: ${counted.lost} of ${counted.before} rows`)
  }
  return lost
}
