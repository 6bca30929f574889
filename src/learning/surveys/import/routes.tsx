import { Hono } from 'hono'
import { z } from 'zod'
import { field, submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { getSurvey } from '../asking/surveys.ts'
import { surveyPaths } from '../noun.ts'
import { importAnswers } from './import-answers.ts'
import { ImportPage } from './import-page.tsx'
import { readMapping } from './mapping.ts'
import { encodingIn, tellImport, tellTaken } from './tell.ts'
import { importTexts } from './texts.ts'

const schema = z.object({ mapping: field.text(200_000) })
/** What a page takes at a time: a larger file is taken by the command. */
const mostRows = 20_000

export const importRoutes = new Hono<AppEnv>()
  .get(surveyPaths.newImport.pattern, async c => {
    const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
    const rows = Number(c.req.query('rows'))
    const encoding = encodingIn(c.req.query('encoding'))
    const done = Number.isInteger(rows) && rows > 0 ? tellTaken(rows, encoding, c.var.language) : undefined
    return render(c, <ImportPage survey={survey} done={done} />)
  })
  .post(surveyPaths.imports.pattern, async c => {
    const { tx, language } = c.var
    const t = importTexts(language)
    const survey = await getSurvey(tx, staffOf(c), idOf(c))
    const sent = (await c.req.formData()).get('file')
    const isThere = sent instanceof File && sent.size > 0
    // What the file's rows were refused for is told in a list of its own above the form.
    let told: ReturnType<typeof tellImport> | undefined
    return submit(c, schema, {
      t,
      check: data => {
        const mapping = readMapping(data.mapping)
        return {
          ...(!isThere && { file: t.fileMissing }),
          ...(!mapping.ok && { mapping: t.mappingWrong(mapping.at) }),
        }
      },
      again: state => <ImportPage survey={survey} state={state} told={told} />,
      run: async data => {
        const read = readMapping(data.mapping)
        if (!read.ok || !isThere) throw new Error('checked above')
        const bytes = new Uint8Array(await sent.arrayBuffer())
        // A refusal is a page of 422, and so undone as a whole.
        const file = { bytes, mapping: read.mapping }
        const imported = await importAnswers(tx, survey.id, file, { mostRows, apart: true })
        if (imported.ok) {
          const { count, encoding } = imported
          return surveyPaths.newImport(survey.id, {
            rows: count,
            ...(encoding === 'utf-8' ? {} : { encoding }),
          })
        }
        told = tellImport(imported, language)
        return { errors: { file: told.outcome } }
      },
    })
  })
