import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { GroupFields } from './fields.ts'
import { type Asked, countOf, type Listed, metaOf, type Place, pageOf } from './list.ts'
import type { Membership } from './patch.ts'
import { nothingHere, refuse } from './problem.ts'
import { urns } from './schema.ts'
import { isSelected } from './select.ts'
import { filled } from './users.ts'
import type { Json } from './values.ts'

type Row = {
  id: string
  displayName: string
  externalId: string
  version: number
  createdAt: Date
  changedAt: Date
}
type Member = { groupId: string; value: string; display: string }

export type GroupResource = { resource: Json; version: number; kept: Json }

const rowSql = sql`x.id, x.display_name as "displayName", x.external_id as "externalId", x.version, x.made_at as "createdAt", x.changed_at as "changedAt"`

/** So many members are told of in one answer: a directory that lists groups leaves them out. */
const mostMembers = 10_000

export async function listGroups(tx: Tx, asked: Asked, place: Place): Promise<Listed> {
  const total = await countOf(tx, sql`people.scim_groups x`, asked)
  const { rows } = await sql<Row>`select ${rowSql} from people.scim_groups x ${pageOf(asked)}`.execute(tx)
  return { total, resources: (await withMembers(tx, rows, asked, place)).map(({ resource }) => resource) }
}

/** Ends in 404, also for one of another organisation. */
export async function getGroup(tx: Tx, id: string, asked: Pick<Asked, 'selection'>, place: Place) {
  const { rows } =
    await sql<Row>`select ${rowSql} from people.scim_groups x where x.id = ${id}::uuid`.execute(tx)
  const [found] = await withMembers(tx, rows, asked, place)
  if (!found) throw nothingHere()
  return found
}

async function withMembers(
  tx: Tx,
  rows: Row[],
  { selection }: Pick<Asked, 'selection'>,
  { base }: Place,
): Promise<GroupResource[]> {
  const ids = rows.map(({ id }) => id)
  const members =
    ids.length && isSelected(selection, 'members')
      ? (
          await sql<Member>`
            select m.group_id as "groupId", u.id as value, coalesce(nullif(u.display_name, ''), u.user_name) as display
            from people.scim_members m join people.scim_users u on u.id = m.user_id
            where m.group_id = any(${ids}::uuid[]) order by u.id limit ${mostMembers + 1}`.execute(tx)
        ).rows
      : []
  if (members.length > mostMembers)
    return refuse(
      'tooMany',
      'These groups have too many members for one answer: exclude members, or ask for fewer.',
    )
  const byGroup = Map.groupBy(members, ({ groupId }) => groupId)
  return rows.map(row => {
    const { id, displayName, externalId, version } = row
    const kept = { ...filled({ externalId }), displayName }
    const inIt = byGroup.get(id) ?? []
    return {
      kept,
      version,
      resource: {
        schemas: [urns.Group],
        id,
        ...kept,
        ...(inIt.length && {
          members: inIt.map(({ value, display }) => ({
            value,
            $ref: `${base}/Users/${value}`,
            type: 'User',
            display,
          })),
        }),
        meta: metaOf('Group', row, { base }),
      },
    }
  })
}

/** The id of what was made or changed. */
export async function saveGroup(tx: Tx, id: string | null, { displayName, externalId }: GroupFields) {
  const columns = JSON.stringify({ display_name: displayName, external_id: externalId })
  const { rows } = await sql<{ id: string }>`
    select people.scim_save_group(${id}::uuid, ${columns}::jsonb) as id`.execute(tx)
  return (rows[0] as { id: string }).id
}

export const changeMembers = (tx: Tx, id: string, { join, leave }: Membership) =>
  sql`select people.scim_change_members(${id}::uuid, ${join}::uuid[], ${leave}::uuid[])`.execute(tx)

export const removeGroup = (tx: Tx, id: string) =>
  sql`select people.scim_remove_group(${id}::uuid)`.execute(tx)
