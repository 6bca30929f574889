import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Target } from './progress.ts'
import type { Reading } from './reading.ts'

/** A value as it was keyed in, corrected later or not. */
export type KeyedRow = Reading & { id: string; by: string; at: Date; replaced: boolean }

/** A comment, a change of what the indicator is, or that it was retired or brought back. */
export type Happening = {
  kind: 'comment' | 'change' | 'retired' | 'in_use'
  words: string
  /** of a change: the target before it */
  target: Target | null
  by: string
  at: Date
}

/** Latest day first; of a day the one that counts first. */
export async function listKeyed(tx: Tx, indicatorId: string): Promise<KeyedRow[]> {
  const { rows } = await sql<KeyedRow & { n: number | null }>`
    select v.id, v.on_day as "on", v.value::float8 as value, v.n, v.parts, v.note, v.at, ${byWhom} as by, r.id is not null as replaced
    from learning.indicator_values v left join learning.indicator_values r on r.replaces_id = v.id
      left join people.functions f on f.id = v.function_id left join people.persons p on p.id = v.person_id
    where v.indicator_id = ${indicatorId} order by v.on_day desc, v.at desc limit 200`.execute(tx)
  return rows.map(({ n, ...row }) => ({ ...row, ...(n !== null && { n }) }))
}

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
    order by v.at desc limit 200`.execute(tx)
  return rows
}

/** The function answers for it, whoever held it then is told beside. */
const byWhom = sql<string>`concat_ws(', ', p.name, f.name)`
