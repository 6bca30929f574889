import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict } from '../../../platform/errors/index.ts'
import { field, readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { refusedBy } from '../../../sharing/disclosures/index.ts'
import { sharingTexts } from '../../../sharing/grounds/index.ts'
import { planPaths } from '../noun.ts'
import { getLedPlan, handOverLead, type Plan } from '../plan.ts'
import { listUnitPosts } from '../posts.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { LeadPage } from './lead-page.tsx'
import { leadTexts } from './texts.ts'

const leadSchema = z.object({ functionId: field.id() })

export const leadRoutes = new Hono<AppEnv>()
  .get('/plans/:id/lead', async c => {
    const { actor, plan } = await handable(c)
    const posts = await listUnitPosts(c.var.tx, actor.unitId)
    return render(c, <LeadPage plan={plan} posts={posts} />)
  })
  .post('/plans/:id/lead', async c => {
    const { actor, plan } = await handable(c)
    const { language, tx } = c.var
    const missing = leadTexts(language).missing
    const posts = await listUnitPosts(tx, actor.unitId)
    const read = await readForm(c, leadSchema, { language, missing: { functionId: missing } })
    if (!read.ok) return render(c, <LeadPage plan={plan} posts={posts} state={read.state} />, 422)
    if (!posts.some(({ functionId }) => functionId === read.data.functionId)) {
      return render(
        c,
        <LeadPage
          plan={plan}
          posts={posts}
          state={{ values: read.values, errors: { functionId: missing } }}
        />,
        422,
      )
    }
    const answer = await refusedBy(tx, () => handOverLead(tx, actor, plan, read.data.functionId))
    if ('refusal' in answer) {
      return render(
        c,
        <LeadPage
          plan={plan}
          posts={posts}
          state={{ values: read.values, errors: { functionId: sharingTexts(language)[answer.refusal] } }}
        />,
        422,
      )
    }
    c.var.log({ act: 'write', childId: plan.childId, kind: 'plan', id: plan.id })
    return c.redirect(planPaths.plan(plan.id), 303)
  })

async function handable(c: Context<AppEnv>): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await getLedPlan(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'handOver')) throw conflict(texts(c.var.language).ended)
  c.var.log(logRead(plan.childId, 'plan', plan.id))
  return { actor, plan }
}
