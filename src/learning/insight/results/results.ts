import { sql } from 'kysely'
import { type Definition, getVersion, type Words } from '../../../instruments/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import type { Dimension } from './groups.ts'
import type { Choice } from './paths.ts'
import { releaseTask } from './release.ts'

export type ResultGroup = {
  number: number
  dimension: Dimension
  key: string
  label: string
  parent: string
  /** null: fewer than the limit */
  answers: number | null
  /** null: somebody did not tell how many they asked */
  asked: number | null
}

export type SurveyHead = {
  id: string
  title: Words
  versionId: string
  state: 'planned' | 'open' | 'closed'
  opensOn: string
  closesOn: string
  releaseId: string | null
  releasedAt: string | null
  hiddenBelow: number
  cautionBelowN: number
  cautionBelowRate: number
  collaboration: string
  /** earlier surveys that are released, the latest first */
  earlier: { id: string; title: Words; closesOn: string }[]
  wheelLabels: Record<string, Partial<AreaLabels>> | null
}

/** By `item/part/option`; null is hidden. What is not there was not asked. */
export type Counts = Map<string, number | null>

export type Results = {
  head: SurveyHead
  definition: Definition
  groups: ResultGroup[]
  group: ResultGroup
  counts: Counts
  before?: { head: { id: string; title: Words; closesOn: string }; group: ResultGroup; counts: Counts }
  quotes: { item: string; theme: string; words: string }[]
  waiting: number
}

/** A survey as its results know it; 404 unless it is the actor's collaboration's. */
export async function getHead(tx: Tx, survey: string): Promise<SurveyHead> {
  const { rows } = await sql<SurveyHead>`
    with recursive earlier as (
      select s.id, s.title, s.closes_on, s.previous_survey_id, 0 as steps from learning.surveys s where s.id = ${survey}
      union all select p.id, p.title, p.closes_on, p.previous_survey_id, e.steps + 1 from earlier e join learning.surveys p on p.id = e.previous_survey_id
      where e.steps < 8)
    select s.id, s.title, s.version_id as "versionId", s.state, s.opens_on::text as "opensOn", s.closes_on::text as "closesOn",
      r.id as "releaseId", r.released_at::text as "releasedAt", coalesce(r.hidden_below, t.small_number_limit, 5) as "hiddenBelow",
      coalesce(t.caution_below_n, 30) as "cautionBelowN", coalesce(t.caution_below_rate, 50) as "cautionBelowRate",
      c.name as collaboration, c.wheel_labels as "wheelLabels",
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'closesOn', e.closes_on) order by e.steps)
        from earlier e join learning.releases er on er.survey_id = e.id and er.released_at is not null where e.steps > 0), '[]') as earlier
    from learning.surveys s join people.collaborations c on c.id = s.collaboration_id
      left join learning.releases r on r.survey_id = s.id left join learning.settings t on t.collaboration_id = s.collaboration_id
    where s.id = ${survey}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** What a page of results shows, in four queries whatever there is. A group or an earlier survey that is not there is 404. */
export async function readResults(tx: Tx, head: SurveyHead, choice: Choice): Promise<Results> {
  const before = choice.with ? head.earlier.find(({ id }) => id === choice.with) : head.earlier[0]
  if (choice.with && !before) throw notFound()
  const groups = await listGroups(tx, head.id, before?.id)
  const own = groups.filter(({ survey }) => survey === head.id)
  const group = own.find(({ number }) => number === (choice.of ?? 0))
  if (!group) throw notFound()
  const then = groups.find(
    each => each.survey === before?.id && each.dimension === group.dimension && each.key === group.key,
  )
  const counts = await countsOf(tx, [group, ...(then ? [then] : [])])
  const { definition } = await getVersion(tx, head.versionId)
  const { quotes, waiting } = await listQuotes(tx, head.releaseId as string)
  return {
    head,
    definition,
    groups: own,
    group,
    counts: counts.get(group.release) ?? new Map(),
    ...(before &&
      then && { before: { head: before, group: then, counts: counts.get(then.release) ?? new Map() } }),
    quotes: group.number === 0 ? quotes : [],
    waiting,
  }
}

type Placed = ResultGroup & { survey: string; release: string }

const listGroups = async (tx: Tx, survey: string, before: string | undefined) =>
  (
    await sql<Placed>`select r.survey_id as survey, r.id as release, g.number, g.dimension, g.key, g.label, g.parent, g.answers, g.asked
      from learning.releases r join learning.release_groups g on g.release_id = r.id
      where r.survey_id in (${survey}, ${before ?? null}) order by g.number`.execute(tx)
  ).rows

async function countsOf(tx: Tx, groups: readonly Placed[]) {
  const { rows } = await sql<{ release: string; name: string; value: number | null }>`
    select c.release_id as release, c.item || '/' || c.part || '/' || c.option as name, c.value from learning.release_cells c
    where ${sql.join(
      groups.map(({ release, number }) => sql`(c.release_id = ${release} and c.number = ${number})`),
      sql` or `,
    )}`.execute(tx)
  const by = new Map<string, Counts>()
  for (const { release, name, value } of rows) {
    const counts = by.get(release) ?? new Map()
    by.set(release, counts.set(name, value))
  }
  return by
}

/** In the order of their random ids, which is no order; by theme on the page. */
async function listQuotes(tx: Tx, release: string) {
  const rows = await tx
    .selectFrom('learning.quotes')
    .select(['item', 'theme', 'words', 'state'])
    .where('release_id', '=', release)
    .where('state', '<>', sql.lit('left_out'))
    .orderBy('id')
    .execute()
  return {
    quotes: rows.flatMap(({ item, theme, words }) => (words === null ? [] : [{ item, theme, words }])),
    waiting: rows.filter(({ state }) => state === 'waiting').length,
  }
}

/** The process leader asks for the results of a closed survey; a job counts them. Safe when repeated. */
export async function askForResults(tx: Tx, actor: Staff, survey: string) {
  const { rows } = await sql`insert into learning.releases (survey_id, collaboration_id, asked_by_function_id)
    values (${survey}, ${actor.collaborationId}, ${actor.functionId}) on conflict on constraint one_release do nothing returning id`.execute(
    tx,
  )
  if (rows.length) await enqueue(tx, releaseTask, { survey })
}
