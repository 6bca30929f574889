import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'

export type QuoteState = 'waiting' | 'kept' | 'left_out'
export type RawQuote = {
  id: string
  survey: string
  item: string
  state: QuoteState
  raw: string
  words: string | null
  theme: string
}

const select = sql`select q.id, r.survey_id as survey, q.item, q.state, w.words as raw, q.words, q.theme
  from learning.quotes q join learning.raw_quotes w on w.quote_id = q.id join learning.releases r on r.id = q.release_id`

/** Texts of a survey in a state, at most `most`, in no order. The policy gives them to the process leader alone. */
export const listRaw = async (tx: Tx, survey: string, state: QuoteState, most: number) =>
  (
    await sql<RawQuote>`${select} where r.survey_id = ${survey} and q.state = ${state} order by q.id limit ${most}`.execute(
      tx,
    )
  ).rows

/** How many are in each state, and the themes that are in use. */
export async function countQuotes(tx: Tx, survey: string) {
  const { rows } = await sql<{ waiting: number; kept: number; left_out: number; themes: string[] }>`
    select count(*) filter (where q.state = 'waiting')::int as waiting, count(*) filter (where q.state = 'kept')::int as kept,
      count(*) filter (where q.state = 'left_out')::int as left_out,
      coalesce(array_agg(distinct q.theme) filter (where q.theme <> ''), '{}') as themes
    from learning.quotes q join learning.releases r on r.id = q.release_id where r.survey_id = ${survey}`.execute(
    tx,
  )
  return rows[0] as (typeof rows)[number]
}

/** One text as it was written; 404 for everybody but the process leader. */
export async function getRaw(tx: Tx, id: string): Promise<RawQuote> {
  const { rows } = await sql<RawQuote>`${select} where q.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Keeps a text with its words struck, or leaves it out (`words` null). May be decided again. */
export const decide = (
  tx: Tx,
  actor: Staff,
  id: string,
  { words, theme }: { words: string | null; theme: string },
) =>
  sql`update learning.quotes set state = ${words === null ? 'left_out' : 'kept'}, words = ${words}, theme = ${theme},
    decided_by_function_id = ${actor.functionId}, decided_at = now() where id = ${id}`.execute(tx)
