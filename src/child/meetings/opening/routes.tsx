import { Hono } from 'hono'
import { formatDate, isoDate, todaysDate } from '../../../i18n/index.ts'
import { conflict } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { despiteOf, findLost, findWithdrawn } from '../../consents/index.ts'
import {
  commonGround,
  groundOf,
  listDomainsOf,
  listGroundsTo,
  listInvitationGrounds,
  refusalWords,
} from '../invitation-grounds.ts'
import { judgeGround, openingSchema } from '../meeting-form.ts'
import { isTheDay, outsidersIn, type Participant } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { type OwnMeeting, ownMeeting } from '../own-meeting.ts'
import { texts } from '../texts.ts'
import { listDraftReaders, openDraft, openMeeting } from './open-meeting.ts'
import { OpeningPage } from './opening-page.tsx'
import { openingTexts } from './texts.ts'

/** The meeting begins, and the draft of the plan is opened to those in the room. */
export const openingRoutes = new Hono<AppEnv>()
  .get(meetingPaths.opening.pattern, async c => {
    const own = await ownMeeting(c, 'open')
    return render(c, <OpeningPage {...own} {...(await roomOf(own))} {...(await suggested(own))} />)
  })
  .post(meetingPaths.opening.pattern, async c => {
    const own = await ownMeeting(c, 'open')
    const { actor, meeting, tx, language, back } = own
    // One press weeks ahead would open the plan to everybody invited.
    if (!isTheDay(meeting))
      throw conflict(openingTexts(language).tooEarly(formatDate(isoDate(meeting.startsAt), language)))
    const room = await roomOf(own)
    const t = texts(language)
    return submit(c, openingSchema, {
      t,
      check: data => {
        const known = room.editors.map(({ id }) => id)
        return data.editors.every(id => known.includes(id)) ? undefined : { editors: t.unknownChosen }
      },
      again: state => <OpeningPage {...own} {...room} state={state} />,
      run: async (data, values) => {
        const editors = room.editors.filter(({ id }) => data.editors.includes(id))
        if (editors.length) {
          const { ground, errors } = judgeGround(values, language)
          if (!ground) return { errors }
          const withdrawn = await findWithdrawn(tx, meeting.childId, editors.flatMap(receiverOf))
          if (withdrawn.length && data.despite !== despiteOf(withdrawn)) {
            const state = { values, searched: true }
            return render(c, <OpeningPage {...own} {...room} {...{ state, withdrawn }} />, 422)
          }
          const refused = await openDraft(tx, actor, meeting, editors, ground)
          if (refused.length) return { errors: { editors: refusalWords(refused, language) } }
        }
        await openMeeting(tx, actor, meeting)
        return back
      },
    })
  })

/** Who could have the draft opened: participants of other units, when the caller leads the plan. */
async function roomOf(own: OwnMeeting) {
  const { actor, meeting, tx, language } = own
  const editors = meeting.plan?.led ? editorsOf(own) : []
  const open = meeting.plan ? await listDraftReaders(tx, meeting.plan.id) : []
  const domains = await listDomainsOf(
    tx,
    editors.flatMap(({ unitId }) => unitId ?? []),
  )
  const grounds = editors.length ? await listGroundsTo(tx, actor, domains, language) : []
  // The day of the meeting, or today when it is held later.
  const until = [isoDate(meeting.startsAt), todaysDate()].sort().at(-1) as string
  const wanted = editors.flatMap(({ unitId }) => (unitId ? [{ unitId, areas: [] }] : []))
  return { editors, open, grounds, until, lost: await findLost(tx, meeting.childId, wanted) }
}

const editorsOf = ({ meeting }: OwnMeeting) =>
  outsidersIn(meeting).filter(({ functionId, letGo }) => functionId && !letGo)

const receiverOf = ({ unitId, name, holders }: Participant) =>
  unitId ? [{ unitId, functionName: name ?? '', holders }] : []

/**
 * What they were invited for is suggested for the draft too. The draft is another and a larger thing to give: the ground, what the family
 * says of it and that it knows are asked anew. That it does not know stands until somebody says otherwise (R10b).
 */
async function suggested(own: OwnMeeting) {
  const grounds = await listInvitationGrounds(own.tx, own.meeting.id, own.language)
  const { fields, differ } = commonGround(editorsOf(own).flatMap(each => groundOf(grounds, each) ?? []))
  if (!fields) return {}
  const { purpose, informed, notInformedReason } = fields
  const values = { purpose, ...(informed === 'no' && { informed, notInformedReason }) }
  return { state: { values }, severalGrounds: differ }
}
