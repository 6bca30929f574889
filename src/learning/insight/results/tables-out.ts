import { formatDate, type Language } from '../../../i18n/index.ts'
import type { Block, ExportCell, ExportDocument, ExportTable } from '../exports/index.ts'
import type { Figure, Line, Part } from './figures.ts'
import type { Results } from './results.ts'
import {
  cautionsOf,
  drawnIn,
  keyOf,
  nameOf,
  saidOf,
  sayChange,
  sayRate,
  titleOf,
  whenOf,
} from './sentences.ts'
import { resultTexts } from './texts.ts'

/** Questions as a table: a row for each answer, with its n. Shares have one decimal here, where they may be reckoned with. */
export function tableOf(
  figures: readonly Figure[],
  results: Results,
  language: Language,
  { withQuestion = true } = {},
): ExportTable {
  const t = resultTexts(language)
  const { before } = results
  const hasRows = figures.some(({ parts }) => parts.some(({ label }) => label))
  const columns = [
    ...(withQuestion ? [{ heading: t.question }] : []),
    ...(hasRows ? [{ heading: t.row }] : []),
    { heading: t.answer },
    { heading: t.count, numeric: true },
    { heading: t.share, numeric: true },
    { heading: 'n', numeric: true },
    ...(before
      ? [
          { heading: t.earlierShare(whenOf(before.head, language)), numeric: true },
          { heading: t.change, numeric: true },
        ]
      : []),
  ]
  const row = (
    figure: Figure,
    part: Part,
    line: Pick<Line, 'label'> & Partial<Line>,
    n: number | null,
  ): ExportCell[] => [
    ...(withQuestion ? [figure.label] : []),
    ...(hasRows ? [part.label] : []),
    line.label,
    line.count ?? t.hidden,
    line.n === undefined ? null : line.share == null ? t.hidden : oneDecimal(line.share),
    n ?? t.hidden,
    ...(before
      ? [
          line.earlier === undefined ? null : line.earlier === null ? t.hidden : oneDecimal(line.earlier),
          sayChange(line as Line, t, language) || null,
        ]
      : []),
  ]
  const rows = figures.flatMap(figure =>
    figure.parts.flatMap(part => [
      ...part.lines.map(line => row(figure, part, line, part.n)),
      ...part.asides.map(aside => row(figure, part, aside, null)),
    ]),
  )
  return {
    title: `${titleOf(results.head.title, language)}. ${nameOf(results.group, t, language)}`,
    columns,
    rows,
    notes: notesOf(results, language),
  }
}

const oneDecimal = (share: number) => Math.round(share * 10) / 10

/** What goes with every figure wherever it goes (R16). */
export function notesOf(results: Results, language: Language): string[] {
  const t = resultTexts(language)
  const { group, head } = results
  const cautions = cautionsOf(results, t)
  return [
    `${t.answers}: ${group.answers ?? t.fewerThan(head.hiddenBelow)}. ${t.rate}: ${sayRate(group, t)}`,
    ...(cautions.length ? [`${t.caution}. ${cautions.join(' ')}`] : []),
    t.hiddenMeans(head.hiddenBelow),
    ...(results.before ? [t.changeMeans] : []),
  ]
}

/** The whole page as a document; its tables are other files: in print they were fifty sheets. `draw` gives the picture of a part as markup. */
export function documentOf(
  figures: readonly Figure[],
  results: Results,
  language: Language,
  draw: (figure: Figure, part: Part) => string,
): ExportDocument {
  const t = resultTexts(language)
  const title = `${titleOf(results.head.title, language)}: ${nameOf(results.group, t, language)}`
  const blocks: Block[] = notesOf(results, language).map(text => ({ kind: 'text', text }))
  let section = ''
  for (const figure of figures) {
    if (figure.section !== section) blocks.push({ kind: 'heading', level: 2, text: figure.section })
    section = figure.section
    const drawn = figure.parts.filter(part => part.n !== null && part.lines.length)
    blocks.push(
      { kind: 'heading', level: 3, text: figure.label },
      { kind: 'text', text: figure.sentence, keep: drawn.length > 0 },
      ...drawn.map(
        (part): Block => ({
          kind: 'picture',
          name: part.label,
          svg: draw(figure, part),
          // The numbers stand in it: who cannot see it gets them here.
          alt: [figure.label, part.label, ...drawnIn(part).map(line => `${line.label}: ${saidOf(line, t)}`)]
            .filter(Boolean)
            .join('. '),
          key: keyOf(part, figure, results, language),
        }),
      ),
    )
    const own = results.quotes.filter(({ item }) => item === figure.item)
    blocks.push(...own.map(({ words }): Block => ({ kind: 'quote', text: words })))
  }
  if (figures.length) blocks.push({ kind: 'text', text: t.tableElsewhere, quiet: true })
  return {
    title,
    language,
    author: results.head.collaboration,
    made: t.made(formatDate(new Date(), language)),
    blocks,
  }
}
