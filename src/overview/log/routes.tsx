import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Child, findChild, getOwnChild } from '../../child/children/index.ts'
import { isoDate, todaysDate } from '../../i18n/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, readForm } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { ChildLogPage } from './child-log-page.tsx'
import {
  type After,
  holdBack,
  listDays,
  listEmergencies,
  listEntries,
  listHeldBack,
  listReadingFunctions,
  listStandingOut,
  showAgain,
} from './log.ts'
import { logPaths } from './noun.ts'
import { ReviewPage } from './review-page.tsx'
import { texts } from './texts.ts'

const heldBackSchema = z.object({ functionId: field.id(), reason: field.text(2000), reviewOn: field.date() })

export const logRoutes = new Hono<AppEnv>()
  .get(logPaths.log.pattern, async c => {
    if (staffOf(c).functionKind !== 'log_reviewer') throw notFound()
    const since = isoDate(new Date(Date.now() - 30 * 86_400_000))
    const { tx } = c.var
    const after = afterOf(c.req.query())
    const { days, next } = await listDays(tx, since, after)
    const isFirst = after === undefined
    const standingOut = isFirst ? await listStandingOut(tx, since) : []
    const emergencies = isFirst ? await listEmergencies(tx, since) : []
    c.var.log({ act: 'read', kind: 'log' })
    return render(c, <ReviewPage {...{ since, days, next, isFirst, emergencies, standingOut }} />)
  })
  .get(logPaths.childLog.pattern, async c => {
    const actor = staffOf(c)
    const id = idOf(c)
    const child = await findChild(c.var.tx, actor, id)
    if (child?.own) {
      c.var.log(logRead(id, 'log', id))
      return childLog(c, child)
    }
    // A manager of the unit and the log reviewer see the log without the child; an empty log is nobody's to know of.
    const entries = await listEntries(c.var.tx, id)
    if (entries.length === 0) throw notFound()
    c.var.log(logRead(id, 'log', id))
    return render(
      c,
      <ChildLogPage childId={id} child={null} entries={entries} heldBack={[]} functions={[]} />,
    )
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
    if (!read.ok) return childLog(c, child, read.state)
    const { functionId, reviewOn } = read.data
    const known = (await listReadingFunctions(tx, child.id)).some(each => each.functionId === functionId)
    const today = todaysDate()
    const errors = {
      ...(!known && { functionId: t.holdWhoMissing }),
      ...((reviewOn <= today || reviewOn > isoDate(new Date(Date.now() + 366 * 86_400_000))) && {
        reviewOn: t.reviewWrong,
      }),
    }
    if (Object.keys(errors).length) return childLog(c, child, { values: read.values, errors })
    await holdBack(tx, actor, { childId: child.id, ...read.data })
    c.var.log({ act: 'write', childId: child.id, kind: 'log', id: child.id })
    return c.redirect(logPaths.childLog(child.id), 303)
  })
  .post(logPaths.heldBackRemoval.pattern, async c => {
    const { tx, language } = c.var
    const child = await getOwnChild(tx, staffOf(c), idOf(c))
    const read = await readForm(c, z.object({ row: field.id() }), { language })
    if (!read.ok) throw notFound()
    await showAgain(tx, { childId: child.id, id: read.data.row })
    c.var.log({ act: 'write', childId: child.id, kind: 'log', id: child.id })
    return c.redirect(logPaths.childLog(child.id), 303)
  })

async function childLog(
  c: Context<AppEnv>,
  child: Child,
  state?: Parameters<typeof ChildLogPage>[0]['state'],
) {
  const { tx } = c.var
  const all = {
    entries: await listEntries(tx, child.id),
    heldBack: await listHeldBack(tx, child.id),
    functions: await listReadingFunctions(tx, child.id),
  }
  return render(
    c,
    <ChildLogPage childId={child.id} child={child} {...all} {...(state && { state })} />,
    state?.errors ? 422 : 200,
  )
}

/** The row that the page before ended with, out of the address; undefined on the first page, and for what is no such row. */
function afterOf({ day, functionId, personId }: Record<string, string>): After | undefined {
  const isDay = z.iso.date().safeParse(day).success
  return isDay && day && isId(functionId ?? '') && isId(personId ?? '')
    ? { day, functionId: functionId as string, personId: personId as string }
    : undefined
}
