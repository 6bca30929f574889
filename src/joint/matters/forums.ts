import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'

export type ForumChoice = { id: string; title: string; mine: boolean }

/** Forums that the actor reads and that go on: those they are in, and those that are searched for. */
export async function listForums(
  tx: Tx,
  { search, chosen }: { search: string; chosen: string | null },
): Promise<{ mine: ForumChoice[]; found: ForumChoice[]; more: boolean }> {
  const { rows } = await sql<ForumChoice>`
    select s.id, s.title, m.mine from joint.subjects s cross join lateral (select joint.takes_part(s.id) or coalesce(s.id = ${chosen}::uuid, false) as mine) m
    where s.kind = 'forum' and s.state <> 'ended' and (m.mine or (${search} <> '' and strpos(people.folded(s.title), people.folded(${search})) > 0))
    order by s.title collate "sv-x-icu", s.id limit 61`.execute(tx)
  const found = rows.filter(({ mine }) => !mine)
  return { mine: rows.filter(({ mine }) => mine), found: found.slice(0, 30), more: found.length > 30 }
}

/** The forums that the actor can lift it to, along what has been agreed. */
export async function listWaysUp(tx: Tx, matterId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from joint.my_ways_up(${matterId}::uuid)`.execute(tx)
  return rows
}

/** Who has what the actor raises without a forum. */
export async function findOwnerAbove(tx: Tx) {
  const { rows } = await sql<{ functionName: string; unitName: string; holders: string[] }>`
    select f.name as "functionName", u.name as "unitName", ${holdersOf('f.id')} as holders
    from people.functions f join people.units u on u.id = f.unit_id where f.id = joint.my_owner_above()`.execute(
    tx,
  )
  return rows[0]
}
