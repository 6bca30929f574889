import { sql } from 'kysely'
import type { Answers, Words } from '../../instruments/index.ts'
import { holdersOf, holdersThen } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'

/** An instrument that can be filled in about a subject. */
export type Choosable = { versionId: string; title: Words; introduction: Words; ofForum: boolean }

/** What is published and asks about a group: the latest version of each. Some tens in a county. */
export async function listChoosable(tx: Tx): Promise<Choosable[]> {
  const { rows } = await sql<Choosable>`
    select distinct on (v.instrument_id) v.id as "versionId", v.definition -> 'title' as title, coalesce(v.definition -> 'introduction', '{}') as introduction, v.definition ->> 'about' = 'forum' as "ofForum"
    from learning.instrument_versions v where v.state = 'published' and v.definition ->> 'about' in ('forum', 'collaboration')
    order by v.instrument_id, v.number desc limit 300`.execute(tx)
  return rows
}

/** A sheet on the page of its subject, with its latest round. */
export type ListedSheet = {
  id: string
  title: Words
  nextOn: string | null
  number: number | null
  answerBy: string | null
  openedAt: Date | null
  /** It waits for the answer of my function. */
  mine: boolean
  ready: number
  asked: number
}

/** What waits for me first, then what is under way. */
export async function listSheets(tx: Tx, subjectId: string): Promise<ListedSheet[]> {
  const { rows } = await sql<ListedSheet>`
    select s.id, v.definition -> 'title' as title, s.next_on as "nextOn", r.number, r.answer_by as "answerBy", r.opened_at as "openedAt",
      r.id is not null and r.opened_at is null and joint.i_answer(s.subject_id)
        and not exists (select from joint.round_ready d where d.round_id = r.id and d.function_id = (select people.my_function())) as mine,
      (select count(*)::int from joint.round_ready d where d.round_id = r.id) as ready, (select count(*)::int from joint.to_answer(s.subject_id)) as asked
    from joint.sheets s join learning.instrument_versions v on v.id = s.version_id
      left join lateral (select * from joint.rounds r where r.sheet_id = s.id order by r.number desc limit 1) r on true
    where s.subject_id = ${subjectId}::uuid order by 7 desc, r.opened_at is not null, s.made_at desc, s.id limit 100`.execute(
    tx,
  )
  return rows
}

export type Sheet = {
  id: string
  subjectId: string
  versionId: string
  nextOn: string | null
}

/** Ends in 404 for one that the actor may not read. */
export async function getSheet(tx: Tx, id: string): Promise<Sheet> {
  const found = await tx
    .selectFrom('joint.sheets')
    .select(['id', 'subject_id as subjectId', 'version_id as versionId'])
    .select(sql<string | null>`next_on`.as('nextOn'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound()
  return found
}

export type Round = {
  id: string
  sheetId: string
  subjectId: string
  number: number
  answerBy: string
  begunAt: Date
  openedAt: Date | null
  /** The function that opened it; null where it opened by itself. */
  opener: string | null
}

/** The latest first. */
export async function listRounds(tx: Tx, sheetId: string): Promise<Round[]> {
  const { rows } = await rounds(sql`r.sheet_id = ${sheetId}::uuid`).execute(tx)
  return rows
}

/** Ends in 404 for one that the actor may not read. */
export async function getRound(tx: Tx, id: string): Promise<Round> {
  const { rows } = await rounds(sql`r.id = ${id}::uuid`).execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

const rounds = (which: ReturnType<typeof sql>) => sql<Round>`
  select r.id, r.sheet_id as "sheetId", r.subject_id as "subjectId", r.number, r.answer_by as "answerBy", r.begun_at as "begunAt", r.opened_at as "openedAt",
    case when f.id is not null then f.name || ', ' || u.name end as opener
  from joint.rounds r left join people.functions f on f.id = r.opened_by left join people.units u on u.id = f.unit_id
  where ${which} order by r.number desc limit 200`

/** A function that is to answer; of an opened round, one that was to. */
export type Asked = {
  functionId: string
  functionName: string
  unitName: string
  holders: string[]
  ready: boolean
  mine: boolean
}

/** Who is ready is all that is told of anybody before the round is opened. */
export async function listAsked(tx: Tx, round: Round): Promise<Asked[]> {
  const asked = round.openedAt
    ? sql`(select distinct a.function_id from joint.sheet_answers a where a.round_id = ${round.id}::uuid and a.shown and not a.late)`
    : sql`joint.to_answer(${round.subjectId}::uuid)`
  const { rows } = await sql<Asked>`
    select f.id as "functionId", f.name as "functionName", u.name as "unitName", ${round.openedAt ? holdersThen(sql`f.id`, sql`${round.openedAt}::timestamptz`) : holdersOf('f.id')} as holders,
      exists (select from joint.round_ready d where d.round_id = ${round.id}::uuid and d.function_id = f.id) as ready, f.id is not distinct from (select people.my_function()) as mine
    from ${asked} a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    order by u.name collate "sv-x-icu", f.name collate "sv-x-icu", f.id`.execute(tx)
  return rows
}

/** What one function answered in an opened round. */
export type Voice = {
  roundId: string
  functionId: string
  functionName: string
  unitName: string
  person: string | null
  late: boolean
  answers: Answers
}

/** Of opened rounds alone: the database gives no other. Who had nothing when it was opened and has handed in late is there once. */
export async function listVoices(tx: Tx, roundIds: readonly string[]): Promise<Voice[]> {
  const { rows } = await sql<Voice>`
    select a.round_id as "roundId", f.id as "functionId", f.name as "functionName", u.name as "unitName", p.name as person, a.late, a.answers
    from joint.sheet_answers a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id left join people.persons p on p.id = a.person_id
    where a.round_id = any(${[...roundIds]}::uuid[]) and a.shown
      and not (a.answers = '{}' and not a.late and exists (select from joint.sheet_answers b where b.round_id = a.round_id and b.function_id = a.function_id and b.late))
    order by u.name collate "sv-x-icu", f.name collate "sv-x-icu", f.id, a.late limit 2000`.execute(tx)
  return rows
}

export type Agreed = {
  roundId: string
  item: string
  revision: number
  /** By the format of the instrument; null where it was taken away. */
  answer: Answers[string] | null
  post: string
  person: string
  at: Date
}

/** What stands agreed now, question by question. */
export async function listAgreed(tx: Tx, roundIds: readonly string[]): Promise<Agreed[]> {
  const { rows } = await sql<Agreed>`
    select distinct on (a.round_id, a.item) a.round_id as "roundId", a.item, a.revision, a.answer, f.name || ', ' || u.name as post, p.name as person, a.at
    from joint.agreed a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id join people.persons p on p.id = a.person_id
    where a.round_id = any(${[...roundIds]}::uuid[]) order by a.round_id, a.item, a.revision desc`.execute(tx)
  return rows
}

/** What my own function has answered in a round. */
export type Own = { answers: Answers; revision: number; late: boolean; person: string | null }

export async function findOwn(tx: Tx, roundId: string): Promise<Own | undefined> {
  const { rows } = await sql<Own>`
    select a.answers, a.revision, a.late, p.name as person from joint.sheet_answers a left join people.persons p on p.id = a.person_id
    where a.round_id = ${roundId}::uuid and a.function_id = (select people.my_function()) order by a.late desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** Whether my function is to answer rounds about the subject. */
export async function iAnswer(tx: Tx, subjectId: string): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`
    select joint.i_answer(${subjectId}::uuid) as asked`.execute(tx)
  return rows[0]?.asked === true
}
