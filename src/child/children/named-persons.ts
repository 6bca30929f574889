import { type FoundFunction, listFunctions } from '../../people/search/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'

export type Candidate = FoundFunction

/** Who receives what is noticed about a child: the named person's function, with its holders; undefined when none is set. */
export async function findNamedPerson(tx: Tx, childId: string): Promise<Candidate | undefined> {
  const row = await tx
    .selectFrom('child.named_persons')
    .select('function_id')
    .where('child_id', '=', childId)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const [found] = await listFunctions(tx, [row.function_id], { language: 'sv' })
  return found
}

/** A function that can be this child's named person: of that kind, or the one that is. Undefined for any other. */
export async function findCandidate(
  tx: Tx,
  childId: string,
  functionId: string,
): Promise<Candidate | undefined> {
  const [found] = await listFunctions(tx, [functionId], { language: 'sv', only: 'named_person' })
  if (found) return found
  const current = await findNamedPerson(tx, childId)
  return current?.functionId === functionId ? current : undefined
}
