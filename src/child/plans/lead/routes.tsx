import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { conflict } from '../../../platform/errors/index.ts'
import { field, submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { refusedBy } from '../../../sharing/disclosures/index.ts'
import { sharingTexts } from '../../../sharing/grounds/index.ts'
import { listUnitFunctions } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { getLedPlan, handOverLead } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { LeadPage } from './lead-page.tsx'
import { leadTexts } from './texts.ts'

const leadSchema = z.object({ functionId: field.id() })

export const leadRoutes = new Hono<AppEnv>()
  .get(planPaths.lead.pattern, async c => {
    const { plan, functions } = await ledPlan(c)
    return render(c, <LeadPage plan={plan} functions={functions} />)
  })
  .post(planPaths.lead.pattern, async c => {
    const { actor, plan, functions } = await ledPlan(c)
    const { language, tx } = c.var
    const t = leadTexts(language)
    return submit(c, leadSchema, {
      t,
      check: data =>
        functions.some(({ functionId }) => functionId === data.functionId)
          ? undefined
          : { functionId: t.functionIdMissing },
      again: state => <LeadPage {...{ plan, functions, state }} />,
      run: async ({ functionId }) => {
        const outcome = await refusedBy(tx, () => handOverLead(tx, actor, plan, functionId))
        if ('refusal' in outcome) return { errors: { functionId: sharingTexts(language)[outcome.refusal] } }
        c.var.log({ act: 'write', did: 'handed_over', childId: plan.childId, kind: 'plan', id: plan.id })
        return planPaths.plan(plan.id)
      },
    })
  })

/** The plan that I lead, with the functions of my unit that could take it over. */
async function ledPlan(c: Context<AppEnv>) {
  const actor = staffOf(c)
  const plan = await getLedPlan(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'handOver')) throw conflict(texts(c.var.language).ended)
  c.var.log(logRead(plan.childId, 'plan', plan.id))
  return { actor, plan, functions: await listUnitFunctions(c.var.tx, actor.unitId) }
}
