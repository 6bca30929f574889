import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { SearchFor } from '../../platform/noun.ts'
import { inLine } from './in-line.ts'
import type { Sort } from './states.ts'
import { texts } from './texts.ts'

/** Matters by their words, of those that the reader may read. */
export async function findMatters(tx: Tx, _actor: Staff, { search, language, most }: SearchFor) {
  const { rows } = await sql<{ id: string; words: string; sort: Sort }>`
    select m.id, ${inLine('m.words')} as words, m.sort from joint.matters m
    where m.state <> 'withdrawn' and strpos(people.folded(m.words), people.folded(${search})) > 0
    order by m.raised_at desc, m.id desc limit ${most + 1}`.execute(tx)
  return {
    found: rows
      .slice(0, most)
      .map(({ id, words, sort }) => ({ id, title: words, detail: texts(language)[`sort_${sort}`] })),
    more: rows.length > most,
  }
}
