import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { foldedWords } from '../../platform/fold.ts'
import type { SearchFor } from '../../platform/noun.ts'
import type { Words } from '../definition.ts'

/** Instruments with a title, in any language, in which each word stands. A few hundred in a county. */
export async function findInstruments(tx: Tx, _actor: Staff, { search, language, most }: SearchFor) {
  const parts = foldedWords(search).map(word => `%${word}%`)
  if (!parts.length) return { found: [], more: false }
  const { rows } = await sql<{ id: string; title: Words; number: number }>`
    select x.id, x.title, x.number from (
      select distinct on (v.instrument_id) v.instrument_id as id, v.definition -> 'title' as title, v.number
      from learning.instrument_versions v order by v.instrument_id, v.state = 'published' desc, v.number desc) x
    where people.folded((select string_agg(t.value, ' ') from jsonb_each_text(x.title) t)) like all(${parts}::text[])
    order by x.id limit ${sql.lit(most + 1)}`.execute(tx)
  return {
    found: rows
      .slice(0, most)
      .map(({ id, title }) => ({ id, title: title[language] ?? Object.values(title)[0] ?? '' })),
    more: rows.length > most,
  }
}
