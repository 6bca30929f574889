import { type Context, Hono } from 'hono'
import { tellLimit } from '../../platform/apart/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, pageIn, render } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import {
  administratorOf,
  bodyKindName,
  bodyKinds,
  functionKinds,
  isSystemAdministrator,
  legalDomainName,
  legalDomains,
  organisationKindName,
  organisationKinds,
  unitKindName,
  unitKinds,
} from '../kinds/index.ts'
import { postKindName } from '../posts/index.ts'
import {
  type CountyFile,
  findByOnce,
  getFile,
  isAtWork,
  keepFile,
  listFiles,
  listRows,
  useFile,
} from './county-files.ts'
import { FilePage } from './file-page.tsx'
import { FilesPage } from './files-page.tsx'
import { readHouse, readSender } from './house.ts'
import { countyFilePaths as at, fileSchema } from './noun.ts'
import { outcomes } from './planned.ts'
import { readFilesApart, type SentFile } from './read-files.ts'
import { sheetNames } from './sheets.ts'
import { type Told, tellTrouble } from './tell.ts'
import { texts } from './texts.ts'
import { exampleRows, formats, houseRows, toCsv, toWorkbook, type Written } from './write-files.ts'

type C = Context<AppEnv>

export const countyFileRoutes = new Hono<AppEnv>()
  .get(at.files.pattern, async c => render(c, await filesPage(c)))
  .post(at.files.pattern, async c => {
    const actor = administratorOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const files = await sentFiles(c)
    let told: Told[] | undefined
    return submit(c, fileSchema, {
      t,
      check: ({ pasted }) => (files.length === 0 && !pasted ? { file: t.fileMissing } : undefined),
      again: state => filesPage(c, state, told),
      run: async ({ pasted, pastedAs, leave, once }) => {
        const earlier = await findByOnce(tx, once)
        if (earlier) return at.file(earlier)
        const sent = pasted
          ? [
              ...files,
              { name: t.pastedName, bytes: new TextEncoder().encode(pasted), as: pastedAs || undefined },
            ]
          : files
        const read = await readFilesApart(
          sent,
          leave.split(';').filter(each => each.trim()),
        )
        const name = sent.map(each => each.name).join(', ')
        if (!read.ok) told = [{ where: name, what: tellLimit(read.limit, language) }]
        else if (!read.value.ok) told = read.value.troubles.map(each => tellTrouble(each, language))
        else return at.file(await keepFile(tx, actor, c.var.staffProviders, { ...read.value, name, once }))
        return { errors: { '': t.seeAbove } }
      },
    })
  })
  .get(at.template.pattern, async c => {
    administratorOf(c)
    return written(c, exampleRows(), 'mall')
  })
  .get(at.house.pattern, async c => {
    administratorOf(c)
    const { tx } = c.var
    // Names and addresses of everybody who holds a function leave the house: the log has it.
    c.var.log({ act: 'read', kind: 'county_file' })
    return written(c, houseRows(await readHouse(tx), await readSender(tx)), 'kring')
  })
  .get(at.file.pattern, async c => {
    administratorOf(c)
    const file = await getFile(c.var.tx, idOf(c))
    return render(
      c,
      await filePage(c, file, {
        changed: c.req.query('changed') === '1',
        running: !file.usedAt && (await isAtWork(c.var.tx, file.id)),
      }),
    )
  })
  .post(at.use.pattern, async c => {
    const actor = administratorOf(c)
    const { tx, language, staffProviders } = c.var
    const t = texts(language)
    const file = await getFile(tx, idOf(c))
    const outcome = await useFile(tx, actor, staffProviders, file, row => t.reasonOf(row.file, row.line))
    // Nothing was done: the page says why.
    if (typeof outcome !== 'string') return render(c, await filePage(c, file, { stopped: outcome }), 422)
    return c.redirect(at.file(file.id, { changed: outcome === 'shown' && 1 }), 303)
  })

async function filesPage(c: C, state: FormState = {}, told?: Told[]) {
  const actor = administratorOf(c)
  return (
    <FilesPage
      files={await listFiles(c.var.tx)}
      system={isSystemAdministrator(actor)}
      lists={listsOf(c)}
      {...{ state, told }}
    />
  )
}

type More = Pick<Parameters<typeof FilePage>[0], 'changed' | 'stopped' | 'running'>

async function filePage(c: C, file: CountyFile, more: More) {
  const page = pageIn(c.req.query('page'))
  const outcome = outcomes.find(each => each === c.req.query('show'))
  const found = file.usedAt ? { rows: [], more: false } : await listRows(c.var.tx, file.id, { outcome, page })
  return <FilePage {...found} {...{ file, page, outcome, ...more }} more={found.more} />
}

/** Those that were chosen; a form without one sends a file without a name. */
async function sentFiles(c: C): Promise<SentFile[]> {
  const sent = (await c.req.formData()).getAll('file')
  const files = sent.filter(each => each instanceof File && each.size > 0) as File[]
  return Promise.all(
    files.map(async file => ({
      name: file.name.slice(-100),
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}

async function written(c: C, rows: Written, name: string) {
  const format = formats.find(each => each === c.req.param('format'))
  if (!format) throw notFound()
  const sheet = sheetNames.find(each => format === `${each}.csv`)
  c.header('Cache-Control', 'no-store')
  c.header('Content-Disposition', `attachment; filename="${sheet ? format : `${name}.xlsx`}"`)
  if (sheet) {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(toCsv(sheet, rows))
  }
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  return c.body(new Uint8Array(await toWorkbook(rows, c.var.language, listsOf(c))))
}

/** The words that columns of kinds take, with what the pages call them. */
function listsOf(c: C): string[][] {
  const { language } = c.var
  const t = texts(language)
  const said = <T extends string>(values: readonly T[], name: (value: T, l: typeof language) => string) =>
    values.map(value => `${value}: ${name(value, language)}`).join('; ')
  return [
    [t.kindsOf(t.sheet_organisations), said(organisationKinds, organisationKindName)],
    [t.kindsOf(t.sheet_bodies), said(bodyKinds, bodyKindName)],
    [t.kindsOf(t.sheet_units), said(unitKinds, unitKindName)],
    [t.legalDomains, said(legalDomains, legalDomainName)],
    [t.kindsOf(t.sheet_functions), said(functionKinds, postKindName)],
  ]
}
