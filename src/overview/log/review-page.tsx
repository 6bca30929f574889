import { formatDate, formatDateTime } from '../../i18n/index.ts'
import { ownAppointmentPaths } from '../../people/own-appointments/index.ts'
import { unitPaths } from '../../people/units/index.ts'
import { Card, EmptyState, Layout, Lines, Table, usePage, Written } from '../../ui/index.ts'
import type { After, AppointmentRow, Day, Emergency, StandsOut } from './log.ts'
import { logPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  since: string
  days: Day[]
  /** where the next page begins */
  next: After | undefined
  /** a page after the first shows only the days */
  isFirst: boolean
  emergencies: Emergency[]
  standingOut: StandsOut[]
  appointments: AppointmentRow[]
}

/** What the log reviewer looks at: emergencies, what stands out, and all of it day by day. No child is named. */
export function ReviewPage({ since, days, next, isFirst, emergencies, standingOut, appointments }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout title={t.review_heading} lead={t.reviewLead(since)}>
      <p class="row">
        <a href={logPaths.heldBackList()}>{t.toHeldBack}</a>{' '}
        <a href={ownAppointmentPaths.list()}>{t.toOwnAppointments}</a>
      </p>
      {isFirst && <First {...{ emergencies, standingOut, appointments }} />}
      <Card heading={t.all}>
        {days.length === 0 ? (
          <EmptyState says={t.standsOutNone} />
        ) : (
          <Table
            caption={t.all}
            captionHidden
            columns={[
              { heading: t.who },
              { heading: t.day },
              { heading: t.reads, numeric: true },
              { heading: t.children, numeric: true },
              { heading: t.searches, numeric: true },
              { heading: t.refusals, numeric: true },
            ]}
            rows={days.map(row =>
              [
                whose(row),
                formatDate(row.day, lang),
                row.readings,
                row.children,
                row.searches,
                row.refused,
              ].map(String),
            )}
          />
        )}
        {(next || !isFirst) && (
          <p>
            {!isFirst && <a href={logPaths.log()}>{t.toFirst}</a>}{' '}
            {next && <a href={logPaths.log(next)}>{t.earlier}</a>}
          </p>
        )}
      </Card>
    </Layout>
  )
}

const whose = (row: { personName: string; functionName: string; unitName: string }) =>
  `${row.personName}, ${row.functionName}, ${row.unitName}`

type FirstProps = Pick<Props, 'emergencies' | 'standingOut' | 'appointments'>

function First({ emergencies, standingOut, appointments }: FirstProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <>
      <Card heading={t.emergencies} id="emergencies">
        {emergencies.length === 0 && <p>{t.emergenciesNone}</p>}
        {emergencies.map(row => (
          <article class="flow">
            <h3>{formatDateTime(row.at, lang)}</h3>
            <p>{whose(row)}</p>
            <Written>{row.reason}</Written>
            <p class="hint">{row.found ? t.readAfter(row.readingsAfter) : t.foundNothing(row.times)}</p>
          </article>
        ))}
      </Card>
      <Card heading={t.standsOut}>
        {standingOut.length === 0 ? (
          <p>{t.standsOutNone}</p>
        ) : (
          <Lines
            items={standingOut.map(row => ({
              title: whose(row),
              detail: [
                formatDate(row.day, lang),
                ...row.why.map(why =>
                  why === 'refused'
                    ? t.why_refused(row.refused)
                    : t.why_many_children(row.children, row.usual),
                ),
              ].join('. '),
            }))}
          />
        )}
      </Card>
      <Card heading={t.appointments}>
        {appointments.length === 0 ? (
          <p>{t.appointmentsNone}</p>
        ) : (
          <Lines
            items={appointments.map(row => ({
              title: t.appointment(row.what, row.holder, row.functionName, row.unitName),
              href: unitPaths.function(row.functionId),
              detail: `${formatDateTime(row.at, lang)}. ${[row.byName ?? t.unknown, row.byFunction, row.byUnit].filter(Boolean).join(', ')}`,
            }))}
          />
        )}
      </Card>
    </>
  )
}
