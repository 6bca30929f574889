import { formatRelative } from '../../platform/i18n/index.ts'
import { Button, EmptyState, Form, Layout, Lines, usePage } from '../../ui/index.ts'
import type { DraftInList } from './drafts.ts'
import { continueAt, draftPaths } from './paths.ts'
import { texts } from './texts.ts'

/** What my function has begun and not sent. */
export function DraftsPage({ drafts }: { drafts: DraftInList[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const names: Record<string, string> = {
    worry: t.worry,
    wheel: t.wheel,
    request: t.request,
    meeting: t.meeting,
    minutes: t.minutes,
  }
  const titleOf = ({ form, childName }: DraftInList) =>
    [names[form] ?? t.other, childName].filter(Boolean).join(': ')
  return (
    <Layout title={t.heading} lead={t.lead} narrow>
      {drafts.length === 0 && <EmptyState says={t.none} />}
      <Lines
        items={drafts.map(draft => ({
          title: titleOf(draft),
          href: continueAt(draft),
          detail: t.by(draft.personName ?? '', formatRelative(new Date(draft.updatedAt), lang)),
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
    </Layout>
  )
}
