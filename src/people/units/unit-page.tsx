import { Card, Layout, Lines, LinkButton, NextStep, Table, Tag, usePage } from '../../ui/index.ts'
import { ClosedFunctions, functionPaths } from '../functions/index.ts'
import { unitPaths } from './noun.ts'
import { texts } from './texts.ts'
import type { Figures, Holding, UnitFunction } from './units.ts'

type Props = {
  unitName: string
  functions: UnitFunction[]
  figures: Map<string, Figures>
  /** Persons whose mail does not arrive. */
  mailFailures: Set<string>
  /** Persons who have not signed in yet. */
  expected: Set<string>
  closed: { id: string; name: string; on: string }[]
}
type T = ReturnType<typeof texts>

/** For the manager: is every function held, who comes and goes, and how much lies with each. */
export function UnitPage({ unitName, functions, figures, mailFailures, expected, closed }: Props) {
  const t = texts(usePage().lang)
  const vacant = functions.find(({ now, coming }) => now.length === 0 && coming.length === 0)
  const burden = vacant && figures.get(vacant.id)
  const moving = functions.flatMap(func => [
    ...func.coming.map(holding => ({
      func,
      holding,
      at: holding.startsAt,
      words: t.beginsOn(new Date(holding.startsAt)),
    })),
    ...func.now.flatMap(holding =>
      holding.endsAt
        ? [{ func, holding, at: holding.endsAt, words: t.endsOn(new Date(holding.endsAt)) }]
        : [],
    ),
  ])
  return (
    <Layout title={unitName} lead={t.lead}>
      {vacant && (
        <NextStep
          heading={t.vacantBand(vacant.name)}
          action={<LinkButton href={unitPaths.handover(vacant.id)}>{t.appoint}</LinkButton>}
        >
          {burden && t.vacantWork(burden.children, burden.waiting)}
        </NextStep>
      )}
      <Card heading={t.functions}>
        <Lines
          items={functions.map(func => ({
            title: func.name,
            href: unitPaths.function(func.id),
            detail: func.now.length
              ? func.now.map(holding => held(holding, { mailFailures, expected }, t)).join('; ')
              : t.nobody,
            beside: <Beside func={func} overdue={figures.get(func.id)?.overdue ?? 0} t={t} />,
          }))}
        />
        <p>
          <LinkButton href={functionPaths.newFunction()} variant="secondary" icon="plus">
            {t.newFunction}
          </LinkButton>
        </p>
        <ClosedFunctions closed={closed} />
      </Card>
      {moving.length > 0 && (
        <Card heading={t.underWay}>
          <Lines
            items={moving
              .sort((a, b) => (a.at < b.at ? -1 : 1))
              .map(({ func, holding, words }) => ({
                title: `${holding.name} ${words}`,
                href: unitPaths.function(func.id),
                detail: func.name,
              }))}
          />
        </Card>
      )}
      <Card heading={t.loads}>
        <p>{t.loadsHint}</p>
        <Loads functions={functions} figures={figures} t={t} />
      </Card>
      <p>
        <a href={unitPaths.directory()}>{t.directory}</a>
      </p>
    </Layout>
  )
}

const held = (
  { personId, name, startsAt }: Holding,
  { mailFailures, expected }: Pick<Props, 'mailFailures' | 'expected'>,
  t: T,
) =>
  [
    name,
    t.since(new Date(startsAt)),
    expected.has(personId) && t.notSignedIn,
    mailFailures.has(personId) && t.mailFails,
  ]
    .filter(Boolean)
    .join(', ')

function Beside({ func, overdue, t }: { func: UnitFunction; overdue: number; t: T }) {
  const vacant = func.now.length === 0
  return (
    <>
      {vacant && <Tag tone="wait">{t.vacant}</Tag>}
      {overdue > 0 && (
        <a href={`${unitPaths.function(func.id)}#late`}>
          <Tag tone="wait" icon="clock">
            {t.overdueTag(overdue)}
          </Tag>
          <span class="sr-only"> {func.name}</span>
        </a>
      )}
      <LinkButton href={unitPaths.handover(func.id)} variant="secondary">
        {vacant ? t.appoint : t.handOver}
      </LinkButton>
    </>
  )
}

/** Beside each other as counts; nothing is added up over persons. */
export function Loads({
  functions,
  figures,
  t,
}: {
  functions: Pick<UnitFunction, 'id' | 'name'>[]
  figures: Map<string, Figures>
  t: T
}) {
  const numeric = [t.children, t.plans, t.waiting, t.overdue, t.meetings, t.drafts].map(heading => ({
    heading,
    numeric: true,
  }))
  return (
    <Table
      caption={t.loads}
      captionHidden
      columns={[{ heading: t.function }, ...numeric]}
      rows={functions.map(({ id, name }) => {
        const {
          children = 0,
          plans = 0,
          waiting = 0,
          overdue = 0,
          meetings = 0,
          drafts = 0,
        } = figures.get(id) ?? {}
        return [name, ...[children, plans, waiting, overdue, meetings, drafts].map(String)]
      })}
    />
  )
}
