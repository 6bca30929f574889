import type { Language } from '../../i18n/index.ts'
import { type Found, listFunctions, searchFunctions } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { listReceiversOf, type Receiver } from '../../sharing/grounds/index.ts'

const only = 'receives_requests' as const

export type Askable = Found & {
  /** They have something of this child already. */
  known: Receiver[]
}

type Asked = { childId: string; search: string; language: Language; without?: readonly string[] }

/** Who can be asked: also functions of my own unit (R1: no disclosure is needed). */
export async function searchAskable(
  tx: Tx,
  actor: Staff,
  { childId, search, language, without = [] }: Asked,
): Promise<Askable> {
  const never = [actor.functionId, ...without]
  const known = (search ? [] : await listReceiversOf(tx, actor, childId, { language, only })).filter(
    ({ functionId }) => !never.includes(functionId),
  )
  const shown = [...known.map(({ functionId }) => functionId), ...never]
  const found = await searchFunctions(tx, actor, { search, language, only, ownUnit: 'first', without: shown })
  return { known, ...found }
}

/** One of those who can be asked; undefined for anyone else. */
export async function findAskable(tx: Tx, actor: Staff, functionId: string): Promise<Receiver | undefined> {
  if (functionId === actor.functionId) return undefined
  const [found] = await listFunctions(tx, [functionId], { language: 'sv', only })
  return found
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
