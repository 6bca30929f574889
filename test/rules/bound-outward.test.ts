import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

// An unqualified column in a subquery of a policy binds to the inner table where that has it: `r.id = request_id` asked nothing of the row.
// As the database has bound it, each outermost `exists` must name its own row.

const database = await testDatabase()
afterAll(() => database.drop())

/** The bodies of the outermost `exists (…)` of an expression. */
function existsIn(words: string): string[] {
  const found: string[] = []
  for (let at = words.indexOf('EXISTS ('); at >= 0; at = words.indexOf('EXISTS (', at)) {
    let depth = 0
    let end = at + 'EXISTS '.length
    do {
      if (words[end] === '(') depth++
      if (words[end] === ')') depth--
      end++
    } while (depth > 0)
    found.push(words.slice(at, end))
    at = end
  }
  return found
}

test('each subquery of a policy is about the row that it guards', async () => {
  const { rows } = await database.admin.query(
    `select schemaname || '.' || tablename || ' ' || policyname as name, tablename as table, coalesce(qual, '') || ' ' || coalesce(with_check, '') as words
      from pg_policies where policyname <> 'owner_all'`,
  )
  expect(rows.length).toBeGreaterThan(100)
  const loose = rows.flatMap(({ name, table, words }) =>
    existsIn(words)
      .filter(body => !new RegExp(`(?<!(FROM|JOIN) \\(*[a-z]+\\.?)\\b${table}\\.`).test(body))
      .map(body => `${name}: ${body.replace(/\s+/g, ' ')}`),
  )
  expect(loose).toEqual([])
})
