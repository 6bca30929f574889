import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Kind } from '../kinds/index.ts'
import type { Audience } from './noun.ts'

export type Subject = {
  id: string
  kind: Kind
  state: string
  title: string
  purpose: string
  /** By the fields of its kind. */
  facts: Record<string, unknown>
  audience: Audience
  placeId: string | null
  placeName: string | null
  published: boolean
  version: number
  owner: { functionId: string; functionName: string; unitName: string; holders: string[] }
  /** The actor writes its common part. */
  leads: boolean
  /** The actor is a party of it, or owns it. */
  mine: boolean
}
export type ListedSubject = Pick<Subject, 'id' | 'kind' | 'state' | 'title' | 'placeName' | 'facts'> & {
  mine: boolean
  parties: number
  conveners: string[]
}

export const onPage = 50
type Wanted = { kind: Kind; search: string; ended: boolean; own: boolean; page: number }

/** Of one kind, those of the actor's own functions first; by name. A page at a time. */
export async function listSubjects(
  tx: Tx,
  { kind, search, ended, own, page }: Wanted,
): Promise<{ subjects: ListedSubject[]; more: boolean }> {
  const { rows } = await sql<ListedSubject>`
    select s.id, s.kind, s.state, s.title, s.facts, o.name as "placeName", m.mine,
      (select count(*)::int from joint.parties p where p.subject_id = s.id and p.until_at is null and p.declined = '') as parties,
      array(select distinct h.name from joint.parties party join joint.roles r on r.kind = party.kind and r.role = party.role and r.leads
        cross join lateral unnest(${holdersOf('party.function_id')}) h(name) where party.subject_id = s.id and party.until_at is null order by 1) as conveners
    from joint.subjects s left join people.organisations o on o.id = s.place_id
      cross join lateral (select joint.takes_part(s.id) as mine) m
    where s.kind = ${kind} and (s.state = 'ended') = ${ended} and (not ${own} or m.mine)
      and (${search} = '' or strpos(people.folded(s.title), people.folded(${search})) > 0 or strpos(people.folded(coalesce(o.name, '')), people.folded(${search})) > 0)
    order by m.mine desc, s.title collate "sv-x-icu", s.id limit ${onPage + 1} offset ${(page - 1) * onPage}`.execute(
    tx,
  )
  return { subjects: rows.slice(0, onPage), more: rows.length > onPage }
}

/** Ends in 404 for one that the actor may not read. */
export async function getSubject(tx: Tx, id: string): Promise<Subject> {
  const { rows } = await sql<Subject>`
    select s.id, s.kind, s.state, s.title, s.purpose, s.facts, s.audience, s.place_id as "placeId", o.name as "placeName",
      s.published_at is not null as published, s.version, joint.leads(s.id) as leads, joint.takes_part(s.id) as mine,
      jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}) as owner
    from joint.subjects s join people.functions f on f.id = s.owner_function_id join people.units u on u.id = f.unit_id
      left join people.organisations o on o.id = s.place_id
    where s.id = ${id}::uuid`.execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

/** For who writes its common part; ends in 404 for everybody else. */
export async function getLedSubject(tx: Tx, id: string): Promise<Subject> {
  const subject = await getSubject(tx, id)
  if (!subject.leads) throw notFound()
  return subject
}

export type Content = {
  title: string
  purpose: string
  place: string | null
  audience: Audience
  facts: Record<string, unknown>
}

/** Idempotent by `once`. It begins in the first state of its kind, owned by the function that made it. */
export const makeSubject = (
  tx: Tx,
  actor: Staff,
  kind: Kind,
  firstState: string,
  { title, purpose, place, audience, facts, once }: Content & { once: string },
) =>
  insertOnce(tx, 'joint.subjects', {
    collaboration_id: actor.collaborationId,
    kind,
    state: firstState,
    title,
    purpose,
    facts: JSON.stringify(facts),
    place_id: place,
    audience,
    owner_function_id: actor.functionId,
    once,
  })

/** `meanwhile`: somebody else has changed it since `version` was read (R20), and nothing is written. */
export async function changeSubject(
  tx: Tx,
  { id, version }: { id: string; version: number },
  { title, purpose, place, audience, facts }: Content,
): Promise<'done' | 'meanwhile'> {
  const { numUpdatedRows } = await tx
    .updateTable('joint.subjects')
    .set({ title, purpose, place_id: place, audience, facts: JSON.stringify(facts) })
    // What is not public any more is not published any more.
    .$if(audience !== 'public', query => query.set({ published_at: null }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows) return 'done'
  // Sent twice, it says that already.
  const { rows } = await sql`
    select from joint.subjects s where s.id = ${id}::uuid and s.title = ${title} and s.purpose = ${purpose} and s.audience = ${audience}
      and s.place_id is not distinct from ${place}::uuid and s.facts = ${JSON.stringify(facts)}::jsonb`.execute(
    tx,
  )
  return rows.length ? 'done' : 'meanwhile'
}

export async function changeState(tx: Tx, subject: Subject, to: string, why: string) {
  await sql`select set_config('kring.reason', ${why}, true)`.execute(tx)
  await tx
    .updateTable('joint.subjects')
    .set({ state: to })
    .where('id', '=', subject.id)
    .where('state', '=', subject.state)
    .execute()
  await sql`select set_config('kring.reason', '', true)`.execute(tx)
}

/** Whether it was woken: along an agreed link, by who leads the one that activates it. */
export async function wake(tx: Tx, link: string, why: string): Promise<boolean> {
  const { rows } = await sql<{ woken: boolean }>`
    select joint.wake(${link}::uuid, ${why}) as woken`.execute(tx)
  return rows[0]?.woken === true
}

/** Municipalities and regions that a subject can be of. */
export const listPlaces = (tx: Tx) =>
  tx
    .selectFrom('people.organisations')
    .select(['id', 'name'])
    .where('kind', 'in', ['municipality', 'region'])
    .where('closed_at', 'is', null)
    .orderBy(sql`name collate "sv-x-icu"`)
    .limit(400)
    .execute()
