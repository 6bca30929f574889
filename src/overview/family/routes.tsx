import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { getMyChild, listMyChildren, readCaseNumber } from '../../child/children/index.ts'
import { listConsents, mayBeWithdrawn, withdrawConsent } from '../../child/consents/index.ts'
import { listMyMeetings, listMyMeetingsOff, type MyMeeting } from '../../child/meetings/index.ts'
import { findMyPlan } from '../../child/plans/index.ts'
import { listSharings } from '../../child/who-sees-what/index.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { notFound, signedOut } from '../../platform/errors/index.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { isGuardian, listDespite, listEmergencyLooks, listLooks } from './family.ts'
import { FamilyPage } from './family-page.tsx'
import { LooksPage } from './looks-card.tsx'
import { MyChildPage } from './my-child-page.tsx'
import { familyPaths } from './noun.ts'
import { FamilyWithdrawalPage, WithdrawnPage } from './withdrawal-page.tsx'

export const familyRoutes = new Hono<AppEnv>()
  .get(familyPaths.family.pattern, async c => {
    guardianOf(c)
    const children = await listMyChildren(c.var.tx)
    for (const { id } of children) c.var.log(logRead(id, 'child', id))
    const despite = await listDespite(
      c.var.tx,
      children.map(({ id }) => id),
    )
    const meetings = new Map<string, MyMeeting>()
    for (const { id } of children) {
      const [next] = await listMyMeetings(c.var.tx, id)
      if (next) meetings.set(id, next)
    }
    return render(c, <FamilyPage mine={children} {...{ despite, meetings }} />)
  })
  .get(familyPaths.child.pattern, async c => {
    guardianOf(c)
    const { tx, language } = c.var
    const child = await getMyChild(tx, idOf(c))
    const page = {
      child,
      plan: await findMyPlan(tx, child.id),
      meetings: await listMyMeetings(tx, child.id),
      off: await listMyMeetingsOff(tx, child.id),
      sharings: await listSharings(tx, { childId: child.id, language }),
      consents: await listConsents(tx, child.id),
      looks: await listLooks(tx, child.id, { days: 3 }),
      labels: await findAreaLabels(tx, language),
    }
    c.var.log(logRead(child.id, 'child', child.id))
    if (page.plan) c.var.log(logRead(child.id, 'plan', page.plan.planId))
    return render(c, <MyChildPage {...page} />)
  })
  .get(familyPaths.readings.pattern, async c => {
    guardianOf(c)
    const child = await getMyChild(c.var.tx, idOf(c))
    c.var.log(logRead(child.id, 'log', child.id))
    const before = readDay(c.req.query('before'))
    const looks = await listLooks(c.var.tx, child.id, { before, days: 30 })
    const emergencies = before ? [] : await listEmergencyLooks(c.var.tx, child.id)
    return render(
      c,
      <LooksPage
        child={child}
        caseNumber={await readCaseNumber(c.var.tx, child.id)}
        looks={looks}
        emergencies={emergencies}
        isFirst={!before}
      />,
    )
  })
  .get(familyPaths.withdrawal.pattern, async c => {
    const { consent, child, unit, received } = await readMine(c)
    c.var.log(logRead(child.id, 'consent', consent.id))
    if (unit.withdrawnAt || !mayBeWithdrawn(consent)) return c.redirect(familyPaths.child(child.id), 303)
    return render(
      c,
      <FamilyWithdrawalPage child={child} consentId={consent.id} unit={unit} received={received} />,
    )
  })
  .post(familyPaths.withdrawal.pattern, async c => {
    const { actor, consent, child, unit } = await readMine(c)
    // Pressed twice, or in two tabs: it is withdrawn already.
    if (!unit.withdrawnAt) {
      await withdrawConsent(c.var.tx, actor, {
        consentId: consent.id,
        childId: child.id,
        unitId: unit.unitId,
        how: 'signed_in',
      })
      c.var.log({ act: 'write', did: 'withdrew', childId: child.id, kind: 'consent', id: consent.id })
    }
    return c.redirect(familyPaths.withdrawn(consent.id, unit.unitId), 303)
  })
  .get(familyPaths.withdrawn.pattern, async c => {
    const { consent, child, unit, received } = await readMine(c)
    if (!unit.withdrawnAt) return c.redirect(familyPaths.withdrawal(consent.id, unit.unitId), 303)
    c.var.log(logRead(child.id, 'consent', consent.id))
    const all = await listSharings(c.var.tx, { childId: child.id, language: c.var.language })
    const still = all.filter(({ live, to }) => live && 'functionId' in to && to.unitName === unit.unitName)
    return render(c, <WithdrawnPage {...{ child, consent, unit, received, still }} />)
  })

/** The page before ended with this day; null on the first page, and for what is no day. */
const readDay = (text: string | undefined) => (z.iso.date().safeParse(text).success ? (text as string) : null)

/** A guardian acting as such; for all others the pages do not exist. */
function guardianOf(c: Context<AppEnv>): Actor {
  const { actor } = c.var
  if (!actor) throw signedOut()
  if (!isGuardian(actor)) throw notFound()
  return actor
}

/** A consent of my own, for one of its units. */
async function readMine(c: Context<AppEnv>) {
  const actor = guardianOf(c)
  const { tx, language } = c.var
  const id = idOf(c)
  const unitId = idOf(c, 'unit')
  const consent = await findMine(c, id)
  const unit = consent.scopes.find(scope => scope.unitId === unitId)
  if (!unit) throw notFound()
  const child = await getMyChild(tx, consent.childId)
  const received = (await listSharings(tx, { consentId: id, unitId, language })).filter(
    ({ decision }) => decision === 'given',
  )
  return { actor, consent, child, unit, received }
}

/** The policies give a guardian their own consents only. */
async function findMine(c: Context<AppEnv>, id: string) {
  const row = await c.var.tx
    .selectFrom('sharing.consents')
    .select('child_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const found = row && (await listConsents(c.var.tx, row.child_id)).find(consent => consent.id === id)
  if (!found) throw notFound()
  return found
}
