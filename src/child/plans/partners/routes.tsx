import { type Context, Hono } from 'hono'
import { searchFunctions, searchOf } from '../../../people/search/index.ts'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { isoDate } from '../../../platform/i18n/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import {
  findReceiver,
  groundMissing,
  groundMistakes,
  listGrounds,
  listReceiversOf,
  sharingTexts,
  toGround,
} from '../../../sharing/grounds/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { readDraft } from '../draft/draft.ts'
import { planPaths } from '../noun.ts'
import { areasOf, freeze, givenTo } from '../parts.ts'
import { getLedPlan, type Plan } from '../plan.ts'
import { findPost } from '../posts.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { NewPartnerPage } from './new-partner-page.tsx'
import {
  choosePart,
  consentReaches,
  getPartner,
  listPartners,
  missingPartners,
  type Partner,
  removePartner,
} from './partner.ts'
import { guardianPartSchema, partnerSchema } from './partner-form.ts'
import { GuardianPartPage, PartnerPage } from './partner-page.tsx'
import { PartnersPage } from './partners-page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { partnerTexts } from './texts.ts'

type C = Context<AppEnv>

export const partnerRoutes = new Hono<AppEnv>()
  .get('/plans/:id/partners', async c => {
    const { actor, plan } = await shareable(c)
    const [parts, partners] = [await currentParts(c, plan), await listPartners(c.var.tx, plan)]
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    const missing = missingPartners(parts, partners, actor)
    return render(c, <PartnersPage plan={plan} partners={partners} missing={missing} labels={labels} />)
  })
  .get('/plans/:id/partners/new', async c => {
    const { actor, plan } = await shareable(c)
    const { tx, language } = c.var
    const search = searchOf(c.req.query('q'))
    const known = search ? [] : await listReceiversOf(tx, actor, plan.childId, { language })
    const without = known.map(({ functionId }) => functionId)
    const { found, more } = await searchFunctions(tx, actor, { search, language, ownUnit: 'never', without })
    return render(c, <NewPartnerPage plan={plan} posts={[...known, ...found]} more={more} search={search} />)
  })
  .get('/plans/:id/partners/:who', async c => {
    const { actor, plan } = await shareable(c)
    const who = idOf(c, 'who')
    const partner = (await listPartners(c.var.tx, plan)).find(each => each.who === who)
    if (partner?.guardianId) return render(c, <GuardianPartPage plan={plan} partner={partner} />)
    return drawPartner(c, actor, plan, who, { partner, state: partner ? { values: valuesOf(partner) } : {} })
  })
  .get('/plans/:id/partners/:who/preview', async c => {
    const { plan } = await shareable(c)
    const partner = await getPartner(c.var.tx, plan, idOf(c, 'who'))
    const frozen = freeze(await currentParts(c, plan), plan)
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    return render(c, <PreviewPage plan={plan} partner={partner} frozen={frozen} labels={labels} />)
  })
  .post('/plans/:id/partners/:who', async c => {
    const { actor, plan } = await shareable(c)
    const who = idOf(c, 'who')
    const partner = (await listPartners(c.var.tx, plan)).find(each => each.who === who)
    return partner?.guardianId
      ? chooseForGuardian(c, plan, partner)
      : chooseForFunction(c, actor, plan, who, partner)
  })
  .post('/plans/:id/partners/:who/removal', async c => {
    const { plan } = await shareable(c)
    await removePartner(c.var.tx, plan, idOf(c, 'who'))
    return chosen(c, plan)
  })

async function chooseForGuardian(c: C, plan: Plan, partner: Partner) {
  const t = partnerTexts(c.var.language)
  const read = await readForm(c, guardianPartSchema, {
    language: c.var.language,
    missing: { gets: t.getsMissing },
  })
  const again = (state: FormState) =>
    render(c, <GuardianPartPage plan={plan} partner={partner} state={state} />, 422)
  if (!read.ok) return again(read.state)
  const { gets, reason } = read.data
  if (gets === 'nothing' && !reason)
    return again({ values: read.values, errors: { reason: t.reasonMissing } })
  await choosePart(
    c.var.tx,
    plan,
    { guardianId: partner.who },
    { gets, areas: [], reason: gets === 'nothing' ? reason : '' },
  )
  return chosen(c, plan)
}

async function chooseForFunction(
  c: C,
  actor: Staff,
  plan: Plan,
  functionId: string,
  partner: Partner | undefined,
) {
  const { language, tx } = c.var
  const t = { ...partnerTexts(language), ...sharingTexts(language) }
  const read = await readForm(c, partnerSchema, {
    language,
    missing: { gets: t.getsMissing, ...groundMissing(sharingTexts(language)) },
  })
  const again = (state: FormState) => drawPartner(c, actor, plan, functionId, { partner, state })
  if (!read.ok) return again(read.state)
  const { gets, areas, ...data } = read.data
  const receiver = await findReceiver(tx, actor, functionId)
  if (!receiver) throw notFound()
  const given = givenTo({ functionId, gets, areas }, freeze(await currentParts(c, plan), plan))
  const basis = (await listGrounds(tx, actor, { childId: plan.childId, receiver, language })).find(
    ({ id }) => id === data.basisId,
  )
  const errors: Record<string, string> =
    groundMistakes(data, { reasonMissing: t.reasonMissing, untilPast: t.untilPast, untilFar: t.untilFar }) ??
    {}
  if (!basis || basis.refusal === 'pair') errors.basisId = t.basis_allowed_for_the_two_units
  else if (
    basis.refusal === 'consent' ||
    (basis.consentUntil && !(await consentReaches(tx, plan.childId, receiver.unitId, areasOf(given))))
  )
    errors.basisId = t.consent_covers_the_disclosure
  const ownAction = given.some(part => part.functionId === functionId)
  if (gets === 'areas' && areas.length === 0 && !ownAction) errors.areas = t.areasMissing
  if (Object.keys(errors).length) return again({ values: read.values, errors })
  await choosePart(
    tx,
    plan,
    { functionId },
    { gets, areas: gets === 'whole' ? [] : areas, ground: toGround(data) },
  )
  return chosen(c, plan)
}

async function shareable(c: C): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await getLedPlan(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'share')) throw conflict(texts(c.var.language).ended)
  c.var.log(logRead(plan.childId, 'draft', plan.id))
  return { actor, plan }
}

const currentParts = async (c: C, plan: Plan) =>
  (await readDraft(c.var.tx, plan.id)).filter(({ removed }) => !removed)

function chosen(c: C, plan: Plan) {
  c.var.log({ act: 'write', childId: plan.childId, kind: 'plan', id: plan.id })
  return c.redirect(planPaths.partners(plan.id), 303)
}

async function drawPartner(
  c: C,
  actor: Staff,
  plan: Plan,
  functionId: string,
  { partner, state }: { partner: Partner | undefined; state: FormState },
) {
  const { language, tx } = c.var
  const [receiver, post] = [await findReceiver(tx, actor, functionId), await findPost(tx, functionId)]
  if (!receiver || !post) throw notFound()
  const grounds = await listGrounds(tx, actor, { childId: plan.childId, receiver, language })
  const labels = await findAreaLabels(tx, language)
  const defaultUntil = isoDate(new Date(Date.now() + 365 * 86_400_000))
  return render(
    c,
    <PartnerPage {...{ plan, post, grounds, labels, defaultUntil, state }} known={Boolean(partner)} />,
    state.errors ? 422 : 200,
  )
}

/** What was chosen before, as the form holds it. */
const valuesOf = ({ gets, areas, ground }: Partner) => ({
  gets,
  areas,
  ...(ground && { ...ground, informed: ground.informed ? 'yes' : 'no' }),
})
