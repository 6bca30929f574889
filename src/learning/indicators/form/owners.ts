import type { Language } from '../../../i18n/index.ts'
import { listFunctions, searchFunctions, searchOf } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { idIn } from '../../../platform/ids.ts'
import type { FormState } from '../../../ui/index.ts'

/** Those who may answer for a figure: who is chosen in the form, and who was found. */
export async function searchOwners(tx: Tx, actor: Staff, values: FormState['values'], language: Language) {
  const chosen = await listFunctions(tx, [idIn(String(values?.ownerFunctionId ?? ''))], { language })
  const search = searchOf(String(values?.search ?? ''))
  const without = chosen.map(({ functionId }) => functionId)
  return {
    chosen,
    ...(await searchFunctions(tx, actor, {
      search,
      language,
      ownUnit: 'first',
      without,
      administratorsToo: true,
    })),
  }
}

export type Owners = Awaited<ReturnType<typeof searchOwners>>
