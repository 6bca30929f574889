import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { SearchFor } from '../../platform/noun.ts'
import { searchFunctions } from './functions.ts'

/** Functions by who holds them: the person first, the post after. */
export async function findColleagues(tx: Tx, actor: Staff, { search, language, most }: SearchFor) {
  const { found, more } = await searchFunctions(tx, actor, {
    search,
    language,
    ownUnit: 'first',
    administratorsToo: true,
  })
  return {
    found: found.slice(0, most).map(({ functionId, functionName, unitName, holders }) => ({
      id: functionId,
      title: holders.join(', ') || functionName,
      detail: holders.length ? `${functionName}, ${unitName}` : unitName,
    })),
    more: more || found.length > most,
  }
}
