import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Option } from '../../../ui/index.ts'

/** The functions of the collaboration, unit by unit: those who may answer for a figure. */
export async function listOwners(tx: Tx): Promise<{ label: string; options: Option[] }[]> {
  const { rows } = await sql<{ unit: string; id: string; name: string }>`
    select u.name || ', ' || o.name as unit, f.id, f.name from people.functions f join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = u.organisation_id
    order by f.kind <> 'process_leader', o.name, u.name, f.name limit 2000`.execute(tx)
  return [...Map.groupBy(rows, ({ unit }) => unit)].map(([label, own]) => ({
    label,
    options: own.map(({ id, name }) => ({ value: id, label: name })),
  }))
}
