// The floors, a program of its own:
//   node floors.js bare <address of the database> <port>            session, one read, one log row; no framework, rights or page
//   node floors.js replay <address of the database> <port> <file>   the recorded statements of a page, and its recorded bytes
// The policies that a replay meets are those of the role in the address.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import type { Recorded } from './record.ts'

const [, , kind, connectionString, port, file] = process.argv
const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 0 })
const answer = kind === 'bare' ? answerBare : answerRecorded(file as string)

createServer(async (request, response) => {
  try {
    await answer(request, response)
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
}).listen(Number(port), '127.0.0.1')

const session = `select s.person_id, s.appointment_id, p.name, p.language, a.function_id, a.unit_id, p.collaboration_id, f.name as function_name, u.name as unit_name
  from people.sessions s join people.persons p on p.id = s.person_id left join people.appointments a on a.id = s.appointment_id
    left join people.functions f on f.id = a.function_id left join people.units u on u.id = f.unit_id
  where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()`

/** The one thing that the bare floor reads for a page, by the first word of its path; else whoever reads. */
function readFor(what: string, id: string | undefined, who: { function_id: string; person_id: string }) {
  if (what === 'inbox')
    return {
      name: 'inbox',
      text: `select w.id, w.answer_by, v.answers ->> 'noticed' as noticed from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
        where w.to_function_id = $1 and w.answered_at is null order by w.answer_by limit 200`,
      values: [who.function_id],
    }
  const table = { children: 'child.children', plans: 'child.plans', meetings: 'child.meetings' }[what]
  if (table && id) return { name: what, text: `select * from ${table} where id = $1`, values: [id] }
  return { name: 'other', text: 'select * from people.persons where id = $1', values: [who.person_id] }
}

const log = `insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, act, item_kind, item_id) values ($1, $2, $3, $4, $5, 'read', $6, $7)`

async function answerBare(request: IncomingMessage, response: ServerResponse) {
  const [, what = '', id] = (request.url ?? '').split('?')[0]?.split('/') ?? []
  const { rows } = await pool.query({ name: 'session', text: session, values: [hashOf(request)] })
  const who = rows[0]
  if (!who) return response.writeHead(404).end()
  const uuid = id?.length === 36 ? id : undefined
  const found = await pool.query(readFor(what, uuid, who))
  const row = [who.collaboration_id, who.person_id, who.appointment_id, who.function_id, who.unit_id, what]
  await pool.query({ name: 'log', text: log, values: [...row, uuid ?? null] })
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><title>${who.name}</title><pre>${JSON.stringify(found.rows)}</pre>`)
}

function answerRecorded(path: string) {
  const recorded = JSON.parse(readFileSync(path, 'utf8'), (_key, value) =>
    value?.buffer ? Buffer.from(value.buffer, 'base64') : value,
  ) as Recorded[]
  const pages = new Map(
    recorded.map(({ path: url, cookie, statements, headers, body }) => [
      `${url} ${cookie}`,
      { queries: statements.map(named), headers: Object.fromEntries(headers), body },
    ]),
  )
  return async (request: IncomingMessage, response: ServerResponse) => {
    const page = pages.get(`${request.url} ${request.headers.cookie}`)
    if (!page) return response.writeHead(404).end()
    const client = await pool.connect()
    try {
      for (const query of page.queries) await client.query(query)
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
    response.writeHead(200, { ...page.headers, 'content-length': Buffer.byteLength(page.body) })
    response.end(page.body)
  }
}

/** With its plan kept, as the app keeps it; a text without values holds several statements and cannot be. */
function named({ text, values }: Recorded['statements'][number]) {
  if (!values) return text
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 20), text, values }
}

function hashOf({ headers }: IncomingMessage) {
  const token = /__Host-kring=([\w-]{43})/.exec(headers.cookie ?? '')?.[1] ?? ''
  return createHash('sha256').update(token).digest()
}
