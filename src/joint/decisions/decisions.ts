import { sql } from 'kysely'
import type { z } from 'zod'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { decisionKinds, decisionSchema } from './noun.ts'

export type Decision = {
  id: string
  subjectId: string
  subjectTitle: string
  kind: (typeof decisionKinds)[number]
  decidedOn: string
  grewUntil: string | null
  by: string
  paragraph: string
  what: string
  why: string
  laidAside: string
  changes: string
  supersedes: { id: string; what: string } | null
  supersededBy: { id: string; what: string } | null
  writtenBy: string
}

export const onPage = 50

/** Of one subject, or one by its id; latest first. */
async function read(tx: Tx, where: { subjectId: string } | { id: string }, limit: number, offset = 0) {
  const { rows } = await sql<Decision>`
    select d.id, d.subject_id as "subjectId", s.title as "subjectTitle", d.kind, d.decided_on::text as "decidedOn", d.grew_until::text as "grewUntil",
      coalesce(b.name || ', ' || o.name, d.by_whom) as by, d.paragraph, d.what, d.why, d.laid_aside as "laidAside", d.changes,
      case when e.id is null then null else jsonb_build_object('id', e.id, 'what', e.what) end as supersedes,
      (select jsonb_build_object('id', l.id, 'what', l.what) from joint.decisions l where l.supersedes_id = d.id order by l.made_at desc limit 1) as "supersededBy",
      p.name as "writtenBy"
    from joint.decisions d join joint.subjects s on s.id = d.subject_id join people.persons p on p.id = d.person_id
      left join people.bodies b on b.id = d.body_id left join people.organisations o on o.id = b.organisation_id
      left join joint.decisions e on e.id = d.supersedes_id
    where ${'id' in where ? sql`d.id = ${where.id}::uuid` : sql`d.subject_id = ${where.subjectId}::uuid`}
    order by d.decided_on desc, d.id desc limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function listDecisions(tx: Tx, subjectId: string, page = 1, most = onPage) {
  const rows = await read(tx, { subjectId }, most + 1, (page - 1) * most)
  return { decisions: rows.slice(0, most), more: rows.length > most }
}

/** Ends in 404 for one of a subject that the actor may not read. */
export async function getDecision(tx: Tx, id: string): Promise<Decision> {
  const [found] = await read(tx, { id }, 1)
  if (!found) throw notFound()
  return found
}

/** Idempotent by `once`. */
export const decide = (
  tx: Tx,
  actor: Staff,
  subjectId: string,
  { decidedOn, grewUntil, bodyId, byWhom, laidAside, supersedes, ...rest }: z.output<typeof decisionSchema>,
) =>
  insertOnce(tx, 'joint.decisions', {
    subject_id: subjectId,
    decided_on: decidedOn,
    grew_until: grewUntil,
    body_id: bodyId,
    by_whom: byWhom,
    laid_aside: laidAside,
    supersedes_id: supersedes,
    function_id: actor.functionId,
    person_id: actor.personId,
    ...rest,
  })

/** Boards and committees of the collaboration that decide; by organisation. */
export async function listDecidingBodies(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, o.name || ', ' || b.name as name from people.bodies b join people.organisations o on o.id = b.organisation_id
    where b.closed_at is null order by o.name collate "sv-x-icu", b.name collate "sv-x-icu", b.id limit 400`.execute(
    tx,
  )
  return rows
}
