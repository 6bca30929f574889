import { Hono } from 'hono'
import { todaysDate } from '../../../i18n/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { getKept } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { written } from '../written.ts'
import { toValue, toValues, valueSchema } from './value-form.ts'
import { ValueFormPage } from './value-form-page.tsx'
import { keyValue, listKeyed } from './values.ts'

/** Values that are keyed in by whoever owns the indicator, and their corrections. */
export const valueRoutes = new Hono<AppEnv>()
  .get(indicatorPaths.newValue.pattern, async c => {
    const { tx, language } = c.var
    const indicator = await getKept(tx, staffOf(c), idOf(c), 'keyed')
    const replaces = c.req.query('replaces')
    if (!replaces) {
      const state = { values: { on: todaysDate() } }
      return render(c, <ValueFormPage indicator={indicator} replaces={null} state={state} />)
    }
    const keyed = await listKeyed(tx, indicator.id)
    const row = keyed.find(({ id, replaced }) => id === idIn(replaces) && !replaced)
    if (!row) throw notFound()
    const state = { values: toValues(row, language) }
    return render(c, <ValueFormPage indicator={indicator} replaces={row.id} state={state} />)
  })
  .post(indicatorPaths.values.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const indicator = await getKept(tx, actor, idOf(c), 'keyed')
    // Not by submit(): a value that somebody else has corrected meanwhile is answered with 409.
    const read = await readForm(c, valueSchema, { language })
    const page = { indicator, replaces: read.ok ? read.data.replaces : null }
    if (!read.ok) return render(c, <ValueFormPage {...page} state={read.state} />, 422)
    const { data, values } = read
    const judged = toValue(data, indicator, language)
    if (!judged.ok)
      return render(c, <ValueFormPage {...page} state={{ values, errors: judged.errors }} />, 422)
    if (await keyValue(tx, actor, indicator, judged.value))
      return render(c, <ValueFormPage {...page} state={{ values }} late />, 409)
    return c.redirect(written(c, indicator.id, 'keyed'), 303)
  })
