import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import {
  type Answers,
  answersFromForm,
  type Definition,
  fillState,
  getVersion,
  itemsOf,
  readAnswers,
} from '../../../instruments/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { isId } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { getSurvey, type Survey } from '../asking/surveys.ts'
import { listTargets } from '../asking/targets.ts'
import { surveyPaths } from '../noun.ts'
import { PaperPage } from './paper-page.tsx'
import { paperTexts } from './texts.ts'

type C = Context<AppEnv>

/** Answers on paper, keyed in by the process leader; marked as such, and nothing of who keyed them in or when. */
export const paperRoutes = new Hono<AppEnv>()
  .get(surveyPaths.newPaper.pattern, async c => {
    const survey = await getWithPaper(c)
    const target = c.req.query('target') ?? ''
    return render(
      c,
      await page(c, survey, { batch: batchIn(c.req.query('batch')), state: { values: { target } } }),
    )
  })
  .post(surveyPaths.papers.pattern, async c => {
    const { tx, language } = c.var
    const survey = await getWithPaper(c)
    const sent = await c.req.formData()
    const batch = batchIn(String(sent.get('batch') ?? ''))
    const target = String(sent.get('target') ?? '')
    if (target && !(await listTargets(tx, survey.id)).some(each => each.id === target)) throw notFound()
    const { definition } = await getVersion(tx, survey.versionId)
    const typed = fillState(definition, language, { sent })
    const again = async (status: 409 | 422, more: Partial<Parameters<typeof PaperPage>[0]> = {}) =>
      render(
        c,
        await page(c, survey, { batch, state: { ...typed, values: { ...typed.values, target } }, ...more }),
        status,
      )
    const correct = (errors: FormState['errors']) =>
      again(422, { state: { values: { ...typed.values, target }, ...(errors && { errors }) } })
    if (sent.get('version') !== survey.versionId) return again(409, { trouble: 'changed' })
    // What a paper leaves empty stays empty.
    const { answers, problems } = readAnswers(definition, answersFromForm(definition, sent), {
      partial: true,
    })
    if (problems.length) return correct(fillState(definition, language, { sent, problems }).errors)
    if (Object.keys(answers).length === 0) return correct(emptyPaper(definition, language))
    const outcome = await keyIn(c, survey, { target, once: String(sent.get('once') ?? ''), answers })
    if (outcome !== 'stored') return again(409, { trouble: outcome === 'version' ? 'changed' : 'shut' })
    return c.redirect(surveyPaths.newPaper(survey.id, { batch: String(batch + 1), target }), 303)
  })

/** Told at the first question. */
function emptyPaper(definition: Definition, language: Language) {
  const first = itemsOf(definition).slice(0, 1)
  const problems = first.map(({ id }) => ({ item: id, kind: 'missing' as const, what: '' }))
  const [name = ''] = Object.keys(fillState(definition, language, { problems }).errors ?? {})
  return { [name]: paperTexts(language).empty }
}

async function getWithPaper(c: C) {
  const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
  if (!survey.ways.includes('paper')) throw notFound()
  return survey
}

async function keyIn(
  c: C,
  survey: Survey,
  { target, once, answers }: { target: string; once: string; answers: Answers },
) {
  const paper = isId(once) ? once : crypto.randomUUID()
  const { rows } = await sql<{ outcome: 'stored' | 'closed' | 'version' }>`
    select learning.key_in(${survey.id}, ${target || null}, ${survey.versionId}, ${paper}, ${JSON.stringify(answers)}::jsonb) as outcome`.execute(
    c.var.tx,
  )
  return rows[0]?.outcome
}

const batchIn = (text: string | undefined) => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : 0)

async function page(
  c: C,
  survey: Survey,
  more: Pick<Parameters<typeof PaperPage>[0], 'batch' | 'state' | 'trouble'>,
) {
  const { tx, language } = c.var
  const { definition } = await getVersion(tx, survey.versionId)
  return (
    <PaperPage
      survey={survey}
      definition={definition}
      targets={await listTargets(tx, survey.id)}
      areaLabels={await findAreaLabels(tx, language)}
      {...more}
    />
  )
}
