import { sql } from 'kysely'
import type { Actor, Tx } from '../../platform/database/transaction.ts'

export type Look = {
  at: Date
  act: 'read' | 'emergency' | 'export'
  itemKind: string
  functionName: string
  unitName: string
  organisationName: string
}

/** R7: who has looked, without what would harm the child. Never an employee's name. */
export async function listLooks(tx: Tx, childId: string): Promise<Look[]> {
  const { rows } =
    await sql<Look>`select at, act, item_kind as "itemKind", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName"
    from audit.family_extract(${childId}::uuid)`.execute(tx)
  return rows
}

export type DayOfLooks = {
  day: string
  looks: { who: string; unitName: string; kinds: string[]; emergency: boolean }[]
}

/** One line for each function a day, with what it read: a family asks who and when, not how many clicks. */
export function groupLooks(looks: readonly Look[], dayOf: (time: Date) => string): DayOfLooks[] {
  const days = new Map<string, Map<string, DayOfLooks['looks'][number]>>()
  for (const look of looks) {
    const day = days.get(dayOf(look.at)) ?? new Map()
    days.set(dayOf(look.at), day)
    const key = `${look.unitName}|${look.functionName}|${look.act === 'emergency'}`
    const line = day.get(key) ?? {
      who: look.functionName,
      unitName: look.unitName,
      kinds: [],
      emergency: look.act === 'emergency',
    }
    if (!line.kinds.includes(look.itemKind)) line.kinds.push(look.itemKind)
    day.set(key, line)
  }
  return [...days].map(([day, lines]) => ({ day, looks: [...lines.values()] }))
}

/** A guardian acting as such; everybody else gets what an unknown address gets. */
export const isGuardian = (actor: Actor | null): actor is Actor => Boolean(actor?.guardian)
