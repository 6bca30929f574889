import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { field, readForm } from '../../../platform/forms.ts'
import { todaysDate } from '../../../platform/i18n/index.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { getIndicator, listRegisters, mayKeep } from '../indicators.ts'
import { keyEntry } from '../keep.ts'
import { indicatorPaths } from '../noun.ts'
import { formatNumber, typed } from '../numbers.ts'
import { entrySchema, toEntry } from '../value-form.ts'
import { findEntry, listEntries, listImports, listParts } from './entries.ts'
import { EntriesPage, EntryFormPage } from './entries-page.tsx'
import { importRegister, withdrawImport } from './import-register.ts'
import { ImportsPage, WithdrawalPage } from './imports-page.tsx'
import { dateFormats, type Mapping } from './mapping.ts'
import { tellImport } from './tell.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

/** What a page takes at a time: a larger file is taken by the command. */
const mostRows = 20_000

const importSchema = z.object({
  pasted: z.string(),
  indicator: field.optionalText(100),
  on: field.text(100),
  amount: field.optionalText(100),
  part: field.optionalText(100),
  note: field.optionalText(100),
  reference: field.optionalText(100),
  date: z.union([z.literal('').transform(() => 'yyyy-mm-dd' as const), field.oneOf(dateFormats)]),
  decimal: z.union([z.literal('').transform(() => ',' as const), field.oneOf([',', '.'])]),
  once: field.once(),
})

export const registerRoutes = new Hono<AppEnv>()
  .get('/indicators/imports', async c => {
    processLeaderOf(c)
    const rows = Number(c.req.query('rows'))
    const t = texts(c.var.language)
    return importsPage(
      c,
      {},
      undefined,
      Number.isInteger(rows) && rows > 0 ? t.taken(formatNumber(rows, c.var.language)) : undefined,
    )
  })
  .post('/indicators/imports', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const read = await readForm(c, importSchema, { language, missing: { on: t.onMissing } })
    if (!read.ok) return importsPage(c, read.state)
    const { pasted, once, ...said } = read.data
    const earlier = await tx
      .selectFrom('learning.register_imports')
      .select('rows')
      .where('once', '=', once)
      .executeTakeFirst()
    if (earlier) return c.redirect(`${indicatorPaths.imports()}?rows=${earlier.rows}`, 303)
    const file = (await c.req.formData()).get('file')
    const sent =
      file instanceof File && file.size > 0
        ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
        : undefined
    const given =
      sent ?? (pasted ? { fileName: t.pastedName, bytes: new TextEncoder().encode(pasted) } : undefined)
    const errors = {
      ...(!given && { file: t.fileMissing }),
      ...(!said.indicator && { indicator: t.indicatorMissing }),
    }
    if (!given || Object.keys(errors).length) return importsPage(c, { values: read.values, errors })
    const imported = await importRegister(
      tx,
      actor,
      { ...given, mapping: toMapping(said) },
      { mostRows, once },
    )
    if (!imported.ok)
      return importsPage(
        c,
        { values: read.values, errors: { '': t.seeAbove } },
        tellImport(imported, language),
      )
    c.var.log({ act: 'write', kind: 'register_import', id: imported.importId })
    return c.redirect(`${indicatorPaths.imports()}?rows=${imported.rows}`, 303)
  })
  .get('/indicators/imports/:id/withdrawal', async c =>
    render(c, <WithdrawalPage file={await getImport(c)} />),
  )
  .post('/indicators/imports/:id/withdrawal', async c => {
    const actor = processLeaderOf(c)
    const found = await getImport(c)
    const { language } = c.var
    const read = await readForm(c, z.object({ why: field.text(1000) }), {
      language,
      missing: { why: texts(language).whyMissing },
    })
    if (!read.ok) return render(c, <WithdrawalPage file={found} state={read.state} />, 422)
    await withdrawImport(c.var.tx, actor, found.id, read.data.why)
    c.var.log({ act: 'write', kind: 'register_import', id: found.id })
    return c.redirect(indicatorPaths.imports(), 303)
  })
  .get('/indicators/:id/entries', async c => {
    const actor = staffOf(c)
    const indicator = await getRegister(c)
    const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), 100_000)
    const { entries, pages } = await listEntries(c.var.tx, indicator.id, page)
    return render(
      c,
      <EntriesPage {...{ indicator, entries, page, pages }} keeps={mayKeep(actor, indicator)} />,
    )
  })
  .get('/indicators/:id/entries/new', async c => {
    const indicator = await getKept(c)
    const { tx, language } = c.var
    const replaces = c.req.query('replaces')
    const parts = await listParts(tx, indicator.id)
    if (!replaces)
      return render(
        c,
        <EntryFormPage {...{ indicator, parts }} replaces={null} state={{ values: { on: todaysDate() } }} />,
      )
    const entry = await findEntry(tx, indicator.id, idIn(replaces))
    if (!entry) throw notFound()
    const values = { on: entry.on, amount: typed(entry.amount, language), part: entry.part }
    return render(c, <EntryFormPage {...{ indicator, parts }} replaces={entry.id} state={{ values }} />)
  })
  .post('/indicators/:id/entries', async c => {
    const indicator = await getKept(c)
    const { tx, language } = c.var
    const read = await readForm(c, entrySchema, { language })
    const replaces = read.ok ? read.data.replaces : null
    const again = async (state: FormState, late = false) =>
      render(
        c,
        <EntryFormPage
          indicator={indicator}
          parts={await listParts(tx, indicator.id)}
          replaces={replaces}
          state={state}
          late={late}
        />,
        late ? 409 : 422,
      )
    if (!read.ok) return again(read.state)
    const judged = toEntry(read.data, language)
    if (!judged.ok) return again({ values: read.values, errors: judged.errors })
    const outcome = await keyEntry(tx, staffOf(c), indicator, judged.value)
    if (outcome) return again({ values: read.values }, true)
    c.var.log({ act: 'write', kind: 'indicator', id: indicator.id })
    return c.redirect(`${indicatorPaths.indicator(indicator.id)}?done=entered`, 303)
  })

async function getRegister(c: C) {
  const indicator = await getIndicator(c.var.tx, idOf(c))
  if (indicator.source !== 'register') throw notFound()
  return indicator
}

async function getKept(c: C) {
  const actor = staffOf(c)
  const indicator = await getRegister(c)
  if (!mayKeep(actor, indicator)) throw notFound()
  return indicator
}

async function getImport(c: C) {
  processLeaderOf(c)
  const id = idOf(c)
  const found = (await listImports(c.var.tx)).find(each => each.id === id)
  if (!found) throw notFound()
  return found
}

async function importsPage(c: C, state: FormState, told?: ReturnType<typeof tellImport>, done?: string) {
  const { tx } = c.var
  const registers = await listRegisters(tx, staffOf(c).collaborationId)
  return render(
    c,
    <ImportsPage imports={await listImports(tx)} {...{ registers, state, told, done }} />,
    state.errors ? 422 : 200,
  )
}

/** The mapping that the page's fields describe. An optional column that is named and not there is told of. */
const toMapping = ({
  date,
  decimal,
  ...columns
}: Omit<z.output<typeof importSchema>, 'pasted' | 'once'>): Mapping => ({
  format: 'kring-register-mapping/1',
  columns: { on: columns.on, ...Object.fromEntries(Object.entries(columns).filter(([, name]) => name)) },
  date,
  decimal,
})
