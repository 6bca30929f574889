import { type Context, Hono } from 'hono'
import { todaysDate } from '../../../i18n/index.ts'
import { isProcessLeader } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { type AppEnv, render, staffOf } from '../../../platform/page.tsx'
import { tableFormats } from '../../insight/exports/index.ts'
import { listIndicators } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { listReadings } from '../readings/readings.ts'
import { exportList } from './list-export.ts'
import { IndicatorsPage } from './list-page.tsx'

type C = Context<AppEnv>

export const listRoutes = new Hono<AppEnv>()
  .get(indicatorPaths.indicators.pattern, async c => {
    const actor = staffOf(c)
    const search = (c.req.query('q') ?? '').trim().slice(0, 80)
    const retired = c.req.query('retired') === 'yes'
    return render(
      c,
      <IndicatorsPage
        rows={await listLatest(c, { search, retired })}
        order={c.req.query('order') === 'due' ? 'due' : 'name'}
        search={search}
        retired={retired}
        today={todaysDate()}
        functionId={actor.functionId}
        lead={isProcessLeader(actor)}
      />,
    )
  })
  .get(indicatorPaths.listFile.pattern, async c => {
    staffOf(c)
    const format = tableFormats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    return exportList(c, format, await listLatest(c))
  })

async function listLatest(c: C, which: { search?: string; retired?: boolean } = {}) {
  const indicators = await listIndicators(c.var.tx, which)
  const readings = await listReadings(c.var.tx, indicators, { quarters: 1 })
  return indicators.map(indicator => ({ indicator, latest: readings.get(indicator.id)?.at(-1) }))
}
