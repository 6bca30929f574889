import type pg from 'pg'
import { releaseIn } from '../../src/learning/insight/results/index.ts'
import type { Secret } from '../../src/platform/generations.ts'
import { ids } from '../ids.ts'

/** The results of the surveys that are closed, counted and hidden as the job does. */
export async function seedResults(client: pg.ClientBase, secret: Secret) {
  const { rows } = await client.query(
    `insert into learning.releases (survey_id, collaboration_id) select id, collaboration_id from learning.surveys where collaboration_id = $1 and state = 'closed' order by closes_on returning survey_id`,
    [ids.collaboration],
  )
  for (const { survey_id } of rows) await releaseIn(client, survey_id, secret)
}
