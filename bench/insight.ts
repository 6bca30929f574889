// Measures a page of results: 1,000,000 answers over 20 organisations and 5 years. bin/bench insight [--quick: a tenth]
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { ids } from '../demo/ids.ts'
import { demoSettings, seedDemo } from '../demo/seed.ts'
import { createApp } from '../src/app.tsx'
import { releaseSurvey } from '../src/learning/insight/results/index.ts'
import { projectFolder } from '../src/platform/config.ts'
import { createPool, prepareEmbedded, readySchema } from '../src/platform/database/index.ts'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'
import { demoProvider, openIdClient } from '../src/platform/oidc/index.ts'
import { newSessionToken } from '../src/platform/session/cookie.ts'

const quick = process.argv.includes('--quick')
const perYear = quick ? 20_000 : 200_000
const years = [2022, 2023, 2024, 2025, 2026]
const folder = join(
  process.env.BENCH_DATA ?? join(projectFolder, 'data/bench'),
  quick ? 'insight-quick' : 'insight',
)
const origin = 'http://localhost:3000'
const seeded = existsSync(join(folder, 'seeded'))
if (!seeded) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const say = (what: string, measured: string) => console.log(`| ${what} | ${measured} |`)
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

let house = await open(seeded)
if (!seeded) {
  await seedDemo({ owner: house.owner, app: house.app }, demoSettings)
  await seedAnswers(house.admin)
  for (const survey of await surveys(house.admin)) {
    const began = performance.now()
    await house.admin.query('insert into learning.releases (survey_id, collaboration_id) values ($1, $2)', [
      survey,
      ids.collaboration,
    ])
    await releaseSurvey(house.worker, survey, demoSettings.secret)
    say(`counting and hiding ${perYear} answers`, `${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  await house.admin.query('vacuum analyze')
  mkdirSync(join(folder, 'seeded'))
}
const survey = (await surveys(house.admin)).at(-1) as string
const { rows } = await house.admin.query(
  'select count(*)::int as n, count(*) filter (where c.value is null)::int as hidden from learning.release_cells c',
)
say('cells of the five releases, of them hidden', `${rows[0].n}, ${rows[0].hidden}`)

for (const [name, query] of [
  ['the whole', ''],
  ['one organisation', `?of=${await groupOf(house.admin, 'organisation')}`],
  ['one unit', `?of=${await groupOf(house.admin, 'unit')}`],
] as const)
  await measure(name, `/surveys/${survey}/results${query}`)
await measureCounting(house.admin, survey)
await house.close()

/** Cold: the database and the app have just started, with nothing read before. Warm: the median and the worst of fifty in a row. */
async function measure(name: string, path: string) {
  await house.close()
  house = await open(true)
  const cookie = await signIn()
  const get = async () => {
    const began = performance.now()
    const answer = await house.kring.request(`${origin}${path}`, { headers: { cookie, accept: 'text/html' } })
    const text = await answer.text()
    if (answer.status !== 200 || !text.includes('value-bar'))
      throw new Error(`${path} answered ${answer.status}`)
    return performance.now() - began
  }
  say(`results, ${name}, cold`, ms(await get()))
  await bareCells()
  const [pages, bare]: [number[], number[]] = [[], []]
  let processor = 0
  for (let i = 0; i < 50; i++) {
    const before = process.cpuUsage()
    pages.push(await get())
    const { user, system } = process.cpuUsage(before)
    processor += (user + system) / 50_000
    bare.push(await bareCells())
  }
  const middle = (values: number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
  say(
    `results, ${name}, warm`,
    `${ms(middle(pages))}, at worst ${ms(Math.max(...pages))}; processor ${ms(processor)}`,
  )
  say(`the same cells by bare SQL`, ms(middle(bare)))
}

/** What the page reads, with nothing around it: its cells and those of the year before. */
async function bareCells() {
  const began = performance.now()
  await house.admin.query(
    `select c.item, c.part, c.option, c.value from learning.release_cells c join learning.releases r on r.id = c.release_id
      where c.number = 0 and r.survey_id in ($1, (select previous_survey_id from learning.surveys where id = $1))`,
    [survey],
  )
  return performance.now() - began
}

/** The numbers of the page out of the answers themselves, for the whole: one question, as SQL would be written for it. */
async function measureCounting(admin: pg.Pool, id: string) {
  const began = performance.now()
  await admin.query(
    `select e.key, e.value, count(*) from learning.answers a cross join jsonb_each_text(a.answers) e where a.survey_id = $1 group by 1, 2`,
    [id],
  )
  say('the same numbers by bare SQL over the answers, without hiding', ms(performance.now() - began))
}

async function open(isThere: boolean) {
  const server = await startEmbedded({ folder, durable: isThere })
  const urlFor = await prepareEmbedded(server)
  await readySchema(urlFor('kring_owner'))
  const pool = (url: string) => createPool(url, { max: 4 })
  const pools = {
    owner: pool(urlFor('kring_owner')),
    app: pool(urlFor('kring_app')),
    worker: pool(urlFor('kring_worker')),
    admin: pool(server.urlFor('postgres', 'kring')),
  }
  const demo = demoProvider({
    origin,
    secret: demoSettings.secret,
    keyFile: join(folder, 'key.json'),
    listPersons: () => [],
  })
  const quiet = { info() {}, warn() {}, error: (...all: unknown[]) => console.error(...all) }
  const kring = createApp({
    pool: pools.app,
    providers: [openIdClient(demo.settings, origin)],
    isMigrated: async () => true,
    secret: demoSettings.secret,
    origin,
    limits: { idleMinutes: 30, hours: 10 },
    log: quiet,
  } as unknown as Parameters<typeof createApp>[0])
  return {
    ...pools,
    kring,
    async close() {
      await Promise.all(Object.values(pools).map(each => each.end()))
      await server.stop()
    },
  }
}

async function signIn() {
  const { token, hash } = newSessionToken()
  await house.app.query(
    `select people.begin_session($1, 'tomas-aberg', $2, null, null, '30 minutes', '10 hours')`,
    [demoSettings.issuer, hash],
  )
  return `__Host-kring=${token}`
}

async function surveys(admin: pg.Pool): Promise<string[]> {
  return (
    await admin.query(`select id from learning.surveys where code like 'bench-%' order by closes_on`)
  ).rows.map(({ id }) => id)
}

async function groupOf(admin: pg.Pool, dimension: string): Promise<number> {
  const { rows } = await admin.query(
    `select g.number from learning.release_groups g join learning.releases r on r.id = g.release_id
      where r.survey_id = $1 and g.dimension = $2 and g.answers is not null order by g.answers desc limit 1`,
    [survey, dimension],
  )
  return rows[0].number
}

/** 20 organisations of three kinds, 60 units, 6 roles; 30 questions of five answers, some of which few choose. */
async function seedAnswers(admin: pg.Pool) {
  const label = (sv: string) => ({ sv, en: sv })
  const options = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, label: label(`Svar ${id}`) }))
  const items = Array.from({ length: 30 }, (_, i) => ({
    id: `q${i}`,
    kind: 'scale',
    scale: 's',
    label: label(`Fråga ${i + 1}`),
    besides: ['dont-know'],
  }))
  const definition = {
    format: 'kring-instrument/1',
    code: 'bench',
    title: label('Mätning'),
    languages: ['sv'],
    about: 'collaboration',
    summary: 'bars',
    source: { note: label('-'), rights: label('-') },
    scales: [{ id: 's', options }],
    sections: [{ id: 'all', title: label('Allt'), items }],
  }
  const [instrument, version] = [randomUUID(), randomUUID()]
  await admin.query(
    `insert into learning.instruments (id, collaboration_id, code) values ($1, $2, 'bench')`,
    [instrument, ids.collaboration],
  )
  await admin.query(
    `insert into learning.instrument_versions (id, instrument_id, collaboration_id, number, state, definition, published_at) values ($1, $2, $3, 1, 'published', $4, now())`,
    [version, instrument, ids.collaboration, definition],
  )
  await admin.query(
    `insert into people.organisations (id, collaboration_id, name, kind)
      select md5('o' || i)::uuid, $1, 'Organisation ' || i, (array['municipality', 'region', 'association'])[1 + i % 3] from generate_series(1, 20) i`,
    [ids.collaboration],
  )
  await admin.query(
    `insert into people.units (id, collaboration_id, organisation_id, name, kind, legal_domain)
      select md5('u' || i)::uuid, $1, md5('o' || 1 + i % 20)::uuid, 'Enhet ' || i, u.kind, u.legal_domain from generate_series(1, 60) i,
        (select kind, legal_domain from people.units limit 1) u`,
    [ids.collaboration],
  )
  let previous: string | null = null
  for (const year of years) {
    const id = randomUUID()
    await admin.query(
      `insert into learning.surveys (id, collaboration_id, version_id, code, title, anonymous, languages, ways, opens_on, closes_on, state, previous_survey_id)
        values ($1, $2, $3, $4, $5, true, '{sv}', '{forwarded}', $6::date, $6::date + 30, 'closed', $7)`,
      [id, ids.collaboration, version, `bench-${year}`, label(`Mätning ${year}`), `${year}-03-01`, previous],
    )
    await admin.query(
      `insert into learning.targets (id, collaboration_id, survey_id, organisation_id, unit_id, role, forwarded_count, told_on, link_hash, tell_hash)
        select md5($3 || u || '-' || r)::uuid, $1, $2, md5('o' || 1 + u % 20)::uuid, md5('u' || u)::uuid, 'Roll ' || r, 2000, current_date,
          sha256(($3 || u || '-' || r)::bytea), sha256(($3 || u || '+' || r)::bytea) from generate_series(1, 60) u, generate_series(1, 6) r`,
      [ids.collaboration, id, id],
    )
    // Units of very unlike sizes, so that some are small; answers a and e are rare in some questions.
    await admin.query(
      `insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers)
        select $1, $2, true, md5($5 || (1 + floor(60 * power(random(), 3)))::int || '-' || (1 + floor(6 * random()))::int)::uuid, $3, 'forwarded',
          (select jsonb_object_agg('q' || q, case when x < 0.03 then '$dont-know' else substr('abcde', 1 + floor(5 * power(x, 1 + q % 4))::int, 1) end)
            from (select q, random() as x from generate_series(0, 29) q where n > 0) a)
        from generate_series(1, $4::int) n`,
      [ids.collaboration, id, version, perYear, id],
    )
    previous = id
  }
  await admin.query('analyze learning.answers')
}
