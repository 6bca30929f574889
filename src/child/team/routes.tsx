import { type Context, Hono } from 'hono'
import { searchOf } from '../../people/search/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { readForm, submit, type Values } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { markSeen } from '../../sharing/notices/index.ts'
import type { FormState } from '../../ui/index.ts'
import { type Child, childPaths, findChild, getChild, getOwnChild, storedNumber } from '../children/index.ts'
import { askToJoin, type Double, type Identity, isMeant, joinSchema, lookForDouble } from './double.ts'
import { DoublePage } from './double-page.tsx'
import { doubleTexts } from './double-texts.ts'
import { EndPage } from './end-page.tsx'
import { JoinPage, MyJoinPage } from './join-page.tsx'
import { teamPaths } from './noun.ts'
import {
  answerJoin,
  getJoin,
  isHiddenFrom,
  letGo,
  listCandidates,
  listJoins,
  listTeam,
  takeIn,
  whyStays,
} from './team.ts'
import { answerSchema, colleagueSchema, endSchema } from './team-form.ts'
import { TeamPage } from './team-page.tsx'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const teamRoutes = new Hono<AppEnv>()
  .get(teamPaths.team.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'team', child.id))
    return render(c, await teamPage(c, child))
  })
  .post(teamPaths.team.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'team', child.id))
    const t = texts(language)
    let listFirst = false
    return submit(c, colleagueSchema, {
      t,
      again: state => teamPage(c, child, { state, listFirst }),
      check: async ({ functionId }) => {
        if (!(await isOfMyUnit(c, functionId))) return { functionId: t.functionIdMissing }
        listFirst = await isHiddenFrom(tx, child.id, functionId)
        return listFirst ? { functionId: t.listFirst } : undefined
      },
      run: async ({ functionId, once }) => {
        await takeIn(tx, child.id, functionId, once)
        c.var.log({ act: 'write', did: 'changed', childId: child.id, kind: 'team', id: child.id })
        return teamPaths.team(child.id, { done: 'in' })
      },
    })
  })
  .get(teamPaths.end.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const team = await listTeam(c.var.tx, child.id)
    const colleague = team.find(({ functionId }) => functionId === c.req.query('function'))
    if (!colleague) return c.redirect(teamPaths.team(child.id), 303)
    c.var.log(logRead(child.id, 'team', child.id))
    return render(c, <EndPage {...{ child, team, colleague }} functionId={actor.functionId} />)
  })
  .post(teamPaths.end.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'team', child.id))
    // Not `submit`: its one field is hidden, so a wrong one is a 404, and one who is gone leads back to the list.
    const read = await readForm(c, endSchema, { language })
    if (!read.ok) throw notFound()
    const team = await listTeam(tx, child.id)
    const colleague = team.find(({ functionId }) => functionId === read.data.functionId)
    if (!colleague) return c.redirect(teamPaths.team(child.id), 303)
    if (whyStays(colleague, team))
      return render(c, <EndPage {...{ child, team, colleague }} functionId={actor.functionId} />, 422)
    await letGo(tx, child.id, colleague.functionId)
    c.var.log({ act: 'write', did: 'changed', childId: child.id, kind: 'team', id: child.id })
    const still = await findChild(tx, actor, child.id)
    return c.redirect(still ? teamPaths.team(child.id, { done: 'out' }) : childPaths.children(), 303)
  })
  .post(teamPaths.joins.pattern, async c => {
    const { tx, language } = c.var
    staffOf(c)
    const t = doubleTexts(language)
    const identityOf = (values: Values): Identity => ({
      givenName: String(values.givenName),
      familyName: String(values.familyName),
      birthDate: String(values.birthDate),
      personNumber: storedNumber(String(values.personNumber)),
    })
    const read = await readForm(c, joinSchema, { language, missing: { words: t.wordsMissing } })
    const { values, errors } = read.ok ? { values: read.values, errors: {} } : read.state
    // Whom it is about came along from the page before: only the words can be corrected here.
    if (Object.keys(errors).some(name => name !== 'words')) return c.redirect(childPaths.newChild(), 303)
    const identity = identityOf(values)
    const { wait, double } = await lookForDouble(c, identity)
    const again = (found: Double, state: FormState) =>
      render(c, <DoublePage {...{ double: found, values, state }} />, 422)
    if (wait) return again(unlooked, { values, errors: { '': t.wait(wait) } })
    if (!double) return c.redirect(childPaths.newChild(), 303)
    if (!read.ok) return again(double, read.state)
    // Its question is on that page, beside what was typed.
    if (!isMeant(double, identity, read.data.sure)) return again(double, { values })
    const id = await askToJoin(tx, identity, { ...read.data, sure: double.alike })
    return c.redirect(id ? teamPaths.join(id) : childPaths.newChild(), 303)
  })
  .get(teamPaths.join.pattern, async c => {
    const { tx } = c.var
    const actor = staffOf(c)
    const join = await getJoin(tx, actor, idOf(c))
    await markSeen(c, join.id)
    if (!join.from) {
      c.var.log({ act: 'read', kind: 'join', id: join.id })
      return render(c, <MyJoinPage join={join} />)
    }
    const child = await getChild(tx, actor, join.childId ?? '')
    c.var.log(logRead(child.id, 'join', join.id))
    return render(c, <JoinPage {...{ child, join }} from={join.from} />)
  })
  .post(teamPaths.answer.pattern, async c => {
    const { tx, language } = c.var
    const actor = staffOf(c)
    const join = await getJoin(tx, actor, idOf(c))
    const { from } = join
    // The one who asked has no answer to give.
    if (!from) throw notFound()
    const child = await getOwnChild(tx, actor, join.childId ?? '')
    c.var.logIfShownAgain(logRead(child.id, 'join', join.id))
    const t = texts(language)
    let listFirst = false
    return submit(c, answerSchema, {
      t,
      again: state => <JoinPage {...{ child, join, from, listFirst, state }} />,
      check: async ({ answer }) => {
        listFirst = answer === 'yes' && (await isHiddenFrom(tx, child.id, from.functionId))
        return listFirst ? { answer: t.listFirst } : undefined
      },
      run: async ({ answer, words }) => {
        const done = await answerJoin(tx, join.id, { yes: answer === 'yes', words })
        if (done) c.var.log({ act: 'write', did: 'answered', childId: child.id, kind: 'join', id: join.id })
        return done && answer === 'yes' ? teamPaths.team(child.id, { done: 'in' }) : teamPaths.join(join.id)
      },
    })
  })

/** Before one may look again nothing is told of it, but what the page before has told. */
const unlooked: Double = {
  sameNumber: false,
  alike: false,
  mine: null,
  contact: null,
  asked: null,
  near: false,
}

async function teamPage(
  c: C,
  child: Child,
  { state = {}, listFirst = false }: { state?: FormState; listFirst?: boolean } = {},
) {
  const { tx, language } = c.var
  const actor = staffOf(c)
  const search = searchOf(String(state.values?.search ?? ''))
  const { found, more } = await listCandidates(tx, actor, { childId: child.id, search, language })
  const done = c.req.query('done')
  return (
    <TeamPage
      {...{ child, more, state, listFirst }}
      functionId={actor.functionId}
      team={await listTeam(tx, child.id)}
      joins={await listJoins(tx, child.id)}
      candidates={found}
      done={done === 'in' || done === 'out' ? done : undefined}
    />
  )
}

/** A function of another unit is no choice, whoever sends its id. */
async function isOfMyUnit(c: C, functionId: string) {
  const row = await c.var.tx
    .selectFrom('people.functions')
    .select('id')
    .where('id', '=', idIn(functionId))
    .where('unit_id', '=', staffOf(c).unitId)
    .executeTakeFirst()
  return Boolean(row)
}
