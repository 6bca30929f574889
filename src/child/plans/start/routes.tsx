import { Hono } from 'hono'
import { readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { getOwnChild } from '../../children/index.ts'
import { planPaths } from '../noun.ts'
import { findLivePlan, startPlan } from '../plan.ts'
import { listUnitPosts } from '../posts.ts'
import { texts } from '../texts.ts'
import { nextMistake, startSchema } from './start-form.ts'
import { StartPage } from './start-page.tsx'
import { startTexts } from './texts.ts'

export const startRoutes = new Hono<AppEnv>()
  .get('/children/:id/plan/new', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const there = await findLivePlan(c.var.tx, child.id)
    c.var.log(logRead(child.id, 'child', child.id))
    if (there) return c.redirect(planPaths.plan(there), 303)
    const posts = await listUnitPosts(c.var.tx, actor.unitId)
    return render(c, <StartPage child={child} posts={posts} functionId={actor.functionId} />)
  })
  .post('/children/:id/plan', async c => {
    const actor = staffOf(c)
    const { language, tx } = c.var
    const t = texts(language)
    const child = await getOwnChild(tx, actor, idOf(c))
    const posts = await listUnitPosts(tx, actor.unitId)
    const own = startTexts(language)
    const missing = { why: own.whyMissing, leadFunctionId: own.leadMissing, nextOn: t.nextMissing }
    const read = await readForm(c, startSchema, { language, missing })
    const again = (state: Parameters<typeof StartPage>[0]['state']) =>
      render(c, <StartPage child={child} posts={posts} functionId={actor.functionId} state={state} />, 422)
    if (!read.ok) return again(read.state)
    const { once, ...data } = read.data
    const late = nextMistake(data.nextOn, t)
    const errors = {
      ...(late && { nextOn: late }),
      ...(!posts.some(post => post.functionId === data.leadFunctionId) && {
        leadFunctionId: own.leadMissing,
      }),
    }
    if (Object.keys(errors).length) return again({ values: read.values, errors })
    const id = await startPlan(tx, actor, { ...data, childId: child.id, once })
    c.var.log({ act: 'write', childId: child.id, kind: 'plan', id })
    return c.redirect(
      data.leadFunctionId === actor.functionId ? planPaths.draft(id) : planPaths.plan(id),
      303,
    )
  })
