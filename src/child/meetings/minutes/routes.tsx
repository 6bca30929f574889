import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { readForm, refused as refusedState } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { deleteDraft, findDraft } from '../../../sharing/drafts/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { demand } from '../demand-state.ts'
import { groundOf, listInvitationGrounds, refusalWords } from '../invitation-grounds.ts'
import { minutesSchema, outcomeField } from '../meeting-form.ts'
import { getMeeting, type Meeting } from '../meetings.ts'
import { type Given, own } from '../own-meeting.ts'
import { mayNow } from '../states.ts'
import { closeMeeting, correctMinutes, outside, type Written } from './minutes.ts'
import { MinutesPage } from './minutes-page.tsx'

type C = Context<AppEnv>

/** Closing a meeting with its minutes, and correcting them. */
export const minutesRoutes = new Hono<AppEnv>()
  .get('/meetings/:id/closing', async c => begin(c, await own(c, 'close'), false))
  .post('/meetings/:id/closing', async c => {
    const given = await own(c)
    // Closed meanwhile: what was written is shown beside what stands, for a correction.
    if (!mayNow(given.meeting, 'correct')) demand(given.meeting, 'close', given.language)
    return take(c, given, false)
  })
  .get('/meetings/:id/minutes', async c => begin(c, await own(c, 'correct'), true))
  .post('/meetings/:id/minutes', async c => take(c, await own(c, 'correct'), true))

/** The form, with what was begun before (R20). */
async function begin(c: C, given: Given, correction: boolean) {
  const { actor, meeting, child, tx } = given
  const id = c.req.query('draft') ?? draftOf(meeting.id, actor)
  const draft = await findDraft(tx, { form: 'minutes', childId: child.id, id })
  const mine = draft?.body.meetingId === meeting.id && Boolean(draft.body.base) === correction
  return page(c, given, {
    correction,
    draft: mine ? id : draftOf(meeting.id, actor),
    state: mine ? { values: draft.body } : {},
  })
}

async function take(c: C, given: Given, correction: boolean) {
  const { actor, meeting, tx, language, done } = given
  const read = await readForm(c, minutesSchema(meeting.points, correction), { language })
  const typed = read.ok ? read.values : read.state.values
  const draft = String(typed.draft || draftOf(meeting.id, actor))
  if (!read.ok) return page(c, given, { correction, draft, state: read.state }, 422)
  const { data, values } = read
  const written = writtenOf(data, meeting)
  const { stale, refused } = correction
    ? await correctMinutes(tx, actor, meeting, written, { receivers: data.receivers, language })
    : await closeMeeting(tx, actor, meeting, written, {
        attended: data.attended,
        receivers: data.receivers,
        language,
      })
  if (refused.length)
    return page(
      c,
      given,
      { correction, draft, state: refusedState(values, { receivers: refusalWords(refused, language) }) },
      422,
    )
  if (stale) {
    const now = await getMeeting(tx, actor, meeting.id)
    return page(c, { ...given, meeting: now }, { correction: true, draft, stale, state: { values } }, 409)
  }
  await deleteDraft(tx, draft)
  return done()
}

type Shown = { correction: boolean; draft: string; state: FormState; stale?: boolean }

async function page(
  c: C,
  { actor, meeting, child, tx, language }: Given,
  shown: Shown,
  status: 200 | 409 | 422 = 200,
) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const receivers = outside(actor, meeting).map(participant => ({
    participant,
    live: Boolean(groundOf(grounds, participant)?.live),
  }))
  return render(c, <MinutesPage meeting={meeting} child={child} receivers={receivers} {...shown} />, status)
}

/** One draft for a meeting and a writer: found again without its id. */
function draftOf(meetingId: string, { functionId, personId }: Given['actor']) {
  const hash = createHash('sha256').update(`minutes ${meetingId} ${functionId} ${personId}`).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

const writtenOf = (data: Record<string, unknown>, meeting: Meeting): Written => ({
  words: String(data.words),
  childWords: String(data.childWords),
  outcomes: Object.fromEntries(meeting.points.map(({ id }) => [id, String(data[outcomeField(id)] ?? '')])),
  reason: String(data.reason),
  base: Number(data.base) || 0,
})
