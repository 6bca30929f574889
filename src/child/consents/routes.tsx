import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listUnits, searchUnits } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field, judge, readForm, type Values } from '../../platform/forms.ts'
import { idIn, isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { listReceiversOf } from '../../sharing/grounds/index.ts'
import { type Child, childName, getOwnChild } from '../children/index.ts'
import { listSharings } from '../who-sees-what/index.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { areasFor, byChild, type Details, detailsMistakes, detailsSchema, untilOf } from './consent-form.ts'
import { ConsentPage } from './consent-page.tsx'
import {
  type Consent,
  coverOf,
  findIdByOnce,
  getConsent,
  listConsents,
  listHolders,
  saveConsent,
  waysByStaff,
  withdrawConsent,
} from './consents.ts'
import { ConsentsPage } from './consents-page.tsx'
import { DetailsPage } from './details-page.tsx'
import { dropDraft, findDraft, keepDraft } from './drafts.ts'
import { consentPaths } from './noun.ts'
import { PrintPage } from './print-page.tsx'
import { mayBeWithdrawn } from './states.ts'
import { texts } from './texts.ts'
import { WhoPage } from './who-page.tsx'
import { WithdrawalPage } from './withdrawal-page.tsx'

export const consentRoutes = new Hono<AppEnv>()
  .get('/children/:id/consents', async c => {
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
  .get('/children/:id/consents/new', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'consent', child.id))
    return render(c, await whoPage(c.var.tx, actor, child, readWho(c)))
  })
  .get('/children/:id/consents/new/details', async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const t = texts(language)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'consent', child.id))
    const draftId = c.req.query('draft')
    const draft =
      draftId && isId(draftId) ? await findDraft(tx, { id: draftId, childId: child.id }) : undefined
    if (draftId && !draft) throw notFound()
    const who = draft ? { from: String(draft.from), chosen: listOf(draft.units), filter: '' } : readWho(c)
    const { giver, units } = await findChosen(tx, actor, child, who, t)
    if (!giver || units.length === 0) {
      const errors = {
        ...(!giver && { from: t.fromMissing }),
        ...(units.length === 0 && { 'unit-0': t.unitsMissing }),
      }
      return render(c, await whoPage(tx, actor, child, who, errors), 422)
    }
    return render(
      c,
      <DetailsPage
        {...(await around(c, actor))}
        {...{ child, giver, units, draftId, from: who.from, state: draft ? { values: draft } : {} }}
      />,
    )
  })
  .post('/children/:id/consents/new/details', async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const t = texts(language)
    const child = await getOwnChild(tx, actor, idOf(c))
    const sent = await c.req.formData()
    const who = { from: String(sent.get('from') ?? ''), chosen: sent.getAll('units').map(String), filter: '' }
    const { giver, units } = await findChosen(tx, actor, child, who, t)
    if (!giver || units.length === 0)
      return render(
        c,
        await whoPage(tx, actor, child, who, { from: t.fromMissing, 'unit-0': t.unitsMissing }),
        422,
      )
    const ids = units.map(unit => unit.id)
    const read = await readForm(c, detailsSchema(ids), { language, missing: missing(t) })
    const values = read.ok ? read.values : read.state.values
    const errors = read.ok ? detailsMistakes(detailsOf(read.data), values, ids, t) : read.state.errors
    if (!read.ok || Object.keys(errors).length) {
      return render(
        c,
        <DetailsPage
          {...(await around(c, actor))}
          {...{ child, giver, units, from: who.from, state: { values, errors } }}
        />,
        422,
      )
    }
    const { once } = detailsOf(read.data)
    // Already saved: the form was sent again from the history of the browser.
    const saved = await findIdByOnce(tx, once)
    if (saved) return c.redirect(consentPaths.consent(saved), 303)
    await keepDraft(tx, actor, { id: once, childId: child.id, values: { ...values, once } })
    return c.redirect(consentPaths.draft(child.id, once), 303)
  })
  .get('/children/:id/consents/drafts/:draft', async c => {
    const { tx } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'consent', child.id))
    const draftId = idOf(c, 'draft')
    const written = await readDraft(c, actor, child, draftId)
    if (!written) return redirectToSaved(c, draftId)
    const holders = await listHolders(tx, child.id)
    const said = new Set(
      (await listConsents(tx, child.id))
        .filter(mayBeWithdrawn)
        .filter(consent => written.units.every(unit => reaches(consent, unit.id)))
        .map(consent => consent.guardianId),
    )
    const othersNeeded = holders.filter(holder => holder.id !== written.data.from && !said.has(holder.id))
    return render(
      c,
      <ConfirmPage
        {...(await around(c, actor))}
        {...written}
        child={child}
        draftId={draftId}
        othersNeeded={othersNeeded}
      />,
    )
  })
  .post('/children/:id/consents/drafts/:draft', async c => {
    const { tx } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    const draftId = idOf(c, 'draft')
    const written = await readDraft(c, actor, child, draftId)
    if (!written) return redirectToSaved(c, draftId)
    const { data, values, units } = written
    const id = await saveConsent(tx, actor, {
      ...data,
      childId: child.id,
      guardianId: data.from === byChild ? null : data.from,
      validUntil: untilOf(data),
      scopes: units.map(unit => ({ unitId: unit.id, areas: areasFor(values, unit.id) })),
      once: draftId,
    })
    await dropDraft(tx, draftId)
    c.var.log({ act: 'write', childId: child.id, kind: 'consent', id })
    return c.redirect(consentPaths.consent(id), 303)
  })
  .get('/consents/:id', async c => {
    const { tx, language } = c.var
    const { consent, child, received } = await readConsent(c)
    c.var.log(logRead(child.id, 'consent', consent.id))
    return render(
      c,
      <ConsentPage
        child={child}
        consent={consent}
        received={received}
        labels={await findAreaLabels(tx, language)}
      />,
    )
  })
  .get('/consents/:id/print', async c => {
    const { consent, child } = await readConsent(c)
    c.var.log({ ...logRead(child.id, 'consent', consent.id), act: 'export' })
    return render(
      c,
      <PrintPage child={child} consent={consent} labels={await findAreaLabels(c.var.tx, c.var.language)} />,
    )
  })
  .get('/consents/:id/withdrawal', async c => {
    const { consent, child, received } = await readConsent(c)
    c.var.log(logRead(child.id, 'consent', consent.id))
    if (!mayBeWithdrawn(consent)) return c.redirect(consentPaths.consent(consent.id), 303)
    return render(c, <WithdrawalPage child={child} consent={consent} received={received} />)
  })
  .post('/consents/:id/withdrawal', async c => {
    const { tx, language } = c.var
    const { consent, child, received } = await readConsent(c)
    const t = texts(language)
    const schema = z.object({ unit: z.string().min(1), how: field.oneOf(waysByStaff) })
    const read = await readForm(c, schema, { language, missing: { unit: t.withdrawForMissing } })
    if (!read.ok)
      return render(
        c,
        <WithdrawalPage child={child} consent={consent} received={received} state={read.state} />,
        422,
      )
    const { unit, how } = read.data
    if (unit !== 'all' && !consent.scopes.some(scope => scope.unitId === unit)) {
      return render(
        c,
        <WithdrawalPage
          child={child}
          consent={consent}
          received={received}
          state={{ values: read.values, errors: { unit: t.withdrawForMissing } }}
        />,
        422,
      )
    }
    const left = consent.scopes.some(scope => !scope.withdrawnAt && (unit === 'all' || scope.unitId === unit))
    if (left) {
      await withdrawConsent(tx, staffOf(c), {
        consentId: consent.id,
        childId: child.id,
        unitId: unit === 'all' ? null : unit,
        how,
      })
      c.var.log({ act: 'write', childId: child.id, kind: 'consent', id: consent.id })
    }
    return c.redirect(consentPaths.consent(consent.id), 303)
  })

type C = Context<AppEnv>
type Who = { from: string; chosen: string[]; filter: string }
type T = ReturnType<typeof texts>

const listOf = (value: Values[string] | undefined) =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value
const reaches = ({ scopes }: Consent, unitId: string) =>
  scopes.some(scope => scope.unitId === unitId && !scope.withdrawnAt)

const missing = (t: T) => ({
  untilChoice: t.untilChoiceMissing,
  how: t.howMissing,
  wantsToTakePart: t.takesPartMissing,
})

/** The areas are named after their units, which no type can know. */
const detailsOf = (data: unknown) => data as Details

/** What the first step's address says: each organisation's list has a name of its own, `unit-<n>`. */
function readWho(c: C): Who {
  const { searchParams } = new URL(c.req.url)
  const chosen = [...searchParams].filter(([name]) => /^unit-\d+$/.test(name)).map(([, id]) => id)
  return {
    from: searchParams.get('from') ?? '',
    chosen,
    filter: (searchParams.get('q') ?? '').trim().slice(0, 80),
  }
}

/** Units that are chosen, that know the child, or that are searched for. */
async function whoPage(tx: Tx, actor: Staff, child: Child, who: Who, errors?: Record<string, string>) {
  const chosen = await listUnits(tx, actor, who.chosen.map(idIn))
  const receivers = who.filter ? [] : await listReceiversOf(tx, actor, child.id, { language: 'sv' })
  const known = await listUnits(
    tx,
    actor,
    receivers.map(({ unitId }) => unitId),
  )
  const { found, more } = await searchUnits(tx, actor, { search: who.filter, language: 'sv' })
  return (
    <WhoPage
      child={child}
      holders={await listHolders(tx, child.id)}
      units={[...new Map([...chosen, ...known, ...found].map(unit => [unit.id, unit])).values()]}
      more={more}
      {...who}
      {...(errors && { errors })}
    />
  )
}

/** Only a custody holder of this very child, or the child; only units that there are. */
async function findChosen(tx: Tx, actor: Staff, child: Child, { from, chosen }: Who, t: T) {
  const holder = (await listHolders(tx, child.id)).find(each => each.id === from)
  const units = await listUnits(tx, actor, chosen.map(idIn))
  return { giver: from === byChild ? t.childItself(childName(child)) : holder?.name, units }
}

async function around(c: C, actor: Staff) {
  return {
    labels: await findAreaLabels(c.var.tx, c.var.language),
    receiver: `${actor.personName}, ${actor.functionName}`,
  }
}

/** A draft judged once more: the day, the guardian or a unit may have changed since it was written. */
async function readDraft(c: C, actor: Staff, child: Child, draftId: string) {
  const values = await findDraft(c.var.tx, { id: draftId, childId: child.id })
  if (!values) return undefined
  const t = texts(c.var.language)
  const { giver, units } = await findChosen(
    c.var.tx,
    actor,
    child,
    { from: String(values.from), chosen: listOf(values.units), filter: '' },
    t,
  )
  const ids = units.map(unit => unit.id)
  const read = judge(detailsSchema(ids), values, c.var.language)
  if (!read.ok || !giver || units.length === 0) throw notFound()
  const data = detailsOf(read.data)
  if (Object.keys(detailsMistakes(data, values, ids, t)).length) throw notFound()
  return { data, values, giver, units }
}

/** The draft is gone because it has become a consent: a double send lands on it. */
async function redirectToSaved(c: C, once: string) {
  const id = await findIdByOnce(c.var.tx, once)
  if (!id) throw notFound()
  return c.redirect(consentPaths.consent(id), 303)
}

async function readConsent(c: C) {
  const actor = staffOf(c)
  const consent = await getConsent(c.var.tx, idOf(c))
  const child = await getOwnChild(c.var.tx, actor, consent.childId)
  const received = await listSharings(c.var.tx, { consentId: consent.id, language: c.var.language })
  return { consent, child, received }
}
