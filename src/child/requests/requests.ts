import { type RawBuilder, sql } from 'kysely'
import { type Held, holdersOf } from '../../people/holders/index.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Area } from '../../sharing/disclosures/index.ts'
import { onAPage, type PageOf, pageOf } from '../children/index.ts'
import { type AnswerKind, type Part, type RequestState, stateOf } from './states.ts'

/** A function at one end of a request, with who holds it now. */
export type Party = {
  functionId: string
  functionName: string
  unitId: string
  unitName: string
  holders: string[]
}

export type RequestInList = {
  id: string
  asked: string
  to: Held
  answerBy: string
  /** Nothing yet where it waits. */
  last: AnswerKind | null
}

/** Of a request `r`: the answer that decides its state. */
export const lastAnswer = sql`(select a.kind from child.request_answers a where a.request_id = r.id order by a.at desc, a.id desc limit 1)`

/** What has been asked about a child and not withdrawn, as far as I may read it, the latest first. */
export async function listRequests(tx: Tx, childId: string, page: number): Promise<PageOf<RequestInList>> {
  const { rows } = await sql<RequestInList & { total: number }>`
    select r.id, left(r.asked, 240) as asked, json_build_object('functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}) as to,
      r.answer_by as "answerBy", ${lastAnswer} as last, count(*) over ()::int as total
    from child.requests r join people.functions f on f.id = r.to_function_id join people.units u on u.id = f.unit_id
    where r.child_id = ${childId}::uuid and r.withdrawn_at is null order by r.sent_at desc, r.id desc
    limit ${sql.lit(onAPage)} offset ${(page - 1) * onAPage}`.execute(tx)
  return pageOf(rows, page)
}

export type Said = {
  kind: AnswerKind
  words: string
  sendOnTo: Party | null
  by: string
  functionId: string
  at: string
}

/** A request as the actor may see it: both sides read the same. */
export type SupportRequest = {
  id: string
  childId: string
  unitId: string
  from: Party
  to: Party
  sentBy: string
  asked: string
  tried: string
  childView: string
  guardianView: string
  areas: Area[]
  answerBy: string
  sentAt: string
  /** By my function, a moment ago: it gets a receipt. */
  sentJustNow: boolean
  withdrawnAt: string | null
  sentOnFrom: string | null
  answers: Said[]
  state: RequestState
  /** What the sender did after a no, for their unit alone. */
  end: { how: 'asked_another' | 'enough'; words: string; by: string; at: string } | null
  /** What lets the receiver read it; null within one unit. */
  disclosure: { id: string; purpose: string; until: string; ended: boolean } | null
  wheel: { id: string; version: number } | null
}

const party = (
  id: RawBuilder<unknown>,
) => sql`(select jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitId', u.id, 'unitName', u.name,
  'holders', ${holdersOf('f.id')})
  from people.functions f join people.units u on u.id = f.unit_id where f.id = ${id})`

export async function findRequest(tx: Tx, id: string): Promise<SupportRequest | undefined> {
  const { rows } = await sql<{ request: Omit<SupportRequest, 'state'> }>`
    select jsonb_build_object('id', r.id, 'childId', r.child_id, 'unitId', r.unit_id, 'from', ${party(sql`r.from_function_id`)}, 'to', ${party(sql`r.to_function_id`)},
      'sentBy', coalesce(s.name, ''), 'asked', r.asked, 'tried', r.tried, 'childView', r.child_view, 'guardianView', r.guardian_view, 'areas', r.areas,
      'answerBy', r.answer_by, 'sentAt', r.sent_at,
      'sentJustNow', r.from_function_id = people.my_function() and r.sent_at > now() - interval '10 minutes', 'withdrawnAt', r.withdrawn_at, 'sentOnFrom', (select o.id from child.requests o where o.id = r.sent_on_from),
      'answers', coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'words', x.words, 'sendOnTo', ${party(sql`x.send_on_to`)}, 'by', coalesce(p.name, ''),
          'functionId', x.function_id, 'at', x.at) order by x.at, x.id)
        from child.request_answers x left join people.persons p on p.id = x.person_id where x.request_id = r.id), '[]'),
      'end', (select jsonb_build_object('how', e.how, 'words', e.words, 'by', coalesce(p.name, ''), 'at', e.at)
        from child.request_ends e left join people.persons p on p.id = e.person_id where e.request_id = r.id),
      'disclosure', (select jsonb_build_object('id', d.id, 'purpose', d.purpose, 'until', ((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date, 'ended', d.ended_at is not null or d.valid_until <= now())
        from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
        where i.item_id = r.id and i.item_kind = 'request' and i.to_function_id = r.to_function_id order by d.made_at desc limit 1),
      'wheel', (select jsonb_build_object('id', w.item_id, 'version', w.version) from sharing.disclosed_items i join sharing.disclosed_items w on w.disclosure_id = i.disclosure_id
        where i.item_id = r.id and i.item_kind = 'request' and w.item_kind = 'assessment' limit 1)) as request
    from child.requests r left join people.persons s on s.id = r.from_person_id where r.id = ${id}`.execute(
    tx,
  )
  const request = rows[0]?.request
  return (
    request && {
      ...request,
      state: stateOf({ withdrawnAt: request.withdrawnAt, last: request.answers.at(-1)?.kind }),
    }
  )
}

/** Ends in 404. */
export async function getRequest(tx: Tx, id: string): Promise<SupportRequest> {
  const request = await findRequest(tx, id)
  if (!request) throw notFound()
  return request
}

/** R15: the function's part, whoever holds it. */
export const partIn = ({ from, to }: Pick<SupportRequest, 'from' | 'to'>, { functionId }: Actor): Part =>
  functionId === to.functionId ? 'receiver' : functionId === from.functionId ? 'sender' : 'colleague'
