import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Candidate } from './named-person-page.tsx'

/** Every function that is of the kind that can be a named person, and which one is now. */
export async function listCandidates(
  tx: Tx,
  childId: string,
): Promise<{ candidates: Candidate[]; current: string }> {
  const { rows } = await sql<Candidate & { current: boolean }>`
    select f.id as "functionId", f.name as "functionName", u.id as "unitId", u.name as "unitName",
      array(select p.name from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by p.name) as holders,
      n.id is not null as current
    from people.functions f join people.units u on u.id = f.unit_id
      left join child.named_persons n on n.function_id = f.id and n.child_id = ${childId} and n.until is null
    where f.kind = 'named_person' or n.id is not null
    order by u.name, f.name`.execute(tx)
  return { candidates: rows, current: rows.find(row => row.current)?.functionId ?? '' }
}

/** Who receives what is noticed about a child: the named person's function, with its holders; undefined when none is set. */
export async function findNamedPerson(tx: Tx, childId: string): Promise<Candidate | undefined> {
  const { candidates, current } = await listCandidates(tx, childId)
  return candidates.find(({ functionId }) => functionId === current)
}
