import { type Context, Hono } from 'hono'
import { searchFunctions, searchOf } from '../../people/search/index.ts'
import { submit } from '../../platform/forms.ts'
import { idIn } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import type { FormState } from '../../ui/index.ts'
import { DoublePage, doubleTexts, lookForDouble, sureOf } from '../team/index.ts'
import { childMistakes, childSchema, guardianSchema, namedPersonSchema, storedNumber } from './child-form.ts'
import {
  type Child,
  findRegistered,
  getOwnChild,
  isRegistered,
  registerChild,
  registerGuardian,
  setNamedPerson,
} from './children.ts'
import { ChildrenPage } from './children-page.tsx'
import { guardianNumberMistakes } from './guardian-number.ts'
import { GuardianPage } from './guardian-page.tsx'
import { askedFrom, listChildren, listRecentChildren } from './listing.ts'
import { NamedPersonPage } from './named-person-page.tsx'
import { findCandidate, findNamedPerson } from './named-persons.ts'
import { NewChildPage } from './new-child-page.tsx'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export const childrenRoutes = new Hono<AppEnv>()
  .get(childPaths.children.pattern, async c => {
    const actor = staffOf(c)
    const search = searchOf(c.req.query('q'))
    const asked = askedFrom(c.req.query())
    const list = await listChildren(c.var.tx, actor, { search, ...asked })
    const recent = await listRecentChildren(c.var.tx, actor)
    c.var.log({ act: 'search', kind: 'child' })
    return render(
      c,
      <ChildrenPage {...{ list, recent, asked, search }} mayOpenInEmergency={actor.mayOpenInEmergency} />,
    )
  })
  .get(childPaths.newChild.pattern, c => {
    staffOf(c)
    return render(c, <NewChildPage />)
  })
  .post(childPaths.children.pattern, async c => {
    const actor = staffOf(c)
    const t = texts(c.var.language)
    return submit(c, childSchema, {
      t,
      again: state => <NewChildPage state={state} />,
      check: data => childMistakes(data, t, c.var.language),
      run: async (data, values) => {
        const { tx } = c.var
        const child = { ...data, personNumber: storedNumber(data.personNumber) }
        const { wait, double } = (await findRegistered(tx, data.once))
          ? { wait: 0, double: undefined }
          : await lookForDouble(c, child, { isNew: true })
        if (wait) return { errors: { '': doubleTexts(c.var.language).wait(wait) } }
        if (double?.mine && double.sameNumber) return childPaths.child(double.mine)
        if (double && (double.sameNumber || data.sure !== sureOf(data))) {
          return render(c, <DoublePage double={double} values={values} />, 422)
        }
        const id = await registerChild(tx, actor, child, c.var.secret)
        c.var.log({ act: 'write', did: 'added_child', childId: id, kind: 'child', id })
        return childPaths.child(id)
      },
    })
  })
  .get(childPaths.namedPerson.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, await namedPersonPage(c, child))
  })
  .post(childPaths.namedPerson.pattern, async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const child = await getOwnChild(tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    return submit(c, namedPersonSchema, {
      t: texts(language),
      check: async ({ functionId }) => ({
        ...(!(await findCandidate(tx, child.id, functionId)) && {
          functionId: texts(language).functionIdMissing,
        }),
      }),
      again: state => namedPersonPage(c, child, state),
      run: async ({ functionId }) => {
        const current = await findNamedPerson(tx, child.id)
        if (functionId !== current?.functionId) {
          await setNamedPerson(tx, actor, { childId: child.id, functionId, how: 'by_hand' })
          c.var.log({ act: 'write', did: 'chose_contact', childId: child.id, kind: 'child', id: child.id })
        }
        return childPaths.child(child.id)
      },
    })
  })
  .get(childPaths.guardians.pattern, async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, <GuardianPage child={child} />)
  })
  .post(childPaths.guardians.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.logIfShownAgain(logRead(child.id, 'child', child.id))
    const t = texts(c.var.language)
    return submit(c, guardianSchema, {
      t,
      again: state => <GuardianPage child={child} state={state} />,
      check: async ({ personNumber, sure, once }) =>
        // Sent twice: the number is in the family by the first.
        (await isRegistered(c.var.tx, once))
          ? undefined
          : guardianNumberMistakes(c.var.tx, {
              child,
              personNumber,
              sure,
              secret: c.var.secret,
              language: c.var.language,
            }),
      run: async data => {
        const personNumber = storedNumber(data.personNumber)
        await registerGuardian(c.var.tx, actor, child.id, { ...data, personNumber }, c.var.secret)
        c.var.log({ act: 'write', did: 'added_guardian', childId: child.id, kind: 'child', id: child.id })
        return childPaths.child(child.id)
      },
    })
  })

async function namedPersonPage(c: Context<AppEnv>, child: Child, state?: FormState) {
  const actor = staffOf(c)
  const { tx, language } = c.var
  const search = searchOf(String(state?.values?.search ?? ''))
  const current = await findNamedPerson(tx, child.id)
  const chosen = await findCandidate(tx, child.id, idIn(String(state?.values?.functionId ?? '')))
  const near = [...new Map([current, chosen].flatMap(one => (one ? [[one.functionId, one]] : []))).values()]
  const { found, more } = await searchFunctions(tx, actor, {
    search,
    language,
    only: 'named_person',
    ownUnit: 'first',
    without: near.map(({ functionId }) => functionId),
  })
  return (
    <NamedPersonPage
      child={child}
      near={near}
      found={found}
      more={more}
      unitId={actor.unitId}
      current={current?.functionId ?? ''}
      state={state}
    />
  )
}
