import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { todaysDate } from '../../i18n/index.ts'
import { searchOf } from '../../people/search/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { getChild } from '../children/index.ts'
import { type Answering, answerRequest, endAfterNo, endReading, withdrawRequest } from './answer-request.ts'
import { requestPaths } from './noun.ts'
import { findAskable, searchAskable } from './receivers.ts'
import type { Proposable } from './request-answers.tsx'
import { answerSchema, endSchema, proposalSchema, refusalSchema } from './request-form.ts'
import { RequestPage, type RequestPageProps } from './request-page.tsx'
import { getRequest, partIn, type SupportRequest } from './requests.ts'
import { allows } from './states.ts'
import { texts } from './texts.ts'
import { WithdrawalPage } from './withdrawal-page.tsx'

type C = Context<AppEnv>

/** A request as both sides read it, what one answers the other, and the sender's withdrawal. */
export const answerRoutes = new Hono<AppEnv>()
  .get(requestPaths.request.pattern, async c => {
    staffOf(c)
    const done = c.req.query('done') === 'answered' ? 'answered' : undefined
    return render(c, await requestPage(c, await getRequest(c.var.tx, idOf(c)), { done }))
  })
  .post(requestPaths.answers.pattern, c => answer(c, 'answer', answerSchema, data => data))
  .post(requestPaths.proposal.pattern, c =>
    answer(c, 'proposal', proposalSchema, data => ({ kind: 'send_on_proposed', ...data })),
  )
  .post(requestPaths.refusal.pattern, c =>
    answer(c, 'refusal', refusalSchema, data => ({ kind: 'send_on_refused', ...data })),
  )
  .get(requestPaths.withdrawal.pattern, async c => {
    const actor = staffOf(c)
    const request = await getRequest(c.var.tx, idOf(c))
    if (!allows(partIn(request, actor), 'withdraw', request.state)) throw notFound()
    c.var.log(logRead(request.childId, 'request', request.id))
    return render(c, <WithdrawalPage request={request} />)
  })
  .post(requestPaths.withdrawal.pattern, async c => {
    const actor = staffOf(c)
    const request = await getRequest(c.var.tx, idOf(c))
    if (partIn(request, actor) !== 'sender') throw notFound()
    const { id, childId } = request
    // R7: what was not done is not in the log as done.
    if (await withdrawRequest(c.var.tx, actor, request))
      c.var.log({ act: 'write', did: 'withdrew', childId, kind: 'request', id })
    return c.redirect(requestPaths.request(request.id), 303)
  })
  .post(requestPaths.end.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const request = await getRequest(tx, idOf(c))
    if (!allows(partIn(request, actor), 'settle', request.state)) throw notFound()
    return submit(c, endSchema, {
      t: { wordsMissing: texts(language).endWordsMissing },
      again: state => requestPage(c, request, { state: { ...state, form: 'end' } }),
      run: async data => {
        await endAfterNo(tx, actor, request, { how: 'enough', ...data })
        c.var.log({ act: 'write', did: 'settled', childId: request.childId, kind: 'request', id: request.id })
        return requestPaths.request(request.id)
      },
    })
  })
  .post(requestPaths.readingEnd.pattern, async c => {
    const actor = staffOf(c)
    const request = await getRequest(c.var.tx, idOf(c))
    if (!allows(partIn(request, actor), 'endReading', request.state)) throw notFound()
    const { id, childId } = request
    if (await endReading(c.var.tx, actor, request))
      c.var.log({ act: 'write', did: 'stopped_sharing', childId, kind: 'request', id })
    return c.redirect(requestPaths.request(request.id), 303)
  })

/** The three ways to answer differ in their fields and in who answers: the rest is one. */
async function answer<S extends z.ZodObject>(
  c: C,
  form: 'answer' | 'proposal' | 'refusal',
  schema: S,
  toAnswer: (data: z.output<S>) => Answering,
) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const t = texts(language)
  const request = await getRequest(tx, idOf(c))
  if (partIn(request, actor) !== (form === 'refusal' ? 'sender' : 'receiver')) throw notFound()
  return submit(c, schema, {
    t,
    check: async data => {
      const { sendOnTo } = toAnswer(data)
      const isKnown = !sendOnTo || (await isProposable(c, request, sendOnTo))
      return isKnown ? undefined : { sendOnTo: t.sendOnToMissing }
    },
    again: state => requestPage(c, request, { state: { ...state, form } }),
    run: async (data, values) => {
      const outcome = await answerRequest(tx, actor, request, toAnswer(data))
      if (outcome === 'late') {
        const state = { values, form }
        return render(c, await requestPage(c, await getRequest(tx, request.id), { late: true, state }), 409)
      }
      c.var.log({ act: 'write', did: 'answered', childId: request.childId, kind: 'request', id: request.id })
      return requestPaths.request(request.id, { done: 'answered' })
    },
  })
}

async function requestPage(
  c: C,
  request: SupportRequest,
  more: Pick<RequestPageProps, 'done' | 'state' | 'late'>,
) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const child = await getChild(tx, actor, request.childId)
  const part = partIn(request, actor)
  const askable = allows(part, 'propose', request.state)
    ? await findProposable(c, request, more.state?.values)
    : { chosen: undefined, found: [], more: false }
  const labels = await findAreaLabels(tx, language)
  if (part !== 'colleague') await markSeen(c, request.id)
  c.var.log(logRead(child.id, 'request', request.id))
  return <RequestPage {...{ child, request, labels, part, askable }} today={todaysDate()} {...more} />
}

const isProposable = async (c: C, request: SupportRequest, functionId: string) =>
  functionId !== request.from.functionId &&
  (await findAskable(c.var.tx, staffOf(c), functionId)) !== undefined

/** Who the receiver may propose instead: who is near, or was searched for in the form, and the one that was chosen there. */
async function findProposable(
  c: C,
  request: SupportRequest,
  values: FormState['values'] = {},
): Promise<Proposable> {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const search = searchOf(String(values.search ?? ''))
  const without = [request.from.functionId]
  const { known, found, more } = await searchAskable(tx, actor, {
    childId: request.childId,
    search,
    language,
    without,
  })
  const chosen = await findAskable(tx, actor, idIn(String(values.sendOnTo ?? '')))
  return { chosen, found: [...known, ...found], more }
}
