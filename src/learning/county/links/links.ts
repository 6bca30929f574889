import { sql } from 'kysely'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { newToken } from '../../../platform/link-token.ts'
import { countyHash } from '../published.ts'

/** A way to the county page without an account, for those whom it is given to. */
export type CountyLink = {
  id: string
  purpose: string
  lastOn: string
  /** how often; nothing is known of who or when */
  opened: number
  madeBy: string
  post: string
  live: boolean
  ended: boolean
}

const link = sql`select l.id, l.purpose, l.last_on as "lastOn", l.opened, coalesce(p.name, '') as "madeBy", coalesce(f.name, '') as post,
  learning.is_live(l) as live, l.ended_at is not null as ended
  from learning.county_links l left join people.persons p on p.id = l.person_id left join people.functions f on f.id = l.function_id`

/** So many are listed. */
export const mostLinks = 100

/** Those that open the page first, the latest before. */
export async function listLinks(tx: Tx): Promise<CountyLink[]> {
  const { rows } =
    await sql<CountyLink>`${link} order by learning.is_live(l) desc, l.made_at desc, l.id desc limit ${sql.lit(mostLinks)}`.execute(
      tx,
    )
  return rows
}

/** Ends in 404. */
export async function getLink(tx: Tx, id: string): Promise<CountyLink> {
  const { rows } = await sql<CountyLink>`${link} where l.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Idempotent by `once`: the same form again has no token to show. */
export async function makeLink(
  tx: Tx,
  { purpose, lastOn, once }: { purpose: string; lastOn: string; once: string },
): Promise<{ id: string; token: string | undefined }> {
  const token = newToken()
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    select id, is_new as "isNew" from learning.make_county_link(${purpose}, ${lastOn}::date, ${countyHash(token)}, ${once}::uuid)`.execute(
    tx,
  )
  if (!rows[0]) throw notFound()
  return { id: rows[0].id, token: rows[0].isNew ? token : undefined }
}

/** At once, whoever has it. Idempotent. */
export const endLink = (tx: Tx, id: string) => sql`select learning.end_county_link(${id})`.execute(tx)

export type LinkMail = { address: string; state: 'waiting' | 'sent' | 'failed' }

/** To whom it was mailed, and to whom it could not be. */
export const listMails = (tx: Tx, linkId: string): Promise<LinkMail[]> =>
  tx
    .selectFrom('learning.county_link_mails')
    .select(['address', sql<LinkMail['state']>`state`.as('state')])
    .where('link_id', '=', linkId)
    .orderBy('address')
    .execute()

/** Mailed by the queue, which makes the token: nothing that is stored leads to it. Who has it already is left. */
export async function mailLink(
  tx: Tx,
  id: string,
  { addresses, words }: { addresses: readonly string[]; words: string },
) {
  await sql`select learning.mail_county_link(${id}, ${[...addresses]}::text[], ${words})`.execute(tx)
  // The page that shows to whom it has gone is open by then, and follows.
  await enqueue(tx, 'county-link-mail', { link: id }, { runAt: new Date(Date.now() + 2000) })
}

/** Whether everybody may read the page. */
export async function isPublic(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('learning.county_publicity')
    .select('is_public')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.is_public ?? false
}

/** Shows it to everybody, or to nobody any more. Idempotent by `once`. */
export const setPublic = (tx: Tx, actor: Staff, { shown, once }: { shown: boolean; once: string }) =>
  insertOnce(tx, 'learning.county_publicity', {
    collaboration_id: actor.collaborationId,
    is_public: shown,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })
