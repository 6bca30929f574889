import type { Context } from 'hono'
import type { Language } from '../../i18n/index.ts'
import type { Did } from '../../platform/database/transaction.ts'
import { conflict } from '../../platform/errors/index.ts'
import { type AppEnv, idOf, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { getChild } from '../children/index.ts'
import { getOwnMeeting, lockMeeting, type Meeting } from './meetings.ts'
import { meetingPaths } from './noun.ts'
import { type Action, allows } from './states.ts'
import { texts } from './texts.ts'

/**
 * The meeting of the one who called it, with its child, when it allows the action; that it was read, or what was done, is logged.
 * Not `judged`: the handler says what follows where the meeting does not allow it.
 */
export async function ownMeeting(c: Context<AppEnv>, action: Action, { judged = true } = {}) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  // What is done with it waits for what another does, and is judged by what stands then.
  if (c.req.method === 'POST') await lockMeeting(tx, idOf(c))
  const meeting = await getOwnMeeting(tx, actor, idOf(c))
  if (judged) requireAllowed(meeting, action, language)
  const child = await getChild(tx, actor, meeting.childId)
  c.var.log(
    c.req.method === 'POST' && allows(meeting, action)
      ? { act: 'write', did: didBy[action], childId: child.id, kind: 'meeting', id: meeting.id }
      : logRead(child.id, 'meeting', meeting.id),
  )
  return { actor, meeting, child, tx, language, back: meetingPaths.meeting(meeting.id) }
}

const didBy = {
  answer: 'answered_invitation',
  prepare: 'prepared',
  invite: 'invited',
  move: 'moved',
  cancel: 'cancelled',
  undo: 'withdrew',
  open: 'began',
  close: 'closed',
  correct: 'corrected',
} as const satisfies Record<Action, Did>

export type OwnMeeting = Awaited<ReturnType<typeof ownMeeting>>

/** Throws 409 when the meeting no longer allows the action: somebody else was quicker. */
export function requireAllowed(meeting: Meeting, action: Action, language: Language) {
  if (!allows(meeting, action)) throw conflict(texts(language).notNow)
}
