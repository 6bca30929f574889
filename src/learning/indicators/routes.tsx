import { type Context, Hono } from 'hono'
import { isProcessLeader, processLeaderOf } from '../../people/kinds/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm } from '../../platform/forms.ts'
import { todaysDate } from '../../platform/i18n/index.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { tableFormats } from '../insight/exports/index.ts'
import { exportIndicator, formats } from './exports.tsx'
import { listHappenings, listKeyed } from './history.ts'
import { editSchema, newSchema, toIndicator, toValues } from './indicator-form.ts'
import { IndicatorFormPage, SourcePage, WithinPage } from './indicator-form-page.tsx'
import { type Done, IndicatorPage } from './indicator-page.tsx'
import { getIndicator, type Indicator, listIndicators, mayKeep } from './indicators.ts'
import { changeIndicator, comment, keyValue, makeIndicator, moveIndicator } from './keep.ts'
import { exportList } from './list-export.ts'
import { IndicatorsPage } from './list-page.tsx'
import { indicatorPaths } from './noun.ts'
import { typed } from './numbers.ts'
import { listOwners } from './owners.ts'
import { listReadings } from './readings.ts'
import { registerRoutes } from './register/routes.tsx'
import { describeSource, type Found, findSource, listSourceChoices, listWithin, unitsOf } from './sources.ts'
import { texts } from './texts.ts'
import { commentSchema, moveSchema, toValue, valueSchema } from './value-form.ts'
import { RetirementPage, ValueFormPage } from './value-form-page.tsx'

type C = Context<AppEnv>

export const indicatorRoutes = new Hono<AppEnv>()
  .get('/indicators', async c => {
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
  .get('/indicators/files/:format', async c => {
    staffOf(c)
    const format = tableFormats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    return exportList(c, format, await listLatest(c))
  })
  .get('/indicators/new', async c => {
    processLeaderOf(c)
    const asked = c.req.query('source')
    const { tx, language } = c.var
    if (!asked) return render(c, <SourcePage more={listSourceChoices(language)} />)
    const of = c.req.query('of') ?? ''
    const within = await listWithin(tx, asked, of, language)
    if (within) return render(c, <WithinPage {...within} back={of ? asked : undefined} />)
    const found = await findSource(tx, asked, of, language)
    if (!found) throw notFound()
    return newPage(c, found, { values: found.values })
  })
  .post('/indicators', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const read = await readForm(c, newSchema, { language, missing: missing(language) })
    const { source: asked, of } = read.ok ? read.data : read.state.values
    const found = await findSource(tx, String(asked), String(of), language)
    if (!found) throw notFound()
    if (!read.ok) return newPage(c, found, read.state)
    const taken = found.take(read.data.options)
    const judged = toIndicator(read.data, taken, language)
    const errors = {
      ...(judged.ok ? {} : judged.errors),
      ...(await ownerMistakes(c, read.data.ownerFunctionId)),
      ...found.judge(read.data.options),
    }
    if (!judged.ok || Object.keys(errors).length) return newPage(c, found, { values: read.values, errors })
    const id = await makeIndicator(tx, actor, { ...judged.indicator, ...taken }, read.data.once)
    return done(c, id, 'made')
  })
  .route('/', registerRoutes)
  .get('/indicators/:id', async c => {
    staffOf(c)
    return indicatorPage(c, await getIndicator(c.var.tx, idOf(c)))
  })
  .get('/indicators/:id/files/:format', async c => {
    staffOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    const format = formats.find(each => each === c.req.param('format'))
    if (!format) throw notFound()
    const readings = (await listReadings(c.var.tx, [indicator])).get(indicator.id) ?? []
    if (format === 'png' && readings.length === 0) throw notFound()
    c.var.log({ act: 'export', kind: 'indicator', id: indicator.id })
    return exportIndicator(c, format, indicator, readings)
  })
  .get('/indicators/:id/edit', async c => {
    processLeaderOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    return render(
      c,
      <IndicatorFormPage
        indicator={indicator}
        source={indicator.source}
        units={unitsOf(indicator)}
        owners={await listOwners(c.var.tx)}
        state={{ values: toValues(indicator, c.var.language) }}
      />,
    )
  })
  .post('/indicators/:id/edit', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const indicator = await getIndicator(tx, idOf(c))
    const read = await readForm(c, editSchema, { language, missing: missing(language) })
    const again = async (state: FormState, late = false) =>
      render(
        c,
        <IndicatorFormPage
          indicator={indicator}
          source={indicator.source}
          units={unitsOf(indicator)}
          owners={await listOwners(tx)}
          state={state}
          late={late}
        />,
        late ? 409 : 422,
      )
    if (!read.ok) return again(read.state)
    const judged = toIndicator(read.data, indicator, language)
    const errors = {
      ...(judged.ok ? {} : judged.errors),
      ...(await ownerMistakes(c, read.data.ownerFunctionId)),
    }
    if (!judged.ok || Object.keys(errors).length) return again({ values: read.values, errors })
    if (await isSame(c, indicator, read.data)) return done(c, indicator.id, 'made')
    const outcome = await changeIndicator(tx, actor, indicator, judged.indicator, read.data)
    return outcome ? again({ values: read.values }, true) : done(c, indicator.id, 'made')
  })
  .get('/indicators/:id/values/new', async c => {
    const indicator = await keptIndicator(c, 'keyed')
    const replaces = c.req.query('replaces')
    if (!replaces)
      return render(
        c,
        <ValueFormPage indicator={indicator} replaces={null} state={{ values: { on: todaysDate() } }} />,
      )
    const row = (await listKeyed(c.var.tx, indicator.id)).find(
      ({ id, replaced }) => id === idIn(replaces) && !replaced,
    )
    if (!row) throw notFound()
    const parts = row.parts.flatMap(({ label, amount }, at) => [
      [`part${at + 1}`, label],
      [`amount${at + 1}`, typed(amount, c.var.language)],
    ])
    const values = {
      on: row.on,
      value: typed(row.value, c.var.language),
      n: typed(row.n, c.var.language),
      ...Object.fromEntries(parts),
    }
    return render(c, <ValueFormPage indicator={indicator} replaces={row.id} state={{ values }} />)
  })
  .post('/indicators/:id/values', async c => {
    const indicator = await keptIndicator(c, 'keyed')
    const { tx, language } = c.var
    const read = await readForm(c, valueSchema, { language })
    const replaces = read.ok ? read.data.replaces : null
    const again = (state: FormState, late = false) =>
      render(
        c,
        <ValueFormPage indicator={indicator} replaces={replaces} state={state} late={late} />,
        late ? 409 : 422,
      )
    if (!read.ok) return again(read.state)
    const judged = toValue(read.data, indicator, language)
    if (!judged.ok) return again({ values: read.values, errors: judged.errors })
    const outcome = await keyValue(tx, staffOf(c), indicator, judged.value)
    return outcome ? again({ values: read.values }, true) : done(c, indicator.id, 'keyed')
  })
  .post('/indicators/:id/comments', async c => {
    const indicator = await keptIndicator(c)
    const read = await readForm(c, commentSchema, { language: c.var.language })
    if (!read.ok) return indicatorPage(c, indicator, read.state)
    await comment(c.var.tx, staffOf(c), indicator, read.data)
    return done(c, indicator.id, 'said')
  })
  .get('/indicators/:id/retirement', async c => {
    processLeaderOf(c)
    return render(c, <RetirementPage indicator={await getIndicator(c.var.tx, idOf(c))} />)
  })
  .post('/indicators/:id/retirement', async c => {
    const actor = processLeaderOf(c)
    const indicator = await getIndicator(c.var.tx, idOf(c))
    const read = await readForm(c, moveSchema, { language: c.var.language })
    if (!read.ok) return render(c, <RetirementPage indicator={indicator} state={read.state} />, 422)
    await moveIndicator(c.var.tx, actor, indicator, read.data)
    return done(c, indicator.id, 'moved')
  })

async function listLatest(c: C, which: { search?: string; retired?: boolean } = {}) {
  const indicators = await listIndicators(c.var.tx, which)
  const readings = await listReadings(c.var.tx, indicators, { quarters: 1 })
  return indicators.map(indicator => ({ indicator, latest: readings.get(indicator.id)?.at(-1) }))
}

async function newPage(c: C, found: Found, state: FormState) {
  return render(
    c,
    <IndicatorFormPage
      source={found.source}
      of={found.of}
      units={unitsOf(found.take([]))}
      owners={await listOwners(c.var.tx)}
      state={state}
    />,
    state.errors ? 422 : 200,
  )
}

/** The indicator, for who may say what its figures are. */
async function keptIndicator(c: C, source?: Indicator['source']) {
  const actor = staffOf(c)
  const indicator = await getIndicator(c.var.tx, idOf(c))
  if (!mayKeep(actor, indicator) || (source && indicator.source !== source)) throw notFound()
  return indicator
}

async function indicatorPage(c: C, indicator: Indicator, state?: FormState) {
  const actor = staffOf(c)
  const { tx } = c.var
  const readings = (await listReadings(tx, [indicator])).get(indicator.id) ?? []
  const keyed = await listKeyed(tx, indicator.id)
  const happenings = await listHappenings(tx, indicator.id)
  const said = c.req.query('done')
  return render(
    c,
    <IndicatorPage
      {...{ indicator, readings, keyed, happenings }}
      about={await describeSource(tx, indicator, c.var.language)}
      today={todaysDate()}
      keeps={mayKeep(actor, indicator)}
      lead={isProcessLeader(actor)}
      done={(['made', 'keyed', 'entered', 'said', 'moved'] as const).find((one: Done) => one === said)}
      {...(state && { state })}
    />,
    state ? 422 : 200,
  )
}

function done(c: C, id: string, what: Done) {
  c.var.log({ act: 'write', kind: 'indicator', id })
  return c.redirect(`${indicatorPaths.indicator(id)}?done=${what}`, 303)
}

/** The same form sent twice: what it asks for stands already, in the revision after. */
async function isSame(c: C, { id, revision }: Indicator, sent: { revision: number; why: string }) {
  if (sent.revision !== revision - 1) return false
  const row = await c.var.tx
    .selectFrom('learning.indicator_changes')
    .select('why')
    .where('indicator_id', '=', id)
    .where('revision', '=', sent.revision)
    .where('person_id', '=', staffOf(c).personId)
    .executeTakeFirst()
  return row?.why === sent.why
}

async function ownerMistakes(c: C, functionId: string): Promise<Record<string, string>> {
  const known = (await listOwners(c.var.tx)).some(({ options }) =>
    options.some(({ value }) => value === functionId.toLowerCase()),
  )
  return known ? {} : { ownerFunctionId: texts(c.var.language).chooseOwner }
}

function missing(language: 'sv' | 'en') {
  const t = texts(language)
  return {
    name: t.nameMissing,
    definition: t.definitionMissing,
    kind: t.kindMissing,
    unit: t.unitMissing,
    sourceWords: t.sourceMissing,
    ownerFunctionId: t.chooseOwner,
    why: t.whyMissing,
  }
}
