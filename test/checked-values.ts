import type { House } from './house.ts'

/** The values that a check of the database takes, read from its catalogue by the name of the constraint; sorted. */
export async function checkedValues(house: House, constraint: string): Promise<string[]> {
  const { rows } = await house.database.admin.query(
    'select pg_get_constraintdef(oid) as said from pg_constraint where conname = $1',
    [constraint],
  )
  const values = [...String(rows[0]?.said).matchAll(/'(\w+)'/g)].map(([, value]) => value as string)
  if (!values.length) throw new Error(`${constraint} lists no values`)
  return values.sort()
}
