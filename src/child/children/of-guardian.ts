import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'

/** A child of mine, as one unit knows it. Each unit that knows the child has a row of its own (R10). */
export type MyChild = {
  id: string
  givenName: string
  familyName: string
  protected: boolean
  unitId: string
  unitName: string
  organisationName: string
  unitPhone: string
  contact: string
  /** null without a plan, and when it has ended */
  nextOn: string | null
  planVersion: number | null
  planEnded: boolean
}

/** In each unit that has made the child known to me, or given me something of it. */
export async function listMyChildren(tx: Tx): Promise<MyChild[]> {
  return (await select(sql`true`).execute(tx)).rows
}

/** Ends in 404: for what is not mine as for what does not exist. */
export async function getMyChild(tx: Tx, id: string): Promise<MyChild> {
  const child = (await select(sql`c.id = ${id}::uuid`).execute(tx)).rows[0]
  if (!child) throw notFound()
  return child
}

/** Starts from the guardian's own rows, so that it costs the same however many children there are; the policies decide the same. */
const select = (where: RawBuilder<unknown>) => sql<MyChild>`
  with mine as (
    select g.child_id from child.guardians g where g.person_id = (select people.me_as_guardian())
    union
    select d.item_id from sharing.disclosed_items d where d.to_person_id = (select people.me_as_guardian()) and d.item_kind = 'child' and d.ends_at > now()
  )
  select c.id, c.given_name as "givenName", c.family_name as "familyName", c.protection <> 'none' as protected, u.id as "unitId", u.name as "unitName", o.name as "organisationName",
    u.phone as "unitPhone", k.contact, v.next_on as "nextOn", v.version as "planVersion", coalesce(v.ended, false) as "planEnded"
  from mine join child.children c on c.id = mine.child_id join people.units u on u.id = c.unit_id join people.organisations o on o.id = u.organisation_id
    join people.collaborations k on k.id = c.collaboration_id
    left join lateral (select case when p.ended_at is null then v.next_on end as next_on, v.version, p.ended_at is not null as ended
      from child.plan_versions v join child.plans p on p.id = v.plan_id
      where v.child_id = c.id order by p.ended_at is not null, v.published_at desc limit 1) v on true
  where ${where}
  order by c.given_name, c.birth_date, o.name, u.name`
