import { sql } from 'kysely'
import type { Words } from '../../../instruments/index.ts'
import { isProcessLeader } from '../../../people/kinds/index.ts'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { markNamesakes, type Told } from './sentences.ts'
import type { SurveyState, Way } from './states.ts'

export type Survey = {
  id: string
  versionId: string
  code: string | null
  title: Words
  introduction: Words
  anonymous: boolean
  languages: string[]
  ways: Way[]
  opensOn: string
  closesOn: string
  remindOn: string | null
  state: SurveyState
  goal: number | null
  previousId: string | null
  released: boolean
}

const survey = sql`select s.id, s.version_id as "versionId", s.code, s.title, s.introduction, s.anonymous, s.languages, s.ways,
  s.opens_on as "opensOn", s.closes_on as "closesOn", s.remind_on as "remindOn", s.state, s.goal_count as goal, s.previous_survey_id as "previousId",
  s.released_at is not null as released from learning.surveys s`

/** So many are listed. */
export const mostSurveys = 200

/** The open first, then what is planned, then the closed ones, the latest before. */
export async function listSurveys(tx: Tx): Promise<Survey[]> {
  const { rows } = await sql<Survey>`${survey}
    order by array_position(array['open', 'planned', 'closed'], s.state), s.closes_on desc, s.id limit ${sql.lit(mostSurveys)}`.execute(
    tx,
  )
  return rows
}

/** Only the process leader asks: for others a survey that they are not put to is not there. */
export async function getSurvey(tx: Tx, actor: Staff, id: string): Promise<Survey> {
  if (!isProcessLeader(actor)) throw notFound()
  const { rows } = await sql<Survey>`${survey} where s.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type Asked = {
  targetId: string | null
  organisation: string | null
  unit: string | null
  role: string | null
  /** null: nobody knows */
  asked: number | null
  answers: number
  ways: Partial<Record<Way, number>>
}

export async function listAsked(tx: Tx, id: string): Promise<Told<Asked>[]> {
  const { rows } = await sql<Asked>`
    select target_id as "targetId", organisation, unit, role, asked, answers, ways from learning.survey_counts(${id})
    order by target_id is null, organisation nulls last, unit nulls first, role nulls first`.execute(tx)
  return markNamesakes(rows)
}

/** How far a survey has come: what a list says of each. */
export async function countAnswers(
  tx: Tx,
  ids: string[],
): Promise<Map<string, { asked: number | null; answers: number }>> {
  const { rows } = await sql<{ id: string; asked: number | null; answers: number }>`
    select s.id, case when bool_or((c.organisation is not null or c.target_id is null) and c.asked is null) then null else sum(c.asked)::int end as asked, coalesce(sum(c.answers), 0)::int as answers
    from unnest(${ids}::uuid[]) s(id) cross join lateral learning.survey_counts(s.id) c group by s.id`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.id, row]))
}

export type Move = Awaited<ReturnType<typeof listMoves>>[number]

/** So many are listed, the latest first. */
export const mostMoves = 50

export const listMoves = (tx: Tx, id: string) =>
  tx
    .selectFrom('learning.survey_moves as m')
    .leftJoin('people.functions as f', 'f.id', 'm.function_id')
    .select([
      sql<string>`m.at::text`.as('at'),
      'm.kind',
      'm.count',
      'm.note',
      'f.name as by',
      // Whoever did it a moment ago gets a receipt.
      sql<boolean>`coalesce(m.function_id = people.my_function() and m.at > now() - interval '10 minutes', false)`.as(
        'justByMe',
      ),
    ])
    .where('m.survey_id', '=', id)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(sql.lit(mostMoves))
    .execute()

/** Addresses by what has become of them; never who has answered. */
export async function countInvitations(tx: Tx, id: string) {
  const { rows } = await sql<{ waiting: number; sent: number; failed: string[] }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state in ('sending', 'sent'))::int as sent,
      coalesce(array_agg(address order by address) filter (where state = 'failed'), '{}') as failed
    from learning.invitations where survey_id = ${id}`.execute(tx)
  return rows[0] ?? { waiting: 0, sent: 0, failed: [] }
}

export type PublishedVersion = {
  id: string
  code: string
  number: number
  title: Words
  languages: string[]
  shipped: boolean
}

/** What a survey can be made from: the latest published version of each instrument, one's own first. */
export async function listPublished(tx: Tx): Promise<PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    select distinct on (i.id) v.id, i.code, v.number, v.definition -> 'title' as title, array(select jsonb_array_elements_text(v.definition -> 'languages')) as languages,
      i.collaboration_id is null as shipped
    from learning.instruments i join learning.instrument_versions v on v.instrument_id = i.id
    where v.state = 'published' and v.definition ->> 'about' <> 'child' order by i.id, v.number desc`.execute(
    tx,
  )
  return rows.sort((a, b) => Number(a.shipped) - Number(b.shipped) || a.code.localeCompare(b.code))
}

export type SurveyFields = {
  title: Words
  introduction: Words
  languages: string[]
  ways: string[]
  opensOn: string
  closesOn: string
  remindOn: string | null
  goal: number | null
  previousId: string | null
}

const columns = (fields: SurveyFields) => ({
  title: JSON.stringify(fields.title),
  introduction: JSON.stringify(fields.introduction),
  languages: fields.languages,
  ways: fields.ways,
  opens_on: fields.opensOn,
  closes_on: fields.closesOn,
  remind_on: fields.remindOn,
  goal_count: fields.goal,
  previous_survey_id: fields.previousId,
})

/** Plans a survey, idempotently by `once`. Answers its id. */
export async function planSurvey(
  tx: Tx,
  actor: Staff,
  {
    once,
    versionId,
    anonymous,
    ...fields
  }: SurveyFields & { once: string; versionId: string; anonymous: boolean },
): Promise<string> {
  const { id } = await insertOnce(tx, 'learning.surveys', {
    ...columns(fields),
    collaboration_id: actor.collaborationId,
    version_id: versionId,
    anonymous,
    owner_function_id: actor.functionId,
    once,
  })
  return id
}

/** False where it has opened or closed since it was read. */
export async function changeSurvey(tx: Tx, { id, state }: Survey, fields: SurveyFields): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('learning.surveys')
    .set(columns(fields))
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const removePlanned = (tx: Tx, id: string) =>
  tx.deleteFrom('learning.surveys').where('id', '=', id).where('state', '=', 'planned').execute()

/** Opens, closes or opens again; what opens sends its mails. */
export async function moveSurvey(tx: Tx, id: string, to: SurveyState, note: string) {
  await sql`select learning.move_survey(${id}, ${to}, ${note})`.execute(tx)
  if (to === 'open') await sendInvitations(tx, id)
}

export const sendInvitations = (tx: Tx, id: string) => enqueue(tx, 'survey-send', { survey: id })
export const sendReminders = (tx: Tx, id: string) => enqueue(tx, 'survey-remind', { survey: id })
