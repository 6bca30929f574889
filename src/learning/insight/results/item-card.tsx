import type { Language } from '../../../i18n/index.ts'
import { AnswerBars, AnswerParts, Card, Details, Table, usePage } from '../../../ui/index.ts'
import type { Figure, Part } from './figures.ts'
import { type Choice, resultPaths } from './paths.ts'
import type { Results } from './results.ts'
import { drawnIn, keyOf, saidOf } from './sentences.ts'
import { tableOf } from './tables-out.ts'
import { decimal, resultTexts } from './texts.ts'

type Props = { figure: Figure; results: Results; choice: Choice }

/** A question: what it shows in a sentence, its bars, its table and the files of it. */
export function ItemCard({ figure, results, choice }: Props) {
  const { lang } = usePage()
  const t = resultTexts(lang)
  const id = results.head.id
  const drawn = figure.parts.filter(part => part.n !== null && part.lines.length)
  return (
    <Card heading={figure.label} level={3} id={`item-${figure.item}`}>
      <p>{figure.sentence}</p>
      {drawn.length > 0 && (
        <AnswerParts>
          {drawn.map(part => (
            <PartBars part={part} figure={figure} results={results} lang={lang} />
          ))}
        </AnswerParts>
      )}
      {drawn.length > 0 && (
        <Details summary={t.table}>
          <FigureTable figure={figure} results={results} />
          <p class="hint">{t.hiddenMeans(results.head.hiddenBelow)}</p>
          {results.before && <p class="hint">{t.changeMeans}</p>}
        </Details>
      )}
      {drawn.length > 0 && (
        <p class="hint screen-only">
          {t.files}{' '}
          {(['csv', 'xlsx', 'png'] as const).map(format => (
            <>
              <a href={resultPaths.item(id, figure.item, format, choice)} data-turbo="false" download>
                {format.toUpperCase()}
              </a>{' '}
            </>
          ))}
        </p>
      )}
    </Card>
  )
}

function PartBars({
  part,
  figure,
  results,
  lang,
}: {
  part: Part
  figure: Figure
  results: Results
  lang: Language
}) {
  return (
    <div class="flow">
      {part.label && <h4>{part.label}</h4>}
      <FigureBars part={part} figure={figure} lang={lang} />
      <p class="hint">{keyOf(part, figure, results, lang)}</p>
    </div>
  )
}

/** The bars of a part, on the page and in a file alike. */
export function FigureBars({ part, figure, lang }: { part: Part; figure: Figure; lang: Language }) {
  const t = resultTexts(lang)
  return (
    <AnswerBars
      says={[figure.label, part.label, figure.sentence].filter(Boolean).join('. ')}
      bars={drawnIn(part).map(line => ({
        label: line.label,
        value: line.share,
        said: saidOf(line, t),
        earlier: line.earlier,
      }))}
    />
  )
}

function FigureTable({ figure, results }: { figure: Figure; results: Results }) {
  const { lang } = usePage()
  const { columns, rows, title } = tableOf([figure], results, lang, { withQuestion: false })
  return (
    <Table
      caption={title}
      captionHidden
      columns={columns}
      rows={rows.map(row => row.map(cell => (typeof cell === 'number' ? decimal(cell, lang) : cell)))}
    />
  )
}
