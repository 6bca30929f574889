import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Language } from '../../i18n/index.ts'
import { isProcessLeader, processLeaderOf } from '../../people/kinds/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { conflict, forbidden, notFound } from '../../platform/errors/index.ts'
import { missingWords, readForm, submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { ChoicePage } from './choice-page.tsx'
import { type Chosen, chooseFigures, readChoice } from './choices.ts'
import { choiceSchema, moveSchema, places, storySchema } from './forms.ts'
import { readAmount, sayAmount } from './goals.ts'
import { countyPaths } from './noun.ts'
import { listChoices } from './sources.ts'
import { type StoryAction, type StoryState, storyStates } from './states.ts'
import {
  clearsStories,
  editStory,
  getStory,
  listStories,
  moveStory,
  type Story,
  writeStory,
} from './stories.ts'
import { StoriesPage } from './stories-page.tsx'
import { StoryFormPage } from './story-form-page.tsx'
import { StoryPage } from './story-page.tsx'
import { countyTexts } from './texts.ts'

type C = Context<AppEnv>

export const countyRoutes = new Hono<AppEnv>()
  .get(countyPaths.figures.pattern, async c => {
    processLeaderOf(c)
    const chosen = await readChoice(c.var.tx)
    const values = valuesOfChoice(chosen, c.var.language)
    return render(c, await choicePage(c, { values }))
  })
  .post(countyPaths.figures.pattern, async c => {
    const actor = processLeaderOf(c)
    return submit(c, choiceSchema, {
      t: countyTexts(c.var.language),
      check: data => choiceErrors(c, data),
      again: state => choicePage(c, state),
      run: async data => {
        await chooseFigures(c.var.tx, actor, { chosen: chosenIn(data), once: data.once })
        return countyPaths.page()
      },
    })
  })
  .get(countyPaths.stories.pattern, async c => {
    const actor = clearerOf(c)
    return render(c, <StoriesPage stories={await listStories(c.var.tx)} writes={isProcessLeader(actor)} />)
  })
  .get(countyPaths.newStory.pattern, c => {
    processLeaderOf(c)
    return render(c, <StoryFormPage />)
  })
  .post(countyPaths.stories.pattern, async c => {
    const actor = processLeaderOf(c)
    const t = countyTexts(c.var.language)
    return submit(c, storySchema, {
      t,
      check: data => storyErrors(data, t),
      again: state => <StoryFormPage state={state} />,
      run: async data => countyPaths.story(await writeStory(c.var.tx, actor, data), { saved: 1 }),
    })
  })
  .get(countyPaths.story.pattern, async c => {
    const actor = clearerOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    return render(c, <StoryPage story={story} me={actor} saved={c.req.query('saved') === '1'} />)
  })
  .get(countyPaths.draft.pattern, async c => {
    processLeaderOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    if (story.state !== 'draft') return c.redirect(countyPaths.story(story.id), 303)
    return render(c, <StoryFormPage story={story} state={{ values: valuesOf(story) }} />)
  })
  .post(countyPaths.draft.pattern, async c => {
    const actor = processLeaderOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    const t = countyTexts(c.var.language)
    // Not by submit(): a draft that somebody else has changed meanwhile is answered with 409 and both texts.
    const read = await readForm(c, storySchema, {
      language: c.var.language,
      missing: missingWords(storySchema, t),
    })
    const errors = read.ok ? storyErrors(read.data, t) : read.state.errors
    const values = read.ok ? read.values : read.state.values
    if (!read.ok || errors) return render(c, <StoryFormPage story={story} state={{ values, errors }} />, 422)
    const { data } = read
    const isCurrent = data.revision === String(story.revision)
    if (isSame(story, data) || (isCurrent && (await editStory(c.var.tx, actor, story, data))))
      return c.redirect(countyPaths.story(story.id, { saved: 1 }), 303)
    // R20: what was typed is shown beside what is stored now; saved again, it replaces that.
    const state = { values: { ...values, revision: String(story.revision) } }
    return render(c, <StoryFormPage story={story} state={state} other={story} />, 409)
  })
  .post(countyPaths.clearance.pattern, c => move(c, clearerOf(c), 'clear'))
  .post(countyPaths.showing.pattern, c => move(c, processLeaderOf(c), 'show'))
  .post(countyPaths.removal.pattern, c => move(c, processLeaderOf(c), 'takeDown'))

const readerOf = (c: C) => ({ tx: c.var.tx, actor: staffOf(c), language: c.var.language })

function clearerOf(c: C): Staff {
  const actor = staffOf(c)
  if (!clearsStories(actor)) throw notFound()
  return actor
}

const choicePage = async (c: C, state: FormState) => (
  <ChoicePage lists={await listChoices(readerOf(c))} state={state} />
)

type Choice = z.output<typeof choiceSchema>

const figuresIn = (data: Choice) => places.map(n => data[`figure${n}`])

const chosenIn = (data: Choice): Chosen[] =>
  places.flatMap(n => {
    const [ref, is, value] = [data[`figure${n}`], data[`goalIs${n}`], readAmount(data[`goal${n}`])]
    return ref ? [{ ref, goal: is && value !== undefined ? { is, value } : undefined }] : []
  })

const valuesOfChoice = (chosen: Chosen[], language: Language) =>
  Object.fromEntries(
    chosen.flatMap(({ ref, goal }, n) => [
      [`figure${n + 1}`, ref],
      [`goalIs${n + 1}`, goal?.is ?? ''],
      [`goal${n + 1}`, goal ? sayAmount(goal.value, language) : ''],
    ]),
  )

async function choiceErrors(c: C, data: Choice): Promise<Record<string, string>> {
  const t = countyTexts(c.var.language)
  const asked = figuresIn(data)
  const lists = await listChoices(readerOf(c))
  const known = new Map(lists.flatMap(({ choices }) => choices.map(each => [each.ref, each] as const)))
  if (asked.some(ref => ref && !known.has(ref))) throw notFound()
  if (!asked.some(Boolean)) return { figure1: t.chooseOne }
  const again = places.filter(n => asked[n - 1] && asked.indexOf(asked[n - 1] as string) !== n - 1)
  return Object.fromEntries([
    ...places.flatMap(n => {
      const error = goalError(data, n, known.get(data[`figure${n}`])?.hasOwnGoal ?? false, t)
      return error ? [error] : []
    }),
    ...again.map(n => [`figure${n}`, t.twice]),
  ])
}

function goalError(
  data: Choice,
  n: (typeof places)[number],
  hasOwnGoal: boolean,
  t: ReturnType<typeof countyTexts>,
): [field: string, error: string] | undefined {
  const [is, typed] = [data[`goalIs${n}`], data[`goal${n}`]]
  if (!is && !typed) return undefined
  if (!data[`figure${n}`]) return [`figure${n}`, t.goalOfNothing]
  if (hasOwnGoal) return [`goalIs${n}`, t.goalOfIndicator]
  if (!is) return [`goalIs${n}`, t.goalIsMissing]
  return readAmount(typed) === undefined ? [`goal${n}`, t.goalWrong] : undefined
}

type Typed = z.output<typeof storySchema>

const storyErrors = ({ madeOf, consentNote }: Typed, t: ReturnType<typeof countyTexts>) =>
  madeOf === 'consented' && !consentNote ? { consentNote: t.consentNoteMissing } : undefined

/** Idempotent: what is stored already is not stored again. */
const isSame = (story: Story, typed: Typed) =>
  (['title', 'words', 'madeOf'] as const).every(key => story[key] === typed[key]) &&
  (story.madeOf === 'invented' || story.consentNote === typed.consentNote)

const valuesOf = ({ title, words, madeOf, consentNote, revision }: Story) => ({
  title,
  words,
  madeOf,
  consentNote,
  revision: String(revision),
})

/** Idempotent: a story that is in that state already is left. The database keeps the same rules, and locks. */
async function move(c: C, actor: Staff, action: StoryAction) {
  const { tx, language } = c.var
  const t = countyTexts(language)
  const story = await getStory(tx, idOf(c))
  // Not by submit(): a button has no page of its own to be shown again.
  const read = await readForm(c, moveSchema, { language })
  const to = { clear: 'cleared', show: 'shown', takeDown: 'taken_down' }[action] as StoryState
  if (story.state !== to) {
    const isCurrent = read.ok && read.data.revision === String(story.revision)
    if (!isCurrent || !storyStates.allows(story.state, action)) throw conflict(t.changedMeanwhile)
    if (action === 'clear' && story.personId === actor.personId) throw forbidden(t.clearNotMine)
    await moveStory(tx, story.id, to, story.revision)
  }
  return c.redirect(action === 'show' ? countyPaths.page() : countyPaths.story(story.id), 303)
}
