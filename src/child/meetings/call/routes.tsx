import { Hono } from 'hono'
import { searchOf } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { readForm, refused as refusedState, type Values } from '../../../platform/forms.ts'
import { isoDate, type Language } from '../../../platform/i18n/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { deleteDraft, findDraft } from '../../../sharing/drafts/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { type Child, getChild, getOwnChild } from '../../children/index.ts'
import { demand } from '../demand-state.ts'
import { listDomains, listGroundsTo, listInvitable, listNear, refusalWords } from '../invitation-grounds.ts'
import { InviteMorePage } from '../lead/lead-pages.tsx'
import type { Around } from '../meeting-fields.tsx'
import {
  inviteSchema,
  judgeGround,
  newMeetingSchema,
  pointsOf,
  readTime,
  timeMissing,
  timeMistakes,
} from '../meeting-form.ts'
import { getOwnMeeting, type Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { callMeeting, type Invited, invite } from './invite.ts'
import { NewMeetingPage } from './new-meeting-page.tsx'

/** Calling a meeting, and inviting more to it. */
export const callRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get('/children/:id/meetings/new', async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const child = await getOwnChild(tx, actor, idOf(c))
      const id = c.req.query('draft')
      const draft = await findDraft(tx, { form: 'meeting', childId: child.id, ...(id && { id }) })
      c.var.log(logRead(child.id, 'child', child.id))
      const around = await aroundOf(tx, actor, child, language, { values: draft?.body })
      return render(
        c,
        <NewMeetingPage
          child={child}
          around={around}
          {...(draft && { draft: draft.id, state: { values: draft.body } })}
        />,
      )
    })
    .post('/children/:id/meetings', async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const child = await getOwnChild(tx, actor, idOf(c))
      const read = await readForm(c, newMeetingSchema, { language, missing: timeMissing(language) })
      const typed = read.ok ? read.values : read.state.values
      const around = await aroundOf(tx, actor, child, language, { values: typed })
      const again = (state: FormState) =>
        render(
          c,
          <NewMeetingPage child={child} around={around} draft={String(typed.draft ?? '')} state={state} />,
          422,
        )
      if (!read.ok) return again(read.state)
      const { data, values } = read
      const chosen = choose(data, values, around, language, data.day)
      const errors = { ...timeMistakes(data, child, language), ...chosen.errors }
      if (Object.keys(errors).length) return again({ values, errors })
      const { id, refused } = await callMeeting(
        tx,
        actor,
        {
          ...data,
          from: readTime(data.from) as string,
          to: readTime(data.to) as string,
          points: pointsOf(data),
        },
        chosen.invited,
        { child, origin, language },
      )
      if (refused.length) return again({ values, errors: { basisId: refusalWords(refused, language) } })
      await deleteDraft(tx, data.draft)
      c.var.log({ act: 'write', childId: child.id, kind: 'meeting', id })
      return c.redirect(meetingPaths.meeting(id), 303)
    })
    .get('/meetings/:id/participants', async c => {
      const actor = staffOf(c)
      const meeting = await getOwnMeeting(c.var.tx, actor, idOf(c))
      demand(meeting, 'invite', c.var.language)
      const child = await getChild(c.var.tx, actor, meeting.childId)
      c.var.log(logRead(child.id, 'meeting', meeting.id))
      return render(
        c,
        <InviteMorePage
          meeting={meeting}
          child={child}
          around={await aroundOf(c.var.tx, actor, child, c.var.language, { meeting })}
        />,
      )
    })
    .post('/meetings/:id/participants', async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const meeting = await getOwnMeeting(tx, actor, idOf(c))
      demand(meeting, 'invite', language)
      const child = await getChild(tx, actor, meeting.childId)
      const read = await readForm(c, inviteSchema, { language })
      const values = read.ok ? read.values : read.state.values
      const around = await aroundOf(tx, actor, child, language, { values })
      const left = await aroundOf(tx, actor, child, language, { values, meeting })
      const again = (state: ReturnType<typeof refusedState>) =>
        render(c, <InviteMorePage meeting={meeting} child={child} around={left} state={state} />, 422)
      if (!read.ok) return again(read.state)
      const { errors, invited } = choose(read.data, read.values, around, language, isoDate(meeting.startsAt))
      if (Object.keys(errors).length) return again(refusedState(read.values, errors))
      const { refused } = await invite(tx, actor, meeting, invited, { child, origin, language })
      if (refused.length)
        return again(refusedState(read.values, { basisId: refusalWords(refused, language) }))
      c.var.log({ act: 'write', childId: child.id, kind: 'meeting', id: meeting.id })
      return c.redirect(meetingPaths.meeting(meeting.id), 303)
    })

type Choosing = { values?: FormState['values']; meeting?: Meeting }

/** Whom one may invite about this child and has near, has searched for or has chosen; without those whom `meeting` has invited already. */
async function aroundOf(
  tx: Tx,
  actor: Staff,
  child: Child,
  language: Language,
  { values = {}, meeting }: Choosing = {},
): Promise<Around> {
  const invited = (meeting?.participants ?? []).flatMap(({ functionId, guardianId }) => [
    functionId,
    guardianId,
  ])
  const without = invited.filter(id => id !== null)
  const { team, guardians } = await listNear(tx, actor, child.id)
  return {
    team: team.filter(({ functionId }) => !without.includes(functionId)),
    guardians: guardians.filter(({ id }) => !without.includes(id)),
    ...(await listInvitable(tx, actor, child.id, {
      search: searchOf(String(values.search ?? '')),
      others: [values.others ?? []].flat(),
      ticked: [values.known ?? []].flat(),
      without,
      language,
    })),
    grounds: await listGroundsTo(tx, actor, await listDomains(tx, actor), language),
    until: isoDate(new Date((meeting?.startsAt.getTime() ?? Date.now()) + 90 * 86_400_000)),
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
  const t = texts(language)
  const outside = [...around.known, ...around.chosen]
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
