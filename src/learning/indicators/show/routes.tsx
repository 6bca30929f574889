import { type Context, Hono } from 'hono'
import { todaysDate } from '../../../i18n/index.ts'
import { isProcessLeader, processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { getIndicator, getKept, type Indicator, mayKeep } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { listReadings } from '../readings/readings.ts'
import { describeSource } from '../sources/sources.ts'
import { texts } from '../texts.ts'
import { listKeyed } from '../values/values.ts'
import { confirmed, written } from '../written.ts'
import { comment, commentSchema } from './comments.ts'
import { exportIndicator, formats } from './exports.tsx'
import { listHappenings } from './history.ts'
import { IndicatorPage } from './indicator-page.tsx'
import { moveIndicator, moveSchema } from './retirement.ts'
import { RetirementPage } from './retirement-page.tsx'

type C = Context<AppEnv>

/** One indicator: its figures, what is said of them, and its retirement. */
export const showRoutes = new Hono<AppEnv>()
  .get(indicatorPaths.indicator.pattern, async c => {
    staffOf(c)
    return render(c, await indicatorPage(c, await getIndicator(c.var.tx, idOf(c))))
  })
  .get(indicatorPaths.file.pattern, async c => {
    staffOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    const format = formats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    const readings = (await listReadings(c.var.tx, [indicator])).get(indicator.id) ?? []
    if (format === 'png' && readings.length === 0) throw notFound()
    c.var.log({ act: 'export', kind: 'indicator', id: indicator.id })
    return exportIndicator(c, format, indicator, readings)
  })
  .post(indicatorPaths.comments.pattern, async c => {
    const actor = staffOf(c)
    const indicator = await getKept(c.var.tx, actor, idOf(c))
    return submit(c, commentSchema, {
      t: texts(c.var.language),
      again: state => indicatorPage(c, indicator, state),
      run: async data => {
        await comment(c.var.tx, actor, indicator, data)
        return written(c, indicator.id, 'said')
      },
    })
  })
  .get(indicatorPaths.retirement.pattern, async c => {
    processLeaderOf(c)
    return render(c, <RetirementPage indicator={await getIndicator(c.var.tx, idOf(c))} />)
  })
  .post(indicatorPaths.retirement.pattern, async c => {
    const actor = processLeaderOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    return submit(c, moveSchema, {
      t: texts(c.var.language),
      again: state => <RetirementPage indicator={indicator} state={state} />,
      run: async data => {
        await moveIndicator(c.var.tx, actor, indicator, data)
        return written(c, indicator.id, 'moved')
      },
    })
  })

async function indicatorPage(c: C, indicator: Indicator, state?: FormState) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const said = c.req.query('done')
  return (
    <IndicatorPage
      indicator={indicator}
      readings={(await listReadings(tx, [indicator])).get(indicator.id) ?? []}
      keyed={await listKeyed(tx, indicator.id)}
      happenings={await listHappenings(tx, indicator.id)}
      about={await describeSource(tx, indicator, language)}
      today={todaysDate()}
      keeps={mayKeep(actor, indicator)}
      lead={isProcessLeader(actor)}
      done={confirmed.find(one => one === said)}
      state={state}
    />
  )
}
