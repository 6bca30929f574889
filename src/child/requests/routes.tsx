import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { searchOf } from '../../people/search/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm, type Values } from '../../platform/forms.ts'
import { isoDate, todaysDate } from '../../platform/i18n/index.ts'
import { idIn, isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { type Area, findAreaLabels, refusedBy } from '../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, saveDraft } from '../../sharing/drafts/index.ts'
import {
  groundMissing,
  groundMistakes,
  listGrounds,
  type Receiver,
  sharingTexts,
  toGround,
} from '../../sharing/grounds/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { latestWheel } from '../assessments/index.ts'
import { type Child, getChild, getOwnChild } from '../children/index.ts'
import { answerRequest, withdrawRequest } from './answer-request.ts'
import { requestPaths } from './noun.ts'
import { ReceiverPage } from './receiver-page.tsx'
import { findAskable, searchAskable } from './receivers.ts'
import type { Proposable } from './request-answers.tsx'
import {
  answerSchema,
  colleagueSchema,
  proposalSchema,
  refusalSchema,
  requestSchema,
} from './request-form.ts'
import { RequestFormPage } from './request-form-page.tsx'
import { RequestPage, type RequestPageProps } from './request-page.tsx'
import { getRequest, nameOf, partIn, type SupportRequest } from './requests.ts'
import { areasGiven, areasWithoutConsent, sendRequest } from './send-request.ts'
import { may } from './states.ts'
import { texts } from './texts.ts'
import { WithdrawalPage } from './withdrawal-page.tsx'

type C = Context<AppEnv>

/** `origin`: our public address, for the link in the mail. */
export const requestRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get('/children/:id/requests/new', async c => {
      const actor = staffOf(c)
      const child = await getOwnChild(c.var.tx, actor, idOf(c))
      const { tx, language } = c.var
      c.var.log(logRead(child.id, 'child', child.id))
      const to = c.req.query('to')
      if (!to) {
        const search = searchOf(c.req.query('q'))
        const askable = await searchAskable(tx, actor, { childId: child.id, search, language })
        return render(
          c,
          <ReceiverPage child={child} askable={askable} search={search} unitId={actor.unitId} />,
        )
      }
      const receiver = await findAskable(tx, actor, idIn(to))
      if (!receiver) throw notFound()
      const onward = await findOnward(c, child, receiver, c.req.query('from'))
      return render(c, await formPage(c, { child, receiver, onward, draft: c.req.query('draft') }))
    })
    .post('/children/:id/requests', async c => {
      const actor = staffOf(c)
      const { tx, language } = c.var
      const child = await getOwnChild(tx, actor, idOf(c))
      const sent = await c.req.formData()
      const receiver = await findAskable(tx, actor, idIn(String(sent.get('to'))))
      if (!receiver) throw notFound()
      const [t, words] = [texts(language), sharingTexts(language)]
      const crossing = receiver.unitId !== actor.unitId
      const before = await sentAlready(c, child, sent.get('once'))
      if (before) return c.redirect(requestPaths.request(before), 303)
      const onward = await findOnward(c, child, receiver, String(sent.get('from') ?? ''))
      const missing = { asked: t.askedMissing, areas: t.areasMissing, ...(crossing && groundMissing(words)) }
      const read = await readForm(c, (crossing ? requestSchema : colleagueSchema) as typeof requestSchema, {
        language,
        missing,
      })
      const again = async (values: Values, errors: Record<string, string>, lacking?: Area[]) =>
        render(
          c,
          await formPage(c, {
            child,
            receiver,
            onward,
            draft: String(values.draft ?? ''),
            state: { values, errors },
            lacking,
          }),
          422,
        )
      if (!read.ok) return again(read.state.values, read.state.errors)
      const { data, values } = read
      const mistakes: Record<string, string> = {
        ...dateMistakes(data.answerBy, t),
        ...(crossing && {
          ...groundMistakes(data, words),
          ...(data.until < data.answerBy && { until: t.untilTooSoon }),
        }),
      }
      if (Object.keys(mistakes).length) return again(values, mistakes)
      const wheel = crossing && data.withWheel ? await latestWheel(tx, child.id) : undefined
      const grounds = crossing ? await listGrounds(tx, actor, { childId: child.id, receiver, language }) : []
      if (grounds.find(({ id }) => id === data.basisId)?.code === 'consent') {
        const lacking = await areasWithoutConsent(
          tx,
          child.id,
          receiver.unitId,
          areasGiven(data.areas, wheel),
        )
        if (lacking.length) {
          await keepAsDraft(c, child, values)
          return again(values, { basisId: words.consent_covers_the_disclosure }, lacking)
        }
      }
      const outcome = await refusedBy(tx, () =>
        sendRequest(tx, actor, child, data, {
          to: receiver,
          origin,
          ...(crossing && { ground: toGround(data) }),
          ...(wheel && { wheel }),
          ...(onward && {
            onward: { request: onward, words: t.agreedWords(`${nameOf(receiver)}, ${receiver.unitName}`) },
          }),
        }),
      )
      if ('refusal' in outcome) return again(values, { [crossing ? 'basisId' : '']: words[outcome.refusal] })
      await deleteDraft(tx, data.draft)
      c.var.log({ act: 'write', childId: child.id, kind: 'request', id: outcome.value })
      return c.redirect(`${requestPaths.request(outcome.value)}?done=sent`, 303)
    })
    .get('/requests/:id', async c => {
      staffOf(c)
      const done = c.req.query('done')
      return render(
        c,
        await requestPage(c, await getRequest(c.var.tx, idOf(c)), {
          done: done === 'sent' || done === 'answered' ? done : undefined,
        }),
      )
    })
    .post('/requests/:id/answers', c =>
      answer(
        c,
        answerSchema,
        'answer',
        t => ({ kind: t.kindMissing, words: t.wordsMissing }),
        data => data,
        origin,
      ),
    )
    .post('/requests/:id/proposal', c =>
      answer(
        c,
        proposalSchema,
        'proposal',
        t => ({ sendOnTo: t.proposeMissing, words: t.wordsMissing }),
        data => ({ kind: 'send_on_proposed', ...data }),
        origin,
      ),
    )
    .post('/requests/:id/refusal', c =>
      answer(
        c,
        refusalSchema,
        'refusal',
        t => ({ words: t.wordsMissing }),
        data => ({ kind: 'send_on_refused', ...data }),
        origin,
      ),
    )
    .get('/requests/:id/withdrawal', async c => {
      const actor = staffOf(c)
      const request = await getRequest(c.var.tx, idOf(c))
      if (!may(partIn(request, actor), 'withdraw', request.state)) throw notFound()
      c.var.log(logRead(request.childId, 'request', request.id))
      return render(c, <WithdrawalPage request={request} />)
    })
    .post('/requests/:id/withdrawal', async c => {
      const actor = staffOf(c)
      const request = await getRequest(c.var.tx, idOf(c))
      if (partIn(request, actor) !== 'sender') throw notFound()
      await withdrawRequest(c.var.tx, actor, request)
      c.var.log({ act: 'write', childId: request.childId, kind: 'request', id: request.id })
      return c.redirect(requestPaths.request(request.id), 303)
    })

type Answering = Omit<Parameters<typeof answerRequest>[3], 'origin'>

/** The three ways to answer differ in their fields: the rest is one. */
async function answer<S extends z.ZodObject>(
  c: C,
  schema: S,
  form: 'answer' | 'proposal' | 'refusal',
  missing: (t: ReturnType<typeof texts>) => Record<string, string>,
  toAnswer: (data: z.output<S>) => Answering,
  origin: string,
) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const t = texts(language)
  const request = await getRequest(tx, idOf(c))
  const part = partIn(request, actor)
  if (part !== (form === 'refusal' ? 'sender' : 'receiver')) throw notFound()
  const read = await readForm(c, schema, { language, missing: missing(t) as never })
  if (!read.ok) return render(c, await requestPage(c, request, { state: { ...read.state, form } }), 422)
  const given = toAnswer(read.data)
  const isUnknown = given.sendOnTo !== undefined && !(await isProposable(c, request, given.sendOnTo))
  if (isUnknown)
    return render(
      c,
      await requestPage(c, request, {
        state: { values: read.values, errors: { sendOnTo: t.proposeMissing }, form },
      }),
      422,
    )
  const outcome = await answerRequest(tx, actor, request, { ...given, origin })
  if (outcome === 'late')
    return render(
      c,
      await requestPage(c, await getRequest(tx, request.id), {
        late: true,
        state: { values: read.values, form },
      }),
      409,
    )
  c.var.log({ act: 'write', childId: request.childId, kind: 'request', id: request.id })
  return c.redirect(`${requestPaths.request(request.id)}?done=answered`, 303)
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
  const askable = may(part, 'propose', request.state)
    ? await proposable(c, request, more.state?.values)
    : { chosen: undefined, found: [], more: false }
  const labels = await findAreaLabels(tx, language)
  if (part !== 'colleague') await markSeen(tx, request.id)
  c.var.log(logRead(child.id, 'request', request.id))
  return (
    <RequestPage
      child={child}
      request={request}
      labels={labels}
      part={part}
      today={todaysDate()}
      askable={askable}
      {...more}
    />
  )
}

const isProposable = async (c: C, request: SupportRequest, functionId: string) =>
  functionId !== request.from.functionId &&
  (await findAskable(c.var.tx, staffOf(c), functionId)) !== undefined

/** Whom the receiver may propose instead: who is near, or was searched for in the form, and the one that was chosen there. */
async function proposable(
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

type FormPage = {
  child: Child
  receiver: Receiver
  onward: SupportRequest | undefined
  draft?: string
  state?: { values: Values; errors?: Record<string, string> }
  lacking?: Area[]
}

async function formPage(c: C, { child, receiver, onward, draft: draftId, state, lacking }: FormPage) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const t = texts(language)
  const crossing = receiver.unitId !== actor.unitId
  const draft = state
    ? undefined
    : await findDraft(tx, { form: 'request', childId: child.id, id: draftId || undefined })
  const isForThis = draft?.body.to === receiver.functionId
  const grounds = crossing
    ? await listGrounds(tx, actor, { childId: child.id, receiver, language })
    : undefined
  const first = {
    answerBy: await defaultAnswerBy(c),
    purpose: t.purposeGiven,
    ...(onward && fromEarlier(onward)),
  }
  return (
    <RequestFormPage
      child={child}
      receiver={receiver}
      labels={await findAreaLabels(tx, language)}
      grounds={grounds}
      wheel={await latestWheel(tx, child.id)}
      until={grounds?.find(ground => !ground.refusal)?.consentUntil ?? inDays(180)}
      from={onward?.id}
      draft={draftId || (isForThis ? draft.id : '')}
      state={state ?? { values: isForThis ? { ...first, ...draft.body } : first }}
      lacking={lacking}
    />
  )
}

/** The words of the first request, for the sender to keep or change. */
const fromEarlier = ({ asked, tried, childView, guardianView, areas }: SupportRequest) => ({
  asked,
  tried,
  childView,
  guardianView,
  areas,
})

/** The request whose receiver has proposed this very one: only then may it go on from there. */
async function findOnward(
  c: C,
  child: Child,
  receiver: Receiver,
  id: string | undefined,
): Promise<SupportRequest | undefined> {
  if (!id) return undefined
  const request = await getRequest(c.var.tx, idIn(id))
  const mine = partIn(request, staffOf(c)) === 'sender' && request.childId === child.id
  if (
    !mine ||
    !may('sender', 'agree', request.state) ||
    request.answers.at(-1)?.sendOnTo?.functionId !== receiver.functionId
  )
    throw notFound()
  return request
}

async function sentAlready(c: C, child: Child, once: unknown) {
  const row = await c.var.tx
    .selectFrom('child.requests')
    .select('id')
    .where('once', '=', idIn(String(once)))
    .where('child_id', '=', child.id)
    .executeTakeFirst()
  return row?.id
}

/** R20: the answer is 422, and leads away from the page: what was typed is kept all the same. */
async function keepAsDraft(c: C, child: Child, { once: _once, draft, ...body }: Values) {
  const id = String(draft)
  if (!isId(id)) return
  await saveDraft(c.var.tx, staffOf(c), { id, form: 'request', childId: child.id, body })
  c.var.keep()
}

function dateMistakes(answerBy: string, t: ReturnType<typeof texts>): Record<string, string> {
  if (answerBy <= todaysDate()) return { answerBy: t.answerByPast }
  return answerBy > inDays(366) ? { answerBy: t.answerByFar } : {}
}

async function defaultAnswerBy(c: C) {
  const row = await c.var.tx.selectFrom('people.collaborations').select('answer_days').executeTakeFirst()
  return inDays(row?.answer_days ?? 10)
}

const inDays = (days: number) => isoDate(new Date(Date.now() + days * 86_400_000))
