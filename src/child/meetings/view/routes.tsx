import { type Context, Hono } from 'hono'
import { notFound, signedOut } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { markSeen } from '../../../sharing/notices/index.ts'
import { getChild, pageIn } from '../../children/index.ts'
import { listClashes } from '../clashes.ts'
import { listInvitationGrounds } from '../invitation-grounds.ts'
import { answerSchema } from '../meeting-form.ts'
import { timeOf } from '../meeting-time.ts'
import { answerInvitation, getMeeting, isCaller, listMeetingsAbout, listMyMeetings } from '../meetings.ts'
import { listMinutesReaders } from '../minutes/minutes-readers.ts'
import { meetingPaths } from '../noun.ts'
import { stateOf } from '../states.ts'
import { findMyInvitation } from '../undo/undo-invitation.ts'
import { ChildMeetingsPage } from './child-meetings-page.tsx'
import { MeetingPage } from './meeting-page.tsx'
import { MeetingsPage } from './meetings-page.tsx'

/** Staff in a function, or a guardian acting as such: both are invited to meetings. */
function readerOf(c: Context<AppEnv>) {
  const { actor } = c.var
  if (!actor) throw signedOut()
  if (!actor.functionId && !actor.guardian) throw notFound()
  return actor
}

export const viewRoutes = new Hono<AppEnv>()
  .get(meetingPaths.meetings.pattern, async c => {
    const actor = readerOf(c)
    const meetings = await listMyMeetings(c.var.tx, actor)
    const first = new Map(meetings.map(meeting => [meeting.childId, meeting.id]))
    for (const [childId, id] of first) c.var.log(logRead(childId, 'meeting', id))
    return render(c, <MeetingsPage meetings={meetings} guardian={actor.guardian} now={new Date()} />)
  })
  .get(meetingPaths.childMeetings.pattern, async c => {
    const child = await getChild(c.var.tx, staffOf(c), idOf(c))
    const list = await listMeetingsAbout(c.var.tx, child.id, pageIn(c.req.query('page')))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, <ChildMeetingsPage child={child} list={list} />)
  })
  .get(meetingPaths.meeting.pattern, async c => {
    const actor = readerOf(c)
    const meeting = await getMeeting(c.var.tx, actor, idOf(c))
    const child = await getChild(c.var.tx, actor, meeting.childId)
    const caller = isCaller(actor, meeting)
    const grounds = caller ? await listInvitationGrounds(c.var.tx, meeting.id, c.var.language) : []
    const clashes =
      caller && stateOf(meeting) === 'called'
        ? await listClashes(c.var.tx, staffOf(c), {
            ...timeOf(meeting),
            colleagues: [],
            except: { id: meeting.id },
          })
        : []
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    c.var.log(logRead(child.id, 'meeting', meeting.id))
    await markSeen(c, meeting.id)
    if (meeting.minutes.length + meeting.outcomes.length) c.var.log(logRead(child.id, 'minutes', meeting.id))
    const mine = caller ? await findMyInvitation(c.var.tx, meeting.id) : undefined
    const readers =
      caller && meeting.minutes[0]?.isReceipt ? await listMinutesReaders(c.var.tx, meeting.id) : undefined
    const draftOpen = meeting.plan?.open ?? false
    return render(
      c,
      <MeetingPage
        {...{ meeting, child, caller, clashes, grounds, labels, draftOpen, mine, readers }}
        guardian={actor.guardian}
      />,
    )
  })
  .post(meetingPaths.answer.pattern, async c => {
    const actor = readerOf(c)
    const meeting = await getMeeting(c.var.tx, actor, idOf(c))
    const read = await readForm(c, answerSchema, { language: c.var.language })
    // Not by `submit`: three buttons and no field, so that anything else was not sent by the page.
    const isAnswered = read.ok && (await answerInvitation(c.var.tx, actor, meeting, read.data.answer))
    const { id, childId } = meeting
    // R7: what was not done is not in the log as done.
    if (isAnswered) c.var.log({ act: 'write', did: 'answered_invitation', childId, kind: 'meeting', id })
    return c.redirect(meetingPaths.meeting(meeting.id), 303)
  })
