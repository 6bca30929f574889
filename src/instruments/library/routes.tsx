import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isProcessLeader, processLeaderOf } from '../../people/kinds/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm, submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { checkDefinition } from '../check.ts'
import { instrumentPaths } from '../noun.ts'
import type { Purpose } from '../purposes.ts'
import { lacksFor } from '../purposes.ts'
import { allowsMove } from '../states.ts'
import { numberOf } from '../version-number.ts'
import { newDefinition } from './begin.ts'
import { DifferencePage } from './difference-page.tsx'
import { NewInstrumentPage, NewVersionPage, RemovalPage, subjects, whatSchema } from './instrument-forms.tsx'
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
const stateSchema = z.object({ to: field.oneOf(['draft', 'tried', 'published', 'retired']) })
const onceSchema = z.object({ once: field.once() })
const purposeSchema = z.object({ purpose: field.oneOf(purposes) })

export const libraryRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.instruments.pattern, async c => {
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
  .get(instrumentPaths.newInstrument.pattern, async c => {
    processLeaderOf(c)
    return render(c, <NewInstrumentPage />)
  })
  .post(instrumentPaths.instruments.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    return submit(c, newSchema, {
      t: texts(language),
      again: state => <NewInstrumentPage state={state} />,
      run: async ({ title, about, once }) => {
        const definition = newDefinition(title, about, language)
        return instrumentPaths.draft(await makeInstrument(tx, actor, { definition, once }))
      },
    })
  })
  .get(instrumentPaths.instrument.pattern, async c => {
    staffOf(c)
    const done = (['tried', 'draft', 'published', 'retired', 'chosen'] as const).find(
      each => each === c.req.query('done'),
    )
    return render(c, instrumentPage(c, await getInstrument(c.var.tx, idOf(c)), { done }))
  })
  .post(instrumentPaths.copies.pattern, async c => {
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
  .get(instrumentPaths.newVersion.pattern, async c => {
    processLeaderOf(c)
    return render(c, <NewVersionPage instrument={await ownOf(c)} />)
  })
  .post(instrumentPaths.versions.pattern, async c => {
    const actor = processLeaderOf(c)
    const instrument = await ownOf(c)
    return submit(c, whatSchema, {
      t: texts(c.var.language),
      again: state => <NewVersionPage instrument={instrument} state={state} />,
      run: async ({ what }) => {
        await beginVersion(c.var.tx, actor, instrument, what)
        return instrumentPaths.draft(instrument.id)
      },
    })
  })
  .post(instrumentPaths.state.pattern, async c => {
    processLeaderOf(c)
    const { tx, language } = c.var
    const instrument = await ownOf(c)
    const version = await getVersionNumbered(tx, instrument.id, numberOf(c))
    // Not by submit(): buttons, whatever is wrong with them is said once for the whole page.
    const read = await readForm(c, stateSchema, { language })
    const to = read.ok ? read.data.to : undefined
    const isDone = to === version.state
    if (!to || (!isDone && !allowsMove(version.state, to))) {
      const state = { errors: { '': texts(language).cannotNow } }
      return render(c, instrumentPage(c, instrument, { state }), 422)
    }
    // What is published for the first time goes by the page that says what changed and what is wrong.
    if (to === 'published' && !isDone && version.state !== 'retired')
      return c.redirect(instrumentPaths.publication(instrument.id), 303)
    const stops = checkDefinition(version.definition).filter(each => each.stops)
    if (to === 'tried' && stops.length)
      return c.redirect(instrumentPaths.draft(instrument.id, { problems: 'all' }), 303)
    await moveVersion(tx, version.id, to)
    return c.redirect(instrumentPaths.instrument(instrument.id, { done: to }), 303)
  })
  .get(instrumentPaths.removal.pattern, async c => {
    processLeaderOf(c)
    const instrument = await ownOf(c)
    if (!underWork(instrument)) throw notFound()
    return render(c, <RemovalPage instrument={instrument} />)
  })
  .post(instrumentPaths.removal.pattern, async c => {
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
  .post(instrumentPaths.uses.pattern, async c => {
    const actor = processLeaderOf(c)
    const instrument = await getInstrument(c.var.tx, idOf(c))
    const t = texts(c.var.language)
    return submit(c, purposeSchema, {
      t,
      check: ({ purpose }) => {
        if (instrument.shown.state !== 'published') return { purpose: t.onlyPublished }
        const lacks = lacksFor(purpose, instrument.shown.definition)
        return lacks.length ? { purpose: t.lacks(sayLacks(lacks, t)) } : undefined
      },
      again: state => instrumentPage(c, instrument, { state }),
      run: async ({ purpose }) => {
        await chooseFor(c.var.tx, actor, purpose, instrument.id)
        return instrumentPaths.instrument(instrument.id, { done: 'chosen' })
      },
    })
  })
  .get(instrumentPaths.difference.pattern, async c => {
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

const instrumentPage = (c: C, instrument: Instrument, more: Shown) => (
  <InstrumentPage
    instrument={instrument}
    leads={isProcessLeader(staffOf(c))}
    lacks={
      Object.fromEntries(purposes.map(each => [each, lacksFor(each, instrument.shown.definition)])) as Record<
        Purpose,
        ReturnType<typeof lacksFor>
      >
    }
    {...more}
  />
)
