import { Hono } from 'hono'
import { notFound } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import type { Secret } from '../../../platform/generations.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { sharedToken } from '../links.ts'
import { answerLink, surveyPaths } from '../noun.ts'
import { addressErrors, invitationsSchema, readAddresses } from './address-form.ts'
import { InvitationsPage } from './invitations-page.tsx'
import { getLive } from './live-survey.ts'
import { PosterPage } from './poster-page.tsx'
import { sayTarget } from './sentences.ts'
import { getSurvey, sendInvitations, sendReminders } from './surveys.ts'
import { getTarget, inviteAddresses, listTargets } from './targets.ts'
import { askingTexts } from './texts.ts'

/** By which links one is asked: mail, reminders and posters. `origin`: our public address. */
export function invitationRoutes({ origin, secret }: { origin: string; secret: Secret }) {
  const linkOf = (targetId: string) => origin + answerLink(sharedToken(secret, targetId))
  return new Hono<AppEnv>()
    .get(surveyPaths.newInvitations.pattern, async c => {
      const survey = await getLive(c, 'personal')
      return render(c, <InvitationsPage survey={survey} targets={await listTargets(c.var.tx, survey.id)} />)
    })
    .post(surveyPaths.invitations.pattern, async c => {
      const { tx, language } = c.var
      const t = askingTexts(language)
      const survey = await getLive(c, 'personal')
      const isOpen = survey.state === 'open'
      // A button on the survey's page: those that wait are sent, and no address is given.
      if ((await c.req.formData()).get('send') === 'yes') {
        if (isOpen) await sendInvitations(tx, survey.id)
        return c.redirect(surveyPaths.survey(survey.id, { done: 'sending' }), 303)
      }
      const targets = await listTargets(tx, survey.id)
      return submit(c, invitationsSchema, {
        t,
        check: data => addressErrors(data, targets, t),
        again: state => <InvitationsPage survey={survey} targets={targets} state={state} />,
        run: async ({ addresses: pasted, target: targetId }) => {
          const { addresses } = readAddresses(pasted)
          await inviteAddresses(tx, staffOf(c), survey.id, { addresses, targetId })
          if (isOpen) await sendInvitations(tx, survey.id)
          return surveyPaths.survey(survey.id, { done: isOpen ? 'sending' : 'added' })
        },
      })
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
      // Nobody has asked for an open link yet: that page is where one does.
      if (!target) return c.redirect(surveyPaths.newTargets(survey.id), 303)
      const place = target.organisationId ? sayTarget(target, language) : undefined
      return render(c, <PosterPage survey={survey} link={linkOf(target.id)} place={place} />)
    })
}
