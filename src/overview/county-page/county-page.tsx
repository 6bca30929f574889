import { formatDate, insideSentence } from '../../i18n/index.ts'
import { countyPaths, countyTexts } from '../../learning/county/index.ts'
import { childFigureTexts } from '../../learning/insight/child-figures/index.ts'
import { Alert, Details, EmptyState, Icon, Layout, LinkButton, Table, Tag, usePage } from '../../ui/index.ts'
import type { CountyView, ShownStory } from './county.ts'
import type { JudgedFigure } from './judged.ts'
import { FileWay, OpenFoot, type OpenWay } from './open-way.tsx'
import { Trend } from './trend.tsx'

type T = ReturnType<typeof countyTexts>

/**
 * Where we stand, for who has a minute: six figures with what they rest on, and one story. One sheet on paper. `way`: how somebody
 * without an account reads it.
 */
export function CountyPage({ name, figures, story, chooses, reads, way }: CountyView & { way?: OpenWay }) {
  const t = countyTexts(usePage().lang)
  return (
    <Layout title={t.heading} lead={t.lead(name)}>
      <div class="county flow">
        {figures.some(({ invented }) => invented) && (
          <Alert>{childFigureTexts(usePage().lang).inventedFigures}</Alert>
        )}
        {figures.length ? (
          <ol class="county-figures" aria-label={t.figures}>
            {figures.map(figure => (
              <Figure figure={figure} t={t} />
            ))}
          </ol>
        ) : (
          <EmptyState says={t.noFigures}>{t.noFiguresHow}</EmptyState>
        )}
        {story && <TheStory story={story} t={t} />}
        {figures.length > 0 && <p class="hint">{t.howSure}</p>}
        {figures.length > 0 && (
          <div class="screen-only flow">
            <div class="hint county-files">
              {t.files}{' '}
              {['csv', 'xlsx', 'pdf'].map(format => (
                <FileWay format={format} way={way} />
              ))}
            </div>
            <Details summary={t.behind}>
              <Behind figures={figures} t={t} />
            </Details>
          </div>
        )}
        <p class="hint screen-only">{t.print}</p>
        {way && <OpenFoot way={way} />}
        <div class="row screen-only">
          {chooses && (
            <LinkButton href={countyPaths.openings()} variant="secondary">
              {t.openings}
            </LinkButton>
          )}
          {chooses && (
            <LinkButton href={countyPaths.figures()} variant="secondary">
              {t.chooseFigures}
            </LinkButton>
          )}
          {reads && (
            <LinkButton href={countyPaths.stories()} variant="secondary">
              {t.stories}
            </LinkButton>
          )}
        </div>
      </div>
    </Layout>
  )
}

/** Whether a goal is met is a sign and a frame as well as words: two figures side by side are told apart at a glance. */
function Judgement({ figure: { goalSaid }, t }: { figure: JudgedFigure; t: T }) {
  if (!goalSaid) return <p class="hint">{t.noGoal}</p>
  const { goal, met } = goalSaid
  return (
    <p class="county-judgement">
      {goal}{' '}
      {met && (
        <Tag tone={met.is ? 'good' : 'neutral'} icon={met.is ? 'check' : 'close'}>
          {met.words}
        </Tag>
      )}
    </p>
  )
}

function Figure({ figure, t }: { figure: JudgedFigure; t: T }) {
  const sure = figure.direction.state === 'more' || figure.direction.state === 'less'
  const says = figure.direction.plain ?? figure.direction.words
  return (
    <li class="county-figure">
      <h2>{figure.href ? <a href={figure.href}>{figure.name}</a> : figure.name}</h2>
      <p class={figure.hidden ? 'county-hidden' : 'county-value'}>{figure.value}</p>
      <Judgement figure={figure} t={t} />
      <Trend history={figure.history} />
      {says && (
        <p class="county-direction">
          {sure && <Icon name={figure.direction.state === 'more' ? 'rise' : 'fall'} size={18} />}
          <span>{says}</span>
        </p>
      )}
      <p class="hint">{[figure.basis, figure.period].filter(Boolean).join(' · ')}</p>
      {figure.caution && <Tag>{t.caution}</Tag>}
      <Details summary={t.howKnown}>
        {figure.direction.plain && <p class="hint">{figure.direction.words}</p>}
        <p class="hint">{`${t.from}: ${figure.source}`}</p>
      </Details>
    </li>
  )
}

function TheStory({ story, t }: { story: ShownStory; t: T }) {
  const { lang } = usePage()
  const { cleared } = story
  return (
    <section class="county-story flow" aria-labelledby="story">
      <h2 id="story">{story.title}</h2>
      {story.words.split(/\n{2,}/).map(each => (
        <p class="county-words">{each}</p>
      ))}
      <p class="hint">
        {story.madeOf === 'invented' ? t.storyInvented : t.storyConsented}{' '}
        {cleared && t.readBy(cleared.who, insideSentence(cleared.functionName), formatDate(cleared.at, lang))}
      </p>
    </section>
  )
}

/** Quarters and years do not stand in one table: one for the figures that have the same times. */
function Behind({ figures, t }: { figures: JudgedFigure[]; t: T }) {
  const times = (figure: JudgedFigure) => figure.history.map(({ label }) => label)
  return (
    <>
      {[
        ...Map.groupBy(
          figures.filter(({ history }) => history.length > 0),
          figure => times(figure).join(),
        ).values(),
      ].map(group => (
        <Table
          caption={group.map(({ name }) => name).join(', ')}
          captionHidden
          columns={[
            { heading: t.figure },
            ...times(group[0] as JudgedFigure).map(heading => ({ heading, numeric: true })),
          ]}
          rows={group.map(({ name, history }) => [name, ...history.map(({ said }) => said)])}
        />
      ))}
    </>
  )
}
