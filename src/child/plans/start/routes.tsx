import { Hono } from 'hono'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { getOwnChild } from '../../children/index.ts'
import { listUnitFunctions } from '../functions.ts'
import { nextMistake } from '../next-date.ts'
import { planPaths } from '../noun.ts'
import { findLivePlan, startPlan } from '../plan.ts'
import { texts } from '../texts.ts'
import { startSchema } from './start-form.ts'
import { StartPage } from './start-page.tsx'
import { startTexts } from './texts.ts'

export const startRoutes = new Hono<AppEnv>()
  .get(planPaths.start.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const there = await findLivePlan(c.var.tx, child.id)
    c.var.log(logRead(child.id, 'child', child.id))
    if (there) return c.redirect(planPaths.plan(there), 303)
    const functions = await listUnitFunctions(c.var.tx, actor.unitId)
    return render(c, <StartPage child={child} functions={functions} functionId={actor.functionId} />)
  })
  .post(planPaths.startOf.pattern, async c => {
    const actor = staffOf(c)
    const { language, tx } = c.var
    const t = { ...texts(language), ...startTexts(language) }
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const functions = await listUnitFunctions(tx, actor.unitId)
    return submit(c, startSchema, {
      t,
      check: ({ nextOn, leadFunctionId }) => {
        const mistake = nextMistake(nextOn, t)
        const isOurs = functions.some(one => one.functionId === leadFunctionId)
        return {
          ...(mistake && { nextOn: mistake }),
          ...(!isOurs && { leadFunctionId: t.leadFunctionIdMissing }),
        }
      },
      again: state => <StartPage {...{ child, functions, state }} functionId={actor.functionId} />,
      run: async data => {
        const id = await startPlan(tx, actor, { ...data, childId: child.id })
        // R20: another has begun one meanwhile. What was typed is shown, and can be taken over into that plan.
        if (!id) return { errors: { '': t.begunAlready } }
        c.var.log({ act: 'write', did: 'began', childId: child.id, kind: 'plan', id })
        return data.leadFunctionId === actor.functionId ? planPaths.draft(id) : planPaths.plan(id)
      },
    })
  })
