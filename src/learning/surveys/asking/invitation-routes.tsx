import { type Context, Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import type { Secret } from '../../../platform/generations.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { sharedToken } from '../links.ts'
import { answerLink, surveyPaths } from '../noun.ts'
import { addressErrors, invitationsSchema, readAddresses } from './address-form.ts'
import { InvitationsPage } from './invitations-page.tsx'
import { getLive, getOpen } from './live-survey.ts'
import { mailsNow, mailsOfReminder } from './mails.ts'
import { PosterPage } from './poster-page.tsx'
import { ReminderPage, SendingPage } from './sending-pages.tsx'
import { sayTarget } from './sentences.ts'
import { countInvitations, getSurvey, type Survey, sendInvitations, sendReminders } from './surveys.ts'
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
    .get(surveyPaths.invitations.pattern, async c => {
      const survey = await getOpen(c, 'personal')
      return render(
        c,
        <SendingPage survey={survey} mails={mailsNow(survey, ...(await mailedOf(c, survey)))} />,
      )
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
    .get(surveyPaths.reminders.pattern, async c => {
      const survey = await getOpen(c)
      const mails = mailsOfReminder(survey, ...(await mailedOf(c, survey)))
      return render(c, <ReminderPage survey={survey} mails={mails} />)
    })
    .post(surveyPaths.reminders.pattern, async c => {
      const survey = await getOpen(c)
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

const mailedOf = async (c: Context<AppEnv>, { id }: Survey) =>
  [await listTargets(c.var.tx, id), await countInvitations(c.var.tx, id)] as const
