import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isProcessLeader, processLeaderOf } from '../../people/kinds/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { checkDefinition } from '../check.ts'
import type { Purpose } from '../instruments.ts'
import { instrumentPaths } from '../noun.ts'
import { lacksFor } from '../purposes.ts'
import { versionMoves } from '../states.ts'
import { numberOf } from '../version-number.ts'
import { newDefinition } from './begin.ts'
import { NewInstrumentPage, NewVersionPage, RemovalPage, subjects } from './deed-pages.tsx'
import { DifferencePage } from './difference-page.tsx'
import { InstrumentPage, sayLacks } from './instrument-page.tsx'
import {
  beginVersion,
  discardDraft,
  getInstrument,
  getVersionNumbered,
  type Instrument,
  listInstruments,
  makeInstrument,
  moveVersion,
  underWork,
} from './library.ts'
import { kinds, ListPage } from './list-page.tsx'
import { listOwnWords, withOwnWords } from './own-words.ts'
import { chooseFor, purposes } from './settings.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

const newSchema = z.object({ title: field.text(300), about: field.oneOf(subjects), once: field.once() })
const whatSchema = z.object({ what: field.text(2000) })
const stateSchema = z.object({ to: field.oneOf(['draft', 'tried', 'published', 'retired']) })
const onceSchema = z.object({ once: field.once() })
const purposeSchema = z.object({ purpose: field.oneOf(purposes) })

export const libraryRoutes = new Hono<AppEnv>()
  .get('/instruments', async c => {
    const actor = staffOf(c)
    const which = kinds.find(each => each === c.req.query('which')) ?? 'all'
    return render(
      c,
      <ListPage
        instruments={await listInstruments(c.var.tx)}
        kind={which}
        search={(c.req.query('q') ?? '').trim().slice(0, 100)}
        leads={isProcessLeader(actor)}
      />,
    )
  })
  .get('/instruments/new', async c => {
    processLeaderOf(c)
    return render(c, <NewInstrumentPage />)
  })
  .post('/instruments', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const read = await readForm(c, newSchema, { language, missing: { title: texts(language).titleMissing } })
    if (!read.ok) return render(c, <NewInstrumentPage state={read.state} />, 422)
    const { title, about, once } = read.data
    const id = await makeInstrument(tx, actor, { definition: newDefinition(title, about, language), once })
    return c.redirect(instrumentPaths.draft(id), 303)
  })
  .get('/instruments/:id', async c => {
    staffOf(c)
    const done = (['tried', 'draft', 'published', 'retired', 'chosen'] as const).find(
      each => each === c.req.query('done'),
    )
    return page(c, await getInstrument(c.var.tx, idOf(c)), { done })
  })
  .post('/instruments/:id/copies', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const instrument = await getInstrument(tx, idOf(c))
    const read = await readForm(c, onceSchema, { language })
    if (!read.ok) throw notFound()
    const { definition } = instrument.shown
    const copy = instrument.own ? definition : withOwnWords(definition, await listOwnWords(tx))
    const id = await makeInstrument(tx, actor, {
      definition: copy,
      once: read.data.once,
      copiedFromId: instrument.id,
    })
    return c.redirect(instrumentPaths.draft(id), 303)
  })
  .get('/instruments/:id/versions/new', async c => {
    processLeaderOf(c)
    return render(c, <NewVersionPage instrument={await ownOf(c)} />)
  })
  .post('/instruments/:id/versions', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const instrument = await ownOf(c)
    const read = await readForm(c, whatSchema, {
      language,
      missing: { what: texts(language).whatWillMissing },
    })
    if (!read.ok) return render(c, <NewVersionPage instrument={instrument} state={read.state} />, 422)
    await beginVersion(tx, actor, instrument, read.data.what)
    return c.redirect(instrumentPaths.draft(instrument.id), 303)
  })
  .post('/instruments/:id/versions/:number/state', async c => {
    processLeaderOf(c)
    const { tx, language } = c.var
    const instrument = await ownOf(c)
    const version = await getVersionNumbered(tx, instrument.id, numberOf(c))
    const read = await readForm(c, stateSchema, { language })
    const to = read.ok ? read.data.to : undefined
    const isDone = to === version.state
    const moves: readonly string[] = versionMoves[version.state]
    if (!to || (!isDone && !moves.includes(to)))
      return page(c, instrument, { state: { errors: { '': texts(language).cannotNow } } }, 422)
    // What is published for the first time goes by the page that says what changed and what is wrong.
    if (to === 'published' && !isDone && version.state !== 'retired')
      return c.redirect(instrumentPaths.publication(instrument.id), 303)
    const stops = checkDefinition(version.definition).filter(each => each.stops)
    if (to === 'tried' && stops.length)
      return c.redirect(instrumentPaths.draft(instrument.id, { problems: 'all' }), 303)
    await moveVersion(tx, version.id, to)
    return c.redirect(`${instrumentPaths.instrument(instrument.id)}?done=${to}`, 303)
  })
  .get('/instruments/:id/removal', async c => {
    processLeaderOf(c)
    const instrument = await ownOf(c)
    if (!underWork(instrument)) throw notFound()
    return render(c, <RemovalPage instrument={instrument} />)
  })
  .post('/instruments/:id/removal', async c => {
    processLeaderOf(c)
    const instrument = await ownOf(c)
    const draft = underWork(instrument)
    if (draft) await discardDraft(c.var.tx, draft.id)
    return c.redirect(
      draft && instrument.versions.length === 1
        ? instrumentPaths.instruments()
        : instrumentPaths.instrument(instrument.id),
      303,
    )
  })
  .post('/instruments/:id/uses', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const instrument = await getInstrument(tx, idOf(c))
    const read = await readForm(c, purposeSchema, { language })
    if (!read.ok) return page(c, instrument, { state: read.state }, 422)
    const { purpose } = read.data
    const lacks = lacksFor(purpose, instrument.shown.definition)
    const refusal =
      instrument.shown.state !== 'published'
        ? t.onlyPublished
        : lacks.length
          ? t.lacks(sayLacks(lacks, t))
          : undefined
    if (refusal)
      return page(c, instrument, { state: { values: read.values, errors: { purpose: refusal } } }, 422)
    await chooseFor(tx, actor, purpose, instrument.id)
    return c.redirect(`${instrumentPaths.instrument(instrument.id)}?done=chosen`, 303)
  })
  .get('/instruments/:id/difference', async c => {
    staffOf(c)
    const { tx } = c.var
    const instrument = await getInstrument(tx, idOf(c))
    const numbers = instrument.versions.map(each => each.number)
    const asked = (name: string) => numbers.find(each => String(each) === c.req.query(name))
    const to = asked('to') ?? numbers[0]
    const from = asked('from') ?? numbers.find(each => each !== to)
    const sideOf = async (number: number | undefined) =>
      number === undefined ? undefined : await getVersionNumbered(tx, instrument.id, number)
    return render(
      c,
      <DifferencePage instrument={instrument} from={await sideOf(from)} to={await sideOf(to)} />,
    )
  })

/** An instrument of the collaboration itself: the shipped ones are changed by nobody. */
async function ownOf(c: C): Promise<Instrument> {
  const instrument = await getInstrument(c.var.tx, idOf(c))
  if (!instrument.own) throw notFound()
  return instrument
}

type Shown = Pick<Parameters<typeof InstrumentPage>[0], 'done' | 'state'>

const page = (c: C, instrument: Instrument, more: Shown, status: 200 | 422 = 200) =>
  render(
    c,
    <InstrumentPage
      instrument={instrument}
      leads={isProcessLeader(staffOf(c))}
      lacks={
        Object.fromEntries(
          purposes.map(each => [each, lacksFor(each, instrument.shown.definition)]),
        ) as Record<Purpose, ReturnType<typeof lacksFor>>
      }
      {...more}
    />,
    status,
  )
