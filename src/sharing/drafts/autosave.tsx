import type { Child as Content } from 'hono/jsx'
import { formatRecent } from '../../i18n/index.ts'
import { isId } from '../../platform/ids.ts'
import { Alert, Button, Form, Hidden, usePage } from '../../ui/index.ts'
import { draftPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  /** the kind of form, as `findDraft` knows it: 'worry', 'wheel' … */
  form: string
  childId?: string | null
  /** the draft to continue; without it a new one is started */
  draft?: string | null
  /** when what is taken up again was last changed: said above, with a way to begin anew; undefined where nothing is */
  resumed: Date | undefined
  /** Why it is taken up again, instead of when it was changed. */
  because?: { heading: string; words: string } | undefined
  /** one `<Form>` */
  children?: Content
}

/**
 * Saves what is being written in the form inside as a draft: on the server, and without a network on the device, encrypted
 * for the session. The form gets a field `draft`: delete that draft when the form has been accepted (`deleteDraft`).
 */
export function Autosave({ form, childId, draft, resumed, because, children }: Props) {
  const { lang, path } = usePage()
  const t = texts(lang)
  const id = draft && isId(draft) ? draft : crypto.randomUUID()
  return (
    <>
      {resumed && (
        <Alert heading={because?.heading ?? t.resumed(formatRecent(resumed, lang))}>
          <p>
            {because?.words} {t.resumedMore}
          </p>
          <Form action={draftPaths.deletion(id)} id="anew">
            <Hidden name="return" value={withoutDraft(path)} />
            <Button variant="secondary" icon="undo">
              {t.anew}
            </Button>
          </Form>
        </Alert>
      )}
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
    </>
  )
}

/** The same form, not begun. */
function withoutDraft(path: string) {
  const [plain = '', query = ''] = path.split('?')
  const asked = new URLSearchParams(query)
  asked.delete('draft')
  return asked.size ? `${plain}?${asked}` : plain
}
