import { ids } from '../../demo/ids.ts'
import type { House } from '../house.ts'

/** The follow-up of 2025, which the demo has released, and a free text of it that waits. */
export async function makeResults({ database: { admin } }: House) {
  const { rows } = await admin.query(
    `with released as (select r.id, r.survey_id, r.collaboration_id from learning.releases r join learning.surveys s on s.id = r.survey_id where s.code = 'implementation-2025'),
      quote as (insert into learning.quotes (release_id, collaboration_id, item) select id, collaboration_id, 'free' from released returning id, collaboration_id),
      raw as (insert into learning.raw_quotes (quote_id, collaboration_id, words) select id, collaboration_id, 'Träffas oftare, säger Anna.' from quote)
    select survey_id as survey, quote.id as quote from released, quote`,
  )
  return rows[0] as { survey: string; quote: string }
}

/** A link of the county page with a last day ahead. */
export async function makeCountyLink({ database: { admin } }: House): Promise<string> {
  const { rows } = await admin.query(
    `insert into learning.county_links (collaboration_id, purpose, last_on, once) values ($1, 'Kommunstyrelsen', current_date + 7, gen_random_uuid()) returning id`,
    [ids.collaboration],
  )
  return rows[0].id
}
