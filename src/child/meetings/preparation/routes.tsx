import { Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../../platform/page.tsx'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { agendaPointSchema, areasAbout, preparationSchema } from '../meeting-form.ts'
import { removeWords } from '../meeting-text.ts'
import { meetingPaths } from '../noun.ts'
import { ownMeeting } from '../own-meeting.ts'
import { PreparationPage } from './preparation-page.tsx'
import { addPoint, prepareMeeting } from './prepare-meeting.ts'
import { preparationTexts } from './texts.ts'

/** Before the meeting: how the child takes part, and what is raised. */
export const preparationRoutes = new Hono<AppEnv>()
  .get(meetingPaths.preparation.pattern, async c => {
    const { meeting, child, tx, language } = await ownMeeting(c, 'prepare')
    const labels = await findAreaLabels(tx, language)
    return render(c, <PreparationPage {...{ meeting, child, labels }} />)
  })
  .post(meetingPaths.preparation.pattern, async c => {
    const { actor, meeting, child, tx, language, back } = await ownMeeting(c, 'prepare')
    const labels = await findAreaLabels(tx, language)
    return submit(c, preparationSchema, {
      t: preparationTexts(language),
      again: state => <PreparationPage {...{ meeting, child, labels, state }} />,
      run: async childsPart => {
        await prepareMeeting(tx, actor, meeting, childsPart, language)
        return back
      },
    })
  })
  .post(meetingPaths.agenda.pattern, async c => {
    const { actor, meeting, child, tx, language } = await ownMeeting(c, 'prepare')
    const labels = await findAreaLabels(tx, language)
    return submit(c, agendaPointSchema, {
      t: preparationTexts(language),
      again: pointState => <PreparationPage {...{ meeting, child, labels, pointState }} />,
      run: async ({ title, about, pointKind, raisedBy, once }) => {
        const point = { id: once, words: title, kind: pointKind, raisedBy, areas: areasAbout(about) }
        await addPoint(tx, actor, meeting, point, language)
        return meetingPaths.preparation(meeting.id)
      },
    })
  })
  .post(meetingPaths.removal.pattern, async c => {
    const { meeting, tx } = await ownMeeting(c, 'prepare')
    await removeWords(tx, meeting.id, [idOf(c, 'point')])
    return c.redirect(meetingPaths.preparation(meeting.id), 303)
  })
