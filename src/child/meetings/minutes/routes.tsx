import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { type Area, areas, findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, stateOf } from '../../../sharing/drafts/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { groundOf, listInvitationGrounds, refusalWords } from '../invitation-grounds.ts'
import { minutesSchema, outcomeField } from '../meeting-form.ts'
import { getMeeting, type Meeting, outsidersIn } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { type OwnMeeting, ownMeeting, requireAllowed } from '../own-meeting.ts'
import { allows, isBeforeItBegan } from '../states.ts'
import { closeMeeting, correctMinutes, type Written } from './minutes.ts'
import { MinutesPage } from './minutes-page.tsx'
import { minutesTexts } from './texts.ts'

type C = Context<AppEnv>

/** Closing a meeting with its minutes, and correcting them. */
export const minutesRoutes = new Hono<AppEnv>()
  .get(meetingPaths.closing.pattern, async c => {
    const own = await ownMeeting(c, 'close', { judged: false })
    // Another holder has closed it meanwhile: what was begun is gone on with as a correction.
    if (allows(own.meeting, 'correct'))
      return c.redirect(meetingPaths.minutes(own.meeting.id, { draft: c.req.query('draft') }), 303)
    requireAllowed(own.meeting, 'close', own.language)
    return begin(c, own, false)
  })
  .post(meetingPaths.closing.pattern, async c => {
    const own = await ownMeeting(c, 'close', { judged: false })
    // Closed meanwhile: what was written is shown beside what stands, for a correction.
    if (!allows(own.meeting, 'correct')) requireAllowed(own.meeting, 'close', own.language)
    return take(c, own, false)
  })
  .get(meetingPaths.minutes.pattern, async c => begin(c, await ownMeeting(c, 'correct'), true))
  .post(meetingPaths.minutes.pattern, async c => take(c, await ownMeeting(c, 'correct'), true))

/** The form, with what was begun before (R20). */
async function begin(c: C, own: OwnMeeting, correction: boolean) {
  const { actor, meeting, child, tx } = own
  const id = c.req.query('draft') ?? draftOf(meeting.id, actor)
  const begun = await findDraft(tx, { form: 'minutes', childId: child.id, id })
  const mine = begun?.body.meetingId === meeting.id
  const draft = mine ? id : draftOf(meeting.id, actor)
  const state = mine ? stateOf(begun) : {}
  // Begun before the latest version: that one is shown beside it, and not written over unread.
  const stale = mine && (Number(begun.body.base) || 0) !== (meeting.minutes[0]?.version ?? 0)
  return render(c, await minutesPage(own, { correction, draft, state, stale }))
}

function take(c: C, own: OwnMeeting, correction: boolean) {
  const { actor, meeting, tx, language, back } = own
  const draftIn = (values: FormState['values']) => String(values?.draft || draftOf(meeting.id, actor))
  return submit(c, minutesSchema(meeting.points, correction), {
    t: minutesTexts(language),
    again: state => minutesPage(own, { correction, draft: draftIn(state.values), state }),
    run: async (data, values) => {
      if (!correction && isBeforeItBegan(meeting) && data.sure !== meeting.startsAt.toISOString())
        return render(
          c,
          await minutesPage(own, { correction, draft: draftIn(values), state: { values }, asked: true }),
          422,
        )
      const { receivers } = data
      const written = writtenOf(data, meeting)
      const { stale, refused } = correction
        ? await correctMinutes(tx, actor, meeting, written, { receivers, language })
        : await closeMeeting(tx, actor, meeting, written, { receivers, language })
      if (refused.length) return { errors: { receivers: refusalWords(refused, language) } }
      const draft = draftIn(values)
      if (stale) {
        const now = { ...own, meeting: await getMeeting(tx, actor, meeting.id) }
        const page = await minutesPage(now, { correction: true, draft, stale, state: { values } })
        return render(c, page, 409)
      }
      await deleteDraft(tx, draft)
      return back
    },
  })
}

type Shown = { correction: boolean; draft: string; state: FormState; stale?: boolean; asked?: boolean }

async function minutesPage({ actor, meeting, child, tx, language }: OwnMeeting, shown: Shown) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const labels = await findAreaLabels(tx, language)
  const receivers = outsidersIn(meeting, actor).map(participant => {
    const ground = groundOf(grounds, participant)
    return { participant, live: Boolean(ground?.live), areas: ground?.areas ?? [] }
  })
  return <MinutesPage {...{ meeting, child, receivers, labels }} {...shown} />
}

/** One draft for a meeting and a writer: found again without its id. */
function draftOf(meetingId: string, { functionId, personId }: OwnMeeting['actor']) {
  const hash = createHash('sha256').update(`minutes ${meetingId} ${functionId} ${personId}`).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

/** Nobody ticked: nothing is said of who was there. */
function attendedOf(ticked: readonly string[], { participants }: Meeting) {
  const there = participants.map(({ id }) => id).filter(id => ticked.includes(id))
  return there.length ? there : null
}

const writtenOf = (data: Record<string, unknown>, meeting: Meeting): Written => ({
  words: String(data.words),
  childWords: String(data.childWords),
  // Nothing chosen: about the child as a whole, which the fewest read.
  areas: (data.areas as Area[]).length ? (data.areas as Area[]) : areas,
  outcomes: Object.fromEntries(meeting.points.map(({ id }) => [id, String(data[outcomeField(id)] ?? '')])),
  reason: String(data.reason),
  attended: attendedOf(data.attended as string[], meeting),
  base: Number(data.base) || 0,
})
