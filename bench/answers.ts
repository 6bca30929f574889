// Measures how many answers a second an open link takes in: docs/performance.md. Run by bin/bench answers, on the demo county in a
// folder of its own, with the load generator on the same machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSettings, findEmbedded, sharedToken, withClient } from './app.ts'
import { memoryOf, processorOf, processorOfDatabase } from './processes.ts'
import { startKring } from './servers.ts'

const seconds = process.argv.includes('--quick') ? 4 : 10
const abreast = 64

const folder = mkdtempSync(join(tmpdir(), 'kring-bench-answers-'))
const server = await startKring(folder, { role: 'both' })
try {
  const beside = findEmbedded(folder)
  if (!beside) throw new Error('The database of the server was not found.')
  const url = beside.urlFor('postgres', 'kring')
  const { token, version } = await withClient(url, async admin => {
    const { rows } = await admin.query(
      `select t.id, s.version_id from learning.targets t join learning.surveys s on s.id = t.survey_id where s.state = 'open' and t.organisation_id is null`,
    )
    return { token: sharedToken(demoSettings.secret, rows[0].id), version: rows[0].version_id as string }
  })
  const count = () =>
    withClient(
      url,
      async admin =>
        (await admin.query('select count(*)::int as n from learning.answers')).rows[0].n as number,
    )
  await load({ token, version, milliseconds: 5000 })
  const [before, processor, database] = [await count(), processorOf(server.pid), processorOfDatabase(folder)]
  const began = performance.now()
  const { times, other } = await load({ token, version, milliseconds: seconds * 1000 })
  const took = (performance.now() - began) / 1000
  const stored = (await count()) - before
  const memory = memoryOf(server.pid, folder)
  times.sort((a, b) => a - b)
  const at = (part: number) => Math.round(times[Math.floor(times.length * part)] ?? 0)
  console.log(
    [
      `stored answers: ${Math.round(stored / took)}/s (hold ≥ 1,000/s), ${stored} in ${took.toFixed(1)} s by ${abreast} connections; other answers ${other}`,
      `time to the receipt: median ${at(0.5)} ms, p97.5 ${at(0.975)} ms`,
      `processor an answer: server ${((processorOf(server.pid) - processor) / stored).toFixed(2)} ms, database ${((processorOfDatabase(folder) - database) / stored).toFixed(2)} ms`,
      `memory: ${Math.round(memory.whole)} MiB (server ${Math.round(memory.server)}, database ${Math.round(memory.database)}); ${cpus().length} cores, ${cpus()[0]?.model}`,
    ].join('\n'),
  )
  await beside.release()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Each answer from an address of its own, as a whole county answers: what slows one address is not measured here. */
async function load({
  token,
  version,
  milliseconds,
}: {
  token: string
  version: string
  milliseconds: number
}) {
  const agent = new Agent({ keepAlive: true, maxSockets: abreast })
  const until = performance.now() + milliseconds
  const times: number[] = []
  let other = 0
  let n = 0
  const body = (once: string) =>
    new URLSearchParams({
      token,
      once,
      version,
      language: 'sv',
      'q.sector': 'school',
      'q.role': 'with-children',
      'q.own-work': 'quite-close',
      'q.knowledge': 'little-more',
      'q.views.think-first': 'wholly',
      'q.views.use-always': 'partly',
      'q.views.beyond-role': 'partly',
      'q.views.avoid': 'not-at-all',
      'q.would-help.resources': 'large',
      'q.would-help.authorities': 'some',
      'q.more': 'Mer tid för att träffas över gränserna, och ett gemensamt nummer att ringa.',
    }).toString()
  const one = () =>
    new Promise<number>((done, failed) => {
      const mine = n++
      const sent = body(crypto.randomUUID())
      const asked = request(
        {
          agent,
          port: server.port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/answer/answers',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(sent),
            'sec-fetch-site': 'same-origin',
            'x-forwarded-for': `10.${(mine >> 16) & 255}.${(mine >> 8) & 255}.${mine & 255}`,
          },
        },
        answer => {
          answer.resume()
          answer.on('end', () => done(answer.statusCode ?? 0))
        },
      )
      asked.on('error', failed)
      asked.end(sent)
    })
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      while (performance.now() < until) {
        const began = performance.now()
        if ((await one()) === 200) times.push(performance.now() - began)
        else other++
      }
    }),
  )
  agent.destroy()
  return { times, other }
}
