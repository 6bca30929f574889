import { type Context, Hono } from 'hono'
import { nameAndPost } from '../../people/holders/index.ts'
import { listUnits, searchUnits } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { judge, submit, type Values } from '../../platform/forms.ts'
import { idIn, isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { listReceiversOf } from '../../sharing/grounds/index.ts'
import { type Child, childName, getOwnChild } from '../children/index.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { areasFor, byChild, type Details, detailsMistakes, detailsSchema, untilOf } from './consent-form.ts'
import { type Consent, findIdByOnce, listConsents, listHolders, saveConsent } from './consents.ts'
import { DetailsPage } from './details-page.tsx'
import { dropDraft, findDraft, keepDraft } from './drafts.ts'
import { consentPaths } from './noun.ts'
import { mayBeWithdrawn } from './states.ts'
import { texts } from './texts.ts'
import { WhoPage } from './who-page.tsx'

/** The three steps to a consent: who and to whom, what and until when, the picture that is saved. */
export const newConsentRoutes = new Hono<AppEnv>()
  .get(consentPaths.newConsent.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'consent', child.id))
    return render(c, await whoPage(c.var.tx, actor, child, readWho(c)))
  })
  .get(consentPaths.details.pattern, async c => {
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
  .post(consentPaths.details.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const t = texts(language)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const who = await sentWho(c)
    const { giver, units } = await findChosen(tx, actor, child, who, t)
    // Without a giver and units there is no form to show again: the first step asks for both.
    if (!giver || units.length === 0) {
      const errors = { from: t.fromMissing, 'unit-0': t.unitsMissing }
      return render(c, await whoPage(tx, actor, child, who, errors), 422)
    }
    const ids = units.map(unit => unit.id)
    return submit(c, detailsSchema(ids), {
      t,
      again: async state => (
        <DetailsPage {...(await around(c, actor))} {...{ child, giver, units, from: who.from, state }} />
      ),
      check: (data, values) => detailsMistakes(detailsOf(data), values, units, t),
      run: async (data, values) => {
        const { once } = detailsOf(data)
        // Already saved: the form was sent again from the browser's history.
        const saved = await findIdByOnce(tx, once)
        if (saved) return consentPaths.consent(saved)
        await keepDraft(tx, actor, { id: once, childId: child.id, values: { ...values, once } })
        return consentPaths.draft(child.id, once)
      },
    })
  })
  .get(consentPaths.draft.pattern, async c => {
    const { tx } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'consent', child.id))
    const draftId = idOf(c, 'draft')
    const written = await readDraft(c, actor, child, draftId)
    if (!written) return c.redirect(await getSaved(c, draftId), 303)
    const othersNeeded = await findOthersNeeded(tx, child, written)
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
  .post(consentPaths.draft.pattern, async c => {
    const { tx } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const draftId = idOf(c, 'draft')
    const written = await readDraft(c, actor, child, draftId)
    if (!written) return c.redirect(await getSaved(c, draftId), 303)
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
    c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'consent', id })
    return c.redirect(consentPaths.consent(id), 303)
  })

type C = Context<AppEnv>
type Who = { from: string; chosen: string[]; filter: string }
type T = ReturnType<typeof texts>

const listOf = (value: Values[string] | undefined) =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value
const reaches = ({ scopes }: Consent, unitId: string) =>
  scopes.some(scope => scope.unitId === unitId && !scope.withdrawnAt)

/** The fields of areas are named by their units, which no type can express. */
const detailsOf = (data: unknown) => data as Details

/** What the first step's query says: each organisation's list has a name of its own, `unit-<n>`. */
function readWho(c: C): Who {
  const { searchParams } = new URL(c.req.url)
  const chosen = [...searchParams].filter(([name]) => /^unit-\d+$/.test(name)).map(([, id]) => id)
  return {
    from: searchParams.get('from') ?? '',
    chosen,
    filter: (searchParams.get('q') ?? '').trim().slice(0, 80),
  }
}

/** The same, as the second step carries it on. */
async function sentWho(c: C): Promise<Who> {
  const sent = await c.req.formData()
  return { from: String(sent.get('from') ?? ''), chosen: sent.getAll('units').map(String), filter: '' }
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
      errors={errors}
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
    receiver: nameAndPost(actor.personName, actor.functionName),
    isCivil: actor.legalDomain === 'civil',
  }
}

/** A draft, validated again: the day, the guardian or a unit may have changed since it was written. */
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
  if (Object.keys(detailsMistakes(data, values, units, t)).length) throw notFound()
  return { data, values, giver, units }
}

type Written = NonNullable<Awaited<ReturnType<typeof readDraft>>>

/** The custody holders besides the giver who have not said yes to all of these units. */
async function findOthersNeeded(tx: Tx, child: Child, { data, units }: Written) {
  const saidYes = new Set(
    (await listConsents(tx, child.id))
      .filter(mayBeWithdrawn)
      .filter(consent => units.every(unit => reaches(consent, unit.id)))
      .map(consent => consent.guardianId),
  )
  const holders = await listHolders(tx, child.id)
  return holders.filter(holder => holder.id !== data.from && !saidYes.has(holder.id))
}

/** The draft is gone because it has become a consent: a form sent twice leads there. */
async function getSaved(c: C, once: string) {
  const id = await findIdByOnce(c.var.tx, once)
  if (!id) throw notFound()
  return consentPaths.consent(id)
}
