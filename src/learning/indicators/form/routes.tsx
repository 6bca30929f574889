import { type Context, Hono } from 'hono'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { listFunctions } from '../../../people/search/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { cleanText, missingWords, readForm, submit } from '../../../platform/forms.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { getIndicator, type Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import type { Found } from '../sources/source.ts'
import { findSource, listSourceChoices, listWithin, unitsOf } from '../sources/sources.ts'
import { texts } from '../texts.ts'
import { written } from '../written.ts'
import { editSchema, newSchema, toIndicator, toValues } from './indicator-form.ts'
import { IndicatorFormPage, SourcePage, WithinPage } from './indicator-form-page.tsx'
import { changeIndicator, isChangeStored, makeIndicator } from './make-indicator.ts'
import { searchOwners } from './owners.ts'

type C = Context<AppEnv>

/** The process leader makes indicators and changes what they are. */
export const formRoutes = new Hono<AppEnv>()
  .get(indicatorPaths.newIndicator.pattern, async c => {
    processLeaderOf(c)
    const asked = c.req.query('source')
    const { tx, language } = c.var
    if (!asked) return render(c, <SourcePage more={listSourceChoices(language)} />)
    const of = c.req.query('of') ?? ''
    const within = await listWithin(tx, asked, of, language)
    if (within) return render(c, <WithinPage {...within} back={of ? asked : undefined} />)
    const found = await findSource(tx, asked, of, language)
    if (!found) throw notFound()
    return render(c, await newPage(c, found, { values: found.values }))
  })
  .post(indicatorPaths.indicators.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    // What is counted comes along in hidden fields: without it there is no form to show again.
    const sent = await c.req.formData()
    const found = await findSource(tx, trimmed(sent.get('source')), trimmed(sent.get('of')), language)
    if (!found) throw notFound()
    return submit(c, newSchema, {
      t,
      check: async data => ({
        ...toIndicator(data, found.take(data.options), t).errors,
        ...(await ownerErrors(c, data.ownerFunctionId)),
        ...found.judge(data.options),
      }),
      again: state => newPage(c, found, state),
      run: async data => {
        const taken = found.take(data.options)
        const { indicator } = toIndicator(data, taken, t)
        return written(c, await makeIndicator(tx, actor, { ...indicator, ...taken }, data.once), 'made')
      },
    })
  })
  .get(indicatorPaths.edit.pattern, async c => {
    processLeaderOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    return render(c, await editPage(c, indicator, { values: toValues(indicator, c.var.language) }))
  })
  .post(indicatorPaths.edit.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const indicator = await getIndicator(tx, idOf(c))
    // Not by submit(): what somebody else has changed meanwhile is answered with 409.
    const read = await readForm(c, editSchema, { language, missing: missingWords(editSchema, t) })
    if (!read.ok) return render(c, await editPage(c, indicator, read.state), 422)
    const { data, values } = read
    const judged = toIndicator(data, indicator, t)
    const errors = { ...judged.errors, ...(await ownerErrors(c, data.ownerFunctionId)) }
    if (Object.keys(errors).length) return render(c, await editPage(c, indicator, { values, errors }), 422)
    const isStored = await isChangeStored(tx, actor, indicator, judged.indicator, data)
    if (isStored || (await changeIndicator(tx, actor, indicator, judged.indicator, data)))
      return c.redirect(written(c, indicator.id, 'made'), 303)
    return render(c, await editPage(c, indicator, { values }, true), 409)
  })

const trimmed = (sent: unknown) => (typeof sent === 'string' ? cleanText(sent) : '')

const newPage = async (c: C, found: Found, state: FormState) => (
  <IndicatorFormPage
    source={found.source}
    of={found.of}
    units={unitsOf(found.take([]))}
    owners={await ownersOf(c, state)}
    state={state}
  />
)

const editPage = async (c: C, indicator: Indicator, state: FormState, late = false) => (
  <IndicatorFormPage
    indicator={indicator}
    source={indicator.source}
    units={unitsOf(indicator)}
    owners={await ownersOf(c, state)}
    state={state}
    late={late}
  />
)

const ownersOf = (c: C, { values }: FormState) => searchOwners(c.var.tx, staffOf(c), values, c.var.language)

async function ownerErrors(c: C, functionId: string): Promise<Record<string, string>> {
  const { tx, language } = c.var
  const known = await listFunctions(tx, [idIn(functionId)], { language })
  return known.length ? {} : { ownerFunctionId: texts(language).ownerFunctionIdMissing }
}
