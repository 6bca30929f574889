import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type Handover = {
  /** The appointment that ends; null when nobody leaves. */
  leaves: string | null
  /** The person who takes over; null when it stays vacant. */
  to: string | null
  /** The first day of the new one, `2026-12-01`; null is now. */
  from: string | null
}

/**
 * Ends one appointment and makes the next, in one transaction (R15): from that moment the new one has all that belongs to
 * the function and the old one nothing. 'done' also when it had been done already; 'left' when the one who was to leave has
 * left, and somebody else than this one holds it.
 */
export async function handOver(tx: Tx, functionId: string, { leaves, to, from }: Handover) {
  const { rows } = await sql<{ outcome: 'done' | 'left' }>`
    select people.hand_over(${functionId}::uuid, ${leaves}::uuid, ${to}::uuid, ${from}::date) as outcome`.execute(
    tx,
  )
  return rows[0]?.outcome as 'done' | 'left'
}

type Obstacle = 'late' | 'changed' | 'own' | 'acted'

/** What I have handed over, or taken back, less than ten minutes ago. */
export type MyHandover = {
  id: string
  /** Who leaves, and who takes over: at least one of them. */
  leaver: string | null
  successor: string | null
  beginsAt: Date
  undoUntil: Date
  undone: boolean
  /** Why it cannot be taken back. */
  obstacle: Obstacle | null
}

export async function findMyHandover(tx: Tx, functionId: string): Promise<MyHandover | undefined> {
  const { rows } = await sql<MyHandover>`
    select id, leaver, successor, begins_at as "beginsAt", undo_until as "undoUntil", undone, obstacle
    from people.my_handover(${functionId}::uuid)`.execute(tx)
  return rows[0]
}

/** Gives back what my handover changed; null where it is not mine. */
export async function undoHandover(tx: Tx, functionId: string, handoverId: string) {
  const { rows } = await sql<{ outcome: 'done' | Obstacle | null }>`
    select people.undo_handover(${functionId}::uuid, ${handoverId}::uuid) as outcome`.execute(tx)
  return rows[0]?.outcome ?? null
}

/** `issuer`: where they sign in; where the manager does, when it is left out. */
export type NewPerson = {
  name: string
  email: string
  subject: string
  once: string
  issuer: string | undefined
}

/** Registers a person; 'taken' when the user name is somebody else's, and the transaction can go on. */
export async function addPerson(
  tx: Tx,
  sessionHash: Buffer,
  { name, email, subject, once, issuer }: NewPerson,
): Promise<string | 'taken'> {
  await sql`savepoint before_person`.execute(tx)
  try {
    const { rows } = await sql<{
      id: string
    }>`select people.add_person(${sessionHash}, ${name}, ${email}, ${subject}, ${once}::uuid, ${issuer ?? null}) as id`.execute(
      tx,
    )
    return (rows[0] as { id: string }).id
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'subject_is_another_persons') throw error
    await sql`rollback to savepoint before_person`.execute(tx)
    return 'taken'
  }
}
