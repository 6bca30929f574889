import { Card, DescriptionList, Table, usePage } from '../../../ui/index.ts'
import { rateOf, sayTarget, type Told } from './sentences.ts'
import { ways } from './states.ts'
import type { Asked, Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

/** Sums of those that are known; one that nobody knows makes the sum unknown. The open link was put to nobody, and leaves the rest known. */
export function sumAsked(rows: readonly Asked[]): { asked: number | null; answers: number; rated: number } {
  const places = rows.filter(row => row.organisation !== null || row.targetId === null)
  const isKnown = places.length > 0 && places.every(row => row.asked !== null)
  return {
    asked: isKnown ? places.reduce((sum, row) => sum + (row.asked ?? 0), 0) : null,
    answers: rows.reduce((sum, row) => sum + row.answers, 0),
    /** those of them that belong to who was asked */
    rated: places.reduce((sum, row) => sum + row.answers, 0),
  }
}

/** The part of it that somebody knows. */
function sumKnown(rows: readonly Asked[]) {
  const some = rows.filter(row => row.asked !== null)
  return {
    asked: some.reduce((sum, row) => sum + (row.asked ?? 0), 0),
    answers: some.reduce((sum, row) => sum + row.answers, 0),
  }
}

/** How many have answered of how many: by who is asked, by role, in all. Never what they said. */
export function Progress({ survey, asked }: { survey: Survey; asked: Told<Asked>[] }) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const total = sumAsked(asked)
  const row = (name: string, answers: number, of: number | null, rated = answers) => {
    if (name === t.openLinkName) return [name, String(answers), '–', '–']
    const rate = rateOf(rated, of)
    return [
      name,
      String(answers),
      of === null ? t.unknown : String(of),
      rate === undefined ? t.unknown : t.percent(rate),
    ]
  }
  const known = sumKnown(asked)
  const columns = [
    { heading: t.whoAsked },
    { heading: t.answersSoFar, numeric: true },
    { heading: t.askedIn, numeric: true },
    { heading: t.rate, numeric: true },
  ]
  const organisations = Map.groupBy(
    asked.filter(each => each.organisation && each.unit),
    each => each.organisation as string,
  )
  const roles = Map.groupBy(
    asked.filter(each => each.role),
    each => each.role as string,
  )
  return (
    <Card heading={t.howItGoes}>
      <p class="survey-count">
        <strong>{total.answers}</strong>{' '}
        {survey.goal ? t.goalOf(total.answers, survey.goal) : t.answersOf(total.answers, total.asked)}
      </p>
      {survey.goal && (
        <progress
          class="survey-progress"
          value={Math.min(total.answers, survey.goal)}
          max={survey.goal}
          aria-label={t.goalOf(total.answers, survey.goal)}
        />
      )}
      {asked.length > 0 && (
        <Table
          caption={t.byTarget}
          columns={columns}
          rows={[
            ...asked.map(each =>
              row(each.targetId === null ? t.noTarget : sayTarget(each, lang), each.answers, each.asked),
            ),
            ...[...organisations]
              .filter(([, some]) => some.length > 1)
              .map(([name, some]) => summed(name, some)),
            row(t.total, total.answers, total.asked, total.rated),
          ]}
        />
      )}
      {roles.size > 0 && (
        <Table
          caption={t.byRole}
          columns={columns}
          rows={[...roles].map(([name, some]) => summed(name, some))}
        />
      )}
      {asked.some(each => (each.organisation || each.targetId === null) && each.asked === null) && (
        <>
          <p class="hint">{t.unknownWhy}</p>
          {known.asked > 0 && (
            <p>{t.amongKnown(known.answers, known.asked, rateOf(known.answers, known.asked) ?? 0)}</p>
          )}
        </>
      )}
      <DescriptionList
        items={ways.flatMap(way => {
          const n = asked.reduce((sum, each) => sum + (each.ways[way] ?? 0), 0)
          return n ? [[t[`way_${way}`], String(n)] as const] : []
        })}
      />
    </Card>
  )

  function summed(name: string, some: Asked[]) {
    const { answers, asked: of } = sumAsked(some)
    return row(name, answers, of)
  }
}
