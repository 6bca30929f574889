import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'

/** What units that get nothing more on consent still have to do around a child. */
export type Touched = {
  /** Of the plan that stands, not done yet. */
  actions: { planId: string; words: string; functionName: string; unitName: string; holders: string[] }[]
  /** Who is to get something of the next version. */
  partners: { planId: string; who: string; functionName: string; unitName: string; holders: string[] }[]
  meetings: { id: string; startsAt: string; functionName: string; unitName: string; holders: string[] }[]
}

const held = sql`'functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}`

/** By the reader's own rights: of a plan or a meeting that they may not read nothing is said. */
export async function findTouched(tx: Tx, childId: string, unitIds: readonly string[]): Promise<Touched> {
  const units = sql`${sql.val([...unitIds])}::uuid[]`
  const { rows } = await sql<Touched>`
    with plan as (select p.id, p.current_version from child.plans p where p.child_id = ${childId}::uuid and p.ended_at is null)
    select
      coalesce((select jsonb_agg(jsonb_build_object('planId', p.id, 'words', v.words, ${held}) order by v.position)
        from plan p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version and v.kind = 'action'
          join people.functions f on f.id = v.function_id join people.units u on u.id = f.unit_id
        where f.unit_id = any(${units}) and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), '') <> 'done'), '[]') as actions,
      coalesce((select jsonb_agg(jsonb_build_object('planId', p.id, 'who', x.function_id, ${held}) order by u.name, f.name)
        from plan p join child.plan_partners x on x.plan_id = p.id and x.removed_at is null and x.gets <> 'nothing'
          join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
        where f.unit_id = any(${units})), '[]') as partners,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'startsAt', m.starts_at, ${held}) order by m.starts_at)
        from child.meetings m join child.meeting_participants x on x.meeting_id = m.id and x.let_go_at is null
          join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
        where m.child_id = ${childId}::uuid and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null
          and f.unit_id = any(${units})), '[]') as meetings`.execute(tx)
  return rows[0] as Touched
}
