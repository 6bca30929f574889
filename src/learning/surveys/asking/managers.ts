import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Row } from './managers-form.ts'
import type { Target } from './targets.ts'

type PostHolder = { targetId: string; name: string; address: string }

/** Each that a manager forwards to, in the order of the survey's page, with who holds the unit's manager post now. */
export async function listManagers(tx: Tx, surveyId: string, targets: readonly Target[]): Promise<Row[]> {
  const { rows } = await sql<PostHolder>`
    select target_id as "targetId", name, address from learning.managers_of_posts(${surveyId})`.execute(tx)
  const holders = new Map(rows.map(row => [row.targetId, row]))
  return targets
    .filter(({ organisationId }) => organisationId)
    .map(({ id, unit, organisation, role, hasNamesake, managerAddress }) => ({
      id,
      unit,
      organisation: organisation ?? '',
      role,
      hasNamesake,
      address: managerAddress,
      post: holders.get(id),
    }))
}

/** Saves the addresses that are given. A name is that of the post's holder or, of another address, not known. */
export async function saveManagers(
  tx: Tx,
  rows: readonly Row[],
  addresses: ReadonlyMap<string, string | null>,
) {
  const changed = rows.flatMap(({ id, address, post }) => {
    const to = addresses.get(id)
    if (to === undefined || to === address) return []
    return [{ id, address: to, name: to !== null && to === post?.address.toLowerCase() ? post.name : '' }]
  })
  if (changed.length === 0) return
  await sql`update learning.targets t set manager_address = c.address, manager_name = c.name
    from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ address }) => address)}::text[], ${changed.map(({ name }) => name)}::text[]) c (id, address, name)
    where t.id = c.id`.execute(tx)
}
