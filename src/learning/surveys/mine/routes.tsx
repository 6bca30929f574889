import { Hono } from 'hono'
import { answersFromForm, fillState, getVersion, readAnswers } from '../../../instruments/index.ts'
import { notFound } from '../../../platform/errors/index.ts'
import type { Secret } from '../../../platform/generations.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { sharedToken } from '../links.ts'
import { answerLink, myAnswerPaths } from '../noun.ts'
import { answerAsFunction, findMyAnswer, getMySurvey, listMySurveys, withdrawMyAnswer } from './mine.ts'
import { AnswerAsFunctionPage, MyAnswerPage, MyAnswersPage, WithdrawMinePage } from './pages.tsx'

/** Surveys inside Kring (ADR 9): an anonymous one leads to the unit's shared link, another is answered as the function. */
export const myAnswerRoutes = ({ secret }: { secret: Secret }) =>
  new Hono<AppEnv>()
    .get(myAnswerPaths.list.pattern, async c => {
      staffOf(c)
      const linkOf = (targetId: string) => answerLink(sharedToken(secret, targetId))
      return render(c, <MyAnswersPage surveys={await listMySurveys(c.var.tx)} linkOf={linkOf} />)
    })
    .get(myAnswerPaths.answer.pattern, async c => {
      const { functionName } = staffOf(c)
      const { tx, language } = c.var
      const survey = await getMySurvey(tx, idOf(c))
      if (survey.anonymous) throw notFound()
      const answer = await findMyAnswer(tx, survey.id)
      const { definition } = await getVersion(tx, answer?.versionId ?? survey.versionId)
      const shared = { survey, definition, areaLabels: await findAreaLabels(tx, language) }
      const done = c.req.query('done')
      return render(
        c,
        answer ? (
          <MyAnswerPage {...shared} answers={answer.answers} sent={done === '1'} />
        ) : (
          <AnswerAsFunctionPage
            {...shared}
            functionName={functionName}
            blank={done === 'blank' ? 'sent' : undefined}
          />
        ),
      )
    })
    .post(myAnswerPaths.answer.pattern, async c => {
      const { functionName } = staffOf(c)
      const { tx, language } = c.var
      const survey = await getMySurvey(tx, idOf(c))
      if (survey.anonymous) throw notFound()
      const sent = await c.req.formData()
      const { definition } = await getVersion(tx, survey.versionId)
      const areaLabels = await findAreaLabels(tx, language)
      const again = (status: 409 | 422, more: object) =>
        render(
          c,
          <AnswerAsFunctionPage
            {...{ survey, definition, areaLabels, functionName }}
            state={fillState(definition, language, { sent })}
            {...more}
          />,
          status,
        )
      if (sent.get('version') !== survey.versionId) return again(409, { trouble: 'changed' })
      const { answers, problems } = readAnswers(definition, answersFromForm(definition, sent))
      if (problems.length) return again(422, { state: fillState(definition, language, { sent, problems }) })
      if (Object.keys(answers).length === 0 && sent.get('blank') !== 'yes')
        return again(422, { blank: 'asked' })
      const outcome = await answerAsFunction(tx, survey, answers)
      // Sent twice is the same answer: it is there.
      if (outcome === 'stored' || (outcome === 'used' && survey.answeredOn))
        return c.redirect(myAnswerPaths.answer(survey.id, { done: 1 }), 303)
      // Nothing is kept, not even that it was blank: it waits to be answered as before.
      if (outcome === 'blank') return c.redirect(myAnswerPaths.answer(survey.id, { done: 'blank' }), 303)
      return again(409, { trouble: outcome === 'version' ? 'changed' : outcome })
    })
    .get(myAnswerPaths.withdrawal.pattern, async c => {
      staffOf(c)
      const survey = await getMySurvey(c.var.tx, idOf(c))
      if (!survey.answeredOn) throw notFound()
      return render(c, <WithdrawMinePage survey={survey} />)
    })
    .post(myAnswerPaths.withdrawal.pattern, async c => {
      staffOf(c)
      await withdrawMyAnswer(c.var.tx, (await getMySurvey(c.var.tx, idOf(c))).id)
      return c.redirect(myAnswerPaths.list(), 303)
    })
