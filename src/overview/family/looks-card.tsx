import type { MyChild } from '../../child/children/index.ts'
import { formatDate, formatDateTime } from '../../i18n/index.ts'
import { BackLink, Card, Details, Layout, Live, usePage } from '../../ui/index.ts'
import { kindWords } from '../log/index.ts'
import type { DayOfLooks, EmergencyLook, Looks } from './family.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** The latest days, and the way to the rest. */
export function LooksCard({ child, looks: { days } }: { child: MyChild; looks: Looks }) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.looked} id="looked">
      {days.length === 0 ? <p>{t.lookedNobody}</p> : <Days days={days} />}
      <p>
        <a href={familyPaths.readings(child.id)}>{t.lookedMore}</a>
      </p>
    </Card>
  )
}

type Props = {
  child: MyChild
  caseNumber: string
  looks: Looks
  emergencies: EmergencyLook[]
  isFirst: boolean
}

/** Everyone who has looked, a page of days at a time; openings in an emergency stand first and all of them (R7, R9). */
export function LooksPage({ child, caseNumber, looks: { days, next }, emergencies, isFirst }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.looked}
      about={child}
      lead={t.lookedWhole(child.givenName)}
      narrow
      back={<BackLink href={familyPaths.child(child.id)}>{child.givenName}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      {emergencies.length > 0 && (
        <Card heading={t.emergencies}>
          {emergencies.map(({ at, functionName, unitName }) => (
            <p>
              {formatDateTime(at, lang)}: {t.lookedEmergency(functionName, unitName)}
            </p>
          ))}
        </Card>
      )}
      <Card>{days.length === 0 ? <p>{t.lookedNobody}</p> : <FoldedDays days={days} />}</Card>
      {(next || !isFirst) && (
        <p>
          {!isFirst && <a href={familyPaths.readings(child.id)}>{t.latestDays}</a>}{' '}
          {next && <a href={familyPaths.readings(child.id, { before: next })}>{t.earlierDays}</a>}
        </p>
      )}
      <p>
        {t.wonder} {t.lookedAsk(caseNumber)}
      </p>
      <p class="quiet">{t.lookedHeld}</p>
    </Layout>
  )
}

/** A line a day, to open: thirty days are long on a phone. The latest is open, and so is a day with an emergency. */
function FoldedDays({ days }: { days: DayOfLooks[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <>
      {days.map(({ day, looks }, n) => (
        <Details
          summary={t.dayOfLooks(formatDate(day, lang), looks.length)}
          open={n === 0 || looks.some(({ emergency }) => emergency)}
          id={`day-${day}`}
          printed
        >
          <DayLooks looks={looks} />
        </Details>
      ))}
    </>
  )
}

function Days({ days }: { days: DayOfLooks[] }) {
  const { lang } = usePage()
  return (
    <>
      {days.map(({ day, looks }) => (
        <section class="flow">
          <h3>{formatDate(day, lang)}</h3>
          <DayLooks looks={looks} />
        </section>
      ))}
    </>
  )
}

function DayLooks({ looks }: Pick<DayOfLooks, 'looks'>) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <>
      {looks.map(({ functionName, unitName, itemKinds, emergency }) => (
        <p>
          {emergency
            ? t.lookedEmergency(functionName, unitName)
            : t.lookedAt(functionName, unitName, [...new Set(itemKinds.map(kind => kindWords(kind, lang)))])}
        </p>
      ))}
    </>
  )
}
