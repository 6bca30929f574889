import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Child, findChild, getOwnChild, readCaseNumber } from '../../child/children/index.ts'
import { daysFromToday, isWithinAYear } from '../../i18n/index.ts'
import { exportTable } from '../../learning/insight/exports/index.ts'
import { actsAs } from '../../people/kinds/index.ts'
import { findColleagueIds, findFunctionIds, mostColleagues, searchOf } from '../../people/search/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm, submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import type { FormState } from '../../ui/index.ts'
import { ChildLogPage } from './child-log-page.tsx'
import { askAbout, findCase, findWhose, listDayEntries, listQuestions, readOutcomes } from './day.ts'
import { DayPage } from './day-page.tsx'
import { daysTable, inAFile } from './days-table.ts'
import { areMine, askToHoldBack, decideHeldBack, endHeldBack, listHeldBack, mayDecide } from './held-back.ts'
import { HeldBackListPage, HeldBackPage } from './held-back-page.tsx'
import {
  type After,
  type AfterEntry,
  listAppointmentRows,
  listChildsEmergencies,
  listDays,
  listEmergencies,
  listEntries,
  listReadingFunctions,
} from './log.ts'
import { logPaths } from './noun.ts'
import { questionSchema } from './question-form.ts'
import { type Chosen, ReviewPage } from './review-page.tsx'
import { texts } from './texts.ts'

const decisionSchema = z.object({ decision: field.oneOf(['hold', 'show']), holdUntil: field.optionalDate() })
const heldBackSchema = z.object({ functionId: field.id(), reason: field.text(2000), reviewOn: field.date() })

export const logRoutes = new Hono<AppEnv>()
  .get(logPaths.log.pattern, async c => {
    reviewerOf(c)
    const { tx } = c.var
    const typedCase = c.req.query('case')
    const found = typedCase ? await findCase(tx, typedCase) : undefined
    if (typedCase) c.var.log({ act: 'search', kind: 'log' })
    if (found) return c.redirect(logPaths.childLog(found), 303)
    const chosen = chosenFrom(c)
    const { narrowed, isNarrowed, tooMany } = await narrow(c, chosen)
    const after = afterOf(c.req.query())
    const { days, next, standingOut } = await listDays(tx, chosen.from, after, narrowed)
    const isFirst = after === undefined
    const everything = isFirst && !isNarrowed
    const emergencies = everything ? await listEmergencies(tx, chosen.from) : []
    const appointments = everything ? await listAppointmentRows(tx, chosen.from) : []
    const outcomes = await readOutcomes(tx, [...days, ...standingOut])
    c.var.log({ act: 'read', kind: 'log' })
    return render(
      c,
      <ReviewPage
        {...{
          chosen,
          isNarrowed,
          tooMany,
          days,
          next,
          isFirst,
          emergencies,
          standingOut,
          appointments,
          outcomes,
        }}
        showsAll={everything}
        unknownCase={typedCase || undefined}
      />,
    )
  })
  .get(logPaths.exported.pattern, async c => {
    reviewerOf(c)
    const { tx, language } = c.var
    const chosen = chosenFrom(c)
    const { narrowed } = await narrow(c, chosen)
    const { days, next } = await listDays(tx, chosen.from, undefined, { ...narrowed, most: inAFile })
    const outcomes = await readOutcomes(tx, days)
    c.var.log({ act: 'export', kind: 'log' })
    return exportTable(
      c,
      'csv',
      daysTable({ days, outcomes, more: Boolean(next), most: inAFile, chosen, language }),
    )
  })
  .get(logPaths.day.pattern, async c => {
    const actor = reviewerOf(c)
    const page = await dayOf(c, actor)
    c.var.log({ act: 'read', kind: 'log' })
    return render(c, <DayPage {...page} />)
  })
  .post(logPaths.questions.pattern, async c => {
    const actor = reviewerOf(c)
    const page = await dayOf(c, actor)
    const { tx, language } = c.var
    const t = texts(language)
    return submit(c, questionSchema, {
      t,
      check: () => (page.isMyself ? { '': t.notAboutOneself } : undefined),
      again: state => <DayPage {...page} state={state} />,
      run: async data => {
        await askAbout(tx, actor, page.whose, data)
        c.var.log({ act: 'write', did: 'noted_question', kind: 'log' })
        return logPaths.day(page.whose.functionId, page.whose.personId, page.whose.day)
      },
    })
  })
  .get(logPaths.childLog.pattern, async c => {
    const actor = staffOf(c)
    const id = idOf(c)
    const child = await findChild(c.var.tx, actor, id)
    const after = afterEntry(c.req.query())
    if (child?.own) {
      c.var.log(logRead(id, 'log', id))
      return childLog(c, child, { after })
    }
    // A manager of the unit and the log reviewer see the log without the child; an empty log is nobody's to know of.
    const page = await logOf(c, id, after)
    if (page.entries.length === 0) throw notFound()
    c.var.log(logRead(id, 'log', id))
    return render(c, <ChildLogPage childId={id} child={null} {...page} heldBack={[]} functions={[]} />)
  })
  .post(logPaths.heldBack.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(language)
    const read = await readForm(c, heldBackSchema, {
      language,
      missing: { functionId: t.holdWhoMissing, reason: t.holdReasonMissing },
    })
    if (!read.ok) return childLog(c, child, { state: read.state })
    const { functionId, reviewOn } = read.data
    const own = await areMine(tx, { childId: child.id, functionId })
    const known = (await listReadingFunctions(tx, child.id)).some(each => each.functionId === functionId)
    const errors = {
      ...(!known && { functionId: t.holdWhoMissing }),
      ...(own && { functionId: t.ownRows }),
      ...(!isWithinAYear(reviewOn) && { reviewOn: t.reviewWrong }),
    }
    if (Object.keys(errors).length) return childLog(c, child, { state: { values: read.values, errors } })
    const outcome = await askToHoldBack(tx, actor, { childId: child.id, ...read.data })
    // R20: of two who ask at once the first question stands, and the other sees it above what was typed.
    if (outcome === 'asked')
      return childLog(c, child, { state: { values: read.values, errors: { '': t.askedAlready } } })
    if (outcome === 'new')
      c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'held_back', id: child.id })
    return c.redirect(logPaths.childLog(child.id), 303)
  })
  .post(logPaths.heldBackRemoval.pattern, async c => {
    const { tx, language } = c.var
    const child = await getOwnChild(tx, staffOf(c), idOf(c))
    const read = await readForm(c, z.object({ row: field.id() }), { language })
    if (!read.ok) throw notFound()
    // R7: what is done is in the log of the child that it is about, and of no other.
    const [row] = await listHeldBack(tx, { id: read.data.row })
    if (row?.childId !== child.id) throw notFound()
    if (await endHeldBack(tx, row.id))
      c.var.log({ act: 'write', did: 'closed', childId: child.id, kind: 'held_back', id: child.id })
    return c.redirect(logPaths.childLog(child.id), 303)
  })

  .get(logPaths.heldBackList.pattern, async c => {
    decider(c)
    const rows = await listHeldBack(c.var.tx)
    // It names no child: whose log it is is read where one is opened.
    c.var.log({ act: 'read', kind: 'held_back' })
    return render(c, <HeldBackListPage rows={rows} />)
  })
  .get(logPaths.heldBackItem.pattern, async c => {
    decider(c)
    return render(c, <HeldBackPage {...(await heldBackOf(c))} />)
  })
  .post(logPaths.heldBackDecision.pattern, async c => {
    const { tx, language } = c.var
    decider(c)
    const page = await heldBackOf(c)
    const t = texts(language)
    return submit(c, decisionSchema, {
      t: { ...t, holdUntilMissing: t.reviewWrong },
      again: state => <HeldBackPage {...page} state={state} />,
      check: ({ decision, holdUntil }) =>
        decision === 'hold' && !isWithinAYear(holdUntil ?? '') ? { holdUntil: t.reviewWrong } : undefined,
      run: async ({ decision, holdUntil }) => {
        const childId = await decideHeldBack(tx, {
          id: page.row.id,
          holdUntil: decision === 'hold' ? holdUntil : null,
        })
        if (!childId) return { errors: { '': t.notYours } }
        c.var.log({ act: 'write', did: 'wrote', childId, kind: 'held_back_answer', id: page.row.id })
        return logPaths.heldBackList()
      },
    })
  })

/** For all others the page does not exist. */
function reviewerOf(c: Context<AppEnv>) {
  const actor = staffOf(c)
  if (!actsAs(actor, 'log_reviewer')) throw notFound()
  return actor
}

/** The period, the person and the unit in the address; the last thirty days of everybody where nothing is chosen. */
function chosenFrom(c: Context<AppEnv>): Chosen {
  const { from = '', to = '', person = '', unit = '' } = c.req.query()
  const isDay = (day: string) => Boolean(day) && z.iso.date().safeParse(day).success
  return {
    from: isDay(from) ? from : aMonthAgo(),
    to: isDay(to) ? to : '',
    person: searchOf(person),
    unit: searchOf(unit),
  }
}

const aMonthAgo = () => daysFromToday(-30)

async function narrow(c: Context<AppEnv>, { from, to, person, unit }: Chosen) {
  const { tx } = c.var
  const persons = person ? await findColleagueIds(tx, person) : undefined
  const functions = unit ? await findFunctionIds(tx, unit) : undefined
  return {
    narrowed: { ...(to && { until: to }), ...(persons && { persons }), ...(functions && { functions }) },
    isNarrowed: Boolean(to || person || unit || from !== aMonthAgo()),
    tooMany: persons?.length === mostColleagues,
  }
}

/** A person's day in a function, as the reviewer sees it; 404 for what is no such day here. */
async function dayOf(c: Context<AppEnv>, actor: Staff) {
  const { tx } = c.var
  const day = c.req.param('day') ?? ''
  if (!z.iso.date().safeParse(day).success) throw notFound()
  const whose = await findWhose(tx, { functionId: idOf(c, 'function'), personId: idOf(c, 'person'), day })
  if (!whose) throw notFound()
  const page = /^\d{1,4}$/.test(c.req.query('page') ?? '') ? Math.max(1, Number(c.req.query('page'))) : 1
  const { entries, more } = await listDayEntries(tx, whose, page)
  const questions = await listQuestions(tx, whose)
  return { whose, entries, more, page, questions, isMyself: whose.personId === actor.personId }
}

/** Managers and log reviewers; for all others the page does not exist. */
function decider(c: Context<AppEnv>) {
  const actor = staffOf(c)
  if (!['manager', 'log_reviewer'].includes(actor.functionKind)) throw notFound()
  return actor
}

/** One row that the actor may read; 404 for any other. */
async function heldBackOf(c: Context<AppEnv>) {
  const [row] = await listHeldBack(c.var.tx, { id: idOf(c) })
  if (!row) throw notFound()
  c.var.log(logRead(row.childId, 'held_back', row.id))
  return { row, mayDecide: await mayDecide(c.var.tx, row.id) }
}

/** A page of a child's log. */
async function logOf(c: Context<AppEnv>, childId: string, after?: AfterEntry) {
  const { tx } = c.var
  const isFirst = !after
  return {
    caseNumber: await readCaseNumber(tx, childId),
    ...(await listEntries(tx, childId, after)),
    emergencies: isFirst ? await listChildsEmergencies(tx, childId) : [],
    isFirst,
  }
}

async function childLog(
  c: Context<AppEnv>,
  child: Child,
  { after, state }: { after?: AfterEntry | undefined; state?: FormState } = {},
) {
  const { tx } = c.var
  const all = {
    ...(await logOf(c, child.id, after)),
    heldBack: await listHeldBack(tx, { childId: child.id }),
    functions: (await listReadingFunctions(tx, child.id)).filter(
      ({ functionId }) => functionId !== staffOf(c).functionId,
    ),
  }
  return render(
    c,
    <ChildLogPage childId={child.id} child={child} {...all} {...(state && { state })} />,
    state?.errors ? 422 : 200,
  )
}

/** The entry that the page before ended with, out of the address; undefined on the first page, and for what is no such entry. */
function afterEntry({ at = '', id = '' }: Record<string, string>): AfterEntry | undefined {
  const isTime =
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+\d\d$/.test(at) && !Number.isNaN(Date.parse(at))
  return isTime && /^\d{1,15}$/.test(id) ? { at, id: Number(id) } : undefined
}

/** The row that the page before ended with, out of the address; undefined on the first page, and for what is no such row. */
function afterOf({ day, functionId, personId }: Record<string, string>): After | undefined {
  const isDay = z.iso.date().safeParse(day).success
  return isDay && day && isId(functionId ?? '') && isId(personId ?? '')
    ? { day, functionId: functionId as string, personId: personId as string }
    : undefined
}
