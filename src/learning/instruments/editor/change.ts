import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Definition } from '../definition.ts'
import { type Draft, findRevision, getDraft, saveDraft } from './draft.ts'

type Outcome =
  | { kind: 'saved'; draft: Draft; base?: Definition }
  /** somebody else has changed, or taken away, what this one changes */
  | { kind: 'conflict'; draft: Draft; base: Definition | undefined }
  /** the change makes no definition */
  | { kind: 'refused'; draft: Draft; base?: Definition }

type Change = {
  instrumentId: string
  /** what the writer had before them */
  revision: number
  /** what it changes: two have written when it differs between then and now */
  touches: (definition: Definition) => unknown
  /** undefined: it cannot be made so */
  make: (definition: Definition) => Definition | undefined
}

/**
 * Makes one change of a draft. Whoever wrote on an older revision is no conflict where nobody else has touched the same part: the
 * change is then made on what is there now.
 */
export async function changeDraft(
  tx: Tx,
  actor: Staff,
  { instrumentId, revision, touches, make }: Change,
): Promise<Outcome> {
  const draft = await getDraft(tx, instrumentId)
  const base = await findRevision(tx, draft, revision)
  const [then, now] = [base && JSON.stringify(touches(base)), JSON.stringify(touches(draft.definition))]
  if (then !== now) return { kind: 'conflict', draft, base }
  const made = make(draft.definition)
  if (!made) return { kind: 'refused', draft, ...(base && { base }) }
  if (!(await saveDraft(tx, actor, draft, made)))
    return { kind: 'conflict', draft: await getDraft(tx, instrumentId), base: draft.definition }
  return { kind: 'saved', draft: await getDraft(tx, instrumentId), ...(base && { base }) }
}
