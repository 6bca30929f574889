import type { ClientBase, Pool } from 'pg'
import type { Definition } from '../../../instruments/index.ts'
import type { Secret } from '../../../platform/generations.ts'
import { registerTask } from '../../../platform/jobs/index.ts'
import { openAnswers } from '../../surveys/index.ts'
import { groupsOf, type TargetRow } from './groups.ts'
import { type Question, questionsOf } from './questions.ts'
import { type CountRow, type ReleasedCell, releaseQuestion } from './tables.ts'

export const releaseTask = 'survey-release'

export const registerReleaseTask = ({ secret }: { secret: Secret }) =>
  registerTask(releaseTask, ({ survey }, { pool }) =>
    releaseSurvey(pool, String(survey), secret).then(() => {}),
  )

/**
 * Counts a closed survey whose results were asked for, decides once what is hidden in all of it, and stores the rest. False when
 * there is nothing to do: it bears being run again. `pool` is the worker's.
 */
export async function releaseSurvey(pool: Pool, survey: string, secret: Secret): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const released = await releaseIn(client, survey, secret)
    await client.query('commit')
    return released
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** The same in a transaction of the caller's, as the worker or the owner. */
export async function releaseIn(client: ClientBase, survey: string, secret: Secret): Promise<boolean> {
  const { rows: found } = await client.query<{ small_number_limit: number; definition: Definition }>(
    'select * from learning.survey_to_count($1)',
    [survey],
  )
  const [what] = found
  if (!what) return false
  await openSealed(client, survey, secret)
  const limit = what.small_number_limit
  const questions = questionsOf(what.definition)
  const groups = groupsOf(
    (await client.query<TargetRow>('select * from learning.targets_to_count($1)', [survey])).rows,
  )
  const counts = await countAnswers(client, survey, questions)
  const cells: ReleasedCell[] = []
  for (const question of questions) {
    cells.push(...releaseQuestion(question, groups, counts.get(question.item) ?? [], limit))
    // One question is some milliseconds to a second: others who wait for this process get their turn between.
    await new Promise(resolve => setImmediate(resolve))
  }
  const told = groups
    .filter(({ rest }) => !rest)
    .map(({ number, dimension, key, label, parent, answers, asked }) => ({
      number,
      dimension,
      key,
      label: label || key,
      parent: parent === undefined ? '' : (groups[parent]?.key ?? ''),
      answers: answers < limit ? null : answers,
      asked,
    }))
  const isTold = (groups[0]?.answers ?? 0) >= limit
  const texts = isTold ? questions.flatMap(({ item, texts }) => texts.map(part => [item, part])) : []
  const { rows } = await client.query('select learning.store_release($1, $2, $3, $4, $5) as stored', [
    survey,
    JSON.stringify(told),
    JSON.stringify(cells),
    JSON.stringify(texts),
    limit,
  ])
  return rows[0].stored
}

/** Some at a time: a survey of a county is more than a process wants to hold in readable form. */
const atOnce = 1000

async function openSealed(client: ClientBase, survey: string, secret: Secret) {
  for (;;) {
    const { rows } = await client.query<{ id: string; sealed: Buffer }>(
      'select id, sealed from learning.sealed_answers($1, $2)',
      [survey, atOnce],
    )
    if (rows.length === 0) return
    const opened = rows.map(({ id, sealed }) => ({ id, answers: openAnswers(secret, survey, sealed) }))
    await client.query('select learning.open_answers($1, $2::jsonb)', [survey, JSON.stringify(opened)])
  }
}

async function countAnswers(client: ClientBase, survey: string, questions: readonly Question[]) {
  const items = Object.fromEntries(
    questions.map(({ item, counting, edges }) => [item, counting === 'number' ? edges : counting]),
  )
  const { rows } = await client.query<CountRow>('select * from learning.count_answers($1, $2)', [
    survey,
    JSON.stringify(items),
  ])
  return Map.groupBy(rows, ({ item }) => item)
}
