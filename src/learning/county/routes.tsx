import { type Context, Hono } from 'hono'
import { isProcessLeader, processLeaderOf } from '../../people/kinds/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { conflict, forbidden, notFound } from '../../platform/errors/index.ts'
import { readForm, type Values } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { ChoicePage } from './choice-page.tsx'
import { chooseFigures, readChoice } from './choices.ts'
import { choiceSchema, moveSchema, places, storySchema } from './forms.ts'
import { countyPaths } from './noun.ts'
import { listChoices } from './sources.ts'
import { type StoryState, storyMoves } from './states.ts'
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
  .get('/county/figures', async c => {
    processLeaderOf(c)
    const chosen = await readChoice(c.var.tx)
    return choicePage(c, { values: Object.fromEntries(chosen.map((ref, n) => [`figure${n + 1}`, ref])) })
  })
  .post('/county/figures', async c => {
    const actor = processLeaderOf(c)
    const { tx, language } = c.var
    const read = await readForm(c, choiceSchema, { language })
    if (!read.ok) return choicePage(c, read.state)
    const asked = places.map(n => read.data[`figure${n}`])
    const known = new Set(
      (await listChoices(readerOf(c))).flatMap(({ choices }) => choices.map(({ ref }) => ref)),
    )
    if (asked.some(ref => ref && !known.has(ref))) throw notFound()
    const errors = choiceMistakes(asked, language)
    if (errors) return choicePage(c, { values: read.values, errors })
    await chooseFigures(tx, actor, { figures: asked.filter(Boolean), once: read.data.once })
    return c.redirect(countyPaths.page(), 303)
  })
  .get('/county/stories', async c => {
    const actor = clearerOf(c)
    return render(c, <StoriesPage stories={await listStories(c.var.tx)} writes={isProcessLeader(actor)} />)
  })
  .get('/county/stories/new', c => {
    processLeaderOf(c)
    return render(c, <StoryFormPage />)
  })
  .post('/county/stories', async c => {
    const actor = processLeaderOf(c)
    const read = await readStory(c)
    if ('state' in read) return render(c, <StoryFormPage state={read.state} />, 422)
    const id = await writeStory(c.var.tx, actor, read.story)
    return c.redirect(`${countyPaths.story(id)}?saved=1`, 303)
  })
  .get('/county/stories/:id', async c => {
    const actor = clearerOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    return render(c, <StoryPage story={story} me={actor} saved={c.req.query('saved') === '1'} />)
  })
  .get('/county/stories/:id/draft', async c => {
    processLeaderOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    if (story.state !== 'draft') return c.redirect(countyPaths.story(story.id), 303)
    return render(c, <StoryFormPage story={story} state={{ values: valuesOf(story) }} />)
  })
  .post('/county/stories/:id/draft', async c => {
    const actor = processLeaderOf(c)
    const story = await getStory(c.var.tx, idOf(c))
    const read = await readStory(c)
    if ('state' in read) return render(c, <StoryFormPage story={story} state={read.state} />, 422)
    if (isSame(story, read.story)) return c.redirect(`${countyPaths.story(story.id)}?saved=1`, 303)
    const isMine = read.story.revision === String(story.revision)
    if (isMine && (await editStory(c.var.tx, actor, story, read.story)))
      return c.redirect(`${countyPaths.story(story.id)}?saved=1`, 303)
    // R20: what was typed is shown beside what stands there now; saved again, it replaces that.
    const state = { values: { ...read.values, revision: String(story.revision) } }
    return render(c, <StoryFormPage story={story} state={state} other={story} />, 409)
  })
  .post('/county/stories/:id/clearance', c => move(c, clearerOf(c), 'cleared'))
  .post('/county/stories/:id/showing', c => move(c, processLeaderOf(c), 'shown'))
  .post('/county/stories/:id/removal', c => move(c, processLeaderOf(c), 'taken_down'))

const readerOf = (c: C) => ({ tx: c.var.tx, actor: staffOf(c), language: c.var.language })

function clearerOf(c: C): Staff {
  const actor = staffOf(c)
  if (!clearsStories(actor)) throw notFound()
  return actor
}

async function choicePage(c: C, state: FormState) {
  const lists = await listChoices(readerOf(c))
  return render(c, <ChoicePage lists={lists} state={state} />, state.errors ? 422 : 200)
}

function choiceMistakes(asked: readonly string[], language: C['var']['language']) {
  const t = countyTexts(language)
  if (!asked.some(Boolean)) return { figure1: t.chooseOne }
  const again = places.filter(n => asked[n - 1] && asked.indexOf(asked[n - 1] as string) !== n - 1)
  return again.length ? Object.fromEntries(again.map(n => [`figure${n}`, t.twice])) : undefined
}

type Typed = {
  story: {
    title: string
    words: string
    madeOf: Story['madeOf']
    consentNote: string
    revision: string
    once: string
  }
  values: Values
}

async function readStory(c: C): Promise<Typed | { state: FormState }> {
  const { language } = c.var
  const t = countyTexts(language)
  const missing = { title: t.titleMissing, words: t.wordsMissing, madeOf: t.madeMissing }
  const read = await readForm(c, storySchema, { language, missing })
  if (!read.ok) return { state: read.state }
  if (read.data.madeOf === 'consented' && !read.data.consentNote)
    return { state: { values: read.values, errors: { consentNote: t.consentNoteMissing } } }
  return { story: read.data, values: read.values }
}

/** Sent twice it is one: what stands so already is as good as done. */
const isSame = (story: Story, typed: Typed['story']) =>
  (['title', 'words', 'madeOf'] as const).every(key => story[key] === typed[key]) &&
  (story.madeOf === 'invented' || story.consentNote === typed.consentNote)

const valuesOf = ({ title, words, madeOf, consentNote, revision }: Story) => ({
  title,
  words,
  madeOf,
  consentNote,
  revision: String(revision),
})

/** What stands so already is as good as done. The database keeps the same rules, and locks. */
async function move(c: C, actor: Staff, to: StoryState) {
  const { tx, language } = c.var
  const t = countyTexts(language)
  const story = await getStory(tx, idOf(c))
  const read = await readForm(c, moveSchema, { language })
  if (story.state !== to) {
    if (!read.ok || read.data.revision !== String(story.revision) || !storyMoves[story.state].includes(to))
      throw conflict(t.changedMeanwhile)
    if (to === 'cleared' && story.personId === actor.personId) throw forbidden(t.clearNotMine)
    await moveStory(tx, story.id, to, story.revision)
  }
  return c.redirect(to === 'shown' ? countyPaths.page() : countyPaths.story(story.id), 303)
}
