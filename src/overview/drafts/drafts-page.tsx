import { formatRecent } from '../../i18n/index.ts'
import { type DraftInList, draftPaths, mostDrafts } from '../../sharing/drafts/index.ts'
import { AtMost, Button, EmptyState, Form, Layout, Lines, usePage } from '../../ui/index.ts'
import { draftForms } from '../nouns.ts'
import { texts } from './texts.ts'

/** What my function has started and not sent. A form names itself in the browser, so it may be one that no noun knows. */
export function DraftsPage({ drafts }: { drafts: DraftInList[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const titleOf = ({ form, childName }: DraftInList) =>
    [draftForms[form]?.words[lang] ?? t.other, childName].filter(Boolean).join(': ')
  return (
    <Layout title={t.heading} lead={t.lead} narrow>
      {drafts.length === 0 && <EmptyState says={t.none} />}
      <Lines
        items={drafts.map(draft => ({
          title: titleOf(draft),
          href: draftForms[draft.form]?.continueAt(draft),
          detail: t.by(draft.personName ?? '', formatRecent(new Date(draft.updatedAt), lang)),
          beside: (
            <Form action={draftPaths.deletion(draft.id)} id={`remove-${draft.id}`}>
              <Button variant="quiet">
                {t.remove}
                <span class="sr-only"> {titleOf(draft)}</span>
              </Button>
            </Form>
          ),
        }))}
      />
      <AtMost most={mostDrafts} shown={drafts.length} />
    </Layout>
  )
}
