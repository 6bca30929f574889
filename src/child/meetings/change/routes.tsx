import { Hono } from 'hono'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, render } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { listFamilyNames } from '../../children/index.ts'
import { listClashes, sureOf } from '../clashes.ts'
import { refusalWords } from '../invitation-grounds.ts'
import { moveSchema, readTime, timeMistakes } from '../meeting-form.ts'
import { timeOf } from '../meeting-time.ts'
import { getMeeting, type Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { ownMeeting, requireAllowed } from '../own-meeting.ts'
import { stateOf } from '../states.ts'
import { texts } from '../texts.ts'
import { CancellationPage } from './cancellation-page.tsx'
import { cancelMeeting, moveMeeting } from './change-meeting.ts'
import { TimePage } from './time-page.tsx'

/** Another time or place, and calling the meeting off: everybody is told by mail. */
export const changeRoutes = new Hono<AppEnv>()
  .get(meetingPaths.time.pattern, async c => {
    const { meeting, child } = await ownMeeting(c, 'move')
    return render(c, <TimePage {...{ meeting, child }} time={timeOf(meeting)} />)
  })
  .post(meetingPaths.time.pattern, async c => {
    const { actor, meeting, child, tx, language, back } = await ownMeeting(c, 'move')
    return submit(c, moveSchema, {
      t: texts(language),
      check: async data => timeMistakes(data, await listFamilyNames(tx, child.id), language),
      again: state => <TimePage {...{ meeting, child, state }} time={timeOf(meeting)} />,
      run: async ({ day, from, to, place, sequence, sure }, values) => {
        const [begins, ends] = [readTime(from) as string, readTime(to) as string]
        const time = { day, from: begins, to: ends, place, sequence: Number(sequence) }
        const clashes = await clashesOf(tx, actor, meeting, time)
        if (clashes.length && sure !== sureOf(time, clashes)) {
          for (const { childId, id } of clashes) c.var.logIfShownAgain(logRead(childId, 'meeting', id))
          const asked = (
            <TimePage {...{ meeting, child, clashes }} time={time} state={{ values, searched: true }} />
          )
          return render(c, asked, 422)
        }
        const { stale, refused } = await moveMeeting(tx, actor, meeting, time, language)
        if (refused.length) return { errors: { day: refusalWords(refused, language) } }
        if (!stale) return back
        const now = await getMeeting(tx, actor, meeting.id)
        const page = <TimePage meeting={now} child={child} time={timeOf(now)} state={{ values }} stale />
        return render(c, page, 409)
      },
    })
  })
  .get(meetingPaths.cancellation.pattern, async c => {
    const { meeting, child } = await ownMeeting(c, 'cancel')
    return render(c, <CancellationPage meeting={meeting} child={child} />)
  })
  .post(meetingPaths.cancellation.pattern, async c => {
    const { actor, meeting, tx, language, back } = await ownMeeting(c, 'cancel', { judged: false })
    if (stateOf(meeting) === 'cancelled') return c.redirect(back, 303)
    requireAllowed(meeting, 'cancel', language)
    await cancelMeeting(tx, actor, meeting)
    return c.redirect(back, 303)
  })

type Time = { day: string; from: string; to: string }

/** Only a new time is asked about: who has said yes to it, or corrects the place, is not asked again. */
async function clashesOf(tx: Tx, actor: Staff, meeting: Meeting, time: Time) {
  const { day, from, to } = timeOf(meeting)
  if (time.day === day && time.from === from && time.to === to) return []
  const colleagues = meeting.participants.filter(({ unitId, letGo }) => unitId === actor.unitId && !letGo)
  return listClashes(tx, actor, {
    ...time,
    colleagues: colleagues.flatMap(({ functionId }) => functionId ?? []),
    except: { id: meeting.id },
  })
}
