import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../i18n/index.ts'
import { holderOrPostInside } from '../../people/holders/index.ts'
import { searchOf } from '../../people/search/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit, type Values } from '../../platform/forms.ts'
import { idIn, isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { type Area, findAreaLabels, refusedBy } from '../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, saveDraft } from '../../sharing/drafts/index.ts'
import { listGrounds, type Receiver, sharingTexts, toGround } from '../../sharing/grounds/index.ts'
import type { FormState } from '../../ui/index.ts'
import { latestWheel } from '../assessments/index.ts'
import { type Child, getChild, getOwnChild, pageIn } from '../children/index.ts'
import { answersOf, despiteOf, findLost, findWithdrawn, isBefore, withoutYes } from '../consents/index.ts'
import { requestPaths } from './noun.ts'
import { ReceiverPage } from './receiver-page.tsx'
import { findAskable, searchAskable } from './receivers.ts'
import { colleagueSchema, requestMistakes, requestSchema } from './request-form.ts'
import { RequestFormPage } from './request-form-page.tsx'
import { findRequest, listRequests, partIn, type SupportRequest } from './requests.ts'
import { RequestsPage } from './requests-page.tsx'
import { areasGiven, areasWithoutConsent, findSent, sendRequest } from './send-request.ts'
import { allows } from './states.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

/** Choosing who to ask, writing what is asked, and sending it. */
export const sendRoutes = new Hono<AppEnv>()
  .get(requestPaths.newRequest.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    const to = c.req.query('to')
    if (!to) {
      const { tx, language } = c.var
      const search = searchOf(c.req.query('q'))
      const again = c.req.query('again')
      const declined = await findDeclined(c, child, again)
      if (again && !declined) throw notFound()
      const without = declined && [declined.to.functionId]
      const askable = await searchAskable(tx, actor, { childId: child.id, search, language, without })
      return render(
        c,
        <ReceiverPage {...{ child, askable, search }} unitId={actor.unitId} again={declined?.id} />,
      )
    }
    const receiver = await getReceiver(c, to)
    const { from, again, draft } = c.req.query()
    const onward = await findOnward(c, child, receiver, from)
    const declined = await findDeclined(c, child, again)
    // R20: what was begun is gone on with, also where what it goes on from has been answered since.
    if (!draft && ((from && !onward) || (again && !declined))) throw notFound()
    return render(c, await formPage(c, { child, receiver, onward, declined, draft }))
  })
  .get(requestPaths.requests.pattern, async c => {
    const child = await getChild(c.var.tx, staffOf(c), idOf(c))
    const list = await listRequests(c.var.tx, child.id, pageIn(c.req.query('page')))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, <RequestsPage child={child} list={list} />)
  })
  .post(requestPaths.requests.pattern, async c => {
    const { tx, language } = c.var
    const child = await getOwnChild(tx, staffOf(c), idOf(c))
    const sent = await c.req.formData()
    const receiver = await getReceiver(c, String(sent.get('to')))
    // Before anything is judged: sent once more, it may rest on a proposal that its first sending has used up.
    const before = await findSent(tx, child.id, idIn(String(sent.get('once'))))
    if (before) return c.redirect(requestPaths.request(before), 303)
    const from = String(sent.get('from') ?? '')
    const onward = await findOnward(c, child, receiver, from)
    const declined = await findDeclined(c, child, String(sent.get('again') ?? ''), { shown: false })
    const crossing = isCrossing(c, receiver)
    let lacking: Area[] = []
    const withdrawn = crossing ? await findWithdrawn(tx, child.id, [receiver]) : []
    // A colleague's data has no ground, and nothing below reads one where nothing crosses.
    const schema = (crossing ? requestSchema : colleagueSchema) as typeof requestSchema
    return submit(c, schema, {
      t: { ...sharingTexts(language), ...texts(language) },
      check: data => ({
        ...requestMistakes(data, { crossing, language }),
        // Sent once more it is a request of its own.
        ...(from && !onward && { '': texts(language).proposalGone }),
      }),
      again: state => formPage(c, { child, receiver, onward, declined, state, lacking }),
      run: async (data, values) => {
        const wheel = crossing && data.withWheel ? await latestWheel(tx, child.id) : undefined
        if (crossing)
          lacking = await findLacking(c, child, receiver, data.basisId, areasGiven(data.areas, wheel))
        if (lacking.length) {
          await keepAsDraft(c, child, values)
          return { errors: { basisId: sharingTexts(language).consent_covers_the_disclosure } }
        }
        if (withdrawn.length && data.despite !== despiteOf(withdrawn)) {
          const state = { values, searched: true }
          return render(c, await formPage(c, { child, receiver, onward, declined, state }), 422)
        }
        const ground = crossing ? toGround(data) : undefined
        const sending = {
          to: receiver,
          ground,
          wheel,
          onward: onward && agreeing(c, onward, receiver),
          declined,
        }
        const outcome = await refusedBy(tx, () => sendRequest(tx, staffOf(c), child, data, sending))
        if ('refusal' in outcome)
          return { errors: { [crossing ? 'basisId' : '']: sharingTexts(language)[outcome.refusal] } }
        await deleteDraft(tx, data.draft)
        c.var.log({ act: 'write', did: 'sent', childId: child.id, kind: 'request', id: outcome.value })
        return requestPaths.request(outcome.value)
      },
    })
  })

const isCrossing = (c: C, receiver: Receiver) => receiver.unitId !== staffOf(c).unitId

/** Ends in 404 for a function that does not receive requests. */
async function getReceiver(c: C, functionId: string): Promise<Receiver> {
  const receiver = await findAskable(c.var.tx, staffOf(c), idIn(functionId))
  if (!receiver) throw notFound()
  return receiver
}

/** Of the areas that would be given, those that the chosen ground lacks: only consent is given for some areas and not for others. */
async function findLacking(c: C, child: Child, receiver: Receiver, basisId: string, given: readonly Area[]) {
  const { tx, language } = c.var
  const grounds = await listGrounds(tx, staffOf(c), { childId: child.id, receiver, language })
  const isConsent = grounds.some(({ id, code }) => id === basisId && code === 'consent')
  return isConsent ? areasWithoutConsent(tx, child.id, receiver.unitId, given) : []
}

const agreeing = (c: C, request: SupportRequest, receiver: Receiver) => ({
  request,
  words: texts(c.var.language).agreedWords(`${holderOrPostInside(receiver)}, ${receiver.unitName}`),
})

/** R20: the answer is 422, and leads away from the page: what was typed is kept all the same. */
async function keepAsDraft(c: C, child: Child, { once: _once, draft, ...body }: Values) {
  const id = String(draft)
  if (!isId(id)) return
  await saveDraft(c.var.tx, staffOf(c), { id, form: 'request', childId: child.id, body })
  c.var.keep()
}

/** The request whose receiver has proposed this very one: only then may it go on from there. */
async function findOnward(
  c: C,
  child: Child,
  receiver: Receiver,
  id: string | undefined,
): Promise<SupportRequest | undefined> {
  const request = id ? await findRequest(c.var.tx, idIn(id)) : undefined
  if (request?.childId !== child.id) return undefined
  const isProposed = request.answers.at(-1)?.sendOnTo?.functionId === receiver.functionId
  const mayAgree = allows(partIn(request, staffOf(c)), 'agree', request.state)
  return mayAgree && isProposed ? request : undefined
}

/** My own request that was answered with a no: its words go to somebody else, its ground does not. `shown`: they stand in the form. */
async function findDeclined(
  c: C,
  child: Child,
  id: string | undefined,
  { shown = true } = {},
): Promise<SupportRequest | undefined> {
  const request = id ? await findRequest(c.var.tx, idIn(id)) : undefined
  if (request?.childId !== child.id) return undefined
  if (!allows(partIn(request, staffOf(c)), 'askAnother', request.state)) return undefined
  if (shown) c.var.log(logRead(child.id, 'request', request.id))
  return request
}

type FormPage = {
  child: Child
  receiver: Receiver
  onward: SupportRequest | undefined
  declined?: SupportRequest | undefined
  draft?: string
  state?: FormState
  lacking?: Area[]
}

async function formPage(c: C, { child, receiver, onward, declined, draft, state, lacking }: FormPage) {
  const { tx, language } = c.var
  const draftId = String(state?.values?.draft ?? draft ?? '')
  const begun = state
    ? undefined
    : await findDraft(tx, { form: 'request', childId: child.id, id: draftId || undefined })
  const isForThis = begun?.body.to === receiver.functionId
  const earlier = onward ?? declined
  const grounds = isCrossing(c, receiver)
    ? await listGrounds(tx, staffOf(c), { childId: child.id, receiver, language })
    : undefined
  const lost = grounds ? await findLost(tx, child.id, [{ unitId: receiver.unitId, areas: [] }]) : undefined
  const withdrawn = grounds ? await findWithdrawn(tx, child.id, [receiver]) : []
  const old = earlier && (await fromEarlier(c, earlier))
  const first = { answerBy: await defaultAnswerBy(c), purpose: texts(language).purposeGiven, ...old?.words }
  const draftSaid =
    isForThis && isBefore(withdrawn, begun.updatedAt)
      ? withoutYes(begun.body)
      : { values: begun?.body ?? {}, said: '' }
  const sent = state?.values && answersOf(state.values, withdrawn)
  return (
    <RequestFormPage
      {...{ child, receiver, grounds, lacking, withdrawn }}
      earlierWithdrawn={old?.withdrawn ?? []}
      said={[sent?.said, !state && isForThis ? draftSaid.said : '', !state && !isForThis ? old?.said : '']
        .filter(Boolean)
        .join('\n')}
      lost={lost?.get(receiver.unitId)}
      labels={await findAreaLabels(tx, language)}
      wheel={await latestWheel(tx, child.id)}
      until={grounds?.find(ground => !ground.refusal)?.consentUntil ?? daysFromToday(180)}
      from={onward?.id}
      again={declined?.id}
      draft={draftId || (isForThis ? begun.id : '')}
      state={
        state
          ? { ...state, ...(sent && { values: sent.values }) }
          : // A draft without areas has none: those of the earlier request were unticked.
            isForThis
            ? { values: { ...first, areas: [], ...draftSaid.values }, resumed: begun.updatedAt }
            : { values: first }
      }
    />
  )
}

/**
 * The words of the first request, for the sender to keep or change. What the family said of it is shown apart once somebody has taken a yes
 * back since, from whichever of the two units (R4).
 */
async function fromEarlier(c: C, earlier: SupportRequest) {
  const { asked, tried, childView, guardianView, areas, childId, to, sentAt } = earlier
  const words = { asked, tried, areas }
  const withdrawn = await findWithdrawn(c.var.tx, childId, [to])
  if (!isBefore(withdrawn, new Date(sentAt)))
    return { words: { ...words, childView, guardianView }, said: '', withdrawn: [] }
  return { words, withdrawn, said: [childView, guardianView].filter(Boolean).join('\n') }
}

async function defaultAnswerBy(c: C) {
  const row = await c.var.tx.selectFrom('people.collaborations').select('answer_days').executeTakeFirst()
  return daysFromToday(row?.answer_days ?? 10)
}
