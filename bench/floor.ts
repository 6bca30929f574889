// The floor: what session, one read and one log row cost on this machine, with no framework, no rights and no page.
//   node bench/floor.ts <address of the database as one who sees all> <port>
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

const [, , connectionString, port] = process.argv
const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 0 })

const session = `select s.person_id, s.appointment_id, p.name, p.language, a.function_id, a.unit_id, a.collaboration_id, f.name as function_name, u.name as unit_name
  from people.sessions s join people.persons p on p.id = s.person_id left join people.appointments a on a.id = s.appointment_id
    left join people.functions f on f.id = a.function_id left join people.units u on u.id = f.unit_id
  where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()`

/** The main thing that each page reads, by its key. */
const reads: Record<string, string> = {
  inbox: `select w.id, w.answer_by, v.answers ->> 'noticed' as noticed from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
    where w.to_function_id = $1 and w.answered_at is null order by w.answer_by limit 200`,
  children: 'select * from child.children where id = $1',
  plans:
    'select p.*, v.what_changed, v.published_at from child.plans p join child.plan_versions v on v.plan_id = p.id and v.version = p.current_version where p.id = $1',
}

const log = `insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, act, item_kind, item_id) values ($1, $2, $3, $4, $5, 'read', $6, $7)`

createServer(async (request, response) => {
  try {
    const [, what = '', id] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    const { rows } = await pool.query(session, [hashOf(request)])
    const who = rows[0]
    const found = await pool.query(reads[what] as string, [id ?? who.function_id])
    await pool.query(log, [
      who.collaboration_id,
      who.person_id,
      who.appointment_id,
      who.function_id,
      who.unit_id,
      what,
      id ?? null,
    ])
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>${who.name}</title><pre>${JSON.stringify(found.rows)}</pre>`)
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))

function hashOf({ headers }: IncomingMessage) {
  const token = /__Host-kring=([\w-]{43})/.exec(headers.cookie ?? '')?.[1] ?? ''
  return createHash('sha256').update(token).digest()
}
