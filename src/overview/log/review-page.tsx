import { formatDate, formatDateTime, insideSentence, isoDate } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { ownAppointmentPaths } from '../../people/own-appointments/index.ts'
import { mostColleagues } from '../../people/search/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Details,
  EmptyState,
  Form,
  type FormState,
  Layout,
  Lines,
  Table,
  Tag,
  TextField,
  usePage,
  Written,
} from '../../ui/index.ts'
import { dayKey, type Question } from './day.ts'
import {
  type After,
  type AppointmentRow,
  type Day,
  type Emergency,
  mostStandingOut,
  type StandsOut,
} from './log.ts'
import { logPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What the reviewer has chosen to see, as it stands in the address. */
export type Chosen = { from: string; to: string; person: string; unit: string }

type Props = {
  chosen: Chosen
  /** Something else than the last month of everybody. */
  isNarrowed: boolean
  /** More people than can be looked among have that name. */
  tooMany: boolean
  days: Day[]
  /** where the next page begins */
  next: After | undefined
  /** a page after the first shows only the days */
  isFirst: boolean
  emergencies: Emergency[]
  standingOut: StandsOut[]
  appointments: AppointmentRow[]
  outcomes: ReadonlyMap<string, Question['outcome']>
  /** A case number that leads nowhere. */
  unknownCase?: string | undefined
  /** Emergencies and appointments too: they are not narrowed by a person. */
  showsAll: boolean
}

/** What the log reviewer looks at: emergencies, what stands out, and all of it day by day. No child is named. */
export function ReviewPage(props: Props) {
  const { chosen, isNarrowed, tooMany, days, next, isFirst, outcomes, unknownCase } = props
  const { lang } = usePage()
  const t = texts(lang)
  const address = (more: Record<string, string> = {}) => logPaths.log({ ...chosen, ...more })
  return (
    <Layout
      title={t.review_heading}
      about={{ protected: false }}
      lead={t.reviewLead(chosen.from)}
      mistakes={unknownCase !== undefined}
    >
      <p class="row">
        <a href={logPaths.heldBackList()}>{t.toHeldBack}</a>{' '}
        <a href={ownAppointmentPaths.list()}>{t.toOwnAppointments}</a>
      </p>
      <Narrow {...{ chosen, isNarrowed, unknownCase }} />
      {tooMany && <p class="hint">{t.personsMore(mostColleagues)}</p>}
      {isFirst && <First {...props} />}
      <Card heading={t.all}>
        {days.length === 0 ? (
          <EmptyState says={isNarrowed ? t.noneFits : t.standsOutNone} />
        ) : (
          <>
            <p class="hint">{t.countsMean}</p>
            <Days days={days} outcomes={outcomes} />
          </>
        )}
        <p class="row">
          {!isFirst && <a href={address()}>{t.toFirst}</a>}
          {next && <a href={address(next)}>{t.earlier}</a>}
          {days.length > 0 && (
            <a href={logPaths.exported(chosen)} data-turbo="false">
              {t.csv}
            </a>
          )}
        </p>
      </Card>
    </Layout>
  )
}

/** By period, person and unit; and to the log of one child by what a guardian can say. */
function Narrow({ chosen, isNarrowed, unknownCase }: Pick<Props, 'chosen' | 'isNarrowed' | 'unknownCase'>) {
  const t = texts(usePage().lang)
  const caseState: FormState = unknownCase
    ? { values: { case: unknownCase }, errors: { case: t.caseUnknown } }
    : {}
  return (
    <Details summary={t.narrow} open={isNarrowed || unknownCase !== undefined}>
      <Form action={logPaths.log()} method="get" id="narrow" label={t.narrow} state={{ values: chosen }}>
        <div class="row">
          <DateField name="from" label={t.from} optional />
          <DateField name="to" label={t.to} optional />
        </div>
        <TextField name="person" label={t.person} optional />
        <TextField name="unit" label={t.unit} optional />
        <p class="row">
          <Button>{t.showThese}</Button>
          {isNarrowed && <a href={logPaths.log()}>{t.showEverything}</a>}
        </p>
      </Form>
      <Form action={logPaths.log()} method="get" id="case" label={t.caseField} state={caseState}>
        <TextField name="case" label={t.caseField} hint={t.caseHint} />
        <Button variant="secondary">{t.showCase}</Button>
      </Form>
    </Details>
  )
}

function Days({ days, outcomes }: Pick<Props, 'days' | 'outcomes'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Table
      caption={t.all}
      captionHidden
      columns={[
        { heading: t.who },
        { heading: t.day, day: true },
        { heading: t.reads, numeric: true, only: 'wide' },
        { heading: t.children, numeric: true, only: 'wide' },
        { heading: t.searches, numeric: true, only: 'wide' },
        { heading: t.refusals, numeric: true, only: 'wide' },
        { heading: t.asked },
        { heading: t.inNumbersHeading, only: 'narrow' },
      ]}
      rows={days.map(row => [
        <Whose row={row} />,
        formatDate(row.day, lang),
        String(row.readings),
        String(row.children),
        String(row.searches),
        String(row.refused),
        <Outcome of={outcomes.get(dayKey(row))} />,
        <Details summary={t.inNumbers(row.readings, row.children)}>
          <DescriptionList
            items={[
              [t.reads, row.readings],
              [t.children, row.children],
              [t.searches, row.searches],
              [t.refusals, row.refused],
            ]}
          />
        </Details>,
      ])}
    />
  )
}

const Outcome = ({ of }: { of: Question['outcome'] | undefined }) =>
  of ? <Tag tone={of === 'asked' ? 'wait' : undefined}>{texts(usePage().lang)[`tag_${of}`]}</Tag> : <>–</>

type Named = { personName: string; functionName: string; unitName: string }

/** The person, who leads to what they did that day; the post after. */
const Whose = ({ row }: { row: Named & { functionId: string; personId: string; day: string } }) => (
  <>
    <a href={logPaths.day(row.functionId, row.personId, row.day)}>{row.personName}</a>
    <span class="hint">
      {' '}
      {insideSentence(row.functionName)}, {row.unitName}
    </span>
  </>
)

function First({
  emergencies,
  standingOut,
  appointments,
  outcomes,
  showsAll,
}: Pick<Props, 'emergencies' | 'standingOut' | 'appointments' | 'outcomes' | 'showsAll'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <>
      {showsAll && <Emergencies emergencies={emergencies} />}
      <Card heading={t.standsOut}>
        {standingOut.length === 0 ? (
          <p>{t.standsOutNone}</p>
        ) : (
          <Lines
            items={standingOut.map(row => ({
              title: <Whose row={row} />,
              detail: [
                formatDate(row.day, lang),
                ...row.why.map(why =>
                  why === 'refused'
                    ? t.why_refused(row.refused)
                    : t.why_many_children(row.children, row.usual),
                ),
              ].join('. '),
              beside: <Outcome of={outcomes.get(dayKey(row))} />,
            }))}
          />
        )}
        {standingOut.length >= mostStandingOut && <p class="hint">{t.standsOutMore(mostStandingOut)}</p>}
      </Card>
      {showsAll && <Appointments appointments={appointments} />}
    </>
  )
}

function Emergencies({ emergencies }: Pick<Props, 'emergencies'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.emergencies} id="emergencies">
      {emergencies.length === 0 && <p>{t.emergenciesNone}</p>}
      {emergencies.map(row => (
        <article class="flow">
          <h3>{formatDateTime(row.at, lang)}</h3>
          <p>
            <Whose row={{ ...row, day: isoDate(row.at) }} />
          </p>
          <Written>{row.reason}</Written>
          <p class="hint">{row.found ? t.readAfter(row.readingsAfter) : t.foundNothing(row.times)}</p>
        </article>
      ))}
    </Card>
  )
}

function Appointments({ appointments }: Pick<Props, 'appointments'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Card heading={t.appointments}>
      {appointments.length === 0 ? (
        <p>{t.appointmentsNone}</p>
      ) : (
        <Lines
          items={appointments.map(row => ({
            title: t.appointment(row.did, row.holder, insideSentence(row.functionName), row.unitName),
            href: unitPaths.function(row.functionId),
            detail: `${formatDateTime(row.at, lang)}. ${nameAndPost(row.byName ?? row.directory ?? t.unknown, row.byFunction, row.byUnit)}`,
          }))}
        />
      )}
    </Card>
  )
}
