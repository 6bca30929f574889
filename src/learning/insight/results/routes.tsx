import { type Context, Hono } from 'hono'
import { isProcessLeader, processLeaderOf } from '../../../people/kinds/index.ts'
import { forbidden, notFound } from '../../../platform/errors/index.ts'
import { isId } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { PageContext } from '../../../ui/index.ts'
import { exportDocument, exportPicture, exportTable } from '../exports/index.ts'
import { type Figure, figuresOf, type Part } from './figures.ts'
import { FigureBars } from './item-card.tsx'
import { results as noun } from './noun.ts'
import { type Choice, resultPaths } from './paths.ts'
import { askForResults, getHead, type Results, readResults } from './results.ts'
import { NoResultsPage, ResultsPage } from './results-page.tsx'
import { nameOf, titleOf } from './sentences.ts'
import { documentOf, tableOf } from './tables-out.ts'
import { resultTexts } from './texts.ts'

type C = Context<AppEnv>

/** Every function of the collaboration reads what is released; the process leader alone releases. */
export const resultRoutes = new Hono<AppEnv>()
  .get(noun.places.results.pattern, async c => {
    staffOf(c)
    const choice = choiceOf(c)
    const head = await getHead(c.var.tx, idOf(c))
    if (!head.releasedAt) return render(c, <NoResultsPage head={head} leads={isProcessLeader(staffOf(c))} />)
    const results = await readResults(c.var.tx, head, choice)
    return render(
      c,
      <ResultsPage
        results={results}
        figures={figuresOf(results, c.var.language)}
        choice={choice}
        leads={isProcessLeader(staffOf(c))}
      />,
    )
  })
  .post(noun.places.results.pattern, async c => {
    const actor = processLeaderOf(c)
    const head = await getHead(c.var.tx, idOf(c))
    if (head.state !== 'closed') throw forbidden(resultTexts(c.var.language).notClosed)
    await askForResults(c.var.tx, actor, head.id)
    return c.redirect(resultPaths.results(head.id), 303)
  })
  .get(noun.places.file.pattern, async c => {
    const { results, figures, name } = await released(c)
    const format = c.req.param('format')
    if (format === 'csv' || format === 'xlsx')
      return exportTable(c, format, { name, table: tableOf(figures, results, c.var.language) })
    if (format !== 'pdf') throw notFound()
    const pictures = await drawAll(c, figures)
    return exportDocument(c, {
      name,
      document: documentOf(figures, results, c.var.language, (_, part) => pictures.get(part) ?? ''),
    })
  })
  .get(noun.places.item.pattern, async c => {
    const { results, figures, name } = await released(c)
    const figure = figures.find(({ item }) => item === c.req.param('item'))
    const part = figure?.parts.find(each => each.n !== null && each.lines.length)
    if (!figure || !part) throw notFound()
    const format = c.req.param('format')
    const own = `${name} ${figure.item}`
    if (format === 'csv' || format === 'xlsx')
      return exportTable(c, format, {
        name: own,
        table: tableOf([figure], results, c.var.language, { withQuestion: false }),
      })
    if (format !== 'png') throw notFound()
    const asked =
      figure.parts.find(each => each.id === c.req.query('part') && each.n !== null && each.lines.length) ??
      part
    return exportPicture(c, { name: own, svg: await draw(c, figure, asked) })
  })

/** What a file is made of; a group that is too small has none. */
async function released(c: C): Promise<{ results: Results; figures: Figure[]; name: string }> {
  staffOf(c)
  const head = await getHead(c.var.tx, idOf(c))
  if (!head.releasedAt) throw notFound()
  const results = await readResults(c.var.tx, head, choiceOf(c))
  if (results.group.answers === null) throw notFound()
  const { language } = c.var
  return {
    results,
    figures: figuresOf(results, language),
    name: `${titleOf(head.title, language)} ${nameOf(results.group, resultTexts(language), language)}`,
  }
}

/** Anything else than a number and an id is a page that does not exist. */
function choiceOf(c: C): Choice {
  const [of, earlier] = [c.req.query('of'), c.req.query('with')]
  if ((of && !/^\d{1,5}$/.test(of)) || (earlier && !isId(earlier))) throw notFound()
  return { ...(of && { of: Number(of) }), ...(earlier && { with: earlier.toLowerCase() }) }
}

async function draw(c: C, figure: Figure, part: Part) {
  const picture = (
    <PageContext.Provider value={c.get('page')}>
      <FigureBars part={part} figure={figure} lang={c.var.language} />
    </PageContext.Provider>
  )
  return String(await picture.toString())
}

async function drawAll(c: C, figures: readonly Figure[]) {
  const pictures = new Map<Part, string>()
  for (const figure of figures)
    for (const part of figure.parts) pictures.set(part, await draw(c, figure, part))
  return pictures
}
