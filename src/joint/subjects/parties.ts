import { sql } from 'kysely'
import { attempt } from '../../people/changes/index.ts'
import { holdersThen } from '../../people/holders/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Subject } from './subjects.ts'

/** A function with a role in a subject; or one that has no function here, by name. */
export type Party = {
  id: string
  role: string
  leads: boolean
  functionId: string | null
  functionName: string | null
  unitName: string | null
  organisationName: string | null
  /** Who holds it; of a party that has ended, who held it then (R15). */
  holders: string[]
  named: string
  /** What they said if they said no. */
  declined: string
  from: Date
  until: Date | null
  mine: boolean
}

/** Those that are in it now, leaders first, and those that were. */
export async function listParties(tx: Tx, subjectId: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select party.id, party.role, r.leads, party.function_id as "functionId", f.name as "functionName", u.name as "unitName", o.name as "organisationName",
      ${holdersThen(sql`party.function_id`, sql`party.until_at`)} as holders, party.named, party.declined, party.from_at as "from", party.until_at as until,
      party.function_id is not distinct from (select people.my_function()) as mine
    from joint.parties party join joint.roles r on r.kind = party.kind and r.role = party.role
      left join people.functions f on f.id = party.function_id left join people.units u on u.id = f.unit_id
      left join people.organisations o on o.id = u.organisation_id
    where party.subject_id = ${subjectId}::uuid
    order by party.until_at is not null, party.declined <> '', r.leads desc, o.name collate "sv-x-icu", u.name collate "sv-x-icu", f.name, party.named, party.id
    limit 400`.execute(tx)
  return rows
}

type NewParty = { role: string; functionId: string | null; named: string; declined: string; once: string }

/** `party_once`: the function is in it already. `party_in_the_same_collaboration`: it is closed. */
export const addParty = (tx: Tx, actor: Staff, subject: Subject, { role, functionId, ...party }: NewParty) =>
  attempt(tx, ['party_once', 'party_in_the_same_collaboration'], () =>
    insertOnce(tx, 'joint.parties', {
      collaboration_id: actor.collaborationId,
      subject_id: subject.id,
      kind: subject.kind,
      role,
      function_id: functionId,
      added_by: actor.functionId,
      ...party,
    }),
  )

export const endParty = (tx: Tx, id: string) =>
  tx
    .updateTable('joint.parties')
    .set({ until_at: sql`now()` })
    .where('id', '=', id)
    .where('until_at', 'is', null)
    .execute()
