import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { ids } from '../demo/ids.ts'
import type { Answers, Definition } from '../src/instruments/index.ts'

// A survey with one question of each kind, put to units of the demo county, with answers whose counts are known.

const words = (sv: string) => ({ sv, en: `${sv} (en)` })
const option = (id: string) => ({ id, label: words(`Val ${id}`) })

export const tried: Definition = {
  format: 'kring-instrument/1',
  code: 'try-results',
  title: words('Så samverkar vi'),
  languages: ['sv', 'en'],
  about: 'collaboration',
  summary: 'bars',
  source: { note: words('Egen'), rights: words('Fri') },
  scales: [
    {
      id: 'agree',
      options: ['wholly', 'partly', 'hardly', 'not'].map(option),
      groups: [{ id: 'agrees', label: words('Instämmer helt eller delvis'), options: ['wholly', 'partly'] }],
    },
  ],
  sections: [
    {
      id: 'all',
      title: words('Om samverkan'),
      items: [
        {
          id: 'works',
          kind: 'scale',
          scale: 'agree',
          label: words('Samverkan fungerar'),
          besides: ['dont-know'],
        },
        {
          id: 'needs',
          kind: 'choices',
          options: ['a', 'b', 'c'].map(option),
          label: words('Vad behöver ni?'),
        },
        {
          id: 'near',
          kind: 'matrix',
          scale: 'agree',
          rows: [
            { id: 'plan', label: words('Planen') },
            { id: 'voice', label: words('Barnets röst') },
          ],
          label: words('Hur nära är ni?'),
        },
        { id: 'order', kind: 'ranking', options: ['a', 'b', 'c'].map(option), label: words('Viktigast') },
        { id: 'years', kind: 'number', min: 0, max: 40, label: words('Antal år') },
        {
          id: 'role',
          kind: 'choice',
          options: ['x', 'y'].map(option),
          other: true,
          label: words('Vad gör du?'),
        },
        { id: 'free', kind: 'longText', label: words('Vad skulle utveckla samverkan?') },
      ],
    },
  ],
}

export type Place = { organisation: string; unit?: string; role?: string; asked?: number; answers: Answers[] }

/** Seeds a closed survey with its answers, past all policies. Answers its id. */
export async function seedSurvey(
  client: Pick<pg.ClientBase, 'query'>,
  places: readonly Place[],
  {
    definition = tried,
    previous,
    closes = '2026-10-31',
  }: { definition?: Definition; previous?: string; closes?: string } = {},
): Promise<string> {
  const [instrument, version, survey] = [randomUUID(), randomUUID(), randomUUID()]
  await client.query(`insert into learning.instruments (id, collaboration_id, code) values ($1, $2, $3)`, [
    instrument,
    ids.collaboration,
    `try-${instrument.slice(0, 8)}`,
  ])
  await client.query(
    `insert into learning.instrument_versions (id, instrument_id, collaboration_id, number, state, definition, published_at) values ($1, $2, $3, 1, 'published', $4, now())`,
    [version, instrument, ids.collaboration, definition],
  )
  await client.query(
    `insert into learning.surveys (id, collaboration_id, version_id, title, anonymous, languages, ways, opens_on, closes_on, state, previous_survey_id)
      values ($1, $2, $3, $4, true, '{sv,en}', '{forwarded}', $5::date - 30, $5, 'closed', $6)`,
    [survey, ids.collaboration, version, definition.title, closes, previous],
  )
  for (const { organisation, unit, role, asked, answers } of places) {
    const target = randomUUID()
    await client.query(
      `insert into learning.targets (id, collaboration_id, survey_id, organisation_id, unit_id, role, forwarded_count, told_on, link_hash, tell_hash)
        values ($1, $2, $3, $4, $5, $6, $7, case when $7::int is not null then current_date end, sha256($8::bytea), sha256($9::bytea))`,
      [target, ids.collaboration, survey, organisation, unit, role, asked, target, `t${target}`],
    )
    await client.query(
      `insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers)
        select $1, $2, true, $3, $4, 'forwarded', a from jsonb_array_elements($5) a`,
      [ids.collaboration, survey, target, version, JSON.stringify(answers)],
    )
  }
  return survey
}

/** The process leader asks for the results, past all policies. */
export const askForRelease = (client: Pick<pg.ClientBase, 'query'>, survey: string) =>
  client.query('insert into learning.releases (survey_id, collaboration_id) values ($1, $2)', [
    survey,
    ids.collaboration,
  ])

/** `{ wholly: 3, partly: 2 }` → five answers to one item. */
export const each = (item: string, counts: Record<string, number>): Answers[] =>
  Object.entries(counts).flatMap(([value, n]) => Array.from({ length: n }, () => ({ [item]: value })))
