import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../../i18n/index.ts'
import { getVersion } from '../../../instruments/index.ts'
import { isProcessLeader, processLeaderOf } from '../../../people/kinds/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { missingWords, readForm, submit, type Values } from '../../../platform/forms.ts'
import type { Secret } from '../../../platform/generations.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { myAnswerPaths, surveyPaths } from '../noun.ts'
import { invitationRoutes } from './invitation-routes.tsx'
import { getPlanned } from './live-survey.ts'
import { mailsNow } from './mails.ts'
import { managerRoutes } from './manager-routes.tsx'
import { OpeningPage } from './sending-pages.tsx'
import { allowsMove } from './states.ts'
import {
  newSurveySchema,
  stateSchema,
  surveyErrors,
  surveySchema,
  surveyValues,
  toFields,
} from './survey-form.ts'
import { SurveyFormPage } from './survey-form-page.tsx'
import { SurveyListPage, WhichPage } from './survey-list-page.tsx'
import { SurveyPage, type SurveyPageProps } from './survey-page.tsx'
import {
  changeSurvey,
  countAnswers,
  countInvitations,
  getSurvey,
  listAsked,
  listMoves,
  listPublished,
  listSurveys,
  moveSurvey,
  planSurvey,
  removePlanned,
  type Survey,
} from './surveys.ts'
import { SurveyRemovalPage } from './target-page.tsx'
import { targetRoutes } from './target-routes.tsx'
import { listTargets } from './targets.ts'
import { askingTexts } from './texts.ts'

type C = Context<AppEnv>

/** `origin`: our public address, for links and posters. */
export const askingRoutes = ({ origin, secret }: { origin: string; secret: Secret }) =>
  new Hono<AppEnv>()
    .get(surveyPaths.surveys.pattern, async c => {
      // The first page of learning leads everybody here; whoever does not ask is asked.
      if (!isProcessLeader(staffOf(c))) return c.redirect(myAnswerPaths.list(), 303)
      const surveys = await listSurveys(c.var.tx)
      return render(
        c,
        <SurveyListPage
          surveys={surveys}
          counts={
            await countAnswers(
              c.var.tx,
              surveys.map(each => each.id),
            )
          }
        />,
      )
    })
    .get(surveyPaths.newSurvey.pattern, async c => {
      processLeaderOf(c)
      const chosen = c.req.query('version')
      if (!chosen) return render(c, <WhichPage published={await listPublished(c.var.tx)} />)
      return render(c, await newPage(c, idIn(chosen)))
    })
    .post(surveyPaths.surveys.pattern, async c => {
      const actor = processLeaderOf(c)
      const t = askingTexts(c.var.language)
      // The version comes along in a hidden field: without a published one there is no form to show again.
      const versionId = idIn(String((await c.req.formData()).get('version') ?? '').trim())
      const { definition } = await getPublished(c, versionId)
      return submit(c, newSurveySchema, {
        t,
        check: data => surveyErrors(data, definition.languages, t),
        again: state => newPage(c, versionId, state),
        run: async data => {
          const anonymous = data.anonymous === 'yes'
          const survey = { ...toFields(data), once: data.once, versionId, anonymous }
          return surveyPaths.survey(await planSurvey(c.var.tx, actor, survey))
        },
      })
    })
    .get(surveyPaths.survey.pattern, async c => {
      const done = c.req.query('done')
      const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
      return render(c, await surveyPage(c, survey, { done: isDone(done) ? done : undefined }))
    })
    .get(surveyPaths.edit.pattern, async c => {
      const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
      return render(c, await editPage(c, survey, { values: surveyValues(survey) }))
    })
    .post(surveyPaths.details.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getSurvey(tx, staffOf(c), idOf(c))
      // Not by submit(): a survey that has opened or closed meanwhile is answered with 409 and its page.
      const read = await readForm(c, surveySchema, { language, missing: missingWords(surveySchema, t) })
      if (!read.ok) return render(c, await editPage(c, survey, read.state), 422)
      const { definition } = await getVersion(tx, survey.versionId)
      const errors = surveyErrors(
        read.data,
        definition.languages,
        t,
        survey.state === 'closed' ? survey.closesOn : undefined,
      )
      if (Object.keys(errors).length)
        return render(c, await editPage(c, survey, { values: read.values, errors }), 422)
      if (survey.released || !(await changeSurvey(tx, survey, toFields(read.data))))
        return render(c, await surveyPage(c, survey, { late: true }), 409)
      return c.redirect(surveyPaths.survey(survey.id, { done: 'saved' }), 303)
    })
    .get(surveyPaths.opening.pattern, async c => {
      const { tx } = c.var
      const survey = await getSurvey(tx, staffOf(c), idOf(c))
      if (!allowsMove(survey.state, 'open', survey.released))
        return c.redirect(surveyPaths.survey(survey.id), 303)
      const mails = mailsNow(survey, await listTargets(tx, survey.id), await countInvitations(tx, survey.id))
      return render(c, <OpeningPage survey={survey} mails={mails} />)
    })
    .post(surveyPaths.state.pattern, async c => {
      const { tx, language } = c.var
      const survey = await getSurvey(tx, staffOf(c), idOf(c))
      // Not by submit(): a button, and a survey that cannot move any more is answered with 409.
      const read = await readForm(c, stateSchema, { language })
      if (!read.ok) return render(c, await surveyPage(c, survey, { late: true }), 422)
      const { state, note } = read.data
      if (survey.state !== state) {
        if (!allowsMove(survey.state, state, survey.released))
          return render(c, await surveyPage(c, survey, { late: true }), 409)
        await moveSurvey(tx, survey.id, state, note)
      }
      return c.redirect(surveyPaths.survey(survey.id), 303)
    })
    .get(surveyPaths.removal.pattern, async c => {
      const survey = await getPlanned(c)
      return render(c, <SurveyRemovalPage survey={survey} />)
    })
    .post(surveyPaths.removal.pattern, async c => {
      const survey = await getPlanned(c)
      await removePlanned(c.var.tx, survey.id)
      return c.redirect(surveyPaths.surveys(), 303)
    })
    .route('/', managerRoutes)
    .route('/', targetRoutes({ origin, secret }))
    .route('/', invitationRoutes({ origin, secret }))

async function getPublished(c: C, id: string) {
  const version = (await listPublished(c.var.tx)).find(each => each.id === id)
  if (!version) throw notFound()
  return getVersion(c.var.tx, id)
}

async function newPage(c: C, versionId: string, state?: FormState & { values: Values }) {
  const { definition } = await getPublished(c, versionId)
  const { languages, title, introduction } = definition
  const first: Values = {
    titleSv: title.sv ?? '',
    titleEn: title.en ?? '',
    introductionSv: introduction?.sv ?? '',
    introductionEn: introduction?.en ?? '',
    languages: [...languages],
    ways: ['forwarded'],
    anonymous: 'yes',
    opensOn: daysFromToday(1),
    closesOn: daysFromToday(22),
    remindOn: daysFromToday(15),
  }
  return (
    <SurveyFormPage
      version={{ id: versionId, title: title[c.var.language] ?? title.sv ?? definition.code }}
      known={languages}
      earlier={await listSurveys(c.var.tx)}
      state={state ?? { values: first }}
    />
  )
}

async function editPage(c: C, survey: Survey, state: FormState) {
  const { definition } = await getVersion(c.var.tx, survey.versionId)
  const earlier = await listSurveys(c.var.tx)
  return <SurveyFormPage survey={survey} known={definition.languages} earlier={earlier} state={state} />
}

const doneWords = ['sending', 'reminding', 'added', 'saved'] as const
const isDone = (word: string | undefined): word is (typeof doneWords)[number] =>
  doneWords.some(each => each === word)

async function surveyPage(c: C, survey: Survey, more: Pick<SurveyPageProps, 'done' | 'late'>) {
  const { tx } = c.var
  return (
    <SurveyPage
      survey={survey}
      asked={await listAsked(tx, survey.id)}
      targets={await listTargets(tx, survey.id)}
      invitations={await countInvitations(tx, survey.id)}
      moves={await listMoves(tx, survey.id)}
      {...more}
    />
  )
}
