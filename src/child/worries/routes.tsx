import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../i18n/index.ts'
import {
  answersFromForm,
  fillState,
  getVersionToFill,
  readAnswers,
  type Version,
} from '../../instruments/index.ts'
import { searchOf } from '../../people/search/index.ts'
import { conflict } from '../../platform/errors/index.ts'
import { readForm, submit } from '../../platform/forms.ts'
import { idIn, isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels, refusedBy } from '../../sharing/disclosures/index.ts'
import { deleteDraft, findDraft, stateOf } from '../../sharing/drafts/index.ts'
import { findReceiver, listGrounds, readGround, sharingTexts } from '../../sharing/grounds/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { assessmentPaths } from '../assessments/index.ts'
import {
  askedFrom,
  type Child,
  findNamedPerson,
  getChild,
  getOwnChild,
  listChildren,
  listRecentChildren,
  pageIn,
} from '../children/index.ts'
import { answersOf, despiteOf, findWithdrawn, isBefore, withoutYes } from '../consents/index.ts'
import { handingRoutes } from './handing-routes.tsx'
import { worryPaths } from './noun.ts'
import { findPromise } from './promises.ts'
import { answerKindsFor } from './states.ts'
import { texts } from './texts.ts'
import { findReceipt, findTakenBack } from './withdrawal.ts'
import { withdrawalRoutes } from './withdrawal-routes.tsx'
import { withdrawalTexts } from './withdrawal-texts.ts'
import { answerWorry, listWorries, openWorry, partIn, shareWorry } from './worries.ts'
import { WorriesPage } from './worries-page.tsx'
import { answerSchema, worrySchema } from './worry-form.ts'
import { WhichChildPage, WorryFormPage } from './worry-form-page.tsx'
import { WorryPage } from './worry-page.tsx'

type C = Context<AppEnv>

export const worryRoutes = new Hono<AppEnv>()
  .route('/', handingRoutes)
  .route('/', withdrawalRoutes)
  .get(worryPaths.newWorry.pattern, async c => {
    const actor = staffOf(c)
    const asked = c.req.query('child')
    if (!asked) {
      const search = searchOf(c.req.query('q'))
      const { tx } = c.var
      const asked = { ...askedFrom(c.req.query()), show: 'all', sort: 'given' } as const
      const list = await listChildren(tx, actor, { search, own: true, ...asked })
      const recent = await listRecentChildren(tx, actor, { own: true })
      c.var.log({ act: 'search', kind: 'child' })
      return render(c, <WhichChildPage {...{ list, recent, asked, search }} />)
    }
    const child = await getOwnChild(c.var.tx, actor, idIn(asked))
    const draft = await findDraft(c.var.tx, { form: 'worry', childId: child.id, id: c.req.query('draft') })
    c.var.log(logRead(child.id, 'child', child.id))
    const version = await getVersionToFill(c.var.tx, 'worry', draft?.body.instrument)
    const again = c.req.query('again')
    const takenBack = again && isId(again) ? await findTakenBack(c.var.tx, child.id, again) : undefined
    return render(c, await formPage(c, child, version, stateOf(draft), takenBack))
  })
  .post(worryPaths.worries.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const read = await readForm(c, worrySchema, { language })
    const child = await getOwnChild(
      tx,
      actor,
      idIn(String(read.ok ? read.data.childId : read.state.values.childId)),
    )
    const receiver = await findNamedPerson(tx, child.id)
    const crossing = Boolean(receiver && receiver.unitId !== actor.unitId)
    const ground = crossing ? await readGround(c) : undefined
    const version = await getVersionToFill(
      tx,
      'worry',
      (read.ok ? read.values : read.state.values).instrument,
    )
    const sent = await c.req.formData()
    const { answers, problems } = readAnswers(version.definition, answersFromForm(version.definition, sent))
    const filled = fillState(version.definition, language, { sent, problems })
    const values = { ...(read.ok ? read.values : read.state.values), ...filled.values, ...ground?.values }
    const errors = { ...(!read.ok && read.state.errors), ...filled.errors, ...ground?.errors }
    if (!read.ok || !receiver || Object.keys(errors).length)
      return render(c, await formPage(c, child, version, { values, errors }), 422)
    const { draft, once, despite } = read.data
    const withdrawn = crossing ? await findWithdrawn(tx, child.id, [receiver]) : []
    if (withdrawn.length && despite !== despiteOf(withdrawn))
      return render(c, await formPage(c, child, version, { values, searched: true }), 422)
    const outcome = await refusedBy(tx, () =>
      shareWorry(tx, actor, child, receiver, { version, answers, once }, ground?.ground),
    )
    if ('refusal' in outcome)
      return render(
        c,
        await formPage(c, child, version, {
          values,
          errors: { basisId: sharingTexts(language)[outcome.refusal] },
        }),
        422,
      )
    if (draft) await deleteDraft(tx, draft)
    c.var.log({ act: 'write', did: 'wrote', childId: child.id, kind: 'worry', id: outcome.value })
    return c.redirect(worryPaths.worry(outcome.value), 303)
  })
  .get(worryPaths.ofChild.pattern, async c => {
    const child = await getChild(c.var.tx, staffOf(c), idOf(c))
    const list = await listWorries(c.var.tx, child.id, pageIn(c.req.query('page')))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, <WorriesPage child={child} list={list} />)
  })
  .get(worryPaths.worry.pattern, async c => {
    const actor = staffOf(c)
    const worry = await openWorry(c.var.tx, idOf(c))
    const child = await getChild(c.var.tx, actor, worry.childId)
    await markSeen(c, worry.id)
    c.var.log(logRead(child.id, 'worry', worry.id))
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    return render(
      c,
      <WorryPage
        child={child}
        worry={worry}
        labels={labels}
        part={partIn(worry, actor)}
        receipt={await findReceipt(c.var.tx, worry)}
        isMine={worry.author.personId === actor.personId}
        promise={await findPromise(c.var.tx, actor, worry.id)}
      />,
    )
  })
  .post(worryPaths.answers.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const worry = await openWorry(tx, idOf(c))
    if (worry.withdrawnAt) throw conflict(withdrawalTexts(language).takenBack(worry.withdrawnAt))
    const child = await getChild(tx, actor, worry.childId)
    const part = partIn(worry, actor)
    const promise = await findPromise(tx, actor, worry.id)
    return submit(c, answerSchema, {
      t,
      check: ({ kind, service }) => ({
        ...(!(part && answerKindsFor(part, Boolean(promise)).includes(kind)) && { kind: t.kindMissing }),
        ...(kind === 'guided' && !service && { service: t.serviceMissing }),
      }),
      again: async state => {
        c.var.log(logRead(child.id, 'worry', worry.id))
        const isMine = worry.author.personId === actor.personId
        return (
          <WorryPage
            {...{ child, worry, part, isMine, promise, state }}
            labels={await findAreaLabels(tx, language)}
          />
        )
      },
      run: async data => {
        await answerWorry(tx, actor, worry, data)
        c.var.log({
          act: 'write',
          did: part === 'author' ? 'wrote_more' : 'answered',
          childId: child.id,
          kind: 'worry',
          id: worry.id,
        })
        const goesOn = data.kind === 'assessment_opened' && child.own
        return goesOn ? assessmentPaths.newWheel(child.id) : worryPaths.worry(worry.id)
      },
    })
  })

async function formPage(c: C, child: Child, version: Version, state: FormState, takenBack?: Date) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const receiver = await findNamedPerson(tx, child.id)
  const labels = await findAreaLabels(tx, language)
  const crossing =
    receiver && receiver.unitId !== actor.unitId
      ? await findReceiver(tx, actor, receiver.functionId)
      : undefined
  const grounds =
    crossing && (await listGrounds(tx, actor, { childId: child.id, receiver: crossing, language }))
  const until = grounds?.find(ground => !ground.refusal)?.consentUntil ?? daysFromToday(180)
  const withdrawn = crossing ? await findWithdrawn(tx, child.id, [crossing]) : []
  const typed = state.values ?? {}
  const { values, said } = !state.resumed
    ? answersOf(typed, withdrawn)
    : isBefore(withdrawn, state.resumed)
      ? withoutYes(typed)
      : { values: typed, said: '' }
  return (
    <WorryFormPage
      child={child}
      version={version}
      receiver={receiver}
      labels={labels}
      until={until}
      isMyself={receiver?.functionId === actor.functionId}
      takenBack={takenBack}
      {...{ withdrawn, said }}
      state={{ ...state, values }}
      {...(grounds && { grounds })}
    />
  )
}
