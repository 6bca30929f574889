import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { daysFromToday, formatList, isoDate, type Language } from '../../../i18n/index.ts'
import { holderOrPost } from '../../../people/holders/index.ts'
import { searchOf } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { submit, type Values } from '../../../platform/forms.ts'
import { idIn } from '../../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { type Area, findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, stateOf } from '../../../sharing/drafts/index.ts'
import { type Receiver, sharingTexts } from '../../../sharing/grounds/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { type Child, getOwnChild, listFamilyNames } from '../../children/index.ts'
import {
  despiteOf,
  findLost,
  findWithdrawn,
  isBefore,
  type Withdrawn,
  withoutYes,
} from '../../consents/index.ts'
import { type Clash, listClashes, sureOf } from '../clashes.ts'
import { listGroundsTo, refusalWords } from '../invitation-grounds.ts'
import {
  inviteSchema,
  judgeGround,
  newMeetingSchema,
  pointsOf,
  readTime,
  timeMistakes,
} from '../meeting-form.ts'
import { timeOf } from '../meeting-time.ts'
import { getOwnMeeting, type Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { letColleaguesWrite } from '../opening/open-meeting.ts'
import { ownMeeting } from '../own-meeting.ts'
import { texts } from '../texts.ts'
import { whoKnow } from '../undo/invited-receipt.tsx'
import { findMyInvitation, leftOut } from '../undo/undo-invitation.ts'
import { callMeeting, type Invited, invite } from './invite.ts'
import { InviteMorePage } from './invite-more-page.tsx'
import { NewMeetingPage } from './new-meeting-page.tsx'
import { asShown, groundOfStanding, listStanding } from './standing.ts'
import { callTexts } from './texts.ts'
import { listDomains, listInvitable, listNear } from './who-can-be-invited.ts'
import type { Around } from './who-fields.tsx'

/** Calling a meeting, and inviting more to it. */
export const callRoutes = new Hono<AppEnv>()
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
    const around = await aroundOf(tx, actor, child, language, { values: draft?.body })
    const begun = draft && { draft: draft.id, state: stateOf(draft) as FormState }
    const withdrawn = await findWithdrawn(tx, child.id, chosenIn(draft?.body ?? {}, around))
    const before =
      begun && isBefore(withdrawn, draft.updatedAt) ? { withdrawn, ...withoutYes(draft.body) } : undefined
    if (before && begun) begun.state.values = { ...before.values, draft: draft.id }
    const undone = await undoneOf(c, actor, child)
    // What was taken back a moment ago stands as it was sent, with every choice.
    if (undone && begun) delete begun.state.resumed
    return render(c, <NewMeetingPage {...{ child, around, undone, before }} {...begun} />)
  })
  .post(meetingPaths.childMeetings.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const about = { child, language }
    let found: Around | undefined
    const around = async (values: Values) => {
      found ??= await aroundOf(tx, actor, child, language, { values })
      return found
    }
    const chosen = async (data: NewMeetingData, values: Values) =>
      choose(data, values, await around(values), language, data.day)
    const again = async (state: FormState & { values: Values }, asked?: Asked, withdrawn?: Withdrawn[]) => {
      const draft = String(state.values.draft ?? '')
      return (
        <NewMeetingPage {...{ child, draft, state, asked, withdrawn }} around={await around(state.values)} />
      )
    }
    return submit(c, newMeetingSchema, {
      t: texts(language),
      check: async (data, values) => ({
        ...timeMistakes(data, await listFamilyNames(tx, child.id), language),
        ...(await chosen(data, values)).errors,
      }),
      again,
      run: async (data, values) => {
        const { invited } = await chosen(data, values)
        const withdrawn = await findWithdrawn(tx, child.id, invited.others)
        if (withdrawn.length && data.despite !== despiteOf(withdrawn))
          return render(c, await again({ values, searched: true }, undefined, withdrawn), 422)
        const [from, to] = [readTime(data.from) as string, readTime(data.to) as string]
        const meeting = { ...data, from, to, points: pointsOf(data) }
        const colleagues = invited.team.map(({ functionId }) => functionId)
        const clashes = await listClashes(tx, actor, { ...meeting, colleagues, except: { once: data.once } })
        if (clashes.length && data.sure !== sureOf(meeting, clashes)) {
          for (const { childId, id } of clashes) c.var.logIfShownAgain(logRead(childId, 'meeting', id))
          return render(c, await again({ values, searched: true }, { clashes, time: meeting }), 422)
        }
        const { id, refused } = await callMeeting(tx, actor, meeting, invited, about)
        if (refused.length) return { errors: { basisId: refusalWords(refused, language) } }
        await deleteDraft(tx, data.draft)
        c.var.log({ act: 'write', did: 'called', childId: child.id, kind: 'meeting', id })
        return meetingPaths.meeting(id)
      },
    })
  })
  .get(meetingPaths.participants.pattern, async c => {
    const { actor, meeting, child, tx, language } = await ownMeeting(c, 'invite')
    const around = await aroundOf(tx, actor, child, language, { meeting })
    return render(c, <InviteMorePage {...{ meeting, child, around }} />)
  })
  .post(meetingPaths.participants.pattern, async c => {
    const { actor, meeting, child, tx, language, back } = await ownMeeting(c, 'invite')
    const about = { child, language }
    const day = isoDate(meeting.startsAt)
    let found: Around | undefined
    const chosen = async (data: Chosen, values: Values) => {
      found ??= await aroundOf(tx, actor, child, language, { values })
      return choose(data, values, found, language, day)
    }
    const again = async (
      state: FormState & { values: Values },
      clashes: Clash[] = [],
      withdrawn: Withdrawn[] = [],
    ) => {
      const left = await aroundOf(tx, actor, child, language, { values: state.values, meeting })
      return <InviteMorePage {...{ meeting, child, state, clashes, withdrawn }} around={left} />
    }
    return submit(c, inviteSchema, {
      t: texts(language),
      check: async (data, values) => (await chosen(data, values)).errors,
      again,
      run: async (data, values) => {
        const { invited } = await chosen(data, values)
        const withdrawn = await findWithdrawn(tx, child.id, invited.others)
        if (withdrawn.length && data.despite !== despiteOf(withdrawn))
          return render(c, await again({ values, searched: true }, [], withdrawn), 422)
        const time = timeOf(meeting)
        const colleagues = invited.team.map(({ functionId }) => functionId)
        const except = { id: meeting.id }
        const clashes = await listClashes(tx, actor, { ...time, colleagues, onlyTheirs: true, except })
        if (clashes.length && data.sure !== sureOf(time, clashes)) {
          for (const { childId, id } of clashes) c.var.logIfShownAgain(logRead(childId, 'meeting', id))
          return render(c, await again({ values, searched: true }, clashes), 422)
        }
        const { refused } = await invite(tx, actor, meeting, invited, about)
        if (refused.length) return { errors: { basisId: refusalWords(refused, language) } }
        if (meeting.openedAt) await letColleaguesWrite(tx, actor, meeting)
        return back
      },
    })
  })

/** The meeting of the address, if I have taken it back just now: who was told of that. */
async function undoneOf(c: Context<AppEnv>, actor: Staff, child: Child) {
  const { tx, language } = c.var
  const id = idIn(c.req.query('undone') ?? '')
  const mine = await findMyInvitation(tx, id)
  if (!mine || mine.undoUntil) return undefined
  const meeting = await getOwnMeeting(tx, actor, id)
  if (meeting.childId !== child.id) return undefined
  c.var.log(logRead(child.id, 'meeting', id))
  const left = await leftOut(tx, meeting, language)
  return { meetingId: id, told: whoKnow(meeting, mine, language), left }
}

/** Those of other units that a draft has chosen. */
function chosenIn(values: Values, { known, chosen }: Around) {
  const ids = [values.known ?? [], values.others ?? []].flat()
  return [...known, ...chosen].filter(({ functionId }) => ids.includes(functionId))
}

type Asked = { clashes: Clash[]; time: { day: string; from: string; to: string } }
type Choosing = { values?: FormState['values']; meeting?: Meeting }

/** Who can be invited about this child: who is near, was searched for or is chosen, without those that `meeting` has already invited. */
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
  const { team, guardians, shutOut } = await listNear(tx, actor, child.id)
  const invitable = await listInvitable(tx, actor, child.id, {
    search: searchOf(String(values.search ?? '')),
    others: [values.others ?? []].flat(),
    ticked: [values.known ?? []].flat(),
    without,
    language,
  })
  const near = invitable.known.map(({ functionId }) => functionId)
  return {
    team: team.filter(({ functionId }) => !without.includes(functionId)),
    guardians: guardians.filter(({ id }) => !without.includes(id)),
    shutOut,
    ...invitable,
    lost: await findLost(
      tx,
      child.id,
      invitable.known.map(({ unitId }) => ({ unitId, areas: [] })),
    ),
    standing: await listStanding(tx, actor, child.id, near, language),
    labels: await findAreaLabels(tx, language),
    grounds: await listGroundsTo(tx, actor, await listDomains(tx, actor), language),
    until: daysFromToday(90, meeting?.startsAt),
  }
}

type NewMeetingData = z.output<typeof newMeetingSchema>
type Chosen = {
  team: string[]
  guardians: string[]
  known: string[]
  others: string[]
  areas: Area[]
  anew: boolean
  stands: string
}

/**
 * The chosen, looked up among those who may be. Those of other units are invited on what stands for them, as their line said when the form
 * was drawn; who has nothing standing, and everybody where it is to be changed, on the ground of the form.
 */
function choose(
  data: Chosen,
  values: Values,
  around: Around,
  language: Language,
  day: string,
): { errors: Record<string, string>; invited: Invited } {
  const t = { ...texts(language), ...callTexts(language) }
  const others = new Set([...data.known, ...data.others])
  const outside = [...around.known, ...around.chosen].filter(({ functionId }) => others.has(functionId))
  const told = {
    informed: values.informed === 'yes',
    notInformedReason: values.informed === 'no' ? String(values.notInformedReason ?? '') : '',
  }
  const stands = data.anew ? [] : around.standing.filter(({ functionId }) => data.known.includes(functionId))
  const standing = outside.flatMap(to => {
    const found = stands.find(({ functionId }) => functionId === to.functionId)
    return found ? [{ ...to, ground: groundOfStanding(found, told), areas: found.areas, stands: found }] : []
  })
  const asking = outside.filter(({ functionId }) => !stands.some(each => each.functionId === functionId))
  const invited: Invited = {
    team: around.team.filter(({ functionId }) => data.team.includes(functionId)),
    guardians: around.guardians.filter(({ id }) => data.guardians.includes(id)),
    others: standing,
  }
  const named = (some: readonly Receiver[]) =>
    formatList(
      some.map(each => holderOrPost(each)),
      language,
    )
  const errors: Record<string, string> = {}
  const first = (['team', 'guardians', 'known'] as const).find(group => around[group].length > 0) ?? 'others'
  if (invited.team.length < new Set(data.team).size) errors.team = t.unknownChosen
  if (invited.guardians.length < new Set(data.guardians).size) errors.guardians = t.unknownChosen
  if (outside.length < others.size) errors.others = t.unknownChosen
  const short = standing.filter(each => each.ground.until < day)
  const shown = data.stands.split(';')
  const changed = standing.filter(each => !shown.includes(asShown(each.stands)))
  if (short.length) errors.known = t.standsTooShort(named(short))
  else if (changed.length) errors.known = t.standsChanged(named(changed))
  if (data.team.length + data.guardians.length + others.size === 0) errors[first] = t.nobodyChosen
  const words = sharingTexts(language)
  if (standing.length && !told.informed && values.informed !== 'no') errors.informed = words.informedMissing
  else if (standing.length && !told.informed && !told.notInformedReason)
    errors.notInformedReason = words.reasonMissing
  // Nothing is chosen beforehand: what tells least is where one begins.
  if (asking.length && data.areas.length === 0) errors.areas = t.areasMissing
  if (asking.length) {
    const judged = judgeGround(values, language, { least: day })
    Object.assign(errors, judged.errors)
    const { ground } = judged
    if (ground) invited.others = [...standing, ...asking.map(to => ({ ...to, ground, areas: data.areas }))]
  }
  return { errors, invited }
}
