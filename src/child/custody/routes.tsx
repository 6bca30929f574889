import { type Context, Hono } from 'hono'
import { todaysDate } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { readForm, submit } from '../../platform/forms.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { event } from '../../sharing/events/index.ts'
import { notifyAll } from '../../sharing/notices/index.ts'
import {
  type Child,
  childMistakes,
  getOwnChild,
  guardianNumberMistakes,
  storedNumber,
} from '../children/index.ts'
import { lookForDouble } from '../team/index.ts'
import { ChangesPage } from './changes.tsx'
import { ConfirmCorrection, ConfirmCustody, ConfirmDetails, ConfirmRemoval } from './confirmations.tsx'
import {
  correctionSchema,
  custodySchema,
  detailsSchema,
  openingSchema,
  removalSchema,
} from './custody-form.ts'
import { CorrectionPage, CustodyPage, DetailsPage, OpeningPage, RemovalPage } from './form-pages.tsx'
import { GonePage } from './gone-page.tsx'
import { GuardianPage } from './guardian-page.tsx'
import {
  correctChild,
  correctGuardian,
  decideCustody,
  findNumberInFamily,
  type Guardian,
  getGuardian,
  listChanges,
  listGuardians,
  listTeam,
  lockToChange,
  openToGuardian,
  removeGuardian,
} from './guardians.ts'
import { custodyPaths } from './noun.ts'
import { texts } from './texts.ts'
import { twoSteps } from './two-steps.tsx'

export const custodyRoutes = new Hono<AppEnv>()
  .get(custodyPaths.guardian.pattern, async c => {
    const { child, guardian } = await openGuardian(c)
    const changes = await listChanges(c.var.tx, child.id, guardian.id)
    return render(c, <GuardianPage {...{ child, guardian, changes }} />)
  })
  .get(custodyPaths.changes.pattern, async c => {
    const child = await openChild(c)
    const guardians = await listGuardians(c.var.tx, child.id)
    const changes = await listChanges(c.var.tx, child.id)
    return render(c, <ChangesPage {...{ child, guardians, changes }} />)
  })
  .get(custodyPaths.custody.pattern, async c => {
    const { child, guardian } = await openGuardian(c)
    if (guardian.endedAt) return c.redirect(custodyPaths.guardian(child.id, guardian.id), 303)
    return render(c, <CustodyPage child={child} guardian={guardian} />)
  })
  .post(custodyPaths.custody.pattern, async c => {
    const { tx } = c.var
    const { child, guardian, t } = await lockGuardian(c)
    if (guardian.endedAt) return gone(c, child, guardian)
    return twoSteps(c, custodySchema, {
      ...{
        child,
        t,
        act: { guardianId: guardian.id, change: 'custody' },
        from: guardian,
      },
      form: state => <CustodyPage {...{ child, guardian, state }} />,
      check: ({ since, reason }) => ({
        ...(since > todaysDate() && { since: t.sinceToCome }),
        ...(reason === 'death' && !guardian.custody && { reason: t.deathGivesNone }),
      }),
      change: data => decideCustody(tx, guardian, data),
      confirm: (_data, asked) => <ConfirmCustody {...{ child, guardian, asked }} />,
      tell: async () => {
        c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'custody', id: guardian.id })
        await tell(tx, staffOf(c), child.id, 'custody_changed')
      },
      to: custodyPaths.guardian(child.id, guardian.id),
    })
  })
  .get(custodyPaths.correction.pattern, async c => {
    const { child, guardian } = await openGuardian(c)
    if (guardian.endedAt) return c.redirect(custodyPaths.guardian(child.id, guardian.id), 303)
    return render(c, <CorrectionPage child={child} guardian={guardian} />)
  })
  .post(custodyPaths.correction.pattern, async c => {
    const { tx, secret, language } = c.var
    const { child, guardian, t } = await lockGuardian(c)
    if (guardian.endedAt) return gone(c, child, guardian)
    return twoSteps(c, correctionSchema, {
      ...{ child, t, act: { guardianId: guardian.id, change: 'corrected' }, from: guardian },
      form: state => <CorrectionPage {...{ child, guardian, state }} />,
      check: async ({ name, relation, number, personNumber, sure }) => {
        if (number === 'new' && !personNumber) return { personNumber: t.numberMissing }
        if (number !== 'new' && personNumber) return { number: t.numberNotNew }
        if (number === 'keep' && name === guardian.name && relation === guardian.relation)
          return { '': t.nothingNew }
        return guardianNumberMistakes(tx, {
          ...{ child, personNumber, sure, secret, language },
          guardianId: guardian.id,
        })
      },
      change: data =>
        correctGuardian(tx, guardian, { ...data, personNumber: storedNumber(data.personNumber) }, secret),
      confirm: (correction, asked) => <ConfirmCorrection {...{ child, guardian, asked, correction }} />,
      tell: async () => {
        c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'guardian', id: guardian.id })
        await tell(tx, staffOf(c), child.id, 'guardian_corrected')
      },
      to: custodyPaths.guardian(child.id, guardian.id),
    })
  })
  .get(custodyPaths.removal.pattern, async c => {
    const { child, guardian } = await openGuardian(c)
    if (guardian.endedAt) return c.redirect(custodyPaths.guardian(child.id, guardian.id), 303)
    return render(c, <RemovalPage child={child} guardian={guardian} />)
  })
  .post(custodyPaths.removal.pattern, async c => {
    const { tx } = c.var
    const { child, guardian, t } = await lockGuardian(c)
    const to = custodyPaths.guardian(child.id, guardian.id)
    if (guardian.endedAt) return c.redirect(to, 303)
    return twoSteps(c, removalSchema, {
      ...{ child, t, act: { guardianId: guardian.id, change: 'removed' }, from: guardian, to },
      form: state => <RemovalPage {...{ child, guardian, state }} />,
      check: () => ({}),
      change: data => removeGuardian(tx, guardian, data),
      confirm: (_data, asked) => <ConfirmRemoval {...{ child, guardian, asked }} />,
      tell: async () => {
        c.var.log({
          act: 'write',
          did: 'wrote',
          childId: child.id,
          kind: 'guardian_removed',
          id: guardian.id,
        })
        await tell(tx, staffOf(c), child.id, 'guardian_removed')
      },
    })
  })
  .get(custodyPaths.opening.pattern, async c => render(c, <OpeningPage {...(await openGuardian(c))} />))
  .post(custodyPaths.opening.pattern, async c => {
    const { tx } = c.var
    const { child, guardian, t } = await lockGuardian(c)
    const to = custodyPaths.guardian(child.id, guardian.id)
    if (guardian.endedAt || !guardian.shutAt) return c.redirect(to, 303)
    return submit(c, openingSchema, {
      t,
      again: state => <OpeningPage {...{ child, guardian, state }} />,
      run: async data => {
        await openToGuardian(tx, guardian, data)
        c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'guardian_opened', id: guardian.id })
        await tell(tx, staffOf(c), child.id, 'guardian_opened')
        return to
      },
    })
  })
  .get(custodyPaths.details.pattern, async c => render(c, <DetailsPage child={await openChild(c)} />))
  .post(custodyPaths.details.pattern, async c => {
    const { tx, secret, language } = c.var
    const { child, t } = await lockChild(c)
    return twoSteps(c, detailsSchema, {
      ...{ child, t, act: { childId: child.id }, from: child, to: custodyPaths.changes(child.id) },
      form: state => <DetailsPage {...{ child, state }} />,
      check: async data => {
        const wrong = childMistakes(data, t, language)
        if (Object.keys(wrong).length) return wrong
        const { givenName, familyName, birthDate } = data
        const personNumber = storedNumber(data.personNumber)
        const same =
          givenName === child.givenName &&
          familyName === child.familyName &&
          birthDate === child.birthDate &&
          personNumber === child.personNumber
        if (same) return { '': t.nothingNew }
        const taken =
          personNumber && (await findNumberInFamily(tx, child.id, numberHash(secret, personNumber)))
        if (taken) return { personNumber: t.numberOfOne }
        const double =
          personNumber !== child.personNumber
            ? await lookForDouble(
                tx,
                { givenName, familyName, birthDate, personNumber },
                { without: child.id },
              )
            : undefined
        if (!double?.sameNumber) return {}
        // That it was looked for is in the log of the other record.
        c.var.keep()
        return { personNumber: t.numberOfAnother }
      },
      change: data =>
        correctChild(tx, child.id, { ...data, personNumber: storedNumber(data.personNumber) }, secret),
      confirm: (data, asked) => (
        <ConfirmDetails
          {...{ child, asked, details: { ...data, personNumber: storedNumber(data.personNumber) } }}
        />
      ),
      tell: async () => {
        c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'child_details', id: child.id })
        await tell(tx, staffOf(c), child.id, 'child_corrected')
      },
    })
  })

/** Read, and logged as the child's page: that somebody looks at custody is nobody's to see in an extract. */
async function openChild(c: Context<AppEnv>) {
  const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
  c.var.log(logRead(child.id, 'child', child.id))
  return child
}

async function openGuardian(c: Context<AppEnv>) {
  const child = await openChild(c)
  return { child, guardian: await getGuardian(c.var.tx, child.id, idOf(c, 'guardian')) }
}

/** One change of the family at a time: read after the lock, so that what is shown is what will be changed. */
async function lockChild(c: Context<AppEnv>) {
  const { tx, language } = c.var
  const first = await getOwnChild(tx, staffOf(c), idOf(c))
  c.var.logIfShownAgain(logRead(first.id, 'child', first.id))
  await lockToChange(tx, first.id)
  return { child: await getOwnChild(tx, staffOf(c), first.id), t: texts(language) }
}

async function lockGuardian(c: Context<AppEnv>) {
  const { child, t } = await lockChild(c)
  return { child, t, guardian: await getGuardian(c.var.tx, child.id, idOf(c, 'guardian')) }
}

/** Removed while the form was open: what was typed is shown, and nothing is done. */
async function gone(c: Context<AppEnv>, child: Child, guardian: Guardian) {
  const read = await readForm(c, removalSchema, { language: c.var.language })
  const { words } = read.ok ? read.values : read.state.values
  return render(c, <GonePage {...{ child, guardian, words: String(words ?? '') }} />, 409)
}

/** The record's own history of events, and a notice to the others who work with the child. */
async function tell(tx: Tx, actor: Staff, childId: string, kind: string) {
  const about = { childId, kind, itemKind: 'child', itemId: childId }
  await event(tx, actor, about)
  await notifyAll(tx, await listTeam(tx, childId, actor.functionId), about)
}
