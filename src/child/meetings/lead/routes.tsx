import { Hono } from 'hono'
import { readForm, refused as refusedState } from '../../../platform/forms.ts'
import { formatTime, isoDate, todaysDate } from '../../../platform/i18n/index.ts'
import { type AppEnv, idOf, render } from '../../../platform/page.tsx'
import { addPoint } from '../call/invite.ts'
import { demand } from '../demand-state.ts'
import { groundOf, listGroundsTo, listInvitationGrounds, refusalWords } from '../invitation-grounds.ts'
import {
  agendaPointSchema,
  judgeGround,
  moveSchema,
  openingSchema,
  preparationSchema,
  readTime,
  timeMissing,
  timeMistakes,
} from '../meeting-form.ts'
import { getMeeting, type Meeting } from '../meetings.ts'
import { outside } from '../minutes/minutes.ts'
import { meetingPaths } from '../noun.ts'
import { type Given, own } from '../own-meeting.ts'
import { stateOf } from '../states.ts'
import { texts } from '../texts.ts'
import { cancelMeeting, moveMeeting, prepareMeeting, removePoint } from './change-meeting.ts'
import { CancellationPage, OpeningPage, PreparationPage, TimePage } from './lead-pages.tsx'
import { listDraftReaders, openDraft, openMeeting } from './open-meeting.ts'

const timeOf = (meeting: Meeting) => ({
  day: isoDate(meeting.startsAt),
  from: formatTime(meeting.startsAt, 'sv'),
  to: formatTime(meeting.endsAt, 'sv'),
})

/** What the one who called a meeting does with it, from preparing to correcting. */
export const lifeRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get('/meetings/:id/preparation', async c => {
      const { meeting, child } = await own(c, 'prepare')
      return render(c, <PreparationPage meeting={meeting} child={child} />)
    })
    .post('/meetings/:id/preparation', async c => {
      const { meeting, child, tx, language, done } = await own(c, 'prepare')
      const read = await readForm(c, preparationSchema, { language })
      if (!read.ok)
        return render(c, <PreparationPage meeting={meeting} child={child} state={read.state} />, 422)
      await prepareMeeting(tx, meeting, read.data)
      return done()
    })
    .post('/meetings/:id/agenda', async c => {
      const { actor, meeting, child, tx, language } = await own(c, 'prepare')
      const read = await readForm(c, agendaPointSchema, { language })
      if (!read.ok)
        return render(c, <PreparationPage meeting={meeting} child={child} pointState={read.state} />, 422)
      const { title, pointKind, raisedBy, once } = read.data
      await addPoint(tx, actor, meeting, {
        id: once,
        title,
        kind: pointKind,
        raisedBy,
        position: meeting.points.length,
      })
      return c.redirect(meetingPaths.preparation(meeting.id), 303)
    })
    .post('/meetings/:id/agenda/:point/removal', async c => {
      const { meeting, tx } = await own(c, 'prepare')
      await removePoint(tx, meeting, idOf(c, 'point'))
      return c.redirect(meetingPaths.preparation(meeting.id), 303)
    })
    .get('/meetings/:id/time', async c => {
      const { meeting, child } = await own(c, 'move')
      return render(c, <TimePage meeting={meeting} child={child} time={timeOf(meeting)} />)
    })
    .post('/meetings/:id/time', async c => {
      const { actor, meeting, child, tx, language, done } = await own(c, 'move')
      const again = (state: ReturnType<typeof refusedState>) =>
        render(c, <TimePage meeting={meeting} child={child} time={timeOf(meeting)} state={state} />, 422)
      const read = await readForm(c, moveSchema, { language, missing: timeMissing(language) })
      if (!read.ok) return again(read.state)
      const { data, values } = read
      const errors = timeMistakes(data, child, language)
      if (Object.keys(errors).length) return again(refusedState(values, errors))
      const time = {
        day: data.day,
        from: readTime(data.from) as string,
        to: readTime(data.to) as string,
        place: data.place,
        sequence: Number(data.sequence),
      }
      const { stale, refused } = await moveMeeting(tx, actor, meeting, time, { child, origin, language })
      if (refused.length) return again(refusedState(values, { day: refusalWords(refused, language) }))
      if (!stale) return done()
      const now = await getMeeting(tx, actor, meeting.id)
      return render(
        c,
        <TimePage meeting={now} child={child} time={timeOf(now)} state={{ values }} stale />,
        409,
      )
    })
    .get('/meetings/:id/cancellation', async c => {
      const { meeting, child } = await own(c, 'cancel')
      return render(c, <CancellationPage meeting={meeting} child={child} />)
    })
    .post('/meetings/:id/cancellation', async c => {
      const { actor, meeting, child, tx, language, done } = await own(c)
      if (stateOf(meeting) === 'cancelled') return done()
      demand(meeting, 'cancel', language)
      await cancelMeeting(tx, actor, meeting, { child, origin })
      return done()
    })
    .get('/meetings/:id/opening', async c => {
      const given = await own(c, 'open')
      return render(c, <OpeningPage {...given} {...(await roomOf(given))} state={await suggested(given)} />)
    })
    .post('/meetings/:id/opening', async c => {
      const given = await own(c, 'open')
      const { actor, meeting, tx, language, done } = given
      const room = await roomOf(given)
      const again = (state: ReturnType<typeof refusedState>) =>
        render(c, <OpeningPage {...given} {...room} state={state} />, 422)
      const read = await readForm(c, openingSchema, { language })
      if (!read.ok) return again(read.state)
      const editors = room.editors.filter(({ id }) => read.data.editors.includes(id))
      if (editors.length < new Set(read.data.editors).size)
        return again(refusedState(read.values, { editors: texts(language).unknownChosen }))
      if (editors.length) {
        const { ground, errors } = judgeGround(read.values, language)
        if (!ground) return again(refusedState(read.values, errors))
        const refused = await openDraft(tx, actor, meeting, editors, ground)
        if (refused.length)
          return again(refusedState(read.values, { editors: refusalWords(refused, language) }))
      }
      await openMeeting(tx, actor, meeting)
      return done()
    })

/** Who could have the draft opened: participants of other units, when the caller leads the plan. */
async function roomOf({ actor, meeting, tx, language }: Given) {
  const editors = meeting.plan?.led ? outside(actor, meeting).filter(({ functionId }) => functionId) : []
  const open = meeting.plan ? await listDraftReaders(tx, meeting.plan.id) : []
  const units = await tx
    .selectFrom('people.units')
    .select(['id', 'legal_domain'])
    .where('id', 'in', [actor.unitId, ...editors.flatMap(({ unitId }) => unitId ?? [])])
    .execute()
  const domains = units.filter(({ id }) => id !== actor.unitId).map(({ legal_domain }) => legal_domain)
  return {
    editors,
    open,
    grounds: editors.length ? await listGroundsTo(tx, actor, domains, language) : [],
    until: todaysDate(),
  }
}

/** What the invitation rested on is suggested for the draft too. */
async function suggested({ actor, meeting, tx, language }: Given) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const [ground] = outside(actor, meeting).flatMap(participant =>
    participant.functionId ? (groundOf(grounds, participant) ?? []) : [],
  )
  return ground
    ? {
        values: {
          basisId: ground.basisId,
          purpose: ground.purpose,
          familyView: ground.familyView,
          informed: ground.informed ? 'yes' : 'no',
          notInformedReason: ground.notInformedReason,
        },
      }
    : {}
}
