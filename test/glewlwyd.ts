import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { decodeJwt } from 'jose'
import { projectFolder } from '../src/platform/config.ts'

// Glewlwyd (GPL-3), an identity provider in C of another make than the demo's. bin/test unpacks its Debian packages where it can.
const unpacked = join(projectFolder, 'node_modules/.cache/kring-glewlwyd')
const root = existsSync(join(unpacked, 'usr/bin/glewlwyd')) ? unpacked : '/'

export const hasGlewlwyd =
  root !== '/' || spawnSync('sh', ['-c', 'command -v glewlwyd'], { stdio: 'ignore' }).status === 0

export const numberClaim = 'https://id.oidc.se/claim/personalIdentityNumber'
const password = 'ett hemligt ord'
/** Letters and digits: it takes a secret in the header as it stands, where RFC 6749 §2.3.1 has it encoded. */
const clientSecret = randomBytes(18).toString('hex')

export type GlewlwydUser = { username: string; name: string; number?: string }

/** A port that nobody listens on now. */
export const freePort = () =>
  new Promise<number>((found, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

/**
 * Starts it on loopback, with data of its own that go when it stops, and two issuers in it: `staff` says nothing but who somebody is,
 * `guardians` says the person number too. Whoever signs in has agreed already that Kring may know who they are.
 */
export async function openGlewlwyd({ users, origin }: { users: readonly GlewlwydUser[]; origin: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-glewlwyd-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const program = await start(folder, port)
  try {
    const admin = await session(address, 'admin', 'password')
    const database = await admin('GET', 'mod/user/database')
    Object.assign(database.parameters['data-format'], {
      number: { multiple: false, read: true, write: true, 'profile-read': true, 'profile-write': false },
    })
    await admin('PUT', 'mod/user/database', database)
    await admin('PUT', 'mod/user/database/reset/')
    for (const { username, name, number } of users)
      await admin('POST', 'user/', {
        username,
        name,
        password,
        enabled: true,
        scope: ['openid'],
        ...(number && { number }),
      })
    for (const name of ['staff', 'guardians']) await admin('POST', 'mod/plugin/', plugin(name, address))
    await admin('POST', 'client/', {
      client_id: 'kring',
      name: 'Kring',
      enabled: true,
      confidential: true,
      password: clientSecret,
      client_secret: clientSecret,
      scope: ['openid'],
      redirect_uri: [`${origin}/sign-in/callback`, `${origin}/sign-in/callback/2`],
      authorization_type: ['code'],
      token_endpoint_auth_method: ['client_secret_basic'],
    })
    for (const { username } of users)
      await (await session(address, username, password))('PUT', 'auth/grant/kring', { scope: 'openid' })
  } catch (error) {
    await stop(program, folder)
    throw error
  }
  return {
    issuerOf: (name: 'staff' | 'guardians') => `${address}/api/${name}`,
    clientSecret,
    password,
    /** What it calls somebody at the issuer of staff: made by it at the first sign-in, and what a manager would write down. */
    subjectOf: (username: string) => subjectAt(`${address}/api/staff`, { address, username, origin }),
    stop: () => stop(program, folder),
  }
}

async function start(folder: string, port: number) {
  const file = join(folder, 'glewlwyd.db')
  const database = new DatabaseSync(file)
  const sql = readFileSync(join(root, 'usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz'))
  database.exec(gunzipSync(sql).toString())
  database.close()
  const config = join(folder, 'glewlwyd.conf')
  writeFileSync(config, configuration({ file, port }))
  const libraries = globSync(join(root, 'usr/lib/*-linux-*')).join(':')
  const program = spawn(
    root === '/' ? 'glewlwyd' : join(root, 'usr/bin/glewlwyd'),
    [`--config-file=${config}`],
    { stdio: 'ignore', env: { ...process.env, ...(root !== '/' && { LD_LIBRARY_PATH: libraries }) } },
  )
  for (let tries = 0; tries < 100; tries++) {
    if (program.exitCode !== null) break
    const answers = await fetch(`http://127.0.0.1:${port}/config/`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return program
    await sleep(100)
  }
  await stop(program, folder)
  throw new Error('Glewlwyd did not start')
}

async function stop(program: ChildProcess, folder: string) {
  if (program.exitCode === null && program.pid) {
    const ended = new Promise(done => program.once('exit', done))
    program.kill()
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Answers the cookie of the session. */
async function signIn(address: string, username: string, word: string) {
  const answer = await fetch(`${address}/api/auth/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: word }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`Glewlwyd does not let ${username} in: ${answer.status}`)
  return cookie
}

/** Asks its API as somebody who has signed in. */
async function session(address: string, username: string, word: string) {
  const cookie = await signIn(address, username, word)
  return async (method: string, path: string, body?: unknown) => {
    const said = await fetch(`${address}/api/${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await said.text()
    if (!said.ok) throw new Error(`Glewlwyd, ${method} ${path}: ${said.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
}

async function subjectAt(
  issuer: string,
  { address, username, origin }: { address: string; username: string; origin: string },
) {
  const cookie = await signIn(address, username, password)
  const redirect_uri = `${origin}/sign-in/callback`
  const about = { client_id: 'kring', redirect_uri, scope: 'openid', nonce: 'a nonce of the test' }
  const query = new URLSearchParams({ ...about, response_type: 'code', state: 'x' })
  const sent = await fetch(`${issuer}/auth?${query}&g_continue`, { headers: { cookie }, redirect: 'manual' })
  const code = new URL(sent.headers.get('location') ?? origin).searchParams.get('code') ?? ''
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`kring:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }),
  })
  const { id_token } = (await answer.json()) as { id_token?: string }
  if (!id_token) throw new Error(`Glewlwyd does not say who ${username} is: ${answer.status}`)
  return decodeJwt(id_token).sub as string
}

/** One issuer, with a key of its own. */
function plugin(name: string, address: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const claim = {
    name: numberClaim,
    type: 'string',
    'user-property': 'number',
    mandatory: true,
    'on-demand': false,
    scope: [],
  }
  return {
    module: 'oidc',
    name,
    display_name: name,
    enabled: true,
    parameters: {
      iss: `${address}/api/${name}`,
      'jwt-type': 'ecdsa',
      'jwt-key-size': '256',
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: publicKey.export({ type: 'spki', format: 'pem' }),
      'access-token-duration': 3600,
      'refresh-token-duration': 3600,
      'code-duration': 60,
      'refresh-token-rolling': true,
      'allow-non-oidc': false,
      'auth-type-code-enabled': true,
      'auth-type-token-enabled': false,
      'auth-type-id-token-enabled': false,
      'auth-type-none-enabled': false,
      'auth-type-password-enabled': false,
      'auth-type-client-enabled': false,
      'auth-type-device-enabled': false,
      'auth-type-refresh-enabled': false,
      scope: [],
      'additional-parameters': [],
      claims: name === 'guardians' ? [claim] : [],
      'name-claim': 'no',
      'email-claim': 'no',
      'subject-type': 'public',
      'pkce-allowed': true,
      'pkce-method-plain-allowed': false,
      'session-management-allowed': true,
      'session-cookie-name': `GLEWLWYD_${name}`,
      'session-cookie-expiration': 3600,
      'jwks-show': true,
    },
  }
}

function configuration({ file, port }: { file: string; port: number }) {
  const types = { html: 'text/html', css: 'text/css', js: 'application/javascript', json: 'application/json' }
  const modules = join(root, 'usr/lib/glewlwyd')
  return `
port=${port}
bind_address="127.0.0.1"
external_url="http://localhost:${port}"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="ERROR"
cookie_secure=0
session_expiration=3600
session_key="GLEWLWYD_SESSION"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
admin_scope="g_admin"
profile_scope="g_profile"
static_files_path="${join(root, 'usr/share/glewlwyd/webapp')}/"
user_module_path="${modules}/user"
client_module_path="${modules}/client"
user_auth_scheme_module_path="${modules}/scheme"
plugin_module_path="${modules}/plugin"
# It reads the files of a certificate only where this is true, and refuses to start where they are not named.
use_secure_connection=false
secure_connection_key_file="/dev/null"
secure_connection_pem_file="/dev/null"
hash_algorithm="SHA512"
database = { type="sqlite3"; path="${file}"; };
static_files_mime_types = ( ${Object.entries(types)
    .map(([name, type]) => `{ extension=".${name}" mime_type="${type}" }`)
    .join(', ')} )
`
}
