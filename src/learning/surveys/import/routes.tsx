import { Hono } from 'hono'
import { z } from 'zod'
import { field, readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { getSurvey } from '../asking/surveys.ts'
import { surveyPaths } from '../noun.ts'
import { importAnswers } from './import-answers.ts'
import { ImportPage } from './import-page.tsx'
import { readMapping } from './mapping.ts'
import { tellImport } from './tell.ts'
import { importTexts } from './texts.ts'

const schema = z.object({ mapping: field.text(200_000) })
/** What a page takes at a time: a larger file is taken by the command. */
const mostRows = 20_000

export const importRoutes = new Hono<AppEnv>()
  .get(surveyPaths.newImport.pattern, async c => {
    const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
    const rows = Number(c.req.query('rows'))
    const done = Number.isInteger(rows) && rows > 0 ? importTexts(c.var.language).taken(rows) : undefined
    return render(c, <ImportPage survey={survey} done={done} />)
  })
  .post(surveyPaths.imports.pattern, async c => {
    const { tx, language } = c.var
    const t = importTexts(language)
    const survey = await getSurvey(tx, staffOf(c), idOf(c))
    const read = await readForm(c, schema, { language, missing: { mapping: t.mappingMissing } })
    const file = (await c.req.formData()).get('file')
    const again = (state: FormState, told?: ReturnType<typeof tellImport>) =>
      render(c, <ImportPage survey={survey} state={state} {...(told && { told })} />, 422)
    if (!read.ok) return again(read.state)
    const mapping = readMapping(read.data.mapping)
    const errors = {
      ...(!(file instanceof File && file.size > 0) && { file: t.fileMissing }),
      ...(!mapping.ok && { mapping: t.mappingWrong(mapping.at) }),
    }
    if (!(file instanceof File) || !mapping.ok || Object.keys(errors).length)
      return again({ values: read.values, errors })
    const bytes = new Uint8Array(await file.arrayBuffer())
    // A refusal is a page of 422, and so undone as a whole.
    const imported = await importAnswers(tx, survey.id, { bytes, mapping: mapping.mapping }, { mostRows })
    if (!imported.ok) {
      const told = tellImport(imported, language)
      return again({ values: read.values, errors: { file: told.outcome } }, told)
    }
    return c.redirect(surveyPaths.newImport(survey.id, { rows: imported.count }), 303)
  })
