import type { Context } from 'hono'
import { type AppEnv, idOf, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { getChild } from '../children/index.ts'
import { demand } from './demand-state.ts'
import { getOwnMeeting } from './meetings.ts'
import { meetingPaths } from './noun.ts'
import type { MeetingDeed } from './states.ts'

/** The meeting of the one who called it, with its child, when it can meet with the deed; the reading is logged. */
export async function own(c: Context<AppEnv>, deed?: MeetingDeed) {
  const actor = staffOf(c)
  const meeting = await getOwnMeeting(c.var.tx, actor, idOf(c))
  if (deed) demand(meeting, deed, c.var.language)
  const child = await getChild(c.var.tx, actor, meeting.childId)
  c.var.log({ ...logRead(child.id, 'meeting', meeting.id), ...(c.req.method === 'POST' && { act: 'write' }) })
  return {
    actor,
    meeting,
    child,
    tx: c.var.tx,
    language: c.var.language,
    done: () => c.redirect(meetingPaths.meeting(meeting.id), 303),
  }
}

export type Given = Awaited<ReturnType<typeof own>>
