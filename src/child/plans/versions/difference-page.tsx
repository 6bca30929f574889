import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { BackLink, Layout, Table, Tag, usePage } from '../../../ui/index.ts'
import { fullName } from '../functions.ts'
import { planPaths } from '../noun.ts'
import type { Part } from '../parts.ts'
import { aboutChildOf, type Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import type { Change } from './difference.ts'
import { versionTexts } from './texts.ts'

type Props = { plan: Plan; before: number; after: number; changes: Change<Part>[]; labels: AreaLabels }

/** What two versions do not have in common, before and now beside each other. */
export function DifferencePage({ plan, before, after, changes, labels }: Props) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...versionTexts(lang) }
  const written = (part: Part | undefined) =>
    part && (
      <span class="written">
        {[
          part.words,
          part.kind === 'need' && part.area && labels[part.area],
          part.doer && fullName(part.doer),
          t.dates(part.fromOn, part.untilOn),
          part.howSeen,
        ]
          .filter(Boolean)
          .join('\n')}
      </span>
    )
  return (
    <Layout
      title={t.differenceHeading(before, after)}
      about={aboutChildOf(plan)}
      back={<BackLink href={planPaths.version(plan.id, after)}>{t.planFor(plan.childName)}</BackLink>}
    >
      {changes.length === 0 ? (
        <p>{t.differenceNone}</p>
      ) : (
        <Table
          caption={t.differenceHeading(before, after)}
          captionHidden
          columns={[{ heading: t.whatPart }, { heading: t.before }, { heading: t.after }]}
          rows={changes.map(change => [
            <>
              {t[(change.after ?? change.before)?.kind ?? 'need']} <Tag>{t[change.what]}</Tag>
            </>,
            written(change.before),
            written(change.after),
          ])}
        />
      )}
    </Layout>
  )
}
