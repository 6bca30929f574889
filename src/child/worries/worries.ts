import { sql } from 'kysely'
import { type Answers, getVersion, itemsOf, type Version } from '../../instruments/index.ts'
import { holdersOf } from '../../people/holders/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Area, areas, disclose, type Ground } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import { notify } from '../../sharing/notices/index.ts'
import { type Candidate, type Child, onAPage, type PageOf, pageOf } from '../children/index.ts'
import { firstWords } from './first-words.ts'
import type { AnswerKind } from './states.ts'

type NewWorry = { version: Version; answers: Answers; once: string }

/**
 * Hands a worry to the child's named person: within the unit as a matter of course, to another unit only as a
 * disclosure with its ground (R2). Idempotent by `once`.
 */
export async function shareWorry(
  tx: Tx,
  actor: Staff,
  child: Child,
  receiver: Candidate,
  worry: NewWorry,
  ground?: Ground,
): Promise<string> {
  const touched = areasIn(worry)
  const { id, isNew } = await insertOnce(tx, 'child.worries', {
    collaboration_id: actor.collaborationId,
    child_id: child.id,
    unit_id: actor.unitId,
    author_function_id: actor.functionId,
    author_person_id: actor.personId,
    to_function_id: receiver.functionId,
    areas: touched,
    answer_by: sql`current_date + (select answer_days from people.collaborations)`,
    once: worry.once,
  })
  if (!isNew) return id
  await tx
    .insertInto('child.worry_versions')
    .values({
      worry_id: id,
      version: 1,
      child_id: child.id,
      unit_id: actor.unitId,
      instrument_version_id: worry.version.id,
      answers: JSON.stringify(worry.answers),
      written_by: actor.personId,
    })
    .execute()
  if (receiver.unitId === actor.unitId)
    await sql`select sharing.involve(${child.id}::uuid, ${receiver.functionId}::uuid, 'named_person')`.execute(
      tx,
    )
  else if (ground)
    await disclose(tx, actor, {
      ...ground,
      childId: child.id,
      to: { functionId: receiver.functionId },
      kind: 'worry',
      areas: touched,
      items: [{ kind: 'worry', id, version: 1 }],
    })
  await event(tx, actor, { childId: child.id, kind: 'worry_shared', itemKind: 'worry', itemId: id })
  if (receiver.functionId !== actor.functionId)
    await notify(tx, {
      to: receiver.functionId,
      kind: 'worry_came',
      childId: child.id,
      itemKind: 'worry',
      itemId: id,
    })
  return id
}

/** What a disclosure of it touches: every area that was chosen in it. */
export function areasIn({ version, answers }: Pick<NewWorry, 'version' | 'answers'>): Area[] {
  const chosen = itemsOf(version.definition)
    .filter(item => item.kind === 'area')
    .flatMap((item): unknown[] => {
      const given = answers[item.id]
      return Array.isArray(given) ? given : [given]
    })
  return areas.filter(area => chosen.includes(area))
}

export type Worry = {
  id: string
  childId: string
  unitId: string
  areas: Area[]
  /** by the items of the version that was answered */
  answers: Answers
  version: Version
  sentAt: Date
  answerBy: string
  answeredAt: Date | null
  /** Taken back by its author, who alone reads it since then. */
  withdrawnAt: Date | null
  /** The child's name as its author wrote it, who did not work with the child and reads only what they are answered; else empty. */
  handedAs: string
  /** Who wrote it, in the post they then had. */
  author: { functionId: string; functionName: string; personId: string; personName: string; unitName: string }
  /** `holders`: who holds it now, and is to answer. */
  receiver: { functionId: string; functionName: string; unitName: string; holders: string[] }
  replies: {
    id: string
    kind: AnswerKind
    words: string
    service: string
    functionName: string
    personName: string
    at: Date
    /** Sent by the reader in the last ten minutes: they see a receipt. */
    mineJustNow: boolean
  }[]
}

/**
 * For who opens it or answers: held until the end of the transaction, with its row in the log, so that it is read or taken back and never
 * both. Ends in 404.
 */
export async function openWorry(tx: Tx, id: string): Promise<Worry> {
  await sql`select child.hold_worry(${id}::uuid)`.execute(tx)
  return getWorry(tx, id)
}

export type WorryInList = {
  id: string
  /** null while it can be taken back as unread */
  noticed: string | null
  author: string | null
  post: string
  sentAt: Date
  answerBy: string
  answeredAt: Date | null
}

/** What has been noticed about a child, as far as I may read it, the latest first. */
export async function listWorries(tx: Tx, childId: string, page: number): Promise<PageOf<WorryInList>> {
  const { rows } = await sql<WorryInList & { total: number }>`
    select w.id, ${firstWords(240)} as noticed, p.name as author, f.name as post, w.sent_at as "sentAt", w.answer_by as "answerBy",
      w.answered_at as "answeredAt", count(*) over ()::int as total
    from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
      join people.functions f on f.id = w.author_function_id left join people.persons p on p.id = w.author_person_id
    where w.child_id = ${childId}::uuid and w.withdrawn_at is null order by w.sent_at desc, w.id desc
    limit ${sql.lit(onAPage)} offset ${(page - 1) * onAPage}`.execute(tx)
  return pageOf(rows, page)
}

/** Ends in 404. The replies come along: whoever reads a worry reads its answers. */
export async function getWorry(tx: Tx, id: string): Promise<Worry> {
  const row = await tx
    .selectFrom('child.worries as w')
    .innerJoin('child.worry_versions as v', join =>
      join.onRef('v.worry_id', '=', 'w.id').on('v.version', '=', 1),
    )
    .innerJoin('people.functions as af', 'af.id', 'w.author_function_id')
    .innerJoin('people.units as au', 'au.id', 'af.unit_id')
    .innerJoin('people.persons as ap', 'ap.id', 'w.author_person_id')
    .innerJoin('people.functions as rf', 'rf.id', 'w.to_function_id')
    .innerJoin('people.units as ru', 'ru.id', 'rf.unit_id')
    .select([
      'w.id',
      'w.child_id',
      'w.unit_id',
      'w.areas',
      'v.answers',
      'v.instrument_version_id',
      'w.sent_at',
      'w.answer_by',
      'w.answered_at',
      'w.withdrawn_at',
      'w.handed_as',
    ])
    .select([
      'af.id as afid',
      'af.name as afname',
      'ap.id as apid',
      'ap.name as apname',
      'au.name as auname',
      'rf.id as rfid',
      'rf.name as rfname',
      'ru.name as runame',
    ])
    .select(sql<string[]>`(${holdersOf('rf.id')})`.as('rfholders'))
    .where('w.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const replies = await tx
    .selectFrom('child.worry_answers as a')
    .innerJoin('people.functions as f', 'f.id', 'a.function_id')
    .innerJoin('people.persons as p', 'p.id', 'a.person_id')
    .select([
      'a.id',
      'a.kind',
      'a.words',
      'a.service',
      'f.name as functionName',
      'p.name as personName',
      'a.at',
      sql<boolean>`a.person_id = people.me() and a.at > now() - interval '10 minutes'`.as('mineJustNow'),
    ])
    .where('a.worry_id', '=', id)
    .orderBy('a.at')
    .execute()
  return {
    id: row.id,
    childId: row.child_id,
    unitId: row.unit_id,
    areas: row.areas as Area[],
    answers: row.answers as Answers,
    version: await getVersion(tx, row.instrument_version_id),
    sentAt: row.sent_at,
    answerBy: row.answer_by,
    answeredAt: row.answered_at,
    withdrawnAt: row.withdrawn_at,
    handedAs: row.handed_as,
    author: {
      functionId: row.afid,
      functionName: row.afname,
      personId: row.apid,
      personName: row.apname,
      unitName: row.auname,
    },
    receiver: {
      functionId: row.rfid,
      functionName: row.rfname,
      unitName: row.runame,
      holders: row.rfholders,
    },
    replies: replies.map(reply => ({ ...reply, kind: reply.kind as AnswerKind })),
  }
}

type NewAnswer = { kind: AnswerKind; words: string; service: string; once: string }

/** The named person answers the one who wrote (R14), or the author asks on. Idempotent by `once`. */
export async function answerWorry(tx: Tx, actor: Staff, worry: Worry, answer: NewAnswer) {
  const { id, isNew } = await insertOnce(tx, 'child.worry_answers', {
    worry_id: worry.id,
    child_id: worry.childId,
    unit_id: worry.unitId,
    kind: answer.kind,
    words: answer.words,
    service: answer.service,
    function_id: actor.functionId,
    person_id: actor.personId,
    once: answer.once,
  })
  if (!isNew) return
  await event(tx, actor, {
    childId: worry.childId,
    kind: `worry_${answer.kind}`,
    itemKind: 'worry',
    itemId: id,
  })
  const other = actor.functionId === worry.author.functionId ? worry.receiver : worry.author
  // Who handed it in without working with the child is told by the database, without the child.
  if (worry.handedAs && !(await worksWith(tx, worry.childId, other.functionId))) return
  if (other.functionId !== actor.functionId)
    await notify(tx, {
      to: other.functionId,
      kind: answer.kind === 'question' ? 'worry_question' : 'worry_answered',
      childId: worry.childId,
      itemKind: 'worry',
      itemId: worry.id,
    })
}

async function worksWith(tx: Tx, childId: string, functionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from sharing.my_units_team(${childId}::uuid) t where t.function_id = ${functionId}::uuid`.execute(
    tx,
  )
  return rows.length > 0
}

/** Whether the actor's function received or wrote it; undefined for another involved function of the unit, who only reads. */
export const partIn = (worry: Worry, actor: Actor): 'receiver' | 'author' | undefined =>
  actor.functionId === worry.receiver.functionId
    ? 'receiver'
    : actor.functionId === worry.author.functionId
      ? 'author'
      : undefined
