import { sql } from 'kysely'
import type { z } from 'zod'
import { holdersOf } from '../../people/holders/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { commitmentSchema, followUpSchema, outcomes } from './noun.ts'

type Outcome = (typeof outcomes)[number]
type Held = { functionId: string; functionName: string; unitName: string; holders: string[] }
/** How one party sees it now. */
export type View = Omit<Held, 'holders'> & { outcome: Outcome; words: string; at: string }
export type Commitment = {
  id: string
  subjectId: string
  subjectTitle: string
  subjectState: string
  words: string
  seenBy: string
  adds: 'adds' | 'fills_in'
  startsOn: string
  dueOn: string
  by: Held
  /** The actor is a party of the subject, and may say how it has gone. */
  takesPart: boolean
  /** The latest of each function, that of who promised first. */
  views: View[]
}
const most = 100

async function read(tx: Tx, where: { subjectId: string } | { id: string }) {
  const { rows } = await sql<Commitment>`
    select c.id, c.subject_id as "subjectId", s.title as "subjectTitle", s.state as "subjectState", c.words, c.seen_by as "seenBy", c.adds,
      c.starts_on::text as "startsOn", c.due_on::text as "dueOn",
      jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}) as by,
      joint.takes_part(c.subject_id) as "takesPart",
      coalesce((select jsonb_agg(to_jsonb(v) order by v."functionId" <> c.by_function_id, v."unitName", v."functionName") from (
        select distinct on (x.function_id) x.function_id as "functionId", xf.name as "functionName", xu.name as "unitName", x.outcome, x.words, x.at
        from joint.follow_ups x join people.functions xf on xf.id = x.function_id join people.units xu on xu.id = xf.unit_id
        where x.commitment_id = c.id order by x.function_id, x.at desc, x.id desc) v), '[]') as views
    from joint.commitments c join joint.subjects s on s.id = c.subject_id join people.functions f on f.id = c.by_function_id join people.units u on u.id = f.unit_id
    where ${'id' in where ? sql`c.id = ${where.id}::uuid` : sql`c.subject_id = ${where.subjectId}::uuid`}
    order by c.due_on, c.id limit ${most}`.execute(tx)
  return rows
}

/** Of one subject, by the day when they are due. */
export const listCommitments = (tx: Tx, subjectId: string) => read(tx, { subjectId })

/** Ends in 404 for one of a subject that the actor may not read. */
export async function getCommitment(tx: Tx, id: string): Promise<Commitment> {
  const [found] = await read(tx, { id })
  if (!found) throw notFound()
  return found
}

/** How who promised it says that it has gone; undefined while they have said nothing. */
export const ownView = ({ by, views }: Commitment) => views.find(each => each.functionId === by.functionId)
/** Whoever promised it says that it is done, or no longer wanted. */
export const isOver = (one: Commitment) => ['done', 'not_wanted'].includes(ownView(one)?.outcome ?? '')

/** Idempotent by `once`. */
export const promise = (
  tx: Tx,
  actor: Staff,
  subjectId: string,
  { by, words, startsOn, dueOn, seenBy, adds, once }: z.output<typeof commitmentSchema>,
) =>
  insertOnce(tx, 'joint.commitments', {
    subject_id: subjectId,
    by_function_id: by,
    words,
    starts_on: startsOn,
    due_on: dueOn,
    seen_by: seenBy,
    adds,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })

export const followUp = (
  tx: Tx,
  actor: Staff,
  { id, subjectId }: Commitment,
  { outcome, words, once }: z.output<typeof followUpSchema>,
) =>
  insertOnce(tx, 'joint.follow_ups', {
    subject_id: subjectId,
    commitment_id: id,
    outcome,
    words,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })

/** Who can promise: for who leads everybody in it, for a party its own function. */
export async function listPromisers(tx: Tx, subjectId: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select f.id as "functionId", f.name as "functionName", u.name as "unitName", ${holdersOf('f.id')} as holders
    from people.functions f join people.units u on u.id = f.unit_id
    where f.id in (select y.function_id from joint.parties y where y.subject_id = ${subjectId}::uuid and y.until_at is null
        union select s.owner_function_id from joint.subjects s where s.id = ${subjectId}::uuid)
      and (joint.leads(${subjectId}::uuid) or f.id = (select people.my_function()))
    order by f.id <> (select people.my_function()), u.name collate "sv-x-icu", f.name limit 200`.execute(tx)
  return rows
}
