import type { Child as Content } from 'hono/jsx'
import {
  Alert,
  Card,
  Cards,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  NextStep,
  Table,
  usePage,
} from '../../../ui/index.ts'
import { countyPaths } from '../../county/index.ts'
import {
  type ChildFigure,
  childFigureTexts,
  figureNow,
  insightPaths,
  kindOf,
  nameOf,
  overview,
  quarterName,
  type SectionId,
  sayBasis,
  sayDirection,
  sayValue,
  sectionIds,
} from '../child-figures/index.ts'
import type { Chosen } from './insight.ts'
import { QuarterTabs } from './quarter-tabs.tsx'
import { insightTexts } from './texts.ts'

type Props = {
  chosen: Chosen | undefined
  /** a manager's own, shown beside the whole */
  unitName: string | undefined
  /** stories that wait for this reader */
  toClear: number
  /** where else to look: what the reader's function has use for */
  links: { href: string; label: string }[]
}
type T = ReturnType<typeof insightTexts>

/** The first look: every figure of a quarter in a table, and the way to its pictures. */
export function OverviewPage({ chosen, unitName, toClear, links }: Props) {
  const t = insightTexts(usePage().lang)
  return (
    <Layout title={t.insight} lead={unitName ? t.leadUnit(unitName) : t.leadWhole}>
      {toClear > 0 && (
        <NextStep
          heading={t.storyWaits(toClear)}
          action={<LinkButton href={countyPaths.stories()}>{t.readStories}</LinkButton>}
        >
          {t.storyWhy}
        </NextStep>
      )}
      {chosen ? (
        <>
          {chosen.invented && <Alert>{childFigureTexts(chosen.look.language).inventedFigures}</Alert>}
          <QuarterTabs chosen={chosen} href={quarter => insightPaths.page({ quarter })} />
          <Card heading={t.atAGlance(quarterName(chosen.look.quarter, chosen.look.language))}>
            <Glance chosen={chosen} own={Boolean(unitName)} t={t} />
          </Card>
          <h2>{t.look}</h2>
          <Cards>
            {sectionIds.map(id => (
              <Card
                heading={t[id]}
                level={3}
                href={insightPaths.section(id, { quarter: chosen.look.quarter })}
              >
                <p class="hint">{aboutOf(id, t)}</p>
              </Card>
            ))}
          </Cards>
          <p class="hint">{childFigureTexts(chosen.look.language).tooFewMeans(chosen.hiddenBelow)}</p>
        </>
      ) : (
        <EmptyState says={t.nothingYet}>{t.nothingHow}</EmptyState>
      )}
      <h2>{t.more}</h2>
      <Lines items={links.map(({ href, label }) => ({ href, title: label }))} />
    </Layout>
  )
}

const aboutOf = (id: SectionId, t: T) =>
  ({
    worries: t.aboutWorries,
    answers: t.aboutAnswers,
    plans: t.aboutPlans,
    partners: t.aboutPartners,
    following: t.aboutFollowing,
  })[id]

function Glance({ chosen, own, t }: { chosen: Chosen; own: boolean; t: T }) {
  const columns = [
    { heading: t.figure },
    ...(own
      ? [{ heading: t.ownUnit }, { heading: t.wholeCollaboration }]
      : [{ heading: t.worth }, { heading: t.restsOn }]),
    { heading: t.sinceAYear },
  ]
  const rows = overview.flatMap(({ section, figures }) =>
    figures.map(id => [
      <a href={insightPaths.section(section, { quarter: chosen.look.quarter })}>
        {nameOf(id, chosen.look.language)}
      </a>,
      ...cellsOf(id, chosen, own),
    ]),
  )
  return <Table caption={t.insight} captionHidden columns={columns} rows={rows} />
}

function cellsOf(id: ChildFigure, { look }: Chosen, own: boolean): Content[] {
  const { language } = look
  const kind = kindOf(id)
  const { reading, direction } = figureNow(id, look)
  const value = sayValue(kind, reading, language)
  const basis = sayBasis(id, kind, reading, language)
  const moved = sayDirection(kind, direction, language)
  if (!own) return [value, basis, moved]
  const mine = figureNow(id, { ...look, where: 'own' }).reading
  return [
    withBasis(sayValue(kind, mine, language), sayBasis(id, kind, mine, language)),
    withBasis(value, basis),
    moved,
  ]
}

const withBasis = (value: string, basis: string) => (basis ? `${value} (${basis})` : value)
