import { sql } from 'kysely'
import type { Words } from '../../../instruments/index.ts'
import { isProcessLeader } from '../../../people/kinds/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { foldedWords } from '../../../platform/fold.ts'
import type { SearchFor } from '../../../platform/noun.ts'

/** Surveys with a title, in any language, in which each word stands: for who asks them. */
export async function findSurveys(tx: Tx, actor: Staff, { search, language, most }: SearchFor) {
  const parts = foldedWords(search).map(word => `%${word}%`)
  if (!parts.length || !isProcessLeader(actor)) return { found: [], more: false }
  const { rows } = await sql<{ id: string; title: Words; closesOn: string }>`
    select s.id, s.title, s.closes_on as "closesOn" from learning.surveys s
    where people.folded((select string_agg(t.value, ' ') from jsonb_each_text(s.title) t)) like all(${parts}::text[])
    order by s.closes_on desc, s.id limit ${sql.lit(most + 1)}`.execute(tx)
  return {
    found: rows.slice(0, most).map(({ id, title, closesOn }) => ({
      id,
      title: title[language] ?? Object.values(title)[0] ?? '',
      detail: closesOn,
    })),
    more: rows.length > most,
  }
}
