import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { listReceivers, type Receiver } from '../../sharing/grounds/index.ts'

/** Who can be asked: functions of my own unit first (R1: no disclosure is needed), then those of the other units. */
export async function listAskable(tx: Tx, actor: Staff): Promise<Receiver[]> {
  const { rows } = await sql<Receiver>`
    select f.id as "functionId", f.name as "functionName", u.id as "unitId", u.name as "unitName", u.kind as "unitKind", o.name as "organisationName", u.legal_domain as "legalDomain",
      array(select p.name from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by p.name) as holders
    from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
    where f.unit_id = ${actor.unitId} and f.receives_requests and f.id <> ${actor.functionId} order by f.name`.execute(
    tx,
  )
  return [...rows, ...(await listReceivers(tx, actor))]
}

/** By every word of it: the kind of unit counts as well as its name. `wordFor` gives a kind in the reader's language. */
export function searchAskable(
  all: Receiver[],
  search: string,
  wordFor: (kind: string) => string,
): Receiver[] {
  const words = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean)
  return all.filter(one => {
    const said = [one.functionName, one.unitName, one.organisationName, wordFor(one.unitKind), ...one.holders]
      .join(' ')
      .toLocaleLowerCase('sv')
    return words.every(word => said.includes(word))
  })
}

export type Group = {
  name: string
  units: { id: string; name: string; kind: string; functions: Receiver[] }[]
}

/** In the order they came in: organisation by organisation, unit by unit. */
export function groupAskable(all: Receiver[]): Group[] {
  const organisations = Map.groupBy(all, one => one.organisationName)
  return [...organisations].map(([name, functions]) => ({
    name,
    units: [...Map.groupBy(functions, one => one.unitId).values()].map(inUnit => {
      const { unitId: id, unitName, unitKind: kind } = inUnit[0] as Receiver
      return { id, name: unitName, kind, functions: inUnit }
    }),
  }))
}
