import { formatDate } from '../../../i18n/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import {
  Alert,
  AtMost,
  BackLink,
  Button,
  Card,
  DescriptionList,
  Form,
  type FormState,
  Layout,
  LinkButton,
  Saved,
  Tag,
  TextArea,
  Timeline,
  usePage,
  Written,
} from '../../../ui/index.ts'
import { insightPaths, quarterName, sectionOf } from '../../insight/child-figures/index.ts'
import { resultPaths } from '../../insight/results/index.ts'
import type { Indicator } from '../indicators.ts'
import { dueOn } from '../list/due.ts'
import { keyPath } from '../list/list-page.tsx'
import { indicatorPaths } from '../noun.ts'
import { formatValue } from '../numbers.ts'
import type { Reading } from '../readings/reading.ts'
import { sayGround, sayHowFar, sayOwner, sayReading, sayTarget } from '../sentences.ts'
import { figureOf } from '../sources/child-figure-source.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'
import { type KeyedRow, mostKeyed } from '../values/values.ts'
import type { Confirmed } from '../written.ts'
import { commentSchema } from './comments.ts'
import { formats } from './exports.tsx'
import { type Happening, mostHappenings } from './history.ts'
import { PeriodsCard } from './periods-card.tsx'

type Props = {
  indicator: Indicator
  /** what is counted, where the source says it itself */
  about: string
  readings: readonly Reading[]
  keyed: readonly KeyedRow[]
  happenings: readonly Happening[]
  today: string
  keeps: boolean
  lead: boolean
  done?: Confirmed
  state?: FormState
}

/** One indicator: how far it has come, what it rests on, year by year, and what has been said and changed. */
export function IndicatorPage(props: Props) {
  const { indicator, about, readings, keyed, happenings, today, keeps, lead, done, state } = props
  const { lang } = usePage()
  const t = texts(lang)
  const latest = readings.at(-1)
  const said = { made: t.made, keyed: t.keyedNow, entered: t.enteredNow, said: t.saidNow, moved: t.movedNow }
  return (
    <Layout
      title={indicator.name}
      back={<BackLink href={indicatorPaths.indicators()}>{t.heading}</BackLink>}
      mistakes={Boolean(state?.errors)}
      aside={<Beside indicator={indicator} about={about} lead={lead} />}
    >
      {done && <Saved>{said[done]}</Saved>}
      <p class="row">
        <Tag>{indicator.kind === 'goal' ? t.goal : t.effect}</Tag>
        {indicator.state === 'retired' && <Tag>{t.retired}</Tag>}
      </p>
      {indicator.kind === 'effect' && <Alert>{t.effectsLead}</Alert>}
      <Card heading={t.now}>
        <Now {...{ indicator, latest, today }} />
        {keeps && indicator.state === 'in_use' && <Keys indicator={indicator} />}
        {indicator.source === 'register' && (
          <p>
            <a href={indicatorPaths.entries(indicator.id)}>{t.seeRows}</a>
          </p>
        )}
      </Card>
      <PeriodsCard indicator={indicator} readings={readings} />
      <Files indicator={indicator} hasPicture={readings.length > 0} />
      {keyed.length > 0 && <Values {...{ indicator, keyed, keeps }} />}
      <Card heading={t.comments} id="comments">
        {happenings.length === 0 ? <p>{t.noComments}</p> : <Happened {...{ indicator, happenings }} />}
        {keeps && (
          <Form action={indicatorPaths.comments(indicator.id)} state={state ?? {}} once>
            <TextArea
              name="words"
              label={t.comment}
              hint={t.commentHint}
              maxLength={maxOf(commentSchema, 'words')}
            />
            <Button variant="secondary">{t.say}</Button>
          </Form>
        )}
      </Card>
    </Layout>
  )
}

function Now({
  indicator,
  latest,
  today,
}: {
  indicator: Indicator
  latest: Reading | undefined
  today: string
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const own = sourceTexts(lang)
  const due = dueOn(indicator, latest)
  const far = latest && sayHowFar(indicator, latest, today, lang)
  const href = latest && placeOf(indicator, latest)
  return (
    <>
      <p class="figure">{latest ? sayReading(indicator, latest, lang) : t.noValue}</p>
      {far && <p>{far}</p>}
      {latest && (
        <p class="hint">
          {[whenOf(latest, lang), sayGround(latest, lang), latest.note].filter(Boolean).join('. ')}
        </p>
      )}
      {latest?.invented && <p class="hint">{own.invented}</p>}
      {href && (
        <p>
          <a href={href}>{own.seeAll}</a>
        </p>
      )}
      {due && (
        <p class="hint">
          {due <= today
            ? `${t.waiting} ${t.waitsSince(formatDate(due, lang))}.`
            : `${t.nextOn(formatDate(due, lang))}.`}
        </p>
      )}
    </>
  )
}

/** "juli–september 2026", or the day. */
const whenOf = ({ quarter, on }: Reading, lang: 'sv' | 'en') =>
  quarter ? quarterName(quarter, lang) : formatDate(on, lang)

/** Where there is more of a value that was counted by itself. */
function placeOf(indicator: Indicator, { survey, quarter }: Reading) {
  if (survey) return resultPaths.results(survey.id)
  const figure = figureOf(indicator)
  return figure && insightPaths.section(sectionOf(figure), { quarter })
}

function Keys({ indicator }: { indicator: Indicator }) {
  const t = texts(usePage().lang)
  if (indicator.source !== 'keyed' && indicator.source !== 'register') return null
  return (
    <p>
      <LinkButton href={keyPath(indicator)} icon="plus">
        {indicator.source === 'register' ? t.enter : t.keyIn}
      </LinkButton>
    </p>
  )
}

function Beside({ indicator, about, lead }: Pick<Props, 'indicator' | 'about' | 'lead'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const { base, target, unit, code, state } = indicator
  return (
    <>
      <Card heading={t.what}>
        <Written>{indicator.definition}</Written>
        <h3>{t.where}</h3>
        <Written>{indicator.sourceWords}</Written>
        <DescriptionList
          items={[
            [t.sourceIs, about ? `${t[indicator.source]}. ${about}` : t[indicator.source]],
            [t.base, base ? t.atDay(formatValue(base.value, unit, lang), formatDate(base.on, lang)) : '–'],
            [t.target, target ? sayTarget(target, unit, lang) : t.noTarget],
            [t.owner, sayOwner(indicator, lang)],
            [t.code, code],
          ]}
        />
      </Card>
      {lead && (
        <p class="row">
          <LinkButton href={indicatorPaths.edit(indicator.id)} variant="secondary">
            {t.edit}
          </LinkButton>
          <LinkButton href={indicatorPaths.retirement(indicator.id)} variant="quiet">
            {state === 'retired' ? t.bringBack : t.retire}
          </LinkButton>
        </p>
      )}
    </>
  )
}

/** The years, the picture and all of it, to take along. */
function Files({ indicator: { id, name }, hasPicture }: { indicator: Indicator; hasPicture: boolean }) {
  const t = texts(usePage().lang)
  const shown = formats.filter(format => hasPicture || format !== 'png')
  return (
    <p class="row">
      {t.download}
      {shown.map(format => (
        <a
          href={indicatorPaths.file(id, format)}
          aria-label={`${name}, ${format.toUpperCase()}`}
          data-turbo="false"
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}

/** Every value that has been keyed in, the corrected ones too (R20). */
function Values({
  indicator,
  keyed,
  keeps,
}: {
  indicator: Indicator
  keyed: readonly KeyedRow[]
  keeps: boolean
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.values}>
      <Timeline
        items={keyed.map(row => ({
          at: row.on,
          when: formatDate(row.on, lang),
          what: (
            <>
              {row.replaced ? (
                <del>{sayReading(indicator, row, lang)}</del>
              ) : (
                <strong>{sayReading(indicator, row, lang)}</strong>
              )}
              {row.replaced && ` ${t.replaced}`} {sayGround(row, lang)} {row.note}{' '}
              {keeps && !row.replaced && (
                <a
                  href={indicatorPaths.newValue(indicator.id, { replaces: row.id })}
                  aria-label={t.correctOf(formatDate(row.on, lang))}
                >
                  {t.correct}
                </a>
              )}
            </>
          ),
          who: t.byWhom(row.by, formatDate(row.at, lang)),
        }))}
      />
      <AtMost most={mostKeyed} shown={keyed.length} />
    </Card>
  )
}

function Happened({ indicator, happenings }: { indicator: Indicator; happenings: readonly Happening[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const head = { comment: '', change: '', retired: t.wasRetired, in_use: t.wasBrought }
  const changed = ({ kind, words, target }: Happening) =>
    kind === 'change'
      ? `${t.changedWhy(words)} ${target ? t.targetWas(sayTarget(target, indicator.unit, lang)) : ''}`
      : [head[kind], words].filter(Boolean).join(': ')
  return (
    <>
      <Timeline
        items={happenings.map(one => ({
          at: one.at.toISOString(),
          when: formatDate(one.at, lang),
          what: <span class="written" dir="auto">{`\n${changed(one)}`}</span>,
          who: one.by,
        }))}
      />
      <AtMost most={mostHappenings} shown={happenings.length} />
    </>
  )
}
