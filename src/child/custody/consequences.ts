import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { insideSentence } from '../../i18n/index.ts'
import { holdersOf } from '../../people/holders/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

/** What a change means, as far as the actor may know: their own unit's disclosures, consents and meetings. */
export type Consequences = {
  /** What was given to each unit, and to guardians, and ends. */
  ends: { unit: string | null; guardian: string | null; times: number }[]
  /** What lasts shorter, since it lasts no longer than the child is a child. */
  shorter: number
  /** Of the guardian: each a yes that no longer counts. */
  consents: number
  /** To come, to which the guardian is invited. */
  meetings: { startsAt: Date }[]
  /** Who has custody when it is done. */
  holders: number
  isOfAge: boolean
  wasOfAge: boolean
  /** Units that have something of the child that goes on, and see the new details. */
  sees: string[]
  /** Who gets a notice. */
  told: string[]
}

/**
 * What `work` would change. It is done, looked at and rolled back, so that what is shown cannot differ from what happens; everything is
 * read by the actor's own rights.
 */
export async function findConsequences(
  tx: Tx,
  actor: Staff,
  { childId, guardianId }: { childId: string; guardianId: string | undefined },
  work: () => Promise<unknown>,
): Promise<Consequences> {
  const before = await look(tx, childId)
  await sql`savepoint before_change`.execute(tx)
  await work()
  const after = await look(tx, childId)
  await sql`rollback to savepoint before_change`.execute(tx)
  const still = new Map(after.given.map(each => [each.id, each]))
  const ended = before.given.filter(each => !still.has(each.id))
  const loses = guardianId && before.holders.includes(guardianId) && !after.holders.includes(guardianId)
  return {
    ends: [...Map.groupBy(ended, each => each.to).values()].flatMap(([first, ...more]) =>
      first ? [{ unit: first.unit, guardian: first.guardian, times: more.length + 1 }] : [],
    ),
    shorter: before.given.filter(({ id, until }) => still.has(id) && (still.get(id)?.until ?? until) < until)
      .length,
    consents: loses ? await countConsents(tx, guardianId) : 0,
    meetings: loses ? await listMeetings(tx, guardianId) : [],
    holders: after.holders.length,
    isOfAge: after.isOfAge,
    wasOfAge: before.isOfAge,
    sees: [...new Set(after.given.flatMap(({ unit }) => (unit ? [unit] : [])))],
    told: await listTold(tx, actor, childId),
  }
}

/** Tells whether what was shown is still what will happen. */
export const fingerprint = (shown: unknown) =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url')

async function look(tx: Tx, childId: string) {
  const { rows: given } = await sql<{
    id: string
    to: string
    unit: string | null
    guardian: string | null
    until: Date
  }>`
    select d.id, coalesce(d.to_unit_id, d.to_guardian_id) as to, u.name as unit, g.name as guardian, d.valid_until as until
    from sharing.disclosures d left join people.units u on u.id = d.to_unit_id left join child.guardians g on g.id = d.to_guardian_id
    where d.child_id = ${childId}::uuid and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
    order by u.name nulls last, g.name, d.id`.execute(tx)
  const { rows } = await sql<{ holders: string[]; isOfAge: boolean }>`
    select array(select g.id::text from child.guardians g where g.child_id = c.id and g.custody and g.ended_at is null order by 1) as holders,
      c.birth_date + interval '18 years' <= (now() at time zone 'Europe/Stockholm') as "isOfAge"
    from child.children c where c.id = ${childId}::uuid`.execute(tx)
  return { given, holders: rows[0]?.holders ?? [], isOfAge: rows[0]?.isOfAge ?? false }
}

async function countConsents(tx: Tx, guardianId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sharing.consents c where c.guardian_id = ${guardianId}::uuid and c.valid_until >= current_date
      and exists (select from sharing.consent_scopes s where s.consent_id = c.id and s.withdrawn_at is null)`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

function listMeetings(tx: Tx, guardianId: string): Promise<{ startsAt: Date }[]> {
  return tx
    .selectFrom('child.meeting_participants as p')
    .innerJoin('child.meetings as m', 'm.id', 'p.meeting_id')
    .select('m.starts_at as startsAt')
    .where('p.guardian_id', '=', guardianId)
    .where('p.let_go_at', 'is', null)
    .where('m.ends_at', '>', sql<Date>`now()`)
    .where('m.cancelled_at', 'is', null)
    .where('m.closed_at', 'is', null)
    .orderBy('m.starts_at')
    .execute()
}

async function listTold(tx: Tx, actor: Staff, childId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; holders: string[] }>`
    select f.name, ${holdersOf('f.id')} as holders from sharing.my_units_team(${childId}::uuid) t join people.functions f on f.id = t.function_id
    where f.id <> ${actor.functionId}::uuid order by f.name`.execute(tx)
  return rows.map(({ name, holders }) => [...holders, insideSentence(name)].join(', '))
}
