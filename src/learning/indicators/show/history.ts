import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { byWhom } from '../indicators.ts'
import type { Target } from './progress.ts'

/** A comment, a change of what the indicator is, or that it was retired or brought back. */
export type Happening = {
  kind: 'comment' | 'change' | 'retired' | 'in_use'
  words: string
  /** of a change: the target before it */
  target: Target | null
  by: string
  at: Date
}

/** So many are listed. */
export const mostHappenings = 200

/** Latest first. */
export async function listHappenings(tx: Tx, indicatorId: string): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select v.kind, v.words, v.target, v.at, ${byWhom} as by from (
      select 'comment' as kind, c.words, null::jsonb as target, c.at, c.function_id, c.person_id from learning.indicator_comments c where c.indicator_id = ${indicatorId}
      union all
      select 'change', h.why, nullif(h.was -> 'target', 'null'), h.at, h.function_id, h.person_id from learning.indicator_changes h where h.indicator_id = ${indicatorId}
      union all
      select m.state, m.note, null, m.at, m.function_id, m.person_id from learning.indicator_moves m where m.indicator_id = ${indicatorId}
    ) v left join people.functions f on f.id = v.function_id left join people.persons p on p.id = v.person_id
    order by v.at desc limit ${sql.lit(mostHappenings)}`.execute(tx)
  return rows
}
