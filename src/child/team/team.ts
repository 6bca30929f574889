import { sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import { holdersOf, type Turn, turnOf } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'

/** What somebody must have in the record, and by which a function works with the child until another one has it. */
export const holdings = ['named_person', 'lead', 'action', 'meeting', 'worry'] as const
export type Holding = (typeof holdings)[number]

export type Colleague = {
  functionId: string
  functionName: string
  holders: string[]
  since: Date
  turn: Turn
  takenInAt: Date | null
  /** The person who did it. */
  takenInBy: string | null
  holds: Holding[]
}

/** Those of my own unit who work with the child, the named person and the lead first. */
export async function listTeam(tx: Tx, childId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select t.function_id as "functionId", f.name as "functionName", ${holdersOf('t.function_id')} as holders, t.since, ${turnOf('t.function_id')} as turn, t.taken_in_at as "takenInAt",
      t.taken_in_by as "takenInBy", t.holds
    from child.team(${childId}::uuid) t join people.functions f on f.id = t.function_id
    order by not 'named_person' = any(t.holds), not 'lead' = any(t.holds), t.since, f.name`.execute(tx)
  return rows
}

export type Candidate = { functionId: string; functionName: string; holders: string[] }

const listed = 30

/** Functions of my own unit that do not work with the child, by who holds them; or those of them that are called so. */
export async function listCandidates(
  tx: Tx,
  actor: Staff,
  { childId, search, language }: { childId: string; search: string; language: Language },
): Promise<{ found: Candidate[]; more: boolean }> {
  const collation = sql.raw(language === 'sv' ? '"sv-x-icu"' : '"en-x-icu"')
  const { rows } = await sql<Candidate>`
    select x.id as "functionId", x.name as "functionName", x.holders
    from (select f.id, f.name, ${holdersOf('f.id')} as holders from people.functions f where f.unit_id = ${actor.unitId}::uuid and f.closed_at is null) x
    where not exists (select from child.team(${childId}::uuid) t where t.function_id = x.id)
      and not exists (select from regexp_split_to_table(people.folded(${search}), ' ') word
        where strpos(people.folded(concat_ws(' ', array_to_string(x.holders, ' '), x.name)), word) = 0)
    order by cardinality(x.holders) = 0, x.holders[1] collate ${collation}, x.name collate ${collation} limit ${sql.lit(listed + 1)}`.execute(
    tx,
  )
  return { found: rows.slice(0, listed), more: rows.length > listed }
}

/** Whether the child is protected and the function is not on the list: then it is listed first (R8). */
export async function isHiddenFrom(tx: Tx, childId: string, functionId: string): Promise<boolean> {
  const { rows } = await sql<{ hidden: boolean }>`
    select c.protection <> 'none' and not exists (select from sharing.protected_readers r
      where r.child_id = c.id and r.function_id = ${functionId}::uuid) as hidden
    from child.children c where c.id = ${childId}::uuid`.execute(tx)
  return rows[0]?.hidden ?? false
}

/** Idempotent by `once`, and where the function has been taken in. */
export const takeIn = (tx: Tx, childId: string, functionId: string, once: string) =>
  sql`select child.take_in(${childId}::uuid, ${functionId}::uuid, ${once}::uuid)`.execute(tx)

export const letGo = (tx: Tx, childId: string, functionId: string) =>
  sql`select child.let_go(${childId}::uuid, ${functionId}::uuid)`.execute(tx)

/** Why a colleague cannot be let go now; undefined where they can. */
export function whyStays(colleague: Colleague, team: readonly Colleague[]): 'holds' | 'last' | undefined {
  if (colleague.holds.length > 0) return colleague.takenInAt ? undefined : 'holds'
  return team.length === 1 ? 'last' : undefined
}

/** A request to be let in: to who works with the child with the child, to who asks without. */
export type Join = {
  id: string
  /** Null to the one who asks, until they are let in. */
  childId: string | null
  /** As the one who asks wrote it. */
  childName: string
  words: string
  askedAt: Date
  answerBy: string
  answer: 'yes' | 'no' | null
  answerWords: string
  answeredAt: Date | null
  answeredBy: string | null
  /** Who asks: a function, with the person who asked in it; null to the one who asks. */
  from: { functionId: string; functionName: string; personName: string; holders: string[] } | null
}

/** Ends in 404: for what is neither asked by me nor of me as for what does not exist. */
export async function getJoin(tx: Tx, actor: Staff, id: string): Promise<Join> {
  const { rows } = await sql<Join>`
    select r.id, r.child_id as "childId", r.child_name as "childName", r.words, r.asked_at as "askedAt", r.answer_by as "answerBy", r.answer,
      r.answer_words as "answerWords", r.answered_at as "answeredAt", r.answered_by as "answeredBy", null::json as "from"
    from child.my_join_requests() r where r.id = ${id}::uuid
    union all
    select r.id, r.child_id, r.child_name, r.words, r.asked_at, r.answer_by, r.answer, r.answer_words, r.answered_at, a.name,
      json_build_object('functionId', f.id, 'functionName', f.name, 'personName', p.name, 'holders', ${holdersOf('f.id')})
    from child.join_requests r join people.functions f on f.id = r.from_function_id join people.persons p on p.id = r.from_person_id
      left join people.persons a on a.id = r.answered_by_person_id
    where r.id = ${id}::uuid and r.from_function_id <> ${actor.functionId}::uuid`.execute(tx)
  const join = rows[0]
  if (!join) throw notFound()
  return join
}

/** So many who wait are listed. */
export const mostJoins = 20

/** Who waits to be let in, the longest first. */
export const listJoins = (tx: Tx, childId: string) =>
  tx
    .selectFrom('child.join_requests as r')
    .innerJoin('people.functions as f', 'f.id', 'r.from_function_id')
    .innerJoin('people.persons as p', 'p.id', 'r.from_person_id')
    .select(['r.id', 'p.name as personName', 'f.name as functionName', 'r.answer_by as answerBy'])
    .where('r.child_id', '=', childId)
    .where('r.answer', 'is', null)
    .orderBy('r.asked_at')
    .limit(sql.lit(mostJoins))
    .execute()

/** False where somebody else has answered before. */
export async function answerJoin(
  tx: Tx,
  id: string,
  { yes, words }: { yes: boolean; words: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select child.answer_join(${id}::uuid, ${yes}, ${words}) as done`.execute(tx)
  return rows[0]?.done ?? false
}
