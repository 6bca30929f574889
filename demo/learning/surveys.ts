import { sql } from 'kysely'
import type pg from 'pg'
import { askTargets, importAnswers, planSurvey, readMapping } from '../../src/learning/surveys/index.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { Secret } from '../../src/platform/generations.ts'
import type { AsPerson } from '../as-person.ts'
import { idOf } from '../ids.ts'
import { answersCsv, mapping, sectors } from './published-2025.ts'

const code = (year: number) => `implementation-${year}`
const titleOf = (year: number) => ({
  sv: `Hur går det med modellen? ${year}`,
  en: `How is the model going? ${year}`,
})
const introduction = {
  sv: 'Vi vill veta hur samverkan kring barn fungerar hos er, och vad som skulle hjälpa. Det tar ungefär åtta minuter.',
  en: 'We want to know how working together around children goes where you are, and what would help. It takes about eight minutes.',
}

/** Units of the survey that runs now: how many the manager forwarded to (null: has not told), and answers so far. */
const running: [
  unit: string,
  organisation: string,
  forwarded: number | null,
  answers: number,
  manager: string,
][] = [
  ['bjorkbacken', 'ekdala', 18, 11, 'anders.holm@ekdala.example.se'],
  ['ekskolan', 'ekdala', 34, 9, 'verksamhetschef.ekskolan@ekdala.example.se'],
  ['barn-och-familj', 'ekdala', null, 7, 'enhetschef.barn@ekdala.example.se'],
  ['solrosen', 'region', 12, 6, 'verksamhetschef.solrosen@regionekdala.example.se'],
]

/** Three years of one survey: last year's and that of 2024 are closed, this year's is open. Tomas plans them with his own rights. */
export async function seedSurveys(asPerson: AsPerson, secret: Secret) {
  for (const year of [2024, 2025, 2026])
    await asPerson('tomas-aberg', 'kansliet/processledare', async (tx, me) => {
      const versionId = await shippedVersion(tx)
      const id = await planSurvey(tx, me, {
        once: idOf(`once/survey/${year}`),
        versionId,
        anonymous: true,
        title: titleOf(year),
        introduction,
        languages: ['sv', 'en'],
        ways: year === 2026 ? ['forwarded', 'open', 'app', 'paper', 'import'] : ['forwarded', 'import'],
        opensOn: `${year}-04-07`,
        closesOn: `${year}-08-29`,
        remindOn: null,
        goal: year === 2026 ? 60 : null,
        previousId: year === 2024 ? null : await findSurvey(tx, year - 1),
      })
      const places = running.map(([unit, organisation]) => ({
        organisationId: idOf(`organisation/${organisation}`),
        unitId: idOf(`unit/${unit}`),
        role: null,
      }))
      const roles = sectors.map(([role]) => ({
        organisationId: idOf('organisation/ekdala'),
        unitId: null,
        role,
      }))
      await askTargets(
        tx,
        me,
        id,
        secret,
        year === 2026 ? [...places, { organisationId: null, unitId: null, role: null }] : roles,
      )
      if (year === 2026) return
      const file = year === 2025 ? answersCsv() : answersCsv({ n: 312, move: -6, seed: '2024' })
      const read = readMapping(JSON.stringify(mapping))
      if (!read.ok) throw new Error(`The mapping is wrong at ${read.at}`)
      const imported = await importAnswers(tx, id, {
        bytes: new TextEncoder().encode(file),
        mapping: read.mapping,
      })
      if (!imported.ok) throw new Error('The answers of a year were not taken')
    })
}

/** As the owner: what the clock and the managers have done since. */
export async function settleSurveys(client: pg.ClientBase) {
  for (const year of [2024, 2025, 2026])
    await client.query(`update learning.surveys set code = $1 where once = $2`, [
      code(year),
      idOf(`once/survey/${year}`),
    ])
  await client.query(`update learning.surveys set state = 'closed' where code in ($1, $2)`, [
    code(2024),
    code(2025),
  ])
  await client.query(
    `update learning.surveys set state = 'open', opens_on = current_date - 9, closes_on = current_date + 12, remind_on = current_date + 5 where code = $1`,
    [code(2026)],
  )
  // Of 2024 the managers told how many; of 2025 nobody did, as in the source.
  for (const [role, count] of [
    ['Förskola', 310],
    ['Skola', 402],
    ['Socialtjänst', 121],
  ] as const)
    await client.query(
      `update learning.targets t set forwarded_count = $2, told_on = s.closes_on from learning.surveys s where s.id = t.survey_id and s.code = $3 and t.role = $1`,
      [role, count, code(2024)],
    )
  for (const [n, [unit, , forwarded, answers, manager]] of running.entries()) {
    const unitId = idOf(`unit/${unit}`)
    const { rows } = await client.query(
      `update learning.targets t set manager_address = $2, manager_sent_on = current_date - 9, forwarded_count = $3::int, told_on = case when $3::int is null then null else current_date - 7 end
        from learning.surveys s where s.id = t.survey_id and s.code = $4 and t.unit_id = $1 returning t.id, t.survey_id`,
      [unitId, manager, forwarded, code(2026)],
    )
    const given = Array.from({ length: answers }, (_, i) => ({
      target: rows[0].id,
      answers: someAnswers(n, i),
    }))
    await client.query('select learning.import_answers($1, $2)', [rows[0].survey_id, JSON.stringify(given)])
  }
  await client.query(
    `update learning.answers a set way = 'forwarded' from learning.surveys s where s.id = a.survey_id and s.code = $1`,
    [code(2026)],
  )
  await client.query(
    `insert into learning.survey_moves (survey_id, collaboration_id, kind, count, at)
      select s.id, s.collaboration_id, m.kind, m.n, s.opens_on + m.after from learning.surveys s, (values ('open', null, interval '7 hours'), ('told_managers', 4, interval '7 hours 2 minutes')) m(kind, n, after) where s.code = $1`,
    [code(2026)],
  )
  await client.query(
    `insert into learning.survey_moves (survey_id, collaboration_id, kind, at) select id, collaboration_id, 'closed', closes_on + interval '1 day' from learning.surveys where code in ($1, $2)`,
    [code(2024), code(2025)],
  )
  await client.query(
    `update learning.survey_moves m set at = s.closes_on + interval '10 hours' from learning.surveys s where s.id = m.survey_id and m.kind = 'imported'`,
  )
}

const someAnswers = (n: number, i: number) => ({
  sector: ['preschool', 'school', 'social-services', 'health-care'][n],
  'own-work': ['very-close', 'quite-close', 'quite-close', 'in-between', 'quite-far'][(i * 3 + n) % 5],
  knowledge: ['enough', 'little-more', 'little-more', 'quite-a-bit-more', 'much-more'][(i + n) % 5],
  views: {
    'think-first': ['wholly', 'wholly', 'partly'][i % 3],
    avoid: ['not-at-all', 'hardly', 'neither'][(i + n) % 3],
  },
})

const shippedVersion = async (tx: Tx) =>
  (
    await sql<{
      id: string
    }>`select v.id from learning.instruments i join learning.instrument_versions v on v.instrument_id = i.id
      where i.collaboration_id is null and i.code = 'implementation-survey' and v.state = 'published' order by v.number desc limit 1`.execute(
      tx,
    )
  ).rows[0]?.id as string

const findSurvey = async (tx: Tx, year: number) =>
  (
    await tx
      .selectFrom('learning.surveys')
      .select('id')
      .where('once', '=', idOf(`once/survey/${year}`))
      .executeTakeFirst()
  )?.id ?? null
