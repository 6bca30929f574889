import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** One thing that happened with a subject; `who` names the person, where the post did it. */
export type SubjectEvent = {
  id: string
  act: string
  detail: Record<string, string>
  /** The party or the other end of the link, where the reader may read it. */
  about: string | null
  who: string | null
  post: string | null
  at: Date
}

export const eventsOnPage = 50

/** Latest first. */
export async function listEvents(
  tx: Tx,
  subjectId: string,
  { page, most }: { page: number; most: number },
): Promise<{ events: SubjectEvent[]; more: boolean }> {
  const { rows } = await sql<SubjectEvent>`
    select e.id, e.act, e.detail, p.name as who, coalesce(case when x.named <> '' then x.named else xf.name || ', ' || xu.name end, o.title) as about, case when f.id is null then null else f.name || ', ' || u.name end as post, e.at
    from joint.events e left join people.persons p on p.id = e.person_id
      left join people.functions f on f.id = e.function_id left join people.units u on u.id = f.unit_id
      left join joint.parties x on x.id = (e.detail ->> 'party')::uuid left join people.functions xf on xf.id = x.function_id
      left join people.units xu on xu.id = xf.unit_id left join joint.links l on l.id = (e.detail ->> 'link')::uuid
      left join joint.subjects o on o.id = case when l.from_id = e.subject_id then l.to_id else l.from_id end
    where e.subject_id = ${subjectId}::uuid
    order by e.at desc, e.id desc limit ${most + 1} offset ${(page - 1) * most}`.execute(tx)
  return { events: rows.slice(0, most), more: rows.length > most }
}
