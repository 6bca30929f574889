import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { SearchFor } from '../../platform/noun.ts'
import { kindOf } from '../kinds/index.ts'

/** Subjects by their title, of those that the reader may read. */
export async function findSubjects(tx: Tx, _actor: Staff, { search, language, most }: SearchFor) {
  const { rows } = await sql<{ id: string; kind: string; title: string }>`
    select s.id, s.kind, s.title from joint.subjects s
    where strpos(people.folded(s.title), people.folded(${search})) > 0
    order by s.title collate "sv-x-icu", s.id limit ${most + 1}`.execute(tx)
  return {
    found: rows
      .slice(0, most)
      .map(({ id, kind, title }) => ({ id, title, detail: kindOf(kind).many[language] })),
    more: rows.length > most,
  }
}
