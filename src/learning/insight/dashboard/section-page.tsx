import { Alert, BackLink, Layout, Tabs, usePage } from '../../../ui/index.ts'
import {
  childFigureTexts,
  insightPaths,
  quarterName,
  type SectionId,
  sectionIds,
  viewOf,
  viewsOf,
} from '../child-figures/index.ts'
import { Files } from './files-line.tsx'
import type { Chosen } from './insight.ts'
import { QuarterTabs } from './quarter-tabs.tsx'
import { insightTexts } from './texts.ts'
import { ViewCard } from './view-card.tsx'

type Props = {
  id: SectionId
  chosen: Chosen /** a manager may look at the own unit instead */
  manages: boolean
}

/** What is looked at together: each as a picture, a sentence and a table. */
export function SectionPage({ id, chosen, manages }: Props) {
  const { lang } = usePage()
  const t = insightTexts(lang)
  const { quarter, where } = chosen.look
  const own = where === 'own'
  return (
    <Layout
      title={t[id]}
      lead={quarterName(quarter, lang)}
      back={<BackLink href={insightPaths.page({ quarter })}>{t.insight}</BackLink>}
    >
      {chosen.invented && <Alert>{childFigureTexts(lang).inventedFigures}</Alert>}
      <Tabs
        label={t.whichPart}
        items={sectionIds.map(each => ({
          href: insightPaths.section(each, { quarter, own }),
          label: t[each],
          here: each === id,
        }))}
      />
      <QuarterTabs chosen={chosen} href={each => insightPaths.section(id, { quarter: each, own })} />
      {manages && (
        <Tabs
          label={t.whose}
          items={[false, true].map(each => ({
            href: insightPaths.section(id, { quarter, own: each }),
            label: each ? t.ownUnit : t.wholeCollaboration,
            here: each === own,
          }))}
        />
      )}
      <div class="views">
        {viewsOf(id, own).map(view => (
          <ViewCard view={viewOf(view, chosen.look)} chosen={{ quarter, own }} />
        ))}
      </div>
      <Files of={id} chosen={{ quarter, own }} formats={['pdf']} />
      <p class="hint">{childFigureTexts(lang).tooFewMeans(chosen.hiddenBelow)}</p>
    </Layout>
  )
}
