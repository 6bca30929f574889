import { sql } from 'kysely'
import { despiteMe } from '../../child/who-sees-what/index.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'

/** What one function read on one day, or opened in an emergency. */
export type Look = {
  day: string
  functionName: string
  unitName: string
  organisationName: string
  emergency: boolean
  itemKinds: string[]
}
export type DayOfLooks = { day: string; looks: Look[] }
/** `next`: the page after begins with the days before it; undefined where there are no more. */
export type Looks = { days: DayOfLooks[]; next: string | undefined }

/** R7: who has looked, day by day, the latest first: a family asks who and when, not how many clicks. Never an employee's name. */
export async function listLooks(
  tx: Tx,
  childId: string,
  { before = null, days: atMost }: { before?: string | null; days: number },
): Promise<Looks> {
  const { rows } =
    await sql<Look>`select day, function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName",
      emergency, item_kinds as "itemKinds"
    from audit.family_days(${childId}::uuid, ${before}::date, ${atMost + 1})`.execute(tx)
  const days: DayOfLooks[] = []
  for (const look of rows) {
    if (days.at(-1)?.day !== look.day) days.push({ day: look.day, looks: [] })
    days.at(-1)?.looks.push(look)
  }
  const shown = days.slice(0, atMost)
  return { days: shown, next: days.length > atMost ? shown.at(-1)?.day : undefined }
}

/** By child, the units that something is shared with now though I have taken back my yes to them, as far as I may read of it (R10b). */
export async function listDespite(tx: Tx, childIds: readonly string[]): Promise<Map<string, string[]>> {
  if (childIds.length === 0) return new Map()
  const { rows } = await sql<{ childId: string; units: string[] }>`
    select d.child_id as "childId", array_agg(distinct u.name order by u.name) as units
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id join people.units u on u.id = d.to_unit_id
    where d.child_id = any(${[...childIds]}::uuid[]) and d.ended_at is null and d.valid_until > now() and ${despiteMe} group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ childId, units }) => [childId, units]))
}

export type EmergencyLook = { at: Date; functionName: string; unitName: string }

/** R9: every opening in an emergency, so that no number of ordinary readings pushes one out of sight. */
export async function listEmergencyLooks(tx: Tx, childId: string): Promise<EmergencyLook[]> {
  const { rows } =
    await sql<EmergencyLook>`select at, function_name as "functionName", unit_name as "unitName"
    from audit.family_emergencies(${childId}::uuid)`.execute(tx)
  return rows
}

/** A guardian acting as such; everybody else gets what an unknown address gets. */
export const isGuardian = (actor: Actor | null): actor is Actor => Boolean(actor?.guardian)
