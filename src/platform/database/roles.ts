import { createHmac } from 'node:crypto'
import pg from 'pg'
import { withClient } from './pool.ts'
import { DatabaseTrouble } from './trouble.ts'

/** Who they are stands in docs/security.md; none may bypass row-level security. */
export const roles = ['kring_owner', 'kring_app', 'kring_worker', 'kring_insight', 'kring_auditor'] as const
export type Role = (typeof roles)[number]

const oldest = 160_000
const stepsIn = 'grant kring_insight to kring_app with inherit false, set true'

/** A role that serves people gives up rather than holding others up. The calendar's day is Sweden's. */
const roleSettings: Partial<Record<Role, Record<string, string>>> = {
  kring_app: { statement_timeout: '30s', lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' },
  kring_insight: { statement_timeout: '60s' },
  kring_auditor: { statement_timeout: '60s' },
}

/** Makes the roles on a server where we are the administrator: the embedded one, and that of the tests. */
export async function ensureRoles(admin: pg.Client, passwordFor?: (role: Role) => string) {
  await admin.query('select pg_advisory_lock(1264742759, 2)')
  try {
    for (const role of roles) await ensureRole(admin, role, passwordFor?.(role))
    // A page steps into it for a moment; what it may read is never kring_app's own.
    await admin.query(stepsIn)
    // To give it the database, one who is no superuser must be able to act as the owner.
    await admin.query(
      `do $$ begin if not pg_has_role('kring_owner', 'set') then grant kring_owner to current_user with set true; end if; end $$`,
    )
  } finally {
    await admin.query('select pg_advisory_unlock(1264742759, 2)')
  }
}

async function ensureRole(admin: pg.Client, role: Role, password?: string) {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role])
  const secret = password === undefined ? '' : ` password ${pg.escapeLiteral(password)}`
  await admin.query(`${rowCount ? 'alter' : 'create'} role ${role} login${secret}`)
  const settings = { TimeZone: 'Europe/Stockholm', ...roleSettings[role] }
  for (const [name, value] of Object.entries(settings)) {
    await admin.query(`alter role ${role} set ${name} = ${pg.escapeLiteral(value)}`)
  }
}

/** Makes the database, sorted as Swedish is, unless it is there; only our roles may connect. */
export async function ensureDatabase(admin: pg.Client, name: string) {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  const quoted = pg.escapeIdentifier(name)
  if (!rowCount) {
    await admin.query(
      `create database ${quoted} owner kring_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'sv-SE' lc_collate 'C' lc_ctype 'C'`,
    )
  }
  await admin.query(`revoke connect, temporary on database ${quoted} from public`)
  await admin.query(`grant connect on database ${quoted} to ${roles.join(', ')}`)
  await admin.query(`grant create, temporary on database ${quoted} to kring_owner`)
}

/**
 * Readies somebody's own server: version, database, roles and their passwords. What the login in the address may not
 * do must have been done before; otherwise one sentence says what is missing. Answers the address of each role.
 */
export async function prepareExternal(url: string, keys: { secret: string; password?: string }) {
  const passwordFor = (role: Role) =>
    keys.password ?? createHmac('sha256', keys.secret).update(`database ${role}`).digest('base64url')
  const urlFor = (role: Role) => {
    const address = new URL(url)
    address.username = role
    address.password = passwordFor(role)
    return address.href
  }
  const name = databaseName(url)
  await withAdministrator(url, name, passwordFor, async admin => {
    await checkVersion(admin)
    await prepareRoles(admin, urlFor, passwordFor, name)
  })
  return urlFor
}

export async function checkVersion(client: pg.Client) {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  )
  if (rows[0].number >= oldest) return
  throw new DatabaseTrouble(
    `KRING_DATABASE_URL leads to PostgreSQL ${rows[0].name}, and Kring needs 16 or later: upgrade that server, or leave the setting out to use the built-in one.`,
  )
}

function databaseName(url: string) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  if (name) return name
  throw new DatabaseTrouble(
    'KRING_DATABASE_URL names no database: end it with one, as in postgresql://user:password@host/kring.',
  )
}

/** Connects, making the database first when it is missing and may be made. */
async function withAdministrator(
  url: string,
  name: string,
  passwordFor: (role: Role) => string,
  work: (admin: pg.Client) => Promise<void>,
) {
  try {
    await withClient(url, work)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '3D000') throw connectionTrouble(url, error)
    const maintenance = new URL(url)
    maintenance.pathname = '/postgres'
    try {
      await withClient(maintenance.href, async admin => {
        await checkVersion(admin)
        await ensureRoles(admin, passwordFor)
        await ensureDatabase(admin, name)
      })
      await withClient(url, work)
    } catch (inner) {
      throw connectionTrouble(url, inner)
    }
  }
}

async function prepareRoles(
  admin: pg.Client,
  urlFor: (role: Role) => string,
  passwordFor: (role: Role) => string,
  name: string,
) {
  const made = await allLogIn(urlFor)
  if (made && (await mayStepIn(urlFor))) return
  try {
    await ensureRoles(admin, passwordFor)
    await ensureDatabase(admin, name)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    if (made)
      throw new DatabaseTrouble(
        `The role kring_app may not step into kring_insight, which reads the figures: let the administrator of the database say "${stepsIn}".`,
      )
    throw new DatabaseTrouble(
      `The login in KRING_DATABASE_URL may not make the roles ${roles.join(', ')}: give it CREATEROLE and ownership of the database, or make them as docs/operate.md says and set KRING_DATABASE_PASSWORD.`,
    )
  }
  if (!(await allLogIn(urlFor))) {
    throw new DatabaseTrouble(
      'The roles of Kring exist but cannot log in to the database of KRING_DATABASE_URL: allow password login for them in pg_hba.conf, or in the pooler.',
    )
  }
}

async function allLogIn(urlFor: (role: Role) => string) {
  for (const role of roles) {
    try {
      await withClient(urlFor(role), client => client.query('select'))
    } catch (error) {
      if (error instanceof pg.DatabaseError) return false
      throw error
    }
  }
  return true
}

const mayStepIn = (urlFor: (role: Role) => string) =>
  withClient(
    urlFor('kring_app'),
    async client =>
      (await client.query("select pg_has_role('kring_app', 'kring_insight', 'set') as may")).rows[0].may,
  )

function connectionTrouble(url: string, error: unknown) {
  if (error instanceof DatabaseTrouble) return error
  const { code, message } = error as { code?: string; message: string }
  const { host, username, pathname } = new URL(url)
  if (code === '28P01' || code === '28000')
    return new DatabaseTrouble(
      `The database at ${host} refuses the login ${username}: correct the name or the password in KRING_DATABASE_URL.`,
    )
  if (code === '42501')
    return new DatabaseTrouble(
      `The database ${pathname.slice(1)} does not exist at ${host} and ${username} may not make it: make it, or name another in KRING_DATABASE_URL.`,
    )
  return new DatabaseTrouble(
    `The database at ${host || 'KRING_DATABASE_URL'} does not answer (${code ?? message}): start it, or correct KRING_DATABASE_URL.`,
  )
}
