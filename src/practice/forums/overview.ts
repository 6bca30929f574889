import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** So many are drawn and listed; a collaboration that has more is told so. */
export const mostForums = 200

export type ForumRow = {
  id: string
  title: string
  state: string
  purpose: string
  facts: Record<string, unknown>
  placeName: string | null
  /** Who is responsible first, with an empty role where they have none. */
  roles: { who: string; role: string; leads: boolean; functionId: string | null }[]
}
export type ForumLink = { from: string; to: string; kind: string; agreed: boolean }

/** Those that have not ended and that the reader may read, with who is in each; by name. */
export async function listForums(tx: Tx): Promise<{ forums: ForumRow[]; more: boolean }> {
  const { rows } = await sql<ForumRow>`
    select s.id, s.title, s.state, s.purpose, s.facts, o.name as "placeName",
      coalesce((select json_agg(json_build_object('who', x.who, 'role', x.role, 'leads', x.leads, 'functionId', x.function_id) order by x.leads desc, x.role <> '', x.who)
        from (select f.name || ', ' || u.name as who, '' as role, true as leads, f.id as function_id from people.functions f join people.units u on u.id = f.unit_id where f.id = s.owner_function_id
            and not exists (select from joint.parties party where party.subject_id = s.id and party.function_id = f.id and party.until_at is null)
          union all select coalesce(f.name || ', ' || u.name, party.named), party.role, r.leads, f.id
          from joint.parties party join joint.roles r on r.kind = party.kind and r.role = party.role
            left join people.functions f on f.id = party.function_id left join people.units u on u.id = f.unit_id
          where party.subject_id = s.id and party.until_at is null and party.declined = '') x), '[]') as roles
    from joint.subjects s left join people.organisations o on o.id = s.place_id
    where s.kind = 'forum' and s.state <> 'ended'
    order by s.title collate "sv-x-icu", s.id limit ${sql.lit(mostForums + 1)}`.execute(tx)
  return { forums: rows.slice(0, mostForums), more: rows.length > mostForums }
}

/** Between forums of these ids. */
export async function listForumLinks(tx: Tx, ids: readonly string[]): Promise<ForumLink[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ForumLink>`
    select l.from_id as from, l.to_id as to, l.kind, l.agreed_at is not null as agreed from joint.links l
    where l.from_id = any(${[...ids]}::uuid[]) and l.to_id = any(${[...ids]}::uuid[]) and l.ended_at is null
    order by l.made_at, l.id limit 1000`.execute(tx)
  return rows
}

/** Functions that sit in more than one, most first. */
export function seatsIn(forums: readonly ForumRow[]): { who: string; forums: string[] }[] {
  const seats = new Map<string, { who: string; forums: string[] }>()
  for (const { title, roles } of forums)
    for (const { who, functionId } of roles) {
      const key = functionId ?? who
      const seat = seats.get(key) ?? { who, forums: [] }
      seat.forums.push(title)
      seats.set(key, seat)
    }
  return [...seats.values()]
    .filter(({ forums: some }) => some.length > 1)
    .sort((one, other) => other.forums.length - one.forums.length || one.who.localeCompare(other.who, 'sv'))
}

/** What carries questions upwards. */
const upwards = ['lifts_to', 'reports_to']

/** Forums from which nothing goes on upwards; the highest level has nowhere to go. */
export const withoutReceiver = (forums: readonly ForumRow[], links: readonly ForumLink[], highest: string) =>
  forums.filter(
    ({ id, facts }) =>
      facts.level !== highest &&
      !links.some(({ from, kind, agreed }) => from === id && agreed && upwards.includes(kind)),
  )
export const carriesUpwards = ({ kind }: ForumLink) => upwards.includes(kind)
