import { type Context, Hono } from 'hono'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { getOwnChild } from '../children/index.ts'
import { listSharings } from '../who-sees-what/index.ts'
import { withdrawalSchema } from './consent-form.ts'
import { ConsentPage } from './consent-page.tsx'
import { coverOf, getConsent, listConsents, listHolders, withdrawConsent } from './consents.ts'
import { ConsentsPage } from './consents-page.tsx'
import { findLost } from './lost.ts'
import { newConsentRoutes } from './new-consent-routes.tsx'
import { consentPaths } from './noun.ts'
import { PrintPage } from './print-page.tsx'
import { mayBeWithdrawn } from './states.ts'
import { texts } from './texts.ts'
import { findTouched } from './touched.ts'
import { WithdrawalPage } from './withdrawal-page.tsx'

export const consentRoutes = new Hono<AppEnv>()
  .route('/', newConsentRoutes)
  .get(consentPaths.consents.pattern, async c => {
    const { tx, language } = c.var
    const child = await getOwnChild(tx, staffOf(c), idOf(c))
    const consents = await listConsents(tx, child.id)
    const units = [...new Set(consents.flatMap(({ scopes }) => scopes.map(scope => scope.unitId)))]
    const [cover, holders, labels] = [
      await coverOf(tx, child.id, units),
      await listHolders(tx, child.id),
      await findAreaLabels(tx, language),
    ]
    c.var.log(logRead(child.id, 'consent', child.id))
    return render(
      c,
      <ConsentsPage child={child} consents={consents} holders={holders} cover={cover} labels={labels} />,
    )
  })
  .get(consentPaths.consent.pattern, async c => {
    const { tx, language } = c.var
    const { consent, child, received } = await readConsent(c)
    c.var.log(logRead(child.id, 'consent', consent.id))
    const lost = await findLost(
      tx,
      child.id,
      consent.scopes.map(({ unitId }) => ({ unitId, areas: [] })),
    )
    return render(
      c,
      <ConsentPage
        touched={lost.size ? await findTouched(tx, child.id, [...lost.keys()]) : undefined}
        child={child}
        consent={consent}
        received={received}
        labels={await findAreaLabels(tx, language)}
      />,
    )
  })
  .get(consentPaths.print.pattern, async c => {
    const { consent, child } = await readConsent(c)
    c.var.log({ ...logRead(child.id, 'consent', consent.id), act: 'export' })
    return render(
      c,
      <PrintPage child={child} consent={consent} labels={await findAreaLabels(c.var.tx, c.var.language)} />,
    )
  })
  .get(consentPaths.withdrawal.pattern, async c => {
    const { consent, child, received } = await readConsent(c)
    c.var.log(logRead(child.id, 'consent', consent.id))
    if (!mayBeWithdrawn(consent)) return c.redirect(consentPaths.consent(consent.id), 303)
    return render(c, <WithdrawalPage child={child} consent={consent} received={received} />)
  })
  .post(consentPaths.withdrawal.pattern, async c => {
    const { consent, child, received } = await readConsent(c)
    c.var.logIfShownAgain(logRead(child.id, 'consent', consent.id))
    const t = texts(c.var.language)
    const isIn = (unit: string) => consent.scopes.some(scope => unit === 'all' || scope.unitId === unit)
    return submit(c, withdrawalSchema, {
      // Not all of `t`: its `howMissing` asks how a consent was given.
      t: { unitMissing: t.unitMissing, howMissing: t.withdrawHowMissing },
      again: state => <WithdrawalPage {...{ child, consent, received, state }} />,
      check: ({ unit }) => (isIn(unit) ? undefined : { unit: t.unitMissing }),
      run: async ({ unit, how }) => {
        const left = consent.scopes.some(
          scope => !scope.withdrawnAt && (unit === 'all' || scope.unitId === unit),
        )
        if (left) {
          const unitId = unit === 'all' ? null : unit
          await withdrawConsent(c.var.tx, staffOf(c), {
            consentId: consent.id,
            childId: child.id,
            unitId,
            how,
          })
          c.var.log({ act: 'write', did: 'withdrew', childId: child.id, kind: 'consent', id: consent.id })
        }
        return consentPaths.consent(consent.id)
      },
    })
  })

async function readConsent(c: Context<AppEnv>) {
  const actor = staffOf(c)
  const consent = await getConsent(c.var.tx, idOf(c))
  const child = await getOwnChild(c.var.tx, actor, consent.childId)
  const received = await listSharings(c.var.tx, { consentId: consent.id, language: c.var.language })
  return { consent, child, received }
}
