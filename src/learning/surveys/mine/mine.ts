import { sql } from 'kysely'
import type { Answers, Words } from '../../../instruments/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'

export type MySurvey = {
  id: string
  title: Words
  introduction: Words
  versionId: string
  anonymous: boolean
  state: string
  closesOn: string
  targetId: string | null
  answeredOn: string | null
}

/** Open surveys that are put to my unit inside Kring, and those that I have answered as this function. */
export async function listMySurveys(tx: Tx): Promise<MySurvey[]> {
  const { rows } = await sql<MySurvey>`
    select s.id, s.title, s.introduction, s.version_id as "versionId", s.anonymous, s.state, s.closes_on as "closesOn", m.target_id as "targetId", m.answered_on as "answeredOn"
    from learning.surveys_for_me() m join learning.surveys s on s.id = m.survey_id order by s.closes_on desc, s.id`.execute(
    tx,
  )
  return rows
}

export async function getMySurvey(tx: Tx, id: string): Promise<MySurvey> {
  const survey = (await listMySurveys(tx)).find(each => each.id === id)
  if (!survey) throw notFound()
  return survey
}

export async function findMyAnswer(
  tx: Tx,
  surveyId: string,
): Promise<{ answers: Answers; versionId: string } | undefined> {
  const { rows } = await sql<{ answers: Answers; versionId: string }>`
    select answers, version_id as "versionId" from learning.my_answer(${surveyId})`.execute(tx)
  return rows[0]
}

/** At most one answer a function; the database decides. */
export async function answerAsFunction(tx: Tx, survey: MySurvey, answers: Answers) {
  const { rows } = await sql<{ outcome: 'stored' | 'used' | 'closed' | 'version' | 'blank' }>`
    select learning.answer_as_function(${survey.id}, ${survey.versionId}, ${JSON.stringify(answers)}::jsonb) as outcome`.execute(
    tx,
  )
  return rows[0]?.outcome ?? 'closed'
}

/** The row is erased; twice is once. */
export const withdrawMyAnswer = (tx: Tx, surveyId: string) =>
  sql`select learning.withdraw_my_answer(${surveyId})`.execute(tx)
