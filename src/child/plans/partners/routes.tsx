import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../../i18n/index.ts'
import { searchFunctions, searchOf } from '../../../people/search/index.ts'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import {
  findReceiver,
  listGrounds,
  listReceiversOf,
  sharingTexts,
  toGround,
} from '../../../sharing/grounds/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { listShutOut } from '../../children/index.ts'
import { answersOf, despiteOf, findWithdrawn, isBefore, withoutYes } from '../../consents/index.ts'
import { readDraft } from '../draft/draft.ts'
import { findFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { areasOf, freeze, givenTo } from '../parts.ts'
import { getLedPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { NewPartnerPage } from './new-partner-page.tsx'
import {
  choosePart,
  consentReaches,
  getPartner,
  leftToDo,
  listPartners,
  missingPartners,
  type Partner,
  removePartner,
  untoldOf,
} from './partner.ts'
import { guardianPartSchema, partnerMistakes, partnerSchema } from './partner-form.ts'
import { GuardianPartPage, PartnerPage } from './partner-page.tsx'
import { PartnersPage } from './partners-page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { partnerTexts } from './texts.ts'

type C = Context<AppEnv>

export const partnerRoutes = new Hono<AppEnv>()
  .get(planPaths.partners.pattern, async c => {
    const { actor, plan } = await shareable(c)
    const [parts, partners] = [await currentParts(c, plan), await listPartners(c.var.tx, plan)]
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    const missing = missingPartners(await leftToDo(c.var.tx, parts), partners, actor)
    const shutOut = await listShutOut(c.var.tx, plan.childId)
    return render(c, <PartnersPage {...{ plan, partners, missing, shutOut, labels }} />)
  })
  .get(planPaths.newPartner.pattern, async c => {
    const { actor, plan } = await shareable(c)
    const { tx, language } = c.var
    const search = searchOf(c.req.query('q'))
    const known = search ? [] : await listReceiversOf(tx, actor, plan.childId, { language })
    const without = known.map(({ functionId }) => functionId)
    const { found, more } = await searchFunctions(tx, actor, { search, language, ownUnit: 'never', without })
    return render(c, <NewPartnerPage {...{ plan, more, search }} functions={[...known, ...found]} />)
  })
  .get(planPaths.partner.pattern, async c => {
    const { actor, plan } = await shareable(c)
    const who = idOf(c, 'who')
    const partner = (await listPartners(c.var.tx, plan)).find(each => each.who === who)
    if (partner?.guardianId) return render(c, <GuardianPartPage plan={plan} partner={partner} />)
    return render(c, await partnerPage(c, actor, plan, who, { partner }))
  })
  .get(planPaths.preview.pattern, async c => {
    const { plan } = await shareable(c)
    const partner = await getPartner(c.var.tx, plan, idOf(c, 'who'))
    const frozen = freeze(await currentParts(c, plan), plan)
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    const untold = untoldOf(await listPartners(c.var.tx, plan))
    return render(c, <PreviewPage {...{ plan, partner, frozen, untold, labels }} />)
  })
  .post(planPaths.partner.pattern, async c => {
    const { actor, plan } = await shareable(c)
    const who = idOf(c, 'who')
    const partner = (await listPartners(c.var.tx, plan)).find(each => each.who === who)
    return partner?.guardianId
      ? chooseForGuardian(c, plan, partner)
      : chooseForFunction(c, actor, plan, who, partner)
  })
  .post(planPaths.partnerRemoval.pattern, async c => {
    const { plan } = await shareable(c)
    await removePartner(c.var.tx, plan, idOf(c, 'who'))
    return c.redirect(chosen(c, plan), 303)
  })

function chooseForGuardian(c: C, plan: Plan, partner: Partner) {
  const t = partnerTexts(c.var.language)
  return submit(c, guardianPartSchema, {
    t,
    check: ({ gets, reason }) => (gets === 'nothing' && !reason ? { reason: t.reasonMissing } : undefined),
    again: state => <GuardianPartPage {...{ plan, partner, state }} />,
    run: async ({ gets, reason }) => {
      const choice = { gets, areas: [], reason: gets === 'nothing' ? reason : '' }
      await choosePart(c.var.tx, plan, { guardianId: partner.who }, choice)
      return chosen(c, plan)
    },
  })
}

function chooseForFunction(c: C, actor: Staff, plan: Plan, functionId: string, partner: Partner | undefined) {
  const { language, tx } = c.var
  return submit(c, partnerSchema, {
    t: { ...partnerTexts(language), ...sharingTexts(language) },
    check: async data => {
      const receiver = await findReceiver(tx, actor, functionId)
      if (!receiver) throw notFound()
      const frozen = freeze(await currentParts(c, plan), plan)
      const given = givenTo({ functionId, gets: data.gets, areas: data.areas }, frozen, new Set())
      const grounds = await listGrounds(tx, actor, { childId: plan.childId, receiver, language })
      const basis = grounds.find(({ id }) => id === data.basisId)
      const consentCovers =
        !basis?.consentUntil || (await consentReaches(tx, plan.childId, receiver.unitId, areasOf(given)))
      return partnerMistakes(data, { functionId, basis, consentCovers, given, language })
    },
    again: state => partnerPage(c, actor, plan, functionId, { partner, state }),
    run: async ({ gets, areas, despite, ...data }, values) => {
      const receiver = await findReceiver(tx, actor, functionId)
      const withdrawn = receiver ? await findWithdrawn(tx, plan.childId, [receiver]) : []
      if (withdrawn.length && despite !== despiteOf(withdrawn)) {
        const state = { values, searched: true }
        return render(c, await partnerPage(c, actor, plan, functionId, { partner, state }), 422)
      }
      const choice = { gets, areas: gets === 'whole' ? [] : areas, ground: toGround(data) }
      await choosePart(tx, plan, { functionId }, choice)
      return chosen(c, plan)
    },
  })
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

/** Logs the choice, and says where one goes on. */
function chosen(c: C, plan: Plan) {
  c.var.log({ act: 'write', did: 'chose_receivers', childId: plan.childId, kind: 'plan', id: plan.id })
  return planPaths.partners(plan.id)
}

async function partnerPage(
  c: C,
  actor: Staff,
  plan: Plan,
  functionId: string,
  { partner, state }: { partner: Partner | undefined; state?: FormState },
) {
  const { language, tx } = c.var
  const [receiver, to] = [await findReceiver(tx, actor, functionId), await findFunction(tx, functionId)]
  if (!receiver || !to) throw notFound()
  const grounds = await listGrounds(tx, actor, { childId: plan.childId, receiver, language })
  const labels = await findAreaLabels(tx, language)
  const defaultUntil = daysFromToday(365)
  const withdrawn = await findWithdrawn(tx, plan.childId, [receiver])
  const chosen = partner && valuesOf(partner)
  const { values, said } = state?.values
    ? answersOf(state.values, withdrawn)
    : chosen && isBefore(withdrawn, partner.chosenAt)
      ? withoutYes(chosen)
      : { values: chosen ?? {}, said: '' }
  return (
    <PartnerPage
      {...{ plan, to, grounds, labels, defaultUntil, withdrawn, said }}
      state={{ ...state, values }}
      known={Boolean(partner)}
    />
  )
}

/** What was chosen before, as the form holds it. That the family knows is said of each choice anew; that it does not stands (R10b). */
const valuesOf = ({ gets, areas, ground }: Partner) => ({
  gets,
  areas: [...areas],
  ...(ground && { ...ground, informed: ground.informed ? '' : 'no' }),
})
