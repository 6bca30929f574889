import { Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../../platform/page.tsx'
import { addPoint } from '../call/invite.ts'
import { agendaPointSchema, preparationSchema } from '../meeting-form.ts'
import { meetingPaths } from '../noun.ts'
import { ownMeeting } from '../own-meeting.ts'
import { PreparationPage } from './preparation-page.tsx'
import { prepareMeeting, removePoint } from './prepare-meeting.ts'
import { preparationTexts } from './texts.ts'

/** Before the meeting: how the child takes part, and what is raised. */
export const preparationRoutes = new Hono<AppEnv>()
  .get(meetingPaths.preparation.pattern, async c => {
    const { meeting, child } = await ownMeeting(c, 'prepare')
    return render(c, <PreparationPage meeting={meeting} child={child} />)
  })
  .post(meetingPaths.preparation.pattern, async c => {
    const { meeting, child, tx, language, back } = await ownMeeting(c, 'prepare')
    return submit(c, preparationSchema, {
      t: preparationTexts(language),
      again: state => <PreparationPage {...{ meeting, child, state }} />,
      run: async childsPart => {
        await prepareMeeting(tx, meeting, childsPart)
        return back
      },
    })
  })
  .post(meetingPaths.agenda.pattern, async c => {
    const { actor, meeting, child, tx, language } = await ownMeeting(c, 'prepare')
    return submit(c, agendaPointSchema, {
      t: preparationTexts(language),
      again: pointState => <PreparationPage {...{ meeting, child, pointState }} />,
      run: async ({ title, pointKind, raisedBy, once }) => {
        const point = { id: once, title, kind: pointKind, raisedBy, position: meeting.points.length }
        await addPoint(tx, actor, meeting, point)
        return meetingPaths.preparation(meeting.id)
      },
    })
  })
  .post(meetingPaths.removal.pattern, async c => {
    const { meeting, tx } = await ownMeeting(c, 'prepare')
    await removePoint(tx, meeting, idOf(c, 'point'))
    return c.redirect(meetingPaths.preparation(meeting.id), 303)
  })
