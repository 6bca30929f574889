import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { todaysDate } from '../../../i18n/index.ts'
import { processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { field, readForm, submit } from '../../../platform/forms.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { getIndicator, getKept, listRegisters, mayKeep } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { formatNumber, typed } from '../numbers.ts'
import { written } from '../written.ts'
import { findEntry, findImport, keyEntry, listEntries, listImports, listParts } from './entries.ts'
import { EntriesPage, EntryFormPage } from './entries-page.tsx'
import { entrySchema, toEntry } from './entry-form.ts'
import { importRegister, withdrawImport } from './import-register.ts'
import { ImportsPage, WithdrawalPage } from './imports-page.tsx'
import { dateFormats, type Mapping } from './mapping.ts'
import { tellImport } from './tell.ts'
import { texts } from './texts.ts'
import { withdrawalSchema } from './withdrawal-form.ts'

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
  leave: field.optionalText(2000),
  date: z.union([z.literal('').transform(() => 'yyyy-mm-dd' as const), field.oneOf(dateFormats)]),
  decimal: z.union([z.literal('').transform(() => ',' as const), field.oneOf([',', '.'])]),
  once: field.once(),
})

export const registerRoutes = new Hono<AppEnv>()
  .get(indicatorPaths.imports.pattern, async c => {
    processLeaderOf(c)
    const rows = Number(c.req.query('rows'))
    const isTold = Number.isInteger(rows) && rows > 0
    const done = isTold ? texts(c.var.language).taken(formatNumber(rows, c.var.language)) : undefined
    return render(c, await importsPage(c, { done }))
  })
  .post(indicatorPaths.imports.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const file = await findUploaded(c)
    // What the file's rows were refused for is told in a list of its own above the form.
    let told: ReturnType<typeof tellImport> | undefined
    return submit(c, importSchema, {
      t,
      check: ({ pasted, indicator }) => ({
        ...(!file && !pasted && { file: t.fileMissing }),
        ...(!indicator && { indicator: t.indicatorMissing }),
      }),
      again: state => importsPage(c, { state, told }),
      run: async ({ pasted, once, ...said }) => {
        const earlier = await findImport(tx, once)
        if (earlier) return indicatorPaths.imports({ rows: earlier.rows })
        const given = file ?? { fileName: t.pastedName, bytes: new TextEncoder().encode(pasted) }
        const mapping = toMapping(said)
        const imported = await importRegister(
          tx,
          actor,
          { ...given, mapping },
          { mostRows, once, apart: true },
        )
        if (!imported.ok) {
          told = tellImport(imported, language)
          return { errors: { '': t.seeAbove } }
        }
        c.var.log({ act: 'write', did: 'wrote', kind: 'register_import', id: imported.importId })
        return indicatorPaths.imports({ rows: imported.rows })
      },
    })
  })
  .get(indicatorPaths.withdrawal.pattern, async c => render(c, <WithdrawalPage file={await getImport(c)} />))
  .post(indicatorPaths.withdrawal.pattern, async c => {
    const actor = processLeaderOf(c)
    const found = await getImport(c)
    return submit(c, withdrawalSchema, {
      t: texts(c.var.language),
      again: state => <WithdrawalPage file={found} state={state} />,
      run: async ({ why }) => {
        await withdrawImport(c.var.tx, actor, found.id, why)
        c.var.log({ act: 'write', did: 'withdrew', kind: 'register_import', id: found.id })
        return indicatorPaths.imports()
      },
    })
  })
  .get(indicatorPaths.entries.pattern, async c => {
    const actor = staffOf(c)
    const indicator = await getRegister(c)
    const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page'))) || 1, 1), 100_000)
    const { entries, pages } = await listEntries(c.var.tx, indicator.id, page)
    return render(
      c,
      <EntriesPage {...{ indicator, entries, page, pages }} keeps={mayKeep(actor, indicator)} />,
    )
  })
  .get(indicatorPaths.newEntry.pattern, async c => {
    const indicator = await getKept(c.var.tx, staffOf(c), idOf(c), 'register')
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
  .post(indicatorPaths.entries.pattern, async c => {
    const indicator = await getKept(c.var.tx, staffOf(c), idOf(c), 'register')
    const { tx, language } = c.var
    // Not by submit(): an entry that somebody else has corrected meanwhile is answered with 409.
    const read = await readForm(c, entrySchema, { language })
    const page = {
      indicator,
      parts: await listParts(tx, indicator.id),
      replaces: read.ok ? read.data.replaces : null,
    }
    if (!read.ok) return render(c, <EntryFormPage {...page} state={read.state} />, 422)
    const judged = toEntry(read.data, language)
    const { values } = read
    if (!judged.ok)
      return render(c, <EntryFormPage {...page} state={{ values, errors: judged.errors }} />, 422)
    if (await keyEntry(tx, staffOf(c), indicator, judged.value))
      return render(c, <EntryFormPage {...page} state={{ values }} late />, 409)
    return c.redirect(written(c, indicator.id, 'entered'), 303)
  })

async function getRegister(c: C) {
  const indicator = await getIndicator(c.var.tx, idOf(c))
  if (indicator.source !== 'register') throw notFound()
  return indicator
}

async function getImport(c: C) {
  processLeaderOf(c)
  const id = idOf(c)
  const [found] = await listImports(c.var.tx, id)
  if (!found) throw notFound()
  return found
}

type Shown = { state?: FormState; told?: ReturnType<typeof tellImport>; done?: string }

async function importsPage(c: C, { state = {}, told, done }: Shown) {
  const { tx } = c.var
  const registers = await listRegisters(tx, staffOf(c).collaborationId)
  return <ImportsPage imports={await listImports(tx)} {...{ registers, state, told, done }} />
}

async function findUploaded(c: C) {
  const file = (await c.req.formData()).get('file')
  return file instanceof File && file.size > 0
    ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : undefined
}

/** The mapping that the page's fields describe. An optional column that is named and not there is told of. */
const toMapping = ({
  date,
  decimal,
  leave,
  ...columns
}: Omit<z.output<typeof importSchema>, 'pasted' | 'once'>): Mapping => ({
  format: 'kring-register-mapping/1',
  columns: { on: columns.on, ...Object.fromEntries(Object.entries(columns).filter(([, name]) => name)) },
  leave: leave
    .split(';')
    .map(each => each.trim())
    .filter(Boolean),
  date,
  decimal,
})
