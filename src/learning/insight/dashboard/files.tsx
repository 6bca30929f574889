import type { Context } from 'hono'
import { formatDate } from '../../../i18n/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import type { AppEnv } from '../../../platform/page.tsx'
import {
  isSection,
  isView,
  notesOf,
  quarterName,
  type SectionId,
  tableOf,
  type View,
  type ViewId,
  viewOf,
  viewsOf,
} from '../child-figures/index.ts'
import { type Block, exportDocument, exportPicture, exportTable } from '../exports/index.ts'
import type { Chosen } from './insight.ts'
import { insightTexts } from './texts.ts'
import { ViewPicture } from './view-picture.tsx'

type C = Context<AppEnv>
type Of = { id: string; format: string; chosen: Chosen; whose: string; collaboration: string }

/** A view, or a whole part of the pages, as a file of a format; 404 for what there is not. */
export async function answerFile(c: C, { id, format, chosen, whose, collaboration }: Of) {
  const { look, quarters, ...limits } = chosen
  const { quarter, language } = look
  const own = look.where === 'own'
  const notes = notesOf({ quarter, whose, ...limits }, language)
  const views = viewsIn(id, own).map(each => viewOf(each, look))
  const [view] = views
  if (!view) throw notFound()
  const title = isSection(id) ? insightTexts(language)[id] : view.title
  const name = `${title} ${whose} ${quarterName(quarter, language)}`
  if (format === 'pdf') {
    const blocks = (await Promise.all(views.map(each => blocksOf(each, language, isSection(id))))).flat()
    const made = formatDate(new Date(), language)
    const document = {
      title,
      language,
      author: collaboration,
      made,
      blocks: [...blocks, { kind: 'list', items: notes } as const],
    }
    return exportDocument(c, { name, document })
  }
  if (isSection(id)) throw notFound()
  if (format === 'png') return exportPicture(c, { name, svg: await svgOf(view, language, notes) })
  if (format !== 'csv' && format !== 'xlsx') throw notFound()
  return exportTable(c, format, { name, table: tableOf(view, language, notes) })
}

const viewsIn = (id: string, own: boolean): readonly ViewId[] =>
  isSection(id) ? viewsOf(id as SectionId, own) : isView(id) ? [id] : []

async function blocksOf(view: View, language: Chosen['look']['language'], headed: boolean): Promise<Block[]> {
  return [
    ...(headed ? [{ kind: 'heading', level: 2, text: view.title } as const] : []),
    { kind: 'text', text: view.sentence },
    { kind: 'picture', svg: await svgOf(view, language), alt: `${view.title}. ${view.sentence}` },
    { kind: 'table', table: { ...tableOf(view, language, []), notes: [view.rule] } },
  ]
}

const svgOf = async (view: View, language: Chosen['look']['language'], notes?: string[]) =>
  String(await (<ViewPicture view={view} language={language} {...(notes && { notes })} />).toString())
