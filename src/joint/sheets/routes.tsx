import { type Context, Hono } from 'hono'
import { todaysDate } from '../../i18n/index.ts'
import {
  type Answers,
  answersFromForm,
  type Definition,
  fillState,
  getVersion,
  itemsOf,
  readAnswers,
  wordsIn,
} from '../../instruments/index.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { type DraftBody, deleteDraft, findDraft, stateOf } from '../../sharing/drafts/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { getLedSubject, getSubject } from '../subjects/index.ts'
import {
  AgreedPage,
  AnswerPage,
  alone,
  NewRoundPage,
  NewSheetPage,
  NextPage,
  OpeningPage,
  UnsentPage,
} from './forms.tsx'
import { sheetPaths as at, nextSchema, roundSchema, sheetSchema } from './noun.ts'
import {
  agree,
  beginRound,
  handInLate,
  haveAnswered,
  makeSheet,
  openRound,
  planNext,
  saveAnswer,
  sayReady,
  takeBackReady,
} from './rounds.ts'
import { SheetPage } from './sheet-page.tsx'
import {
  findOwn,
  getRound,
  getSheet,
  iAnswer,
  listAgreed,
  listAsked,
  listChoosable,
  listRounds,
  listVoices,
  type Own,
  type Round,
} from './sheets.ts'
import { texts } from './texts.ts'
import { YearsPage } from './years-page.tsx'

type C = Context<AppEnv>

/** So many rounds stand side by side. */
const besideEachOther = 4

export const sheetRoutes = new Hono<AppEnv>()
  .get(at.newSheet.pattern, async c => {
    const subject = await openLed(c, idOf(c))
    return render(c, <NewSheetPage subject={subject} choosable={await listChoosable(c.var.tx)} />)
  })
  .post(at.sheets.pattern, async c => {
    const subject = await openLed(c, idOf(c))
    const choosable = await listChoosable(c.var.tx)
    const t = texts(c.var.language)
    return submit(c, sheetSchema, {
      t,
      check: ({ version, answerBy }) => ({
        ...past(c, answerBy),
        ...(!choosable.some(({ versionId }) => versionId === version) && { version: t.versionGone }),
      }),
      again: state => <NewSheetPage {...{ subject, choosable, state }} />,
      run: async data => at.sheet(await makeSheet(c.var.tx, staffOf(c), subject.id, data)),
    })
  })
  .get(at.sheet.pattern, async c => {
    const shown = await sheetOf(c)
    const { tx } = c.var
    const rounds = await listRounds(tx, shown.sheet.id)
    const round = numbered(rounds, c.req.query('round')) ?? rounds[0]
    if (!round) throw notFound()
    await markSeen(c, round.id)
    const asked = await listAsked(tx, round)
    const opened = round.openedAt ? [round.id] : []
    const [voices, agreed] = [await listVoices(tx, opened), await listAgreed(tx, opened)]
    const answers = await iAnswer(tx, shown.subject.id)
    const own = round.openedAt ? await findOwn(tx, round.id) : undefined
    const mayBeLate = Boolean(
      round.openedAt && answers && !own?.late && !asked.some(({ mine, ready }) => mine && ready),
    )
    return render(
      c,
      <SheetPage {...{ ...shown, rounds, round, asked, voices, agreed, answers, mayBeLate }} />,
    )
  })
  .get(at.years.pattern, async c => {
    const shown = await sheetOf(c)
    const { tx } = c.var
    const opened = (await listRounds(tx, shown.sheet.id)).filter(({ openedAt }) => openedAt)
    const last = numbered(opened, c.req.query('round')) ?? opened[0]
    if (!last) throw notFound()
    const from = opened.indexOf(last)
    const chosen = opened.slice(from, from + besideEachOther)
    const ids = chosen.map(({ id }) => id)
    const [voices, agreed] = [await listVoices(tx, ids), await listAgreed(tx, ids)]
    return render(
      c,
      <YearsPage
        {...{ ...shown, voices, agreed }}
        rounds={chosen.toReversed()}
        earlier={opened[from + besideEachOther]}
        later={from > 0 ? opened[Math.max(0, from - besideEachOther)] : undefined}
      />,
    )
  })
  .get(at.next.pattern, async c => {
    const { sheet, title } = await ledSheet(c)
    return render(c, <NextPage {...{ sheet, title }} />)
  })
  .post(at.next.pattern, async c => {
    const { sheet, title } = await ledSheet(c)
    return submit(c, nextSchema, {
      t: texts(c.var.language),
      again: state => <NextPage {...{ sheet, title, state }} />,
      run: async ({ nextOn, was }, values) => {
        const read = /^\d{4}-\d\d-\d\d$/.test(was) ? was : null
        if (was && !read) throw conflict(texts(c.var.language).notNow)
        if (await planNext(c.var.tx, sheet.id, { nextOn, was: read })) return at.sheet(sheet.id)
        const { was: _, ...typed } = values
        return render(c, <NextPage {...{ sheet, title, state: { values: typed } }} meanwhile />, 409)
      },
    })
  })
  .get(at.newRound.pattern, async c => {
    const { sheet, title } = await ledSheet(c)
    await refuseWhileClosed(c, sheet.id)
    return render(c, <NewRoundPage {...{ sheet, title }} />)
  })
  .post(at.rounds.pattern, async c => {
    const { sheet, title } = await ledSheet(c)
    return submit(c, roundSchema, {
      t: texts(c.var.language),
      check: ({ answerBy }) => past(c, answerBy),
      again: state => <NewRoundPage {...{ sheet, title, state }} />,
      run: async data => {
        const outcome = await beginRound(c.var.tx, staffOf(c), sheet, data)
        if ('refused' in outcome) throw conflict(texts(c.var.language).oneAtATime)
        return at.sheet(sheet.id)
      },
    })
  })
  .get(at.round.pattern, async c => {
    const { round } = await roundOf(c)
    return c.redirect(at.sheet(round.sheetId, { round: round.number }), 303)
  })
  .get(at.answer.pattern, async c => {
    const { round, title, definition, areaLabels } = await askedRound(c)
    const { tx } = c.var
    await markSeen(c, round.id)
    const [own, ready] = [await findOwn(tx, round.id), await amReady(c, round)]
    const draft = await findDraft(tx, { form: 'sheet', holds: { round: round.id } })
    if (round.openedAt && (ready || own?.late)) {
      if (!draft) return c.redirect(at.round(round.id), 303)
      const answers = answersIn(definition, draft.body)
      return render(c, <UnsentPage {...{ round, title, definition, areaLabels, answers }} />)
    }
    const state: FormState = draft
      ? stateOf(draft)
      : fillState(definition, c.var.language, own ? { answers: own.answers } : {})
    const revision = draft ? numberIn(draft.body.revision) : (own?.revision ?? 0)
    return answerPage(c, { round, title, definition, ready, draft: draft?.id, revision, state })
  })
  // Not `submit`: the questions are the instrument's.
  .post(at.answer.pattern, async c => {
    const shown = await askedRound(c)
    const { round, definition } = shown
    const { tx, language } = c.var
    const actor = staffOf(c)
    const sent = await c.req.formData()
    const field = (name: string) => String(sent.get(name) ?? '')
    const wantsReady = field('done') === 'yes' || Boolean(round.openedAt)
    const { answers, problems } = readAnswers(definition, answersFromForm(definition, sent), {
      partial: !wantsReady,
    })
    const [ready, draft, revision] = [await amReady(c, round), field('draft'), numberIn(field('revision'))]
    const again = (status: 409 | 422, state: FormState, more: Partial<Again> = {}) =>
      answerPage(c, { ...shown, ready, draft, revision, state, ...more }, status)
    const typed = fillState(definition, language, { sent })
    if (problems.length) return again(422, fillState(definition, language, { sent, problems }))
    if (Object.keys(answers).length === 0)
      return again(422, { ...typed, errors: { '': texts(language).nothing } })

    if (round.openedAt) {
      // Written while it was closed: the writer is told before it is handed in for all to read.
      if (field('late') !== 'yes' && !ready) return again(409, typed)
      const outcome = ready ? 'handed_in' : await handInLate(tx, actor, round, answers)
      if (outcome === 'not_asked') throw notFound()
      if (outcome === 'handed_in' && !(await haveAnswered(tx, actor, round, answers)))
        return render(c, <UnsentPage {...shown} answers={answers} />, 409)
      await deleteDraft(tx, draft)
      return c.redirect(at.round(round.id), 303)
    }
    const saved = await saveAnswer(tx, actor, round, { answers, revision })
    if (saved === 'not_asked') throw notFound()
    if (saved === 'opened') return again(409, typed, { round: await getRound(tx, round.id) })
    if (saved === 'meanwhile') {
      const own = (await findOwn(tx, round.id)) as Own
      return again(409, typed, { revision: own.revision, theirs: own.answers })
    }
    if (wantsReady) await sayReady(tx, actor, round)
    await deleteDraft(tx, draft)
    return c.redirect(at.round(round.id), 303)
  })
  .post(at.notReady.pattern, async c => {
    const { round } = await askedRound(c)
    const outcome = await takeBackReady(c.var.tx, staffOf(c), round)
    if ('refused' in outcome) throw conflict(texts(c.var.language).notNow)
    return c.redirect(at.round(round.id), 303)
  })
  .get(at.opening.pattern, async c => {
    const { round, title } = await ledRound(c)
    if (round.openedAt) return c.redirect(at.round(round.id), 303)
    const waiting = (await listAsked(c.var.tx, round)).filter(({ ready }) => !ready)
    return render(c, <OpeningPage {...{ round, title, waiting }} />)
  })
  .post(at.opening.pattern, async c => {
    const { round } = await ledRound(c)
    if (!(await openRound(c.var.tx, round.id))) throw notFound()
    return c.redirect(at.round(round.id), 303)
  })
  .get(at.agreed.pattern, async c => {
    const shown = await agreedOf(c)
    const answer = shown.stands?.answer
    const state = fillState(
      alone(shown.definition, shown.item),
      c.var.language,
      answer == null ? {} : { answers: { [shown.item.id]: answer } },
    )
    return render(c, <AgreedPage {...shown} state={state} />)
  })
  .post(at.agreed.pattern, async c => {
    const shown = await agreedOf(c)
    const { round, definition, item } = shown
    const { tx, language } = c.var
    const asked = alone(definition, item)
    const sent = await c.req.formData()
    const { answers, problems } = readAnswers(asked, answersFromForm(asked, sent))
    if (problems.length)
      return render(c, <AgreedPage {...shown} state={fillState(asked, language, { sent, problems })} />, 422)
    const answer = answers[item.id] ?? null
    const revision = numberIn(String(sent.get('revision') ?? ''))
    const outcome = await agree(tx, staffOf(c), round, { item: item.id, revision, answer })
    if (outcome === 'done') return c.redirect(at.round(round.id), 303)
    const now = (await listAgreed(tx, [round.id])).find(each => each.item === item.id)
    return render(
      c,
      <AgreedPage {...shown} stands={now} state={fillState(asked, language, { sent })} meanwhile />,
      409,
    )
  })

type Again = Parameters<typeof AnswerPage>[0]

async function answerPage(c: C, given: Omit<Again, 'areaLabels' | 'post'>, status: 200 | 409 | 422 = 200) {
  const { functionName, unitName } = staffOf(c)
  const areaLabels = await findAreaLabels(c.var.tx, c.var.language)
  return render(
    c,
    <AnswerPage {...given} areaLabels={areaLabels} post={`${functionName}, ${unitName}`} />,
    status,
  )
}

async function openLed(c: C, id: string) {
  staffOf(c)
  const subject = await getLedSubject(c.var.tx, id)
  // What has ended takes nothing new.
  if (subject.state === 'ended') throw conflict(texts(c.var.language).notNow)
  return subject
}

/** A sheet that I read, with what it asks. */
async function sheetOf(c: C, id = idOf(c)) {
  staffOf(c)
  const { tx, language } = c.var
  const sheet = await getSheet(tx, id)
  const subject = await getSubject(tx, sheet.subjectId)
  const { definition } = await getVersion(tx, sheet.versionId)
  const areaLabels = await findAreaLabels(tx, language)
  return {
    sheet,
    subject,
    definition,
    areaLabels,
    title: wordsIn(definition.title, language, definition).text,
  }
}

async function ledSheet(c: C) {
  const shown = await sheetOf(c)
  await openLed(c, shown.subject.id)
  return shown
}

async function refuseWhileClosed(c: C, sheetId: string) {
  if ((await listRounds(c.var.tx, sheetId)).some(({ openedAt }) => !openedAt))
    throw conflict(texts(c.var.language).oneAtATime)
}

async function roundOf(c: C) {
  staffOf(c)
  const round = await getRound(c.var.tx, idOf(c))
  return { round, ...(await sheetOf(c, round.sheetId)) }
}

/** One that my function is to answer; 404 for whoever only reads or is informed. */
async function askedRound(c: C) {
  const shown = await roundOf(c)
  if (!(await iAnswer(c.var.tx, shown.subject.id))) throw notFound()
  return shown
}

async function ledRound(c: C) {
  const shown = await roundOf(c)
  if (!shown.subject.leads) throw notFound()
  return shown
}

/** What is agreed on one question of an opened round, for who writes it. */
async function agreedOf(c: C) {
  const shown = await askedRound(c)
  const { round, definition } = shown
  const item = itemsOf(definition).find(({ id }) => id === c.req.param('item'))
  if (!item || !round.openedAt) throw notFound()
  const voices = await listVoices(c.var.tx, [round.id])
  const stands = (await listAgreed(c.var.tx, [round.id])).find(each => each.item === item.id)
  return { ...shown, item, voices, stands }
}

const amReady = async (c: C, round: Round) =>
  Boolean(
    await c.var.tx
      .selectFrom('joint.round_ready')
      .select('round_id')
      .where('round_id', '=', round.id)
      .where('function_id', '=', staffOf(c).functionId)
      .executeTakeFirst(),
  )

const past = (c: C, day: string) =>
  day < todaysDate() ? { answerBy: texts(c.var.language).answerByPast } : undefined

const numbered = (rounds: readonly Round[], asked: string | undefined) => {
  if (asked === undefined) return undefined
  const found = rounds.find(({ number }) => String(number) === asked)
  if (!found) throw notFound()
  return found
}

const numberIn = (text: unknown) => (typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0)

function answersIn(definition: Definition, body: DraftBody): Answers {
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) for (const each of [value].flat()) form.append(name, each)
  return readAnswers(definition, answersFromForm(definition, form), { partial: true }).answers
}
