import { type Definition, itemsOf, ReadAnswer, wordsIn } from '../../instruments/index.ts'
import { BackLink, Card, Layout, usePage } from '../../ui/index.ts'
import type { Subject } from '../subjects/index.ts'
import { sheetPaths } from './noun.ts'
import { agreedOn, VoicesOn } from './opened-round.tsx'
import type { Agreed, Round, Sheet, Voice } from './sheets.ts'
import { texts } from './texts.ts'

type Props = {
  subject: Subject
  sheet: Sheet
  definition: Definition
  areaLabels: Record<string, string>
  /** Opened ones, the earliest first. */
  rounds: readonly Round[]
  earlier: Round | undefined
  later: Round | undefined
  voices: readonly Voice[]
  agreed: readonly Agreed[]
}

/** The rounds of a sheet side by side, question by question. */
export function YearsPage({ sheet, definition, areaLabels, rounds, earlier, later, voices, agreed }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const title = wordsIn(definition.title, lang, definition).text
  const isSaid = (roundId: string, item: string) =>
    Boolean(agreedOn(agreed, roundId, item)?.answer) ||
    voices.some(each => each.roundId === roundId && each.answers[item] !== undefined)
  const asked = itemsOf(definition).filter(({ id }) => rounds.some(round => isSaid(round.id, id)))
  return (
    <Layout
      title={t.compareRounds}
      lead={t.yearsLead}
      back={<BackLink href={sheetPaths.sheet(sheet.id)}>{title}</BackLink>}
    >
      {(earlier || later) && (
        <p class="row screen-only">
          {earlier && <a href={sheetPaths.years(sheet.id, { round: earlier.number })}>{t.earlierRounds}</a>}
          {later && <a href={sheetPaths.years(sheet.id, { round: later.number })}>{t.laterRounds}</a>}
        </p>
      )}
      {asked.map(item => (
        <Card heading={wordsIn(item.label, lang, definition).text}>
          <dl class="party-answers">
            {rounds.map(round => {
              const answer = agreedOn(agreed, round.id, item.id)?.answer ?? undefined
              const said = voices.filter(
                each => each.roundId === round.id && each.answers[item.id] !== undefined,
              )
              return (
                <div>
                  <dt class="round-name">
                    {round.openedAt && t.roundNumberDay(round.number, round.openedAt)}
                  </dt>
                  <dd>
                    {answer !== undefined ? (
                      <ReadAnswer {...{ definition, areaLabels, item, answer }} language={lang} />
                    ) : said.length > 0 ? (
                      <VoicesOn {...{ definition, areaLabels, item }} voices={said} />
                    ) : (
                      <p class="quiet">{t.none}</p>
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        </Card>
      ))}
    </Layout>
  )
}
