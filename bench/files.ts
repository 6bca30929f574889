// Measures how long a county takes to come in by file: docs/performance.md. Run by bin/bench files, on the demo county in a folder of its
// own: 2,500 units, 20,000 functions and 20,000 people in one organisation, then the same files once more. --quick: a tenth of it.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { idOf } from '../demo/ids.ts'
import { findEmbedded, withClient } from './app.ts'
import { machineLoad, openClock } from './processes.ts'
import { startKring } from './servers.ts'

const units = process.argv.includes('--quick') ? 250 : 2500
const functions = units * 8
const organisation = idOf('organisation/ekdala')
const lines = (heading: string, count: number, line: (n: number) => string) =>
  [heading, ...Array.from({ length: count }, (_, n) => line(n))].join('\n')
const files = {
  units: lines(
    'ref;organisation_ref;name;kind;legal_domain;from_age;to_age',
    units,
    n => `u${n};${organisation};Enhet nummer ${n};school;school;6;16`,
  ),
  functions: lines(
    'ref;unit_ref;name;kind',
    functions,
    n => `f${n};u${Math.floor(n / 8)};Uppdrag ${n % 8};${n % 8 === 0 ? 'manager' : 'staff'}`,
  ),
  people: lines(
    'function_ref;name;email;sign_in_name',
    functions,
    n => `f${n};Person Nummer ${n};p${n}@ekdala.example.se;p${n}`,
  ),
}

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-files-'))
const server = await startKring(folder)
try {
  const beside = findEmbedded(folder)
  if (!beside) throw new Error('The database of the server was not found.')
  const token = randomBytes(32).toString('base64url')
  await withClient(beside.urlFor('postgres', 'kring'), admin =>
    admin.query(
      `select people.begin_session(a.issuer, a.subject, $1, null, null, '1 hour', '1 hour') from people.accounts a where a.subject = 'gunilla-frost'`,
      [createHash('sha256').update(token).digest()],
    ),
  )
  const origin = `http://localhost:${server.port}`
  const post = async (path: string, body: FormData | URLSearchParams) => {
    const clock = openClock(server.pid, folder)
    const used = clock()
    const began = performance.now()
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { origin, cookie: `__Host-kring=${token}; kring=${token}` },
    })
    const location = answer.headers.get('location')
    if (answer.status !== 303 || !location)
      throw new Error(
        `POST ${path}: ${answer.status} ${(await answer.text()).replace(/<[^>]*>|\s+/g, ' ').slice(0, 500)}`,
      )
    const seconds = (performance.now() - began) / 1000
    return { location: location.split('?')[0] as string, seconds, processor: clock() - used }
  }
  const say = (what: string, { seconds, processor }: Awaited<ReturnType<typeof post>>) =>
    console.log(`${what}: ${seconds.toFixed(1)} s; processor ${(processor / 1000).toFixed(1)} s`)
  console.log(
    `${units} units, ${functions} functions, ${functions} people; ${cpus().length} × ${cpus()[0]?.model}; load ${machineLoad()}`,
  )
  for (const round of ['', 'again, ']) {
    const body = new FormData()
    for (const [name, text] of Object.entries(files)) body.append('file', new File([text], `${name}.csv`))
    for (const name of ['pasted', 'pastedAs', 'leave']) body.append(name, '')
    body.append('once', randomUUID())
    const shown = await post('/administration/files', body)
    say(`${round}shown`, shown)
    say(`${round}taken in`, await post(`${shown.location}/use`, new URLSearchParams()))
  }
  await beside.release()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
