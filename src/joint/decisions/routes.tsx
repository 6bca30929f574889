import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { todaysDate } from '../../i18n/index.ts'
import { conflict } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, pageIn, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { getLedSubject, getSubject, type Subject } from '../subjects/index.ts'
import { decide, getDecision, listDecidingBodies, listDecisions } from './decisions.ts'
import { decisionPaths as at, decisionSchema } from './noun.ts'
import { DecisionFormPage, DecisionPage, DecisionsPage } from './pages.tsx'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const decisionRoutes = new Hono<AppEnv>()
  .get(at.newDecision.pattern, async c => render(c, await formPage(c, await openLed(c))))
  .get(at.decisions.pattern, async c => {
    staffOf(c)
    const subject = await getSubject(c.var.tx, idOf(c))
    const page = pageIn(c.req.query('page'))
    return render(
      c,
      <DecisionsPage {...{ subject, page }} {...(await listDecisions(c.var.tx, subject.id, page))} />,
    )
  })
  .post(at.decisions.pattern, async c => {
    const subject = await openLed(c)
    const actor = staffOf(c)
    return submit(c, decisionSchema, {
      t: texts(c.var.language),
      check: data => mistakes(c, subject, data),
      again: state => formPage(c, subject, state),
      run: async data => at.decision((await decide(c.var.tx, actor, subject.id, data)).id),
    })
  })
  .get(at.decision.pattern, async c => {
    staffOf(c)
    return render(c, <DecisionPage decision={await getDecision(c.var.tx, idOf(c))} />)
  })

/** What has ended takes nothing new. */
async function openLed(c: C): Promise<Subject> {
  staffOf(c)
  const subject = await getLedSubject(c.var.tx, idOf(c))
  if (subject.state === 'ended') throw conflict()
  return subject
}

async function formPage(c: C, subject: Subject, state?: FormState) {
  const [bodies, { decisions: earlier }] = [
    await listDecidingBodies(c.var.tx),
    await listDecisions(c.var.tx, subject.id),
  ]
  return <DecisionFormPage {...{ subject, bodies, earlier }} {...(state && { state })} />
}

async function mistakes(c: C, subject: Subject, data: z.output<typeof decisionSchema>) {
  const t = texts(c.var.language)
  const { kind, decidedOn, grewUntil, bodyId, byWhom, supersedes } = data
  const found: Record<string, string> = {}
  if (decidedOn > todaysDate()) found.decidedOn = t.future
  if (grewUntil && kind !== 'grew') found.grewUntil = t.grewOnly
  else if (grewUntil && grewUntil < decidedOn) found.grewUntil = t.grewBefore
  if (kind === 'formal' && !bodyId && !byWhom) found.byWhom = t.bySomebody
  if (bodyId && !(await listDecidingBodies(c.var.tx)).some(({ id }) => id === bodyId))
    found.bodyId = t.notHere
  const { decisions } = await listDecisions(c.var.tx, subject.id)
  if (supersedes && !decisions.some(({ id }) => id === supersedes)) found.supersedes = t.notHere
  return found
}
