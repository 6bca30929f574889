import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { demoSettings } from '../../demo/seed.ts'
import type { House } from '../house.ts'
import { makeInstruments } from '../routes/instrument-items.ts'
import { signIn } from '../routes/viewers.ts'
import { seedSurvey } from '../surveys.ts'

// Two counties that ask the same: the demo's, with something in every table of learning and insight, and its twin.

type Row = Record<string, unknown>
export type Tables = Map<string, Row[]>
/** Who is asked as, in which county and function; no function for a guardian and for whoever has chosen none. */
export type Who = {
  name: string
  county: string | null
  func: { id: string; kind: string; unit: string; organisation: string } | null
  session: Buffer | null
}

const hashOf = (text: string) => createHash('sha256').update(text).digest()
/** What an id of the demo's county is called in its twin. */
export const twinOf = (id: string) => {
  const hex = hashOf(`twin ${id}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Everything that is there, once for each of the demo's people and of their twins. */
export async function openTwoCounties(house: House) {
  const { admin } = house.database
  const browsers = await signIn(house)
  await makeInstruments(house, browsers['tomas-aberg'])
  await seedOneOfEach(house)
  const home = (await admin.query('select id from people.collaborations order by created_at limit 1')).rows[0]
    .id as string
  await seedTwin(admin, home)
  const whos: Who[] = []
  for (const [name, { token }] of Object.entries(browsers))
    whos.push(await whoIs(admin, name, token ? hashOf(token) : null))
  for (const name of ['tomas-aberg', 'anders-holm', 'sara-lind', 'eva-sand']) {
    const { token } = await house.as(`twin/${name}`)
    whos.push(await whoIs(admin, `the twin of ${name}`, hashOf(token as string)))
  }
  return { home, twin: twinOf(home), whos, tables: await readAll(admin) }
}

async function whoIs(admin: pg.Pool, name: string, session: Buffer | null): Promise<Who> {
  const { rows } = await admin.query(
    `select p.collaboration_id as county, f.id, f.kind, f.unit_id as unit, u.organisation_id as organisation
    from people.sessions s join people.persons p on p.id = s.person_id
      left join people.appointments a on a.id = s.appointment_id and (a.ends_at is null or a.ends_at > now())
      left join people.functions f on f.id = a.function_id left join people.units u on u.id = f.unit_id
    where s.token_hash = $1`,
    [session],
  )
  const { county = null, ...func } = rows[0] ?? {}
  return { name, session, county, func: func.id ? func : null }
}

/** What the demo has not yet: a survey of each kind with every kind of row, and what is decided about its words. */
async function seedOneOfEach(house: House) {
  const { admin } = house.database
  const open = await seedSurvey(house)
  const named = await seedSurvey(house, { anonymous: false })
  const closed = await seedSurvey(house, { state: 'closed' })
  await seedSurvey(house, { state: 'planned' })
  await open.invite(['a', 'b', 'c', 'd', 'e'].map(each => `${each}@example.org`))
  const sara = await house.as('sara-lind')
  await sara.post(`/my-answers/${named.id}`, { version: named.version, 'q.known': 'yes' })
  await admin.query(
    `with c as (select id from people.collaborations order by created_at limit 1),
      lead as (select f.id, f.collaboration_id, a.person_id from people.functions f join people.appointments a on a.function_id = f.id
        where f.kind = 'process_leader' and f.collaboration_id = (select id from c) limit 1),
      a as (insert into learning.settings (collaboration_id) select id from c on conflict do nothing),
      b as (insert into learning.labels (collaboration_id, scale_id, option_id, language, label) select id, 'agree', 'fully', 'sv', 'Jämt' from c),
      d as (insert into learning.instrument_uses (collaboration_id, purpose, instrument_id)
        select c.id, 'worry', i.id from c, learning.instruments i where i.collaboration_id is null and i.code = 'five-questions'),
      e as (insert into learning.releases (id, survey_id, collaboration_id, hidden_below, released_at) select '${release}', '${closed.id}', id, 5, now() from c),
      f as (insert into learning.release_groups (release_id, number, collaboration_id, dimension, key, label, answers) select '${release}', 0, id, 'all', '', 'Alla', 12 from c),
      g as (insert into learning.release_cells (release_id, number, item, part, option, collaboration_id, value) select '${release}', 0, 'known', '', 'yes', id, 12 from c),
      h as (insert into learning.quotes (release_id, collaboration_id, item, state, words, decided_at)
        select '${release}', c.id, 'what', s.state, s.words, s.at from c, (values ('waiting', null, null), ('kept', 'Mer tid.', now()), ('left_out', null, now())) s(state, words, at)),
      i as (insert into learning.answer_imports (survey_id, sha256, collaboration_id, count) select '${closed.id}', sha256('a'), id, 3 from c),
      j as (insert into learning.survey_moves (survey_id, collaboration_id, kind) select '${closed.id}', id, 'closed' from c),
      k as (insert into learning.county_choices (collaboration_id, figures, once) select id, '{child_figure:worries}', '${randomUUID()}' from c),
      n as (insert into learning.county_links (id, collaboration_id, purpose, last_on, once)
        select '${link}', id, 'Kommunstyrelsen', current_date + 3, '${randomUUID()}' from c),
      o as (insert into learning.county_link_tokens (hash, collaboration_id, link_id) select sha256('link'), id, '${link}' from c),
      p as (insert into learning.county_link_mails (collaboration_id, link_id, address) select id, '${link}', 'ks@example.org' from c),
      q as (insert into learning.county_publicity (collaboration_id, is_public, once) select id, true, '${randomUUID()}' from c),
      l as (insert into learning.indicator_changes (indicator_id, collaboration_id, revision, was, why) select i.id, c.id, 90, '{}', 'Ett år till.' from c, learning.indicators i limit 1),
      m as (insert into learning.indicator_comments (indicator_id, collaboration_id, words, once) select i.id, c.id, 'Bra.', '${randomUUID()}' from c, learning.indicators i limit 1)
    insert into learning.indicator_moves (indicator_id, collaboration_id, state, once) select i.id, c.id, 'retired', '${randomUUID()}' from c, learning.indicators i limit 1`,
  )
  await admin.query(
    `insert into learning.raw_quotes (quote_id, collaboration_id, words) select id, collaboration_id, 'Mer tid, säger Eva.' from learning.quotes where release_id = $1`,
    [release],
  )
}
const [release, link] = [randomUUID(), randomUUID()]

/** Every row of the demo's county once more, with ids of its own: as many people, asked the same, in another county. */
async function seedTwin(admin: pg.Pool, home: string) {
  const people = ['organisations', 'units', 'functions', 'persons', 'accounts', 'appointments']
  const tables = [
    'people.collaborations',
    ...people.map(each => `people.${each}`),
    ...(await listTables(admin)).filter(each => each !== 'learning.purposes'),
  ]
  const client = await admin.connect()
  await client.query(`set session_replication_role = replica`)
  const { rows } = await client.query(
    `select id from learning.instruments where collaboration_id is null
      union all select id from learning.instrument_versions where collaboration_id is null`,
  )
  const shared = new Set(rows.map(({ id }) => id))
  const twin = (value: unknown, name: string): unknown => {
    if (name === 'subject') return `twin/${value}`
    if (name === 'used' || typeof value !== 'string' || shared.has(value)) return value
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return twinOf(value)
    return value.startsWith('\\x') ? `\\x${hashOf(value).toString('hex')}` : value
  }
  for (const table of tables) {
    const mine = (await columnsOf(client, table))
      .filter(({ generated }) => !generated)
      .map(({ name }) => name)
    const where =
      table === 'people.collaborations'
        ? 'id = $1'
        : table === 'people.accounts'
          ? `person_id in (select id from people.persons where collaboration_id = $1) and issuer = '${demoSettings.issuer}'`
          : 'collaboration_id = $1'
    const found = await client.query(`select to_jsonb(t) as row from ${table} t where ${where}`, [home])
    const copies = found.rows.map(({ row }) =>
      Object.fromEntries(Object.entries(row as Row).map(([name, value]) => [name, twin(value, name)])),
    )
    await client.query(
      `insert into ${table} (${mine.join(', ')}) select ${mine.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(copies)],
    )
  }
  await client.query('set session_replication_role = origin')
  client.release()
}

const columnsOf = async (
  client: pg.PoolClient,
  table: string,
): Promise<{ name: string; generated: boolean }[]> =>
  (
    await client.query(
      `select format('%I', attname) as name, attgenerated <> '' as generated from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    )
  ).rows

export const listTables = async (admin: pg.Pool): Promise<string[]> =>
  (
    await admin.query(`select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('learning', 'insight') and c.relkind in ('r', 'p') order by 1`)
  ).rows.map(({ name }) => name)

async function readAll(admin: pg.Pool): Promise<Tables> {
  const tables: Tables = new Map()
  for (const name of await listTables(admin))
    tables.set(
      name,
      (await admin.query(`select to_jsonb(t) as row from ${name} t`)).rows.map(({ row }) => row),
    )
  return tables
}
