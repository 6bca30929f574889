import { Hono } from 'hono'
import { z } from 'zod'
import { processLeaderOf } from '../../people/kinds/index.ts'
import { tellLimit } from '../../platform/apart/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, judge } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { importDefinitionApart } from '../exchange/apart.ts'
import { exportDefinition } from '../exchange/exchange.ts'
import { instrumentPaths } from '../noun.ts'
import { numberOf } from '../version-number.ts'
import { ImportCheckPage, ImportPage } from './import-pages.tsx'
import { getVersionNumbered, makeInstrument } from './library.ts'
import { texts } from './texts.ts'

const onceSchema = z.object({ once: field.once() })

/**
 * In from a file and out to one. A file is taken whole, or what it says that has no place here is told before anything is saved: the page that
 * tells it holds the definition, and sends it to be made.
 */
export const exchangeRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.import.pattern, async c => {
    processLeaderOf(c)
    return render(c, <ImportPage />)
  })
  .post(instrumentPaths.import.pattern, async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const form = await c.req.formData()
    const [file, checked] = [form.get('file'), form.get('definition')]
    const given = typeof checked === 'string' && checked ? new File([checked], 'checked.json') : file
    if (!(given instanceof File) || given.size === 0)
      return render(c, <ImportPage state={{ errors: { file: texts(language).fileMissing } }} />, 422)
    const apart = await importDefinitionApart(new Uint8Array(await given.arrayBuffer()), given.name)
    if (!apart.ok) return render(c, <ImportPage limit={tellLimit(apart.limit, language)} />, 422)
    const { definition, notes, problems } = apart.value
    if (!definition) return render(c, <ImportPage problems={problems} notes={notes} />, 422)
    if (notes.length > 0) return render(c, <ImportCheckPage definition={definition} notes={notes} />)
    const once = judge(onceSchema, { once: String(form.get('once') ?? '') }, language)
    const id = await makeInstrument(tx, actor, {
      definition,
      once: once.ok ? once.data.once : crypto.randomUUID(),
    })
    return c.redirect(instrumentPaths.draft(id), 303)
  })
  .get(instrumentPaths.exported.pattern, async c => {
    staffOf(c)
    const as = (['json', 'fhir'] as const).find(each => each === c.req.param('form'))
    if (!as) throw notFound()
    const version = await getVersionNumbered(c.var.tx, idOf(c), numberOf(c))
    const { fileName, mediaType, text } = exportDefinition(version.definition, as, version.number)
    c.header('Content-Type', `${mediaType}; charset=utf-8`)
    c.header('Content-Disposition', `attachment; filename="${fileName}"`)
    return c.body(text)
  })
