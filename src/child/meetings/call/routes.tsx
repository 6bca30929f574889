import { Hono } from 'hono'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { submit, type Values } from '../../../platform/forms.ts'
import { daysFromToday, isoDate, type Language } from '../../../platform/i18n/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { deleteDraft, findDraft } from '../../../sharing/drafts/index.ts'
import { type Child, getOwnChild } from '../../children/index.ts'
import { listGroundsTo, listInvitable, listNear, refusalWords } from '../invitation-grounds.ts'
import type { Around } from '../meeting-fields.tsx'
import {
  inviteSchema,
  judgeGround,
  newMeetingSchema,
  pointsOf,
  readTime,
  timeMistakes,
} from '../meeting-form.ts'
import type { Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { ownMeeting } from '../own-meeting.ts'
import { texts } from '../texts.ts'
import { callMeeting, type Invited, invite } from './invite.ts'
import { InviteMorePage } from './invite-more-page.tsx'
import { NewMeetingPage } from './new-meeting-page.tsx'
import { callTexts } from './texts.ts'

/** Calling a meeting, and inviting more to it. */
export const callRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get(meetingPaths.newMeeting.pattern, async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const child = await getOwnChild(tx, actor, idOf(c))
      const draft = await findDraft(tx, {
        form: 'meeting',
        childId: child.id,
        id: c.req.query('draft') || undefined,
      })
      c.var.log(logRead(child.id, 'child', child.id))
      const around = await aroundOf(tx, actor, child, language)
      const begun = draft && { draft: draft.id, state: { values: draft.body } }
      return render(c, <NewMeetingPage {...{ child, around }} {...begun} />)
    })
    .post(meetingPaths.childMeetings.pattern, async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const child = await getOwnChild(tx, actor, idOf(c))
      const around = await aroundOf(tx, actor, child, language)
      return submit(c, newMeetingSchema, {
        t: texts(language),
        check: (data, values) => ({
          ...timeMistakes(data, child, language),
          ...choose(data, values, around, language, data.day).errors,
        }),
        again: state => (
          <NewMeetingPage {...{ child, around, state }} draft={String(state.values.draft ?? '')} />
        ),
        run: async (data, values) => {
          const { invited } = choose(data, values, around, language, data.day)
          const [from, to] = [readTime(data.from) as string, readTime(data.to) as string]
          const meeting = { ...data, from, to, points: pointsOf(data) }
          const { id, refused } = await callMeeting(tx, actor, meeting, invited, { child, origin, language })
          if (refused.length) return { errors: { basisId: refusalWords(refused, language) } }
          await deleteDraft(tx, data.draft)
          c.var.log({ act: 'write', childId: child.id, kind: 'meeting', id })
          return meetingPaths.meeting(id)
        },
      })
    })
    .get(meetingPaths.participants.pattern, async c => {
      const { actor, meeting, child, tx, language } = await ownMeeting(c, 'invite')
      const around = await aroundOf(tx, actor, child, language, meeting)
      return render(c, <InviteMorePage {...{ meeting, child, around }} />)
    })
    .post(meetingPaths.participants.pattern, async c => {
      const { actor, meeting, child, tx, language, back } = await ownMeeting(c, 'invite')
      const around = await aroundOf(tx, actor, child, language)
      const left = await aroundOf(tx, actor, child, language, meeting)
      const day = isoDate(meeting.startsAt)
      return submit(c, inviteSchema, {
        t: texts(language),
        check: (data, values) => choose(data, values, around, language, day).errors,
        again: state => <InviteMorePage {...{ meeting, child, state }} around={left} />,
        run: async (data, values) => {
          const { invited } = choose(data, values, around, language, day)
          const { refused } = await invite(tx, actor, meeting, invited, { child, origin, language })
          return refused.length ? { errors: { basisId: refusalWords(refused, language) } } : back
        },
      })
    })

/** Everybody who can be invited about this child, without those that `meeting` has already invited. */
async function aroundOf(
  tx: Tx,
  actor: Staff,
  child: Child,
  language: Language,
  meeting?: Meeting,
): Promise<Around> {
  const { team, guardians } = await listNear(tx, actor, child.id)
  const { known, others } = await listInvitable(tx, actor, child.id)
  const grounds = await listGroundsTo(
    tx,
    actor,
    [...known, ...others].map(({ legalDomain }) => legalDomain),
    language,
  )
  const isNew = (id: string) =>
    !meeting?.participants.some(({ functionId, guardianId }) => functionId === id || guardianId === id)
  return {
    team: team.filter(({ functionId }) => isNew(functionId)),
    guardians: guardians.filter(({ id }) => isNew(id)),
    known: known.filter(({ functionId }) => isNew(functionId)),
    others: others.filter(({ functionId }) => isNew(functionId)),
    grounds,
    until: daysFromToday(90, meeting?.startsAt),
  }
}

type Chosen = { team: string[]; guardians: string[]; known: string[]; others: string[] }

/** The chosen, looked up among those who may be; with other units among them, the ground that they are invited on. */
function choose(
  data: Chosen,
  values: Values,
  around: Around,
  language: Language,
  day: string,
): { errors: Record<string, string>; invited: Invited } {
  const t = { ...texts(language), ...callTexts(language) }
  const outside = [...around.known, ...around.others]
  const others = new Set([...data.known, ...data.others])
  const invited: Invited = {
    team: around.team.filter(({ functionId }) => data.team.includes(functionId)),
    guardians: around.guardians.filter(({ id }) => data.guardians.includes(id)),
    others: outside.filter(({ functionId }) => others.has(functionId)),
  }
  const errors: Record<string, string> = {}
  const first = around.team.length ? 'team' : around.guardians.length ? 'guardians' : 'others'
  if (invited.team.length < new Set(data.team).size) errors.team = t.unknownChosen
  if (invited.guardians.length < new Set(data.guardians).size) errors.guardians = t.unknownChosen
  if (invited.others.length < others.size) errors.others = t.unknownChosen
  if (data.team.length + data.guardians.length + others.size === 0) errors[first] = t.nobodyChosen
  if (invited.others.length) {
    const judged = judgeGround(values, language, { least: day })
    Object.assign(errors, judged.errors)
    if (judged.ground) invited.ground = judged.ground
  }
  return { errors, invited }
}
