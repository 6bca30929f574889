import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { UserFields } from './fields.ts'
import { type Asked, countOf, type Listed, metaOf, type Place, pageOf } from './list.ts'
import { nothingHere } from './problem.ts'
import { urns } from './schema.ts'
import { isSelected } from './select.ts'
import type { Json } from './values.ts'

type Row = {
  id: string
  userName: string
  externalId: string
  displayName: string
  formatted: string
  givenName: string
  familyName: string
  emails: Json[]
  active: boolean
  version: number
  createdAt: Date
  changedAt: Date
}
type GroupOfUser = { userId: string; value: string; display: string }

const rowSql = sql`x.id, x.user_name as "userName", x.external_id as "externalId", x.display_name as "displayName", x.formatted_name as formatted,
  x.given_name as "givenName", x.family_name as "familyName", x.emails, x.active, x.version, x.made_at as "createdAt", x.changed_at as "changedAt"`

/** A user as it is answered, and what is changed of it by a PATCH. */
export type UserResource = { resource: Json; version: number; kept: Json; active: boolean }

export async function listUsers(tx: Tx, asked: Asked, place: Place): Promise<Listed> {
  const total = await countOf(tx, sql`people.scim_users x`, asked)
  const { rows } = await sql<Row>`select ${rowSql} from people.scim_users x ${pageOf(asked)}`.execute(tx)
  return { total, resources: (await withGroups(tx, rows, asked, place)).map(({ resource }) => resource) }
}

/** Ends in 404, also for one of another organisation. */
export async function getUser(tx: Tx, id: string, asked: Pick<Asked, 'selection'>, place: Place) {
  const { rows } = await sql<Row>`select ${rowSql} from people.scim_users x where x.id = ${id}::uuid`.execute(
    tx,
  )
  const [found] = await withGroups(tx, rows, asked, place)
  if (!found) throw nothingHere()
  return found
}

async function withGroups(
  tx: Tx,
  rows: Row[],
  { selection }: Pick<Asked, 'selection'>,
  place: Place,
): Promise<UserResource[]> {
  const ids = rows.map(({ id }) => id)
  const groups =
    ids.length && isSelected(selection, 'groups')
      ? (
          await sql<GroupOfUser>`
            select m.user_id as "userId", g.id as value, g.display_name as display
            from people.scim_members m join people.scim_groups g on g.id = m.group_id where m.user_id = any(${ids}::uuid[]) order by g.id`.execute(
            tx,
          )
        ).rows
      : []
  const byUser = Map.groupBy(groups, ({ userId }) => userId)
  return rows.map(row => asResource(row, byUser.get(row.id) ?? [], place))
}

function asResource(row: Row, groups: GroupOfUser[], place: Place): UserResource {
  const kept = keptOf(row)
  return {
    kept,
    version: row.version,
    active: row.active,
    resource: {
      schemas: [urns.User],
      id: row.id,
      ...kept,
      ...(groups.length && {
        groups: groups.map(({ value, display }) => ({
          value,
          $ref: `${place.base}/Groups/${value}`,
          display,
        })),
      }),
      meta: metaOf('User', row, place),
    },
  }
}

/** An attribute without a value is not there (RFC 7643 §2.5). */
function keptOf({
  userName,
  externalId,
  displayName,
  formatted,
  givenName,
  familyName,
  emails,
  active,
}: Row): Json {
  const name = filled({ formatted, familyName, givenName })
  return {
    ...filled({ externalId }),
    userName,
    ...(Object.keys(name).length && { name }),
    ...filled({ displayName }),
    active,
    ...(emails.length && { emails }),
  }
}

export const filled = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''))

/** The id of what was made or changed. */
export async function saveUser(tx: Tx, id: string | null, fields: UserFields): Promise<string> {
  const columns = {
    user_name: fields.userName,
    external_id: fields.externalId,
    display_name: fields.displayName,
    formatted_name: fields.name.formatted,
    given_name: fields.name.givenName,
    family_name: fields.name.familyName,
    emails: fields.emails,
    active: fields.active,
  }
  const { rows } = await sql<{ id: string }>`
    select people.scim_save_user(${id}::uuid, ${JSON.stringify(columns)}::jsonb) as id`.execute(tx)
  return (rows[0] as { id: string }).id
}

export const removeUser = (tx: Tx, id: string) => sql`select people.scim_remove_user(${id}::uuid)`.execute(tx)
