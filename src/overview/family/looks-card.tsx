import type { MyChild } from '../../child/children/index.ts'
import { formatDate } from '../../i18n/index.ts'
import { BackLink, Card, Layout, Live, usePage } from '../../ui/index.ts'
import { kindWords } from '../log/index.ts'
import type { DayOfLooks } from './family.ts'
import { familyPaths } from './noun.ts'
import { texts } from './texts.ts'

/** The latest days, and the way to the rest. */
export function LooksCard({ child, days }: { child: MyChild; days: DayOfLooks[] }) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.looked} id="looked">
      {days.length === 0 ? <p>{t.lookedNobody}</p> : <Days days={days.slice(0, 3)} level={3} />}
      <p>
        <a href={familyPaths.readings(child.id)}>{t.lookedMore}</a>
      </p>
    </Card>
  )
}

/** Everyone who has looked, day by day (R7). */
export function LooksPage({ child, days }: { child: MyChild; days: DayOfLooks[] }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.looked}
      lead={t.lookedWhole(child.givenName)}
      narrow
      back={<BackLink href={familyPaths.child(child.id)}>{child.givenName}</BackLink>}
    >
      <Live topic={`child:${child.id}`} />
      <Card>{days.length === 0 ? <p>{t.lookedNobody}</p> : <Days days={days} level={2} />}</Card>
      <p>{t.wonder}</p>
      <p class="quiet">{t.lookedHeld}</p>
    </Layout>
  )
}

function Days({ days, level }: { days: DayOfLooks[]; level: 2 | 3 }) {
  const { lang } = usePage()
  const Heading = level === 2 ? 'h2' : 'h3'
  const t = texts(lang)
  return (
    <>
      {days.map(({ day, looks }) => (
        <section class="flow">
          <Heading>{formatDate(day, lang)}</Heading>
          {looks.map(({ who, unitName, kinds, emergency }) => (
            <p>
              {emergency
                ? t.lookedEmergency(who, unitName)
                : t.lookedAt(who, unitName, [...new Set(kinds.map(kind => kindWords(kind, lang)))])}
            </p>
          ))}
        </section>
      ))}
    </>
  )
}
