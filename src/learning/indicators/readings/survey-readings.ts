import { sql } from 'kysely'
import type { Words } from '../../../instruments/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { rateOf } from '../../insight/results/index.ts'
import type { Indicator } from '../indicators.ts'
import { whole } from '../numbers.ts'
import type { Reading } from './reading.ts'

/** A survey whose results are released, as far as an indicator asks. */
export type SurveyRow = {
  id: string
  survey: string
  title: Words
  on: string
  answers: number | null
  asked: number | null
  cautionBelowN: number
  cautionBelowRate: number
  /** of the question that the indicator asks: [part, option, value] */
  cells: [string, string, number | null][] | null
}

/** A reading for each survey whose results are released, from the cells that its pages show: one query. */
export async function readSurveys(
  tx: Tx,
  indicators: readonly Indicator[],
): Promise<(Reading & { id: string })[]> {
  if (indicators.length === 0) return []
  const { rows } = await sql<SurveyRow>`
    select i.id, s.id as survey, s.title, s.closes_on::text as "on", g.answers, g.asked,
      coalesce(t.caution_below_n, 30) as "cautionBelowN", coalesce(t.caution_below_rate, 50) as "cautionBelowRate",
      (select jsonb_agg(jsonb_build_array(c.part, c.option, c.value)) from learning.release_cells c
        where c.release_id = r.id and c.number = 0 and c.item = split_part(i.survey_item, '/', 1)) as cells
    from learning.indicators i join learning.instruments n on n.code = i.survey_code
      join learning.instrument_versions v on v.instrument_id = n.id join learning.surveys s on s.version_id = v.id
      join learning.releases r on r.survey_id = s.id and r.released_at is not null
      join learning.release_groups g on g.release_id = r.id and g.number = 0
      left join learning.settings t on t.collaboration_id = s.collaboration_id
    where i.id = any(${indicators.map(({ id }) => id)}::uuid[]) order by s.closes_on, s.id`.execute(tx)
  const byId = new Map(indicators.map(indicator => [indicator.id, indicator]))
  return rows.flatMap(row => {
    const { survey } = byId.get(row.id) as Indicator
    return survey ? surveyReadings(row, survey) : []
  })
}

/** None where the question was not asked. Hidden as soon as one of the cells that it needs is. */
export function surveyReadings(
  row: SurveyRow,
  { item, options }: NonNullable<Indicator['survey']>,
): (Reading & { id: string })[] {
  const { id, survey, title, on, answers, cells } = row
  if (answers !== null && !cells) return []
  const [, line = ''] = item.split('/')
  const at = (part: string, option: string) =>
    cells?.find(([of, chosen]) => of === part && chosen === option)?.[2]
  const n = at(line, '$n')
  if (n === undefined && answers !== null) return []
  // Where several answers could be chosen each stands as a part of its own.
  const counts = options.map(option => at(line, option) ?? at(option, 'yes') ?? null)
  const sum = counts.reduce<number | null>(
    (total, each) => (total === null || each === null ? null : total + each),
    0,
  )
  const shown = { id, on, survey: { id: survey, title }, parts: [] }
  if (!n || sum === null) return [{ ...shown, value: null }]
  const rate = rateOf(row)
  return [
    {
      ...shown,
      value: whole((100 * sum) / n),
      n,
      responseRate: rate === undefined ? null : whole(rate),
      caution: n < row.cautionBelowN || rate === undefined || rate < row.cautionBelowRate,
    },
  ]
}
