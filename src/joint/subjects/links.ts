import { sql } from 'kysely'
import { attempt } from '../../people/changes/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { LinkKind } from './noun.ts'

/** What a subject hangs together with: the other end, and which way it goes. */
export type Link = {
  id: string
  kind: LinkKind
  /** From this subject to the other. */
  out: boolean
  otherId: string
  otherTitle: string
  /** The actor may read it, not only know of it. */
  otherRead: boolean
  otherKind: string
  otherState: string
  agreed: boolean
  /** It waits for the actor to agree. */
  mine: boolean
  /** The actor leads this subject. */
  leads: boolean
}

export async function listLinks(tx: Tx, subjectId: string): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select l.id, l.kind, l.from_id = ${subjectId}::uuid as out, coalesce(s.id, o.id) as "otherId", coalesce(s.title, o.title) as "otherTitle", s.id is not null as "otherRead",
      coalesce(s.kind, o.kind) as "otherKind", coalesce(s.state, o.state) as "otherState",
      l.agreed_at is not null as agreed, joint.leads(${subjectId}::uuid) as leads,
      l.agreed_at is null and joint.may_agree(l.id) as mine
    from joint.links l left join joint.subjects s on s.id = case when l.from_id = ${subjectId}::uuid then l.to_id else l.from_id end
      left join lateral joint.other_end(l.id, ${subjectId}::uuid) o on s.id is null
    where ${subjectId}::uuid in (l.from_id, l.to_id) and l.ended_at is null
    order by l.agreed_at is null desc, l.kind, coalesce(s.title, o.title) collate "sv-x-icu", l.id limit 400`.execute(
    tx,
  )
  return rows
}

/** `link_once`: they hang together so already. `link_leads_back`: a chain of it would lead back to where it begins. */
export const makeLink = (
  tx: Tx,
  actor: Staff,
  { from, to, kind, once }: { from: string; to: string; kind: LinkKind; once: string },
) =>
  attempt(tx, ['link_once', 'link_leads_back', 'link_between_two'], () =>
    insertOnce(tx, 'joint.links', {
      collaboration_id: actor.collaborationId,
      from_id: from,
      to_id: to,
      kind,
      made_by: actor.functionId,
      once,
    }),
  )

/** Whether it holds from now: only the side that did not propose it agrees. */
export async function agreeToLink(tx: Tx, id: string): Promise<boolean> {
  const outcome = await attempt(tx, ['link_is_agreed_by_the_other_side', 'link_has_ended'], () =>
    tx.updateTable('joint.links').set({ agreed_at: sql`now()` }).where('id', '=', id).executeTakeFirst(),
  )
  return 'done' in outcome && outcome.done.numUpdatedRows > 0n
}

export const endLink = (tx: Tx, id: string) =>
  tx
    .updateTable('joint.links')
    .set({ ended_at: sql`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
