import type { Language } from '../../../i18n/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  DescriptionList,
  Details,
  EmptyState,
  Form,
  Layout,
  LinkButton,
  Live,
  NextStep,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../../surveys/index.ts'
import { quotePaths } from '../quotes/noun.ts'
import { type Figure, isTooFew } from './figures.ts'
import type { Dimension } from './groups.ts'
import { ItemCard } from './item-card.tsx'
import { type Choice, resultPaths } from './paths.ts'
import { QuoteCard } from './quote-card.tsx'
import type { Results, SurveyHead } from './results.ts'
import { cautionsOf, nameOf, sayRate, titleOf, whenOf } from './sentences.ts'
import { resultTexts } from './texts.ts'

/** Before there are results: why not, and for the process leader what to do. */
export function NoResultsPage({ head, leads }: { head: SurveyHead; leads: boolean }) {
  const { lang } = usePage()
  const t = resultTexts(lang)
  return (
    <Layout
      title={`${t.heading}: ${titleOf(head.title, lang)}`}
      back={leads && <BackLink href={surveyPaths.survey(head.id)}>{t.back}</BackLink>}
    >
      <Live topic={`survey:${head.id}`} />
      {head.state !== 'closed' ? (
        <EmptyState says={t.notClosed}>{t.notClosedMore}</EmptyState>
      ) : head.releaseId ? (
        <EmptyState says={t.counting} />
      ) : (
        <EmptyState
          says={t.notAsked}
          begin={
            leads && (
              <Form action={resultPaths.results(head.id)}>
                <Button>{t.countNow}</Button>
              </Form>
            )
          }
        >
          {leads && t.notAskedLeader}
        </EmptyState>
      )}
    </Layout>
  )
}

type Props = { results: Results; figures: Figure[]; choice: Choice; leads: boolean }

export function ResultsPage({ results, figures, choice, leads }: Props) {
  const { lang } = usePage()
  const t = resultTexts(lang)
  const { head, group } = results
  const title = titleOf(head.title, lang)
  const isSmall = group.answers === null
  return (
    <Layout
      title={`${t.heading}: ${title}`}
      back={leads && <BackLink href={surveyPaths.survey(head.id)}>{t.back}</BackLink>}
    >
      {leads && results.waiting > 0 && (
        <NextStep
          heading={t.reviewQuotes(results.waiting)}
          action={<LinkButton href={quotePaths.quotes(head.id)}>{t.toQuotes}</LinkButton>}
        />
      )}
      <Card heading={nameOf(group, t, lang)}>
        <DescriptionList
          items={[
            [t.answers, group.answers ?? t.fewerThan(head.hiddenBelow)],
            [t.rate, sayRate(group, t)],
            [t.period, `${whenOf({ closesOn: head.opensOn }, lang)} – ${whenOf(head, lang)}`],
          ]}
        />
        <Cautions results={results} />
        <p class="hint">{t.hiddenMeans(head.hiddenBelow)}</p>
        {!isSmall && <AllFiles id={head.id} choice={choice} />}
      </Card>
      <Filter results={results} choice={choice} />
      {isSmall ? (
        <EmptyState says={t.tooFewHere(head.hiddenBelow)}>{t.tooFewWhy}</EmptyState>
      ) : (
        <Sections results={results} figures={figures} choice={choice} />
      )}
      {results.quotes.length > 0 && <QuoteCard results={results} figures={figures} />}
    </Layout>
  )
}

function Cautions({ results }: { results: Results }) {
  const t = resultTexts(usePage().lang)
  const cautions = cautionsOf(results, t)
  if (!cautions.length) return null
  return (
    <Alert heading={t.caution}>
      <p>{cautions.join(' ')}</p>
    </Alert>
  )
}

function Sections({ results, figures, choice }: Omit<Props, 'leads'>) {
  const sections = Map.groupBy(figures, ({ section }) => section)
  return (
    <>
      {[...sections].map(([section, own]) => (
        <section class="flow">
          <h2>{section}</h2>
          {own
            .filter(figure => !isTooFew(figure))
            .map(figure => (
              <ItemCard figure={figure} results={results} choice={choice} />
            ))}
          <TooFew figures={own.filter(isTooFew)} />
        </section>
      ))}
    </>
  )
}

/** Questions that too few have answered, in one card: each in a card of its own looked as if something was missing. */
function TooFew({ figures }: { figures: readonly Figure[] }) {
  const t = resultTexts(usePage().lang)
  if (!figures.length) return null
  return (
    <Card heading={t.tooFewOf(figures.length)} level={3}>
      <ul>
        {figures.map(({ item, label }) => (
          <li id={`item-${item}`}>{label}</li>
        ))}
      </ul>
    </Card>
  )
}

function AllFiles({ id, choice }: { id: string; choice: Choice }) {
  const t = resultTexts(usePage().lang)
  return (
    <p class="hint screen-only">
      {t.allFiles}{' '}
      {(['pdf', 'xlsx', 'csv'] as const).map(format => (
        <>
          <a href={resultPaths.file(id, format, choice)} data-turbo="false" download>
            {format.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

const dimensions = ['kind', 'organisation', 'unit', 'role'] as const satisfies readonly Dimension[]

/** Links, so that a choice has an address and needs no script. */
function Filter({ results, choice }: { results: Results; choice: Choice }) {
  const { lang } = usePage()
  const t = resultTexts(lang)
  const { head, groups, group } = results
  const headings = { kind: t.byKind, organisation: t.byOrganisation, unit: t.byUnit, role: t.byRole }
  const own = (dimension: Dimension) => groups.filter(each => each.dimension === dimension)
  if (groups.length < 2 && head.earlier.length < 2) return null
  return (
    <nav class="screen-only flow" aria-label={t.filter}>
      <Details summary={`${t.filter} ${nameOf(group, t, lang)}`} open={group.number !== 0}>
        <p>
          <Choose
            href={resultPaths.results(head.id, { ...choice, of: undefined })}
            here={group.number === 0}
            words={t.all}
          />
        </p>
        {dimensions
          .filter(dimension => own(dimension).length)
          .map(dimension => (
            <p>
              <strong>{headings[dimension]}:</strong>{' '}
              {byName(own(dimension), lang).map((each, i) => (
                <>
                  {i > 0 && ' · '}
                  <Choose
                    href={resultPaths.results(head.id, { ...choice, of: each.number })}
                    here={each.number === group.number}
                    words={nameOf(each, t, lang)}
                  />
                </>
              ))}
            </p>
          ))}
        {head.earlier.length > 1 && <Earlier results={results} choice={choice} />}
      </Details>
    </nav>
  )
}

const byName = <T extends { label: string }>(groups: T[], lang: Language) =>
  groups.toSorted((a, b) => a.label.localeCompare(b.label, lang))

const Choose = ({ href, here, words }: { href: string; here: boolean; words: string }) =>
  here ? <strong aria-current="page">{words}</strong> : <a href={href}>{words}</a>

function Earlier({ results: { head, before }, choice }: { results: Results; choice: Choice }) {
  const { lang } = usePage()
  const t = resultTexts(lang)
  return (
    <p>
      <strong>{t.compare}:</strong>{' '}
      {head.earlier.map((each, i) => (
        <>
          {i > 0 && ' · '}
          <Choose
            href={resultPaths.results(head.id, { ...choice, with: each.id })}
            here={each.id === before?.head.id}
            words={whenOf(each, lang)}
          />
        </>
      ))}
    </p>
  )
}
