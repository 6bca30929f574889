import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Option } from '../../../ui/index.ts'

/** The functions of the collaboration, unit by unit: those who may answer for a figure. */
export async function listOwners(tx: Tx): Promise<{ label: string; options: Option[] }[]> {
  const rows = await tx
    .selectFrom('people.functions as f')
    .innerJoin('people.units as u', 'u.id', 'f.unit_id')
    .innerJoin('people.organisations as o', 'o.id', 'u.organisation_id')
    .select([sql<string>`u.name || ', ' || o.name`.as('unit'), 'f.id', 'f.name'])
    .orderBy(sql`f.kind <> 'process_leader'`)
    .orderBy('o.name')
    .orderBy('u.name')
    .orderBy('f.name')
    .limit(sql.lit(2000))
    .execute()
  return [...Map.groupBy(rows, ({ unit }) => unit)].map(([label, own]) => ({
    label,
    options: own.map(({ id, name }) => ({ value: id, label: name })),
  }))
}
