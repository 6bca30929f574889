import { formatDate } from '../../../i18n/index.ts'
import {
  Card,
  EmptyState,
  Layout,
  Lines,
  LinkButton,
  NextStep,
  SearchField,
  Table,
  Tabs,
  usePage,
} from '../../../ui/index.ts'
import { tableFormats } from '../../insight/exports/index.ts'
import type { Indicator, Kind } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { formatValue } from '../numbers.ts'
import type { Reading } from '../readings/reading.ts'
import { sayHowFar, sayOwner, sayReading, sayTarget } from '../sentences.ts'
import { texts } from '../texts.ts'
import { dueOn } from './due.ts'

export type Order = 'name' | 'due'
type Row = { indicator: Indicator; latest: Reading | undefined }
type Props = {
  rows: readonly Row[]
  order: Order
  search: string
  retired: boolean
  today: string
  /** of the reader: what is theirs to fill in */
  functionId: string
  lead: boolean
}

/** Goals and effects in two groups (R17), and first of all what waits for a new value and whose it is. */
export function IndicatorsPage({ rows, order, search, retired, today, functionId, lead }: Props) {
  const t = texts(usePage().lang)
  if (rows.length === 0 && !search && !retired) return <NothingYet lead={lead} />
  const sorted =
    order === 'due' ? rows.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other))) : rows
  return (
    <Layout title={t.heading} lead={t.lead}>
      {!retired && <Waiting {...{ rows, today, functionId }} />}
      <SearchField action={indicatorPaths.indicators()} label={t.search} value={search} />
      {rows.length > 1 && !retired && <Orders {...{ order, search }} />}
      {rows.length === 0 && (
        <EmptyState
          says={retired && !search ? t.noneRetired : t.noneFound}
          begin={<a href={indicatorPaths.indicators()}>{t.showAll}</a>}
        />
      )}
      {rows.length > 0 &&
        (['goal', 'effect'] as const).map(kind => (
          <Group kind={kind} rows={sorted.filter(({ indicator }) => indicator.kind === kind)} today={today} />
        ))}
      {rows.length > 0 && !retired && !search && (
        <p class="row">
          {t.download}
          {tableFormats.map(format => (
            <a
              href={indicatorPaths.listFile(format)}
              aria-label={`${t.heading}, ${format.toUpperCase()}`}
              data-turbo="false"
            >
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      )}
      <p class="row">
        {lead && (
          <LinkButton href={indicatorPaths.newIndicator()} icon="plus">
            {t.make}
          </LinkButton>
        )}
        {lead && (
          <LinkButton href={indicatorPaths.imports()} variant="secondary">
            {t.importRows}
          </LinkButton>
        )}
        <a href={indicatorPaths.indicators({ retired: retired ? '' : 'yes' })}>
          {retired ? t.inUseOnes : t.retiredOnes}
        </a>
      </p>
    </Layout>
  )
}

const dayOf = ({ indicator, latest }: Row) => dueOn(indicator, latest) ?? '9999'

function NothingYet({ lead }: { lead: boolean }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.heading} lead={t.lead}>
      <EmptyState
        says={t.emptySays}
        begin={
          lead ? (
            <LinkButton href={indicatorPaths.newIndicator()} icon="plus">
              {t.make}
            </LinkButton>
          ) : undefined
        }
      >
        {lead ? t.emptyHow : t.emptyWait}
      </EmptyState>
      <p>
        <a href={indicatorPaths.indicators({ retired: 'yes' })}>{t.retiredOnes}</a>
      </p>
    </Layout>
  )
}

/** What waits: mine as the next step, that of others in a list. */
function Waiting({ rows, today, functionId }: Pick<Props, 'rows' | 'today' | 'functionId'>) {
  const { lang } = usePage()
  const t = texts(lang)
  const late = rows
    .filter(row => dayOf(row) <= today)
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
  const mine = late.find(({ indicator }) => indicator.owner?.functionId === functionId)
  const others = late.filter(row => row !== mine)
  return (
    <>
      {mine && (
        <NextStep
          heading={mine.indicator.name}
          action={
            <LinkButton href={keyPath(mine.indicator)}>
              {mine.indicator.source === 'register' ? t.enter : t.keyIn}
            </LinkButton>
          }
        >
          {t.waiting} {t.waitsSince(formatDate(dayOf(mine), lang))}. {t.waitsYours}
        </NextStep>
      )}
      {others.length > 0 && (
        <Card heading={t.waiting}>
          <Lines
            items={others.map(row => ({
              title: row.indicator.name,
              href: indicatorPaths.indicator(row.indicator.id),
              detail: `${sayOwner(row.indicator, lang)}, ${t.waitsSince(formatDate(dayOf(row), lang))}`,
            }))}
          />
        </Card>
      )}
    </>
  )
}

export const keyPath = ({ id, source }: Indicator) =>
  source === 'register' ? indicatorPaths.newEntry(id) : indicatorPaths.newValue(id)

function Orders({ order, search }: Pick<Props, 'order' | 'search'>) {
  const t = texts(usePage().lang)
  const tab = (to: Order, label: string) => ({
    href: indicatorPaths.indicators({ q: search, order: to === 'name' ? '' : to }),
    label,
    here: order === to,
  })
  return <Tabs label={t.orders} items={[tab('name', t.byName), tab('due', t.byDue)]} />
}

function Group({ kind, rows, today }: { kind: Kind; rows: readonly Row[]; today: string }) {
  const { lang } = usePage()
  const t = texts(lang)
  const isGoal = kind === 'goal'
  return (
    <Card heading={isGoal ? t.goals : t.effects}>
      <p class="quiet">{isGoal ? t.goalsLead : t.effectsLead}</p>
      {rows.length === 0 ? (
        <p>{isGoal ? t.noGoals : t.noEffects}</p>
      ) : (
        <Table
          caption={isGoal ? t.goals : t.effects}
          captionHidden
          columns={[t.indicator, t.now, t.soFar, t.owner].map(heading => ({ heading }))}
          rows={rows.map(({ indicator, latest }) => [
            <a href={indicatorPaths.indicator(indicator.id)}>{indicator.name}</a>,
            latest ? sayReading(indicator, latest, lang) : t.noValue,
            soFar({ indicator, latest }, today, lang),
            sayOwner(indicator, lang),
          ])}
        />
      )}
    </Card>
  )
}

function soFar({ indicator, latest }: Row, today: string, lang: 'sv' | 'en') {
  const { target, unit, base } = indicator
  if (!target)
    return base ? `${texts(lang).base}: ${formatValue(base.value, unit, lang)}` : texts(lang).noTarget
  return (latest && sayHowFar(indicator, latest, today, lang)) || sayTarget(target, unit, lang)
}
