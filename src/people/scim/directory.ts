import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { foldedWords } from '../../platform/fold.ts'
import { attempt } from '../changes/index.ts'
import type { SignIn } from './noun.ts'
import { newScimToken } from './token.ts'

export type Token = {
  id: string
  name: string
  signIn: SignIn
  issuer: string
  madeBy: string
  /** I made it. */
  mine: boolean
  madeAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  /** `left`: whoever made it administers the organisation no more, since `leavesAt`; of a live one that is a day to come. */
  state: 'live' | 'left' | 'revoked' | 'over'
  leavesAt: Date | null
}

/** Those that let in first, then those that somebody must take over; the latest before. */
export async function listTokens(tx: Tx, organisation: string): Promise<Token[]> {
  const { rows } = await sql<Token>`
    select t.id, t.name, t.sign_in as "signIn", t.issuer, coalesce(p.name, '') as "madeBy", t.made_by is not distinct from people.me() as mine, t.made_at as "madeAt", t.expires_at as "expiresAt",
      t.last_used_at as "lastUsedAt", s.state, s.leaves_at as "leavesAt"
    from people.states_of_tokens(${organisation}::uuid) s join people.scim_tokens t on t.id = s.id left join people.persons p on p.id = t.made_by
    order by array_position(array['live', 'left'], s.state) nulls last, t.made_at desc, t.id limit 50`.execute(
    tx,
  )
  return rows
}

type NewToken = { name: string; issuer: string; signIn: SignIn; lastOn: string; once: string }

/** Idempotent by `once`: the same form again has no token to show. */
export async function makeToken(
  tx: Tx,
  organisation: string,
  { name, issuer, signIn, lastOn, once }: NewToken,
): Promise<string | undefined> {
  const token = newScimToken()
  const hash = createHash('sha256').update(token).digest()
  const { rows } = await sql<{ isNew: boolean }>`
    select is_new as "isNew" from people.make_scim_token(${organisation}::uuid, ${name}, ${issuer}, ${signIn},
      (${lastOn}::date + 1)::timestamp at time zone 'Europe/Stockholm', ${hash}, ${once}::uuid)`.execute(tx)
  return rows[0]?.isNew ? token : undefined
}

/**
 * Another secret, which I am the only one to know; the old one ends at once. Idempotent by `once`: the same form again has no token to
 * show. `over`: it had ended. Another organisation's is not there.
 */
export async function takeOverToken(
  tx: Tx,
  organisation: string,
  id: string,
  once: string,
): Promise<{ token: string | undefined } | 'over'> {
  await getToken(tx, organisation, id)
  const token = newScimToken()
  const hash = createHash('sha256').update(token).digest()
  const { rows } = await sql<{ isNew: boolean }>`
    select is_new as "isNew" from people.take_over_scim_token(${id}::uuid, ${hash}, ${once}::uuid)`.execute(
    tx,
  )
  return rows[0] ? { token: rows[0].isNew ? token : undefined } : 'over'
}

/** Ends in 404. */
export async function getToken(tx: Tx, organisation: string, id: string): Promise<Token> {
  const found = (await listTokens(tx, organisation)).find(token => token.id === id)
  if (!found) throw notFound()
  return found
}

/** At once. Idempotent. Another organisation's is not there. */
export async function revokeToken(tx: Tx, organisation: string, id: string) {
  await getToken(tx, organisation, id)
  await sql`select people.revoke_scim_token(${id}::uuid)`.execute(tx)
}

/** What a directory has told of, and what has come of it. */
export type Counts = { users: number; groups: number; waiting: number; holding: number }

export async function countDirectory(tx: Tx, organisation: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*)::int from people.scim_users u where u.organisation_id = ${organisation}::uuid) as users, count(*)::int as groups,
      count(*) filter (where g.function_id is null)::int as waiting, count(*) filter (where g.function_id is not null)::int as holding
    from people.scim_groups g where g.organisation_id = ${organisation}::uuid`.execute(tx)
  return rows[0] as Counts
}

export type GroupState = 'waiting' | 'holding'
export type Group = {
  id: string
  name: string
  members: number
  /** those who are not switched off */
  able: number
  functionId: string | null
  functionName: string
  unitId: string
  unitName: string
  functionClosed: boolean
  emergency: boolean
}

export const groupsOnPage = 50

const group = sql`select g.id, g.display_name as name, (select count(*)::int from people.scim_members m where m.group_id = g.id) as members,
    (select count(*)::int from people.scim_members m join people.scim_users x on x.id = m.user_id where m.group_id = g.id and x.active) as able,
    f.id as "functionId", coalesce(f.name, '') as "functionName", coalesce(u.id::text, '') as "unitId", coalesce(u.name, '') as "unitName",
    coalesce(f.closed_at is not null, false) as "functionClosed", coalesce(f.may_open_in_emergency, false) as emergency
  from people.scim_groups g left join people.functions f on f.id = g.function_id left join people.units u on u.id = f.unit_id`

/** By name; `search` is in its name or in that of its function. */
export async function listDirectoryGroups(
  tx: Tx,
  organisation: string,
  { search, state, page }: { search: string; state: GroupState; page: number },
): Promise<{ groups: Group[]; more: boolean }> {
  const { rows } = await sql<Group>`${group}
    where g.organisation_id = ${organisation}::uuid and (g.function_id is null) = ${state === 'waiting'}
      and (${search} = '' or strpos(people.folded(g.display_name || ' ' || coalesce(f.name, '')), people.folded(${search})) > 0)
    order by g.display_name collate "sv-x-icu", g.id limit ${groupsOnPage + 1} offset ${(page - 1) * groupsOnPage}`.execute(
    tx,
  )
  return { groups: rows.slice(0, groupsOnPage), more: rows.length > groupsOnPage }
}

/** Of that organisation; ends in 404. */
export async function findDirectoryGroup(tx: Tx, organisation: string, id: string): Promise<Group> {
  const { rows } =
    await sql<Group>`${group} where g.id = ${id}::uuid and g.organisation_id = ${organisation}::uuid`.execute(
      tx,
    )
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type Member = { id: string; name: string; userName: string; active: boolean }

export async function listGroupMembers(
  tx: Tx,
  id: string,
  page: number,
): Promise<{ members: Member[]; more: boolean }> {
  const { rows } = await sql<Member>`
    select u.id, coalesce(nullif(u.display_name, ''), nullif(u.formatted_name, ''), nullif(trim(u.given_name || ' ' || u.family_name), ''), u.user_name) as name,
      u.user_name as "userName", u.active
    from people.scim_members m join people.scim_users u on u.id = m.user_id where m.group_id = ${id}::uuid
    order by lower(coalesce(nullif(u.display_name, ''), nullif(u.formatted_name, ''), u.user_name)) collate "sv-x-icu", u.id limit ${groupsOnPage + 1} offset ${(page - 1) * groupsOnPage}`.execute(
    tx,
  )
  return { members: rows.slice(0, groupsOnPage), more: rows.length > groupsOnPage }
}

export type Choosable = { id: string; name: string; unitName: string; emergency: boolean }
const [mostChoosable, mostNear] = [30, 8]

const choosable = sql`select f.id, f.name, u.name as "unitName", f.may_open_in_emergency as emergency
  from people.functions f join people.units u on u.id = f.unit_id`
const isChoosable = (organisation: string) =>
  sql`u.organisation_id = ${organisation}::uuid and f.closed_at is null and f.kind in ('staff', 'named_person')`

/**
 * The open functions of an organisation that a group may hold, whose name or unit has every word. Where nothing is searched for: those of a
 * unit that the group is named for, or all of them if they are few.
 */
export async function listChoosable(
  tx: Tx,
  organisation: string,
  { search, groupName }: { search: string; groupName: string },
): Promise<{ found: Choosable[]; more: boolean }> {
  const parts = foldedWords(search)
    .slice(0, 6)
    .map(word => `%${word}%`)
  const most = search ? mostChoosable : mostNear
  const { rows } = await sql<Choosable & { near: boolean }>`
    select c.*, strpos(people.folded(${groupName}), people.folded(c."unitName")) > 0 as near
    from (${choosable} where ${isChoosable(organisation)} and people.folded(u.name || ' ' || f.name) like all(${parts}::text[])) c
    order by near desc, c."unitName" collate "sv-x-icu", c.name collate "sv-x-icu", c.id limit ${most + 1}`.execute(
    tx,
  )
  const more = rows.length > most
  return { found: rows.slice(0, most).filter(({ near }) => search || near || !more), more }
}

/** One that was chosen before the search: it stays in sight. */
export async function findChoosable(
  tx: Tx,
  organisation: string,
  id: string,
): Promise<Choosable | undefined> {
  const { rows } =
    await sql<Choosable>`${choosable} where f.id = ${id}::uuid and ${isChoosable(organisation)}`.execute(tx)
  return rows[0]
}

/** `self`: whoever decides it is in the group; `gone`: the function is closed by now, or none that a group may hold. */
export async function mapGroup(
  tx: Tx,
  id: string,
  func: string | null,
  reason: string,
): Promise<'done' | 'self' | 'gone'> {
  const outcome = await attempt(tx, ['appointed_by_another', 'scim_function_is_not_for_groups'], () =>
    sql`select people.map_scim_group(${id}::uuid, ${func}::uuid, ${reason})`.execute(tx),
  )
  if ('done' in outcome) return 'done'
  return outcome.refused === 'appointed_by_another' ? 'self' : 'gone'
}

export const endDirectory = (tx: Tx, organisation: string, reason: string) =>
  sql`select people.end_directory(${organisation}::uuid, ${reason})`.execute(tx)
