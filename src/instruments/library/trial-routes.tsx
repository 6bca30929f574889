import { type Context, Hono } from 'hono'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { areaLabels, findAreaLabels } from '../../sharing/disclosures/index.ts'
import { readAnswers } from '../answers.ts'
import type { Definition } from '../definition.ts'
import { answersFromForm } from '../fill/from-form.ts'
import { fillState } from '../fill/to-form.ts'
import { instrumentPaths } from '../noun.ts'
import { numberOf } from '../version-number.ts'
import { getVersionNumbered } from './library.ts'
import { listOwnWords, withOwnWords } from './own-words.ts'
import { TrialPage, VersionPage, ways } from './version-page.tsx'

type C = Context<AppEnv>

/** A version to look at and to try: what is answered is judged and shown, and kept nowhere. */
export const trialRoutes = new Hono<AppEnv>()
  .get(instrumentPaths.version.pattern, async c => {
    const shown = await shownOf(c, name => c.req.query(name) ?? '')
    return render(c, <VersionPage {...shown} state={fillState(shown.definition, c.var.language)} />)
  })
  .post(instrumentPaths.trial.pattern, async c => {
    const sent = await c.req.formData()
    const shown = await shownOf(c, name => String(sent.get(name) ?? ''))
    const { answers, problems } = readAnswers(shown.definition, answersFromForm(shown.definition, sent))
    if (problems.length === 0) return render(c, <TrialPage {...shown} answers={answers} />)
    const state = fillState(shown.definition, c.var.language, { sent, problems })
    return render(c, <VersionPage {...shown} state={state} />, 422)
  })

async function shownOf(c: C, asked: (name: string) => string) {
  staffOf(c)
  const { tx } = c.var
  const id = idOf(c)
  const version = await getVersionNumbered(tx, id, numberOf(c))
  const definition = version.own
    ? version.definition
    : withOwnWords(version.definition, await listOwnWords(tx))
  const language = languageFor(definition, asked('language'), c.var.language)
  return {
    id,
    number: version.number,
    definition,
    way: ways.find(each => each === asked('as')) ?? 'phone',
    language,
    areaLabels: isLanguage(language) ? await findAreaLabels(tx, language) : areaLabels('en'),
  }
}

const languageFor = (definition: Definition, asked: string, page: Language) =>
  [asked, page].find(each => definition.languages.includes(each)) ?? definition.languages[0] ?? 'sv'
