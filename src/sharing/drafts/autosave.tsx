import type { Child } from 'hono/jsx'
import { isId } from '../../platform/ids.ts'
import { usePage } from '../../ui/index.ts'
import { draftPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  /** the kind of form, as `findDraft` knows it: 'worry', 'wheel' … */
  form: string
  childId?: string | null
  /** the draft that is gone on with; a new one is begun without it */
  draft?: string | null
  /** one `<Form>` */
  children?: Child
}

/**
 * Keeps what is being written in the form inside, as a draft; without a network on the device, unreadable without the
 * session. The form gets a field `draft`: delete that draft when the form has been taken (`deleteDraft`).
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
