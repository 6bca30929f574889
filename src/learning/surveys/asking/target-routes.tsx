import { type Context, Hono } from 'hono'
import { notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { sharedToken } from '../links.ts'
import { answerPaths, surveyPaths } from '../noun.ts'
import { InvitationsPage } from './invitations-page.tsx'
import { PosterPage } from './poster-page.tsx'
import { sayTarget } from './say.ts'
import {
  invitationsSchema,
  longestAddress,
  readAddresses,
  targetSchema,
  targetsSchema,
} from './survey-form.ts'
import { getSurvey, sendInvitations, sendReminders } from './surveys.ts'
import { TargetPage, TargetRemovalPage } from './target-page.tsx'
import {
  askTargets,
  changeTarget,
  getTarget,
  inviteAddresses,
  listPlaces,
  listTargets,
  openLink,
  removeTarget,
  tellCount,
} from './targets.ts'
import { TargetsPage } from './targets-page.tsx'
import { askingTexts } from './texts.ts'

type C = Context<AppEnv>

const mostAddresses = 5000

/** Who is asked, and by which links. */
export function targetRoutes({ origin, secret }: { origin: string; secret: string }) {
  const linkOf = (targetId: string) => origin + answerPaths.answer(sharedToken(secret, targetId))
  return new Hono<AppEnv>()
    .get(surveyPaths.newTargets.pattern, async c => {
      const survey = await getLive(c)
      return render(c, <TargetsPage survey={survey} places={await listPlaces(c.var.tx)} />)
    })
    .post(surveyPaths.targets.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getLive(c)
      const places = await listPlaces(tx)
      const read = await readForm(c, targetsSchema, { language })
      const again = (errors: Record<string, string>, values = read.ok ? read.values : read.state.values) =>
        render(c, <TargetsPage survey={survey} places={places} state={{ values, errors }} />, 422)
      if (!read.ok) return again(read.state.errors)
      const roles = [
        ...new Set(
          read.data.roles
            .split('\n')
            .map(each => each.trim())
            .filter(Boolean),
        ),
      ]
      if (roles.length > 12 || roles.some(each => each.length > 120)) return again({ roles: t.tooManyRoles })
      const chosen = read.data.places.map(id => placeOf(places, id.toLowerCase()))
      if (chosen.some(each => !each)) return again({ places: t.unknownPlace })
      if (chosen.length === 0 && !read.data.openLink) return again({ places: t.nothingChosen })
      const asking = chosen.flatMap(place =>
        place ? (roles.length ? roles : [null]).map(role => ({ ...place, role })) : [],
      )
      await askTargets(tx, staffOf(c), survey.id, secret, [
        ...asking,
        ...(read.data.openLink ? [openLink] : []),
      ])
      if (survey.state === 'open') await sendInvitations(tx, survey.id)
      return c.redirect(surveyPaths.survey(survey.id, { done: 'added' }), 303)
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
      const read = await readForm(c, targetSchema, { language })
      const again = (values: object, errors: Record<string, string>) =>
        render(
          c,
          <TargetPage survey={survey} target={target} link={linkOf(target.id)} state={{ values, errors }} />,
          422,
        )
      if (!read.ok) return again(read.state.values, read.state.errors)
      const { managerName, managerAddress, goal, forwarded } = read.data
      const address = readAddresses(managerAddress)
      const errors = {
        ...((address.wrong.length || address.addresses.length > 1) && { managerAddress: t.managerWrong }),
        ...(goal && !/^[1-9]\d{0,6}$/.test(goal) && { goal: t.goalNumber }),
        ...(forwarded && !/^\d{1,6}$/.test(forwarded) && { forwarded: t.goalNumber }),
      }
      if (Object.keys(errors).length) return again(read.values, errors)
      await changeTarget(tx, target.id, {
        managerName,
        managerAddress: address.addresses[0] ?? null,
        goal: goal ? Number(goal) : null,
      })
      const count = forwarded === '' ? null : Number(forwarded)
      if (!survey.released && survey.ways.includes('forwarded') && count !== target.forwarded)
        await tellCount(tx, target.id, count)
      if (survey.state === 'open') await sendInvitations(tx, survey.id)
      return c.redirect(surveyPaths.survey(survey.id, { done: 'saved' }), 303)
    })
    .get(surveyPaths.targetRemoval.pattern, async c => {
      const survey = await getPlanned(c)
      return render(
        c,
        <TargetRemovalPage
          survey={survey}
          target={await getTarget(c.var.tx, survey.id, idOf(c, 'target'))}
        />,
      )
    })
    .post(surveyPaths.targetRemoval.pattern, async c => {
      const survey = await getPlanned(c)
      const target = await getTarget(c.var.tx, survey.id, idOf(c, 'target'))
      await removeTarget(c.var.tx, target.id)
      return c.redirect(surveyPaths.survey(survey.id), 303)
    })
    .get(surveyPaths.newInvitations.pattern, async c => {
      const survey = await getLive(c, 'personal')
      return render(c, <InvitationsPage survey={survey} targets={await listTargets(c.var.tx, survey.id)} />)
    })
    .post(surveyPaths.invitations.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getLive(c, 'personal')
      if ((await c.req.formData()).get('send') === 'yes') {
        if (survey.state === 'open') await sendInvitations(tx, survey.id)
        return c.redirect(surveyPaths.survey(survey.id, { done: 'sending' }), 303)
      }
      const read = await readForm(c, invitationsSchema, {
        language,
        missing: { addresses: t.addressesMissing },
      })
      const targets = await listTargets(tx, survey.id)
      const again = (values: object, errors: Record<string, string>) =>
        render(c, <InvitationsPage survey={survey} targets={targets} state={{ values, errors }} />, 422)
      if (!read.ok) return again(read.state.values, read.state.errors)
      const { addresses, wrong } = readAddresses(read.data.addresses)
      if (wrong.some(each => each.length > longestAddress))
        return again(read.values, { addresses: t.addressesLong(longestAddress) })
      if (wrong.length)
        return again(read.values, {
          addresses: t.addressesWrong(
            wrong.slice(0, 10).map(each => each.slice(0, 80)),
            wrong.length,
          ),
        })
      if (addresses.length === 0) return again(read.values, { addresses: t.addressesMissing })
      if (addresses.length > mostAddresses) return again(read.values, { addresses: t.addressesMany })
      const targetId = read.data.target
      if (targetId && !targets.some(each => each.id === targetId.toLowerCase()))
        return again(read.values, { target: t.unknownPlace })
      await inviteAddresses(tx, staffOf(c), survey.id, { addresses, targetId })
      if (survey.state === 'open') await sendInvitations(tx, survey.id)
      return c.redirect(
        surveyPaths.survey(survey.id, { done: survey.state === 'open' ? 'sending' : 'added' }),
        303,
      )
    })
    .post(surveyPaths.reminders.pattern, async c => {
      const survey = await getLive(c)
      if (survey.state !== 'open') throw notFound()
      await sendReminders(c.var.tx, survey.id)
      return c.redirect(surveyPaths.survey(survey.id, { done: 'reminding' }), 303)
    })
    .get(surveyPaths.posters.pattern, async c => {
      const { tx, language } = c.var
      const survey = await getSurvey(tx, staffOf(c), idOf(c))
      const asked = c.req.query('target')
      const target = asked
        ? await getTarget(tx, survey.id, idIn(asked))
        : (await listTargets(tx, survey.id)).find(each => !each.organisationId)
      // Nobody has asked for an open link yet: there one does.
      if (!target) return c.redirect(surveyPaths.newTargets(survey.id), 303)
      return render(
        c,
        <PosterPage
          survey={survey}
          link={linkOf(target.id)}
          place={target.organisationId ? sayTarget(target, language) : undefined}
        />,
      )
    })
}

/** Until it closes there can be more to ask. */
async function getLive(c: C, way?: 'personal') {
  const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
  if (survey.state === 'closed' || (way && !survey.ways.includes(way))) throw notFound()
  return survey
}

async function getPlanned(c: C) {
  const survey = await getSurvey(c.var.tx, staffOf(c), idOf(c))
  if (survey.state !== 'planned') throw notFound()
  return survey
}

function placeOf(places: Awaited<ReturnType<typeof listPlaces>>, id: string) {
  for (const place of places) {
    if (place.id === id) return { organisationId: place.id, unitId: null }
    const unit = place.units.find(each => each.id === id)
    if (unit) return { organisationId: place.id, unitId: unit.id }
  }
  return undefined
}
