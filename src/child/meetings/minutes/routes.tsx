import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { holderOrPost } from '../../../people/holders/index.ts'
import { submit, type Values } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { areas, findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, stateOf } from '../../../sharing/drafts/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { despiteOf, type Withdrawn } from '../../consents/index.ts'
import {
  groundOf,
  listDomainsOf,
  listGroundsTo,
  listInvitationGrounds,
  refusalWords,
} from '../invitation-grounds.ts'
import {
  areasOfText,
  judgeGround,
  minutesSchema,
  outcomeField,
  presenceField,
  type textAbouts,
} from '../meeting-form.ts'
import { getMeeting, type Meeting, outsidersIn } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { type OwnMeeting, ownMeeting, requireAllowed } from '../own-meeting.ts'
import { allows, isBeforeItBegan } from '../states.ts'
import { findGone } from './gone.ts'
import { closeMeeting, correctMinutes, type Written } from './minutes.ts'
import { asksPresence, MinutesPage, type MinutesReceiver } from './minutes-page.tsx'
import { listMinutesReaders } from './minutes-readers.ts'
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
  const t = minutesTexts(language)
  return submit(c, minutesSchema(meeting, correction), {
    t,
    again: ({ values, errors = {}, ...state }) =>
      minutesPage(own, {
        correction,
        draft: draftIn(values),
        state: {
          ...state,
          errors: atTheGroup(errors),
          values: values.find ? withYesThere(values, meeting) : values,
        },
      }),
    check: async ({ areas, receivers }) =>
      areas.length === 0 && (await receiversOf(own)).some(each => isNarrow(each, receivers))
        ? { areas: t.textAboutMissing }
        : undefined,
    run: async (data, values) => {
      if (!correction && isBeforeItBegan(meeting) && data.sure !== meeting.startsAt.toISOString())
        return render(
          c,
          await minutesPage(own, { correction, draft: draftIn(values), state: { values }, asked: true }),
          422,
        )
      const { receivers } = data
      const gone = (await receiversOf(own)).filter(
        each => each.live && each.gone && receivers.includes(each.participant.id),
      )
      const { ground, errors } = gone.length ? judgeGround(values, language) : {}
      if (errors) return { errors }
      const withdrawn = gone.flatMap(({ participant: { holders, name }, gone: lost }) =>
        lost ? [{ who: holderOrPost({ holders, functionName: name ?? '' }), lost }] : [],
      )
      if (withdrawn.length && data.despite !== despiteOf(withdrawn))
        return render(
          c,
          await minutesPage(own, { correction, draft: draftIn(values), state: { values }, withdrawn }),
          422,
        )
      const anew = new Map(ground ? gone.map(({ participant }) => [participant.id, ground] as const) : [])
      const written = writtenOf(data, meeting)
      const { stale, refused } = correction
        ? await correctMinutes(tx, actor, meeting, written, { receivers, anew, language })
        : await closeMeeting(tx, actor, meeting, written, { receivers, anew, language })
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

type Shown = {
  correction: boolean
  draft: string
  state: FormState
  stale?: boolean
  asked?: boolean
  withdrawn?: Withdrawn[]
}

async function minutesPage(own: OwnMeeting, shown: Shown) {
  const { meeting, child, tx, language } = own
  const labels = await findAreaLabels(tx, language)
  const receivers = await receiversOf(own)
  const gone = receivers.filter(each => each.live && each.gone)
  const units = gone.flatMap(({ participant }) => participant.unitId ?? [])
  const domains = await listDomainsOf(tx, units)
  const grounds = gone.length ? await listGroundsTo(tx, own.actor, domains, language) : []
  return <MinutesPage {...{ meeting, child, receivers, grounds, labels }} {...shown} />
}

/** Whom the minutes can be given to, with what each may read of. */
async function receiversOf({ meeting, tx, language }: OwnMeeting): Promise<MinutesReceiver[]> {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const gone = await findGone(tx, meeting, grounds)
  const readers = meeting.minutes.length > 0 ? await listMinutesReaders(tx, meeting.id) : undefined
  return outsidersIn(meeting).map(participant => {
    const ground = groundOf(grounds, participant)
    const { functionId, guardianId } = participant
    const reads = readers?.some(
      each => each.functionId === (functionId ?? null) && each.guardianId === (guardianId ?? null),
    )
    return {
      participant,
      live: Boolean(ground?.live),
      areas: ground?.areas ?? [],
      reads,
      gone: gone.get(participant.id),
    }
  })
}

/** Chosen, and may not read of everything: whether the text goes there hangs on what it is about. */
const isNarrow = ({ participant, live, areas: some }: MinutesReceiver, chosen: readonly string[]) =>
  live && some.length < areas.length && chosen.includes(participant.id)

/** A row of the grid has no place of its own for what is wrong in it. */
const atTheGroup = (errors: FormState['errors'] & object) =>
  Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [
      name.startsWith(presenceField('')) ? 'presence' : name,
      words,
    ]),
  )

/** Of everybody who answered yes, and of whom nothing else is said yet, it is said that they were there. */
const withYesThere = (values: Values, { participants }: Meeting): Values => ({
  ...values,
  ...Object.fromEntries(
    participants
      .filter(({ id, answer }) => answer === 'yes' && !values[presenceField(id)])
      .map(({ id }) => [presenceField(id), 'there']),
  ),
})

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

/** Of whom it is said; of one that has not begun nothing can be. */
const said = (data: Record<string, unknown>, meeting: Meeting, presence: 'there' | 'away') =>
  asksPresence(meeting)
    ? meeting.participants.map(({ id }) => id).filter(id => data[presenceField(id)] === presence)
    : []

const writtenOf = (data: Record<string, unknown>, meeting: Meeting): Written => ({
  words: String(data.words),
  childWords: String(data.childWords),
  // Nothing chosen: about the child as a whole, which the fewest read.
  areas: areasOfText(data.areas as (typeof textAbouts)[number][]),
  outcomes: Object.fromEntries(meeting.points.map(({ id }) => [id, String(data[outcomeField(id)] ?? '')])),
  reason: String(data.reason),
  attended: said(data, meeting, 'there'),
  absent: said(data, meeting, 'away'),
  base: Number(data.base) || 0,
})
