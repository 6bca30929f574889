import { type Context, Hono } from 'hono'
import { notFound } from '../../../platform/errors/index.ts'
import { type AppEnv, render, staffOf } from '../../../platform/page.tsx'
import { countToClear, countyPaths } from '../../county/index.ts'
import { indicatorPaths } from '../../indicators/index.ts'
import { surveyPaths } from '../../surveys/index.ts'
import { isSection } from '../child-figures/index.ts'
import { insight } from '../child-figures/noun.ts'
import { answerFile } from './files.tsx'
import { hasInsight, lookFor, managesUnit, nameOfCollaboration } from './insight.ts'
import { OverviewPage } from './overview-page.tsx'
import { SectionPage } from './section-page.tsx'
import { insightTexts } from './texts.ts'

type C = Context<AppEnv>

export const insightRoutes = new Hono<AppEnv>()
  .get(insight.places.page.pattern, async c => {
    const actor = staffOf(c)
    if (!hasInsight(actor)) return c.redirect(countyPaths.page(), 303)
    return render(
      c,
      <OverviewPage
        chosen={await look(c)}
        unitName={managesUnit(actor) ? actor.unitName : undefined}
        toClear={await countToClear(c.var.tx, actor)}
        links={linksFor(c)}
      />,
    )
  })
  .get(insight.places.file.pattern, async c => {
    const actor = staffOf(c)
    const chosen = await look(c)
    if (!chosen) throw notFound()
    const t = insightTexts(c.var.language)
    return answerFile(c, {
      id: c.req.param('view'),
      format: c.req.param('format'),
      chosen,
      whose: chosen.look.where === 'own' ? actor.unitName : t.wholeCollaboration,
      collaboration: await nameOfCollaboration(c.var.tx),
    })
  })
  .get(insight.places.section.pattern, async c => {
    const actor = staffOf(c)
    const id = c.req.param('section')
    const chosen = isSection(id) ? await look(c) : undefined
    if (!chosen || !isSection(id)) throw notFound()
    return render(c, <SectionPage id={id} chosen={chosen} manages={managesUnit(actor)} />)
  })

/** Of the own unit only for the one who leads it; the database answers nobody else with it either. */
const look = (c: C) =>
  lookFor(c.var.tx, {
    quarter: c.req.query('quarter'),
    own: c.req.query('of') === 'unit' && managesUnit(staffOf(c)),
    language: c.var.language,
  })

/** Where else this reader's function has something to look at. */
function linksFor(c: C) {
  const t = insightTexts(c.var.language)
  const links = [
    { href: countyPaths.page(), label: t.county },
    { href: indicatorPaths.indicators(), label: t.indicators },
  ]
  return managesUnit(staffOf(c)) ? links : [...links, { href: surveyPaths.surveys(), label: t.surveys }]
}
