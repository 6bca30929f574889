import { Hono } from 'hono'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { type AppEnv, idOf, staffOf } from '../../../platform/page.tsx'
import { findDraft } from '../../../sharing/drafts/index.ts'
import { getOwnMeeting, lockMeeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { undoTexts } from './texts.ts'
import { undoInvitation } from './undo-invitation.ts'

/** Who has called a meeting takes it back within ten minutes, and goes on in the form as it was. */
export const undoRoutes = new Hono<AppEnv>().post(meetingPaths.undo.pattern, async c => {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const t = undoTexts(language)
  await lockMeeting(tx, idOf(c))
  const meeting = await getOwnMeeting(tx, actor, idOf(c))
  const { id, childId } = meeting
  const { outcome, draft } = await undoInvitation(tx, actor, meeting, language)
  if (outcome === null) throw notFound()
  if (outcome === 'late') throw conflict(t.late)
  if (outcome === 'changed') throw conflict(t.changed)
  // R7: pressed twice, it is in the log once.
  if (draft) c.var.log({ act: 'write', did: 'withdrew', childId, kind: 'meeting', id })
  // Pressed twice: the draft that the first press made.
  const form = draft ?? (await findDraft(tx, { form: 'meeting', childId }))?.id
  return c.redirect(meetingPaths.newMeeting(childId, { draft: form ?? false, undone: id }), 303)
})
