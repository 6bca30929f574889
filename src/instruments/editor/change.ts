import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Definition } from '../definition.ts'
import { type Draft, findRevision, getDraft, saveDraft } from './draft.ts'

type Outcome =
  | { kind: 'saved'; draft: Draft; base: Definition | undefined }
  /** somebody else has changed, or taken away, what this one changes */
  | { kind: 'conflict'; draft: Draft; base: Definition | undefined }
  /** the change makes no definition */
  | { kind: 'refused'; draft: Draft; base: Definition | undefined }

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
 * change is then made on what is there now. The same change sent again is done already.
 */
export async function changeDraft(tx: Tx, actor: Staff, change: Change): Promise<Outcome> {
  const { instrumentId, revision, touches, make } = change
  const draft = await getDraft(tx, instrumentId)
  const base = await findRevision(tx, draft, revision)
  if (base && (await isDone(tx, draft, change))) return { kind: 'saved', draft, base }
  const [then, now] = [base && JSON.stringify(touches(base)), JSON.stringify(touches(draft.definition))]
  if (then !== now) return { kind: 'conflict', draft, base }
  const made = make(draft.definition)
  if (!made) return { kind: 'refused', draft, base }
  if (await saveDraft(tx, actor, draft, made))
    return { kind: 'saved', draft: await getDraft(tx, instrumentId), base }
  // Another wrote in this very moment: now it can be seen what.
  return changeDraft(tx, actor, change)
}

/** So many steps back a change that is sent again is looked for. */
const mostSteps = 10

/** Some step since then is just what this change makes. What changes nothing is no step. */
async function isDone(tx: Tx, draft: Draft, { revision, make }: Change) {
  let after: Definition | undefined = draft.definition
  for (let at = draft.revision - 1; at >= Math.max(revision, draft.revision - mostSteps); at--) {
    const before: Definition | undefined = await findRevision(tx, draft, at)
    if (!before || !after) return false
    const made = JSON.stringify(make(before))
    if (made === JSON.stringify(after) && made !== JSON.stringify(before)) return true
    after = before
  }
  return false
}
