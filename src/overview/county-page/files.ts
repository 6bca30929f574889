import type { Context } from 'hono'
import { formatDate } from '../../i18n/index.ts'
import { countyTexts } from '../../learning/county/index.ts'
import { childFigureTexts } from '../../learning/insight/child-figures/index.ts'
import {
  type Block,
  type ExportTable,
  exportDocument,
  exportTable,
} from '../../learning/insight/exports/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { AppEnv } from '../../platform/page.tsx'
import type { CountyView } from './county.ts'

type C = Context<AppEnv>

/** The page as a file: the figures in a table, or all of it as a document. 404 while there are none. */
export async function answerCountyFile(c: C, format: string, view: CountyView) {
  if (!view.figures.length) throw notFound()
  const t = countyTexts(c.var.language)
  const table = tableOf(view, c.var.language)
  const name = `${t.heading} ${view.name}`
  if (format === 'csv' || format === 'xlsx') return exportTable(c, format, { name, table })
  if (format !== 'pdf') throw notFound()
  const { language } = c.var
  const blocks: Block[] = [{ kind: 'table', table }, ...storyBlocks(view, t)]
  const document = {
    title: `${t.heading}: ${view.name}`,
    language,
    author: view.name,
    made: formatDate(new Date(), language),
    blocks,
  }
  return exportDocument(c, { name, document })
}

function tableOf({ figures }: CountyView, language: C['var']['language']): ExportTable {
  const t = countyTexts(language)
  return {
    title: t.heading,
    columns: [t.figure, t.worth, t.goalColumn, t.restsOn, t.changed, t.period, t.from].map(heading => ({
      heading,
    })),
    rows: figures.map(({ name, value, judgement, basis, direction, period, source, caution }) => [
      name,
      value,
      judgement,
      [basis, caution && t.caution].filter(Boolean).join('. '),
      direction.words,
      period,
      source,
    ]),
    notes: [
      t.howSure,
      ...(figures.some(({ invented }) => invented) ? [childFigureTexts(language).inventedFigures] : []),
    ],
  }
}

const storyBlocks = ({ story }: CountyView, t: ReturnType<typeof countyTexts>): Block[] =>
  story
    ? [
        { kind: 'heading', level: 2, text: story.title },
        ...story.words.split(/\n{2,}/).map(text => ({ kind: 'text', text }) as const),
        { kind: 'text', text: story.madeOf === 'invented' ? t.storyInvented : t.storyConsented, quiet: true },
      ]
    : []
