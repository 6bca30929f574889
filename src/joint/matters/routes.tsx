import { type Context, Hono } from 'hono'
import { searchOf } from '../../people/search/index.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit, type Values } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, pageIn, render, staffOf } from '../../platform/page.tsx'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { askOfNames, keepAnswer } from '../naming/index.ts'
import { LiftPage, MergePage, WordsPage } from './action-pages.tsx'
import { type Action, actionsFor } from './actions.ts'
import {
  answerMatter,
  joinMatter,
  liftMatter,
  mergeMatter,
  raiseMatter,
  sayNotEnough,
  showMatter,
  withdrawMatter,
  writeInMatter,
} from './commands.ts'
import { countByLevel, listHoles, listShown } from './figures.ts'
import { findOwnerAbove, listForums, listWaysUp } from './forums.ts'
import { CountsPage, MattersPage, ShownPage } from './list-pages.tsx'
import { MatterPage } from './matter-page.tsx'
import { getMatter, listClimbs, listMatters, listOthers, listSaid, type Matter, views } from './matters.ts'
import {
  matterPaths as at,
  liftSchema,
  mergeSchema,
  raiseSchema,
  showingSchema,
  wordsSchema,
} from './noun.ts'
import { RaisePage } from './raise-page.tsx'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const matterRoutes = new Hono<AppEnv>()
  .get(at.matters.pattern, async c => {
    const { functionId } = staffOf(c)
    const view = views.find(each => each === c.req.query('view')) ?? 'answer'
    const page = pageIn(c.req.query('page'))
    const { matters, more } = await listMatters(c.var.tx, { view, page })
    return render(c, <MattersPage {...{ matters, view, page, more, functionId }} />)
  })
  .get(at.newMatter.pattern, async c => {
    staffOf(c)
    const { forum, again } = c.req.query()
    const before = again ? await getMatter(c.var.tx, idIn(again)) : undefined
    if (before && !before.first) throw notFound()
    const values: Values = before
      ? {
          words: before.words,
          sort: before.sort,
          forum: before.forum?.id ?? 'unknown',
          mayShow: before.mayShow ? 'yes' : '',
          mayName: before.mayName ? 'yes' : '',
        }
      : { forum: forum ? idIn(forum) : 'unknown' }
    return render(c, await raiseForm(c, { values }))
  })
  .post(at.matters.pattern, async c => {
    const actor = staffOf(c)
    const t = texts(c.var.language)
    return submit(c, raiseSchema, {
      t,
      check: ({ words, notChild }) => askOfNames(c.var.tx, c.var.language, { text: words, notChild }),
      again: state => raiseForm(c, state),
      run: async ({ forum, notChild, search: _search, find: _find, ...matter }) => {
        const to = !forum || forum === 'unknown' ? null : idIn(forum)
        const outcome = await raiseMatter(c.var.tx, { ...matter, forum: to })
        if ('refused' in outcome)
          return {
            errors: { forum: outcome.refused === 'matter_has_an_owner' ? t.nobodyAbove : t.forumGone },
          }
        const { id, isNew } = outcome.done
        if (isNew) await keepAnswer(c.var.tx, actor, { text: matter.words, notChild, kind: 'matter', id })
        return at.matter(id)
      },
    })
  })
  .get(at.shown.pattern, async c => {
    staffOf(c)
    const [search, page] = [searchOf(c.req.query('q')), pageIn(c.req.query('page'))]
    const { shown, more } = await listShown(c.var.tx, search, page)
    return render(c, <ShownPage {...{ shown, search, page, more }} />)
  })
  .get(at.counts.pattern, async c => {
    staffOf(c)
    const { tx } = c.var
    return render(c, <CountsPage figures={await countByLevel(tx)} holes={await listHoles(tx)} />)
  })
  .get(at.matter.pattern, async c => {
    const matter = await readable(c)
    const { tx } = c.var
    await markSeen(c, matter.id)
    const [climbs, said] = [await listClimbs(tx, matter.id), await listSaid(tx, matter.id)]
    return render(c, <MatterPage {...{ matter, climbs, said }} />)
  })
  .post(at.withdrawal.pattern, async c => {
    const matter = await readable(c)
    if (!matter.first) throw notFound()
    if (!(await withdrawMatter(c.var.tx, matter.id))) throw conflict(texts(c.var.language).tooLate)
    return c.redirect(at.newMatter({ again: matter.id }), 303)
  })
  .post(at.joining.pattern, async c => {
    const matter = await readable(c)
    if (!(await joinMatter(c.var.tx, matter.id))) throw conflict(texts(c.var.language).notNow)
    return c.redirect(at.matter(matter.id), 303)
  })
  .post(at.showing.pattern, async c => {
    const matter = await readable(c)
    if (!matter.first) throw notFound()
    const { functionId } = staffOf(c)
    return submit(c, showingSchema, {
      t: {},
      again: () => {
        throw notFound()
      },
      run: async said => {
        await showMatter(c.var.tx, matter.id, functionId, said)
        return at.matter(matter.id)
      },
    })
  })
  .get(at.lift.pattern, async c => render(c, await liftForm(c, await able(c, 'lift'), {})))
  .post(at.lift.pattern, async c => {
    const matter = await readable(c)
    if (!actionsFor(matter).includes('lift')) {
      if (await haveLifted(c, matter.id)) return c.redirect(at.matter(matter.id), 303)
      throw notFound()
    }
    const { actor, words } = writing(c)
    return submit(c, liftSchema, {
      t: texts(c.var.language),
      check: data => words.check(data),
      again: state => liftForm(c, matter, state),
      run: async ({ forum, ...data }) => {
        if (!(await liftMatter(c.var.tx, matter.id, { ...data, forum: idIn(forum) })))
          return { errors: { forum: texts(c.var.language).forumGone } }
        await keepAnswer(c.var.tx, actor, {
          text: data.words,
          notChild: data.notChild,
          kind: 'matter',
          id: matter.id,
        })
        return at.matter(matter.id)
      },
    })
  })
  .get(at.merging.pattern, async c => render(c, await mergeForm(c, await able(c, 'merging'), {})))
  .post(at.merging.pattern, async c => {
    const matter = await doing(c, 'merging')
    const t = texts(c.var.language)
    return submit(c, mergeSchema, {
      t,
      again: state => mergeForm(c, matter, state),
      run: async ({ into }) => {
        const found = await c.var.tx
          .selectFrom('joint.matters')
          .select('id')
          .where('id', '=', idIn(into))
          .executeTakeFirst()
        if (!found || !(await mergeMatter(c.var.tx, matter.id, found.id)))
          return { errors: { into: t.intoMissing } }
        return at.matter(matter.id)
      },
    })
  })
addWords('words', writeInMatter)
addWords('answer', answerMatter)
addWords('notEnough', sayNotEnough)

/** A page of words, and what is done with them. */
function addWords(action: 'words' | 'answer' | 'notEnough', run: typeof answerMatter) {
  matterRoutes
    .get(at[action].pattern, async c =>
      render(c, <WordsPage matter={await able(c, action)} action={action} />),
    )
    .post(at[action].pattern, async c => {
      const matter = await doing(c, action)
      const { actor, words } = writing(c)
      return submit(c, wordsSchema, {
        t: texts(c.var.language),
        check: data => words.check(data),
        again: state => <WordsPage {...{ matter, action, state }} />,
        run: async data => {
          if (!(await run(c.var.tx, matter.id, data))) throw conflict(texts(c.var.language).notNow)
          await keepAnswer(c.var.tx, actor, {
            text: data.words,
            notChild: data.notChild,
            kind: 'matter',
            id: matter.id,
          })
          return at.matter(matter.id)
        },
      })
    })
}

const writing = (c: C) => ({
  actor: staffOf(c),
  words: {
    check: ({ words, notChild }: { words: string; notChild: boolean }) =>
      askOfNames(c.var.tx, c.var.language, { text: words, notChild }),
  },
})

async function readable(c: C): Promise<Matter> {
  staffOf(c)
  return getMatter(c.var.tx, idOf(c))
}

/** One that the actor can do this with; 404 for anybody else. */
async function able(c: C, action: Action): Promise<Matter> {
  const matter = await readable(c)
  if (!actionsFor(matter).includes(action)) throw notFound()
  return matter
}

/** The same where a form is sent: what was possible a moment ago may have been done already, by the same form. */
async function doing(c: C, action: Exclude<Action, 'lift'>): Promise<Matter> {
  const matter = await readable(c)
  const { answers, writes, mine } = matter
  if (!{ answer: answers, merging: answers, words: writes, notEnough: mine }[action]) throw notFound()
  return matter
}

/** The same form was sent before, and whoever sent it does not answer for the matter any more. */
async function haveLifted(c: C, id: string) {
  const once = (await c.req.formData()).get('once')
  return c.var.tx
    .selectFrom('joint.matter_climbs')
    .select('id')
    .where('matter_id', '=', id)
    .where('once', '=', idIn(String(once)))
    .where('function_id', '=', staffOf(c).functionId)
    .executeTakeFirst()
}

async function raiseForm(c: C, state: FormState) {
  const { tx } = c.var
  const { search = '', forum = '' } = (state.values ?? {}) as Values
  const chosen = forum && forum !== 'unknown' ? idIn(String(forum)) : null
  const forums = await listForums(tx, { search: searchOf(String(search)), chosen })
  return <RaisePage {...{ forums, above: await findOwnerAbove(tx), state }} />
}

async function liftForm(c: C, matter: Matter, state: FormState) {
  const { tx } = c.var
  const { search = '', forum = '' } = (state.values ?? {}) as Values
  const chosen = forum ? idIn(String(forum)) : null
  const forums =
    matter.forum === null ? await listForums(tx, { search: searchOf(String(search)), chosen }) : undefined
  return <LiftPage {...{ matter, ways: await listWaysUp(tx, matter.id), forums, state }} />
}

async function mergeForm(c: C, matter: Matter, state: FormState) {
  const { search = '' } = (state.values ?? {}) as Values
  const others = await listOthers(c.var.tx, matter.id, searchOf(String(search)))
  return <MergePage {...{ matter, others, state }} />
}
