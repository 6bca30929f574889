import { Hono } from 'hono'
import type { z } from 'zod'
import { submit, type Values } from '../../../platform/forms.ts'
import type { Secret } from '../../../platform/generations.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import type { FormState } from '../../../ui/index.ts'
import { sharedToken } from '../links.ts'
import { answerLink, surveyPaths } from '../noun.ts'
import { getLive, getPlanned } from './live-survey.ts'
import { getSurvey, sendInvitations } from './surveys.ts'
import {
  askedTwice,
  readTarget,
  readTargets,
  targetSchema,
  targetsSchema,
  twiceOf,
  withAllTicked,
} from './target-form.ts'
import { TargetPage, TargetRemovalPage } from './target-page.tsx'
import {
  askTargets,
  changeTarget,
  getTarget,
  listPlaces,
  listTargets,
  type Place,
  removeTarget,
  searchPlaces,
  tellCount,
} from './targets.ts'
import { TargetsPage } from './targets-page.tsx'
import { askingTexts } from './texts.ts'

type TargetsData = z.output<typeof targetsSchema>

/** Who is asked. `origin`: our public address, for the link of a unit. */
export function targetRoutes({ origin, secret }: { origin: string; secret: Secret }) {
  const linkOf = (targetId: string) => origin + answerLink(sharedToken(secret, targetId))
  return new Hono<AppEnv>()
    .get(surveyPaths.newTargets.pattern, async c => {
      const survey = await getLive(c)
      const found = await searchPlaces(c.var.tx, staffOf(c), {}, c.var.language)
      return render(c, <TargetsPage survey={survey} {...found} />)
    })
    .post(surveyPaths.targets.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getLive(c)
      const actor = staffOf(c)
      const read = async (data: TargetsData) => {
        const places = await listPlaces(tx, data.places.map(idIn))
        return { places, ...readTargets(data, places, t) }
      }
      const again = async (state: FormState & { values: Values }, twice: Place[] = []) => {
        const found = await searchPlaces(tx, actor, state.values, language)
        const values = withAllTicked(state.values, found.places)
        return <TargetsPage survey={survey} {...found} state={{ ...state, values }} twice={twice} />
      }
      return submit(c, targetsSchema, {
        t,
        check: async data => (await read(data)).errors,
        again: state => again(state),
        run: async (data, values) => {
          const { asking, places } = await read(data)
          const twice = askedTwice(asking, await listTargets(tx, survey.id), places)
          if (twice.length && data.twice !== twiceOf(twice))
            return render(c, await again({ values, searched: true }, twice), 422)
          await askTargets(tx, actor, survey.id, secret, asking)
          if (survey.state === 'open') await sendInvitations(tx, survey.id)
          return surveyPaths.survey(survey.id, { done: 'added' })
        },
      })
    })
    .get(surveyPaths.target.pattern, async c => {
      const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
      const target = await getTarget(c.var.tx, survey.id, idOf(c, 'target'))
      return render(c, <TargetPage survey={survey} target={target} link={linkOf(target.id)} />)
    })
    .post(surveyPaths.target.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getSurvey(tx, staffOf(c), idOf(c))
      const target = await getTarget(tx, survey.id, idOf(c, 'target'))
      return submit(c, targetSchema, {
        t,
        check: data => readTarget(data, t).errors,
        again: state => <TargetPage survey={survey} target={target} link={linkOf(target.id)} state={state} />,
        run: async data => {
          const { forwarded, ...fields } = readTarget(data, t).target
          await changeTarget(tx, target.id, fields)
          const isTold = !survey.released && survey.ways.includes('forwarded')
          if (isTold && forwarded !== target.forwarded) await tellCount(tx, target.id, forwarded)
          if (survey.state === 'open') await sendInvitations(tx, survey.id)
          return surveyPaths.survey(survey.id, { done: 'saved' })
        },
      })
    })
    .get(surveyPaths.targetRemoval.pattern, async c => {
      const survey = await getPlanned(c)
      const target = await getTarget(c.var.tx, survey.id, idOf(c, 'target'))
      return render(c, <TargetRemovalPage survey={survey} target={target} />)
    })
    .post(surveyPaths.targetRemoval.pattern, async c => {
      const survey = await getPlanned(c)
      const target = await getTarget(c.var.tx, survey.id, idOf(c, 'target'))
      await removeTarget(c.var.tx, target.id)
      return c.redirect(surveyPaths.survey(survey.id), 303)
    })
}
