import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { topics } from '../src/overview/nouns.ts'
import { serviceWorker } from '../src/platform/assets.ts'
import { projectFolder } from '../src/platform/config.ts'
import { type Env, transaction } from '../src/platform/database/transaction.ts'
import { handleError, handleNotFound, type Log, languageOf, signedOut } from '../src/platform/errors/index.ts'
import { liveRoutes, openSwitchboard } from '../src/platform/live/index.ts'
import { demoProvider, openIdClient, type ProviderSettings } from '../src/platform/oidc/index.ts'
import { checkOrigin, limitBody, securityHeaders } from '../src/platform/security-headers.ts'
import { appointmentRoutes, readSessionHash, sessionRoutes } from '../src/platform/session/index.ts'
import { type TestDatabase, testDatabase } from './database.ts'

type Options = {
  provider?: (origin: string) => ProviderSettings
  /** Others beside it. */
  more?: readonly ProviderSettings[]
  hostname?: string
}

/** The platform alone, served over http on loopback with the real provider and the real database: for tests. */
export async function openHouse({ provider: other, more = [], hostname = '127.0.0.1' }: Options = {}) {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kring-house-'))
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const origin = `http://${hostname}:${(server.address() as AddressInfo).port}`
  const secret = randomUUID() + randomUUID()
  const logged: [Record<string, unknown>, string][] = []
  const note = (about: Record<string, unknown>, message: string) => void logged.push([about, message])
  const log: Log = { info: note, warn: note, error: note }
  const people = [
    { id: 'karin', name: 'Karin Ek', role: 'förskollärare', group: 'Sjöstads kommun' },
    { id: 'maria', name: 'Maria Lund', role: 'rektor', group: 'Sjöstads kommun' },
    { id: 'farah', name: 'Farah Ali', role: 'vårdnadshavare', group: 'Vårdnadshavare' },
    { id: 'nobody', name: 'Okänd Person', role: 'utan uppdrag', group: 'Andra' },
  ]
  const demo = demoProvider({ origin, secret, keyFile: join(folder, 'key.json'), listPersons: () => people })
  const settings = other?.(origin) ?? demo.settings
  const provider = openIdClient(settings, origin)
  const providers = [provider, ...more.map(each => openIdClient(each, origin))]

  const switchboard = await openSwitchboard(database.urlFor('kring_app'))
  const app = new Hono<Env>()
  app.onError(handleError({ log }))
  app.notFound(handleNotFound)
  app.use(securityHeaders({ origin }))
  app.get('/service-worker.js', serviceWorker)
  app.use(checkOrigin({ origin }))
  app.use(
    '/assets/*',
    serveStatic({
      root: join(projectFolder, 'build/public'),
      rewriteRequestPath: path => path.replace('/assets', ''),
    }),
  )
  app.route('/', demo.routes)
  app.use(limitBody())
  app.route(
    '/',
    sessionRoutes({
      pool: database.app,
      providers,
      secret,
      limits: { idleMinutes: 30, hours: 10 },
      log,
      origin,
      help: 'Ring 0123-45 67 89.',
    }),
  )
  app.route('/', liveRoutes({ pool: database.app, switchboard, topics }))
  app.use(transaction({ pool: database.app, readSession: readSessionHash, languageOf }))
  app.route('/', appointmentRoutes)
  app.all('/me', c => {
    if (!c.var.actor) throw signedOut()
    return c.json(c.var.actor)
  })
  server.on('request', getRequestListener(app.fetch))

  const story = await seedStory(database, settings.issuer)
  const close = async () => {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
    rmSync(folder, { recursive: true, force: true })
    await switchboard.stop()
    await database.drop()
  }
  return { app, database, origin, secret, provider, settings, story, logged, close }
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** Karin has one function, Maria two, Farah is a guardian; the provider also knows one whom Kring does not. */
async function seedStory({ admin }: TestDatabase, issuer: string) {
  const id = async (sql: string, ...values: unknown[]) =>
    (await admin.query(`${sql} returning id`, values)).rows[0].id as string
  const collaboration = await id(`insert into people.collaborations (name) values ('Kring barnen i Sjöstad')`)
  const organisation = await id(
    `insert into people.organisations (collaboration_id, name, kind) values ($1, 'Sjöstads kommun', 'municipality')`,
    collaboration,
  )
  const unit = await id(
    `insert into people.units (collaboration_id, organisation_id, name, kind, legal_domain) values ($1, $2, 'Björkens förskola', 'preschool', 'preschool')`,
    collaboration,
    organisation,
  )
  const makeFunction = (name: string) =>
    id(
      `insert into people.functions (collaboration_id, unit_id, name) values ($1, $2, $3)`,
      collaboration,
      unit,
      name,
    )
  const makePerson = async (subject: string, name: string, kind = 'staff') => {
    const person = await id(
      `insert into people.persons (collaboration_id, name, kind) values ($1, $2, $3)`,
      collaboration,
      name,
      kind,
    )
    await admin.query(`insert into people.accounts (person_id, issuer, subject) values ($1, $2, $3)`, [
      person,
      issuer,
      subject,
    ])
    return person
  }
  const appoint = (func: string, person: string) =>
    id(
      `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) values ($1, $2, $3, $4)`,
      collaboration,
      unit,
      func,
      person,
    )
  const [karin, maria, farah] = [
    await makePerson('karin', 'Karin Ek'),
    await makePerson('maria', 'Maria Lund'),
    await makePerson('farah', 'Farah Ali', 'guardian'),
  ]
  const teacher = await makeFunction('Förskollärare')
  const karins = await appoint(teacher, karin)
  const head = await appoint(await makeFunction('Rektor'), maria)
  await appoint(await makeFunction('Barnets kontakt'), maria)
  const child = await id(
    `insert into child.children (collaboration_id, unit_id, given_name, birth_date, once) values ($1, $2, 'Alma', '2020-05-05', gen_random_uuid())`,
    collaboration,
    unit,
  )
  await admin.query(
    `insert into child.guardians (collaboration_id, child_id, unit_id, name, custody, person_id, once) values ($1, $2, $3, 'Farah Ali', true, $4, gen_random_uuid())`,
    [collaboration, child, unit, farah],
  )
  return { karin, maria, farah, teacher, karinsAppointment: karins, headAppointment: head }
}

type Opened = { status: number; path: string; text: string; headers: Headers }

/** The provider sends some forms by a script of a line. */
function sentByItself(text: string) {
  if (!text.includes('document.forms[0].submit()')) return undefined
  const fields = [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  return { action: /action="([^"]+)"/.exec(text)?.[1] as string, fields: Object.fromEntries(fields) }
}

/** A browser without a screen: keeps cookies, follows redirects within the house, sends what a browser sends. */
export function browser(origin: string) {
  const jar = new Map<string, string>()
  async function send(
    address: string,
    init: RequestInit = {},
  ): Promise<Response & { text: () => Promise<string> }> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    const answer = await fetch(new URL(address, origin), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) keep(line)
    return answer
  }
  function keep(line: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (!value || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  /** Follows redirects to the page at their end. */
  async function open(address: string, init?: RequestInit): Promise<Opened> {
    let answer = await send(address, init)
    let at = new URL(address, origin)
    for (let hops = 0; hops < 12 && answer.headers.has('location'); hops++) {
      at = new URL(answer.headers.get('location') as string, at)
      answer = await send(at.href)
    }
    const text = await answer.text()
    const form = sentByItself(text)
    if (form) return post(form.action, form.fields)
    return { status: answer.status, path: at.pathname + at.search, text, headers: answer.headers }
  }
  const post = (address: string, fields: Record<string, string> = {}) =>
    open(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', origin },
    })
  /** Through the provider, as one of the story's people. */
  async function signIn(person: string, to = '/me', again = false) {
    const choice = await open(`/sign-in/start?to=${encodeURIComponent(to)}${again ? '&again=1' : ''}`)
    return post(choice.path, { person })
  }
  return { jar, send, open, post, signIn }
}
