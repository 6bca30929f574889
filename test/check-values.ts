import type { TestDatabase } from './database.ts'

/**
 * The names that a check constraint takes, `kind in ('a', 'b')`, as the catalogue has them: a list in code is compared with it.
 * Throws where there is no such constraint or no name in it, so that nothing is compared with nothing.
 */
export async function checkValues({ admin }: TestDatabase, table: string, constraint: string) {
  const { rows } = await admin.query<{ definition: string }>(
    'select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and conname = $2',
    [table, constraint],
  )
  const names = [...(rows[0]?.definition ?? '').matchAll(/'(\w+)'::text/g)].map(([, name]) => name as string)
  if (!names.length) throw new Error(`${table} has no check ${constraint} with names in it`)
  return names.sort()
}
