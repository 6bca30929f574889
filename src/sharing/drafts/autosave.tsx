import type { Child as Content } from 'hono/jsx'
import { isId } from '../../platform/ids.ts'
import { usePage } from '../../ui/index.ts'
import { draftPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  /** the kind of form, as `findDraft` knows it: 'worry', 'wheel' … */
  form: string
  childId?: string | null
  /** the draft to continue; without it a new one is started */
  draft?: string | null
  /** one `<Form>` */
  children?: Content
}

/**
 * Saves what is being written in the form inside as a draft: on the server, and without a network on the device, encrypted
 * for the session. The form gets a field `draft`: delete that draft when the form has been accepted (`deleteDraft`).
 */
export function Autosave({ form, childId, draft, children }: Props) {
  const t = texts(usePage().lang)
  const id = draft && isId(draft) ? draft : crypto.randomUUID()
  return (
    <kring-autosave
      action={draftPaths.drafts()}
      form={form}
      child={childId ?? ''}
      draft={id}
      saved={t.saved}
      kept={t.kept}
      sent={t.sent}
      fetched={t.fetched}
      lost={t.lost}
    >
      {children}
      <p class="saved autosaved" role="status"></p>
    </kring-autosave>
  )
}
