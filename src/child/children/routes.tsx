import { Hono } from 'hono'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import {
  childMistakes,
  childSchema,
  guardianSchema,
  namedPersonSchema,
  readPersonNumber,
} from './child-form.ts'
import { getOwnChild, listChildren, registerChild, registerGuardian, setNamedPerson } from './children.ts'
import { ChildrenPage } from './children-page.tsx'
import { GuardianPage } from './guardian-page.tsx'
import { NamedPersonPage } from './named-person-page.tsx'
import { listCandidates } from './named-persons.ts'
import { NewChildPage } from './new-child-page.tsx'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export const childrenRoutes = new Hono<AppEnv>()
  .get(childPaths.children.pattern, async c => {
    const actor = staffOf(c)
    const search = (c.req.query('q') ?? '').trim().slice(0, 80)
    const children = await listChildren(c.var.tx, actor, { search, language: c.var.language })
    c.var.log({ act: 'search', kind: 'child' })
    return render(
      c,
      <ChildrenPage known={children} search={search} mayOpenInEmergency={actor.mayOpenInEmergency} />,
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
      check: data => childMistakes(data, t),
      run: async data => {
        const personNumber = readPersonNumber(data.personNumber) ?? ''
        const id = await registerChild(c.var.tx, actor, { ...data, personNumber }, c.var.secret)
        c.var.log({ act: 'write', childId: id, kind: 'child', id })
        return childPaths.child(id)
      },
    })
  })
  .get(childPaths.namedPerson.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const { candidates, current } = await listCandidates(c.var.tx, child.id)
    c.var.log(logRead(child.id, 'child', child.id))
    return render(
      c,
      <NamedPersonPage child={child} candidates={candidates} unitId={actor.unitId} current={current} />,
    )
  })
  .post(childPaths.namedPerson.pattern, async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const { candidates, current } = await listCandidates(c.var.tx, child.id)
    const t = texts(c.var.language)
    const isKnown = (id: string) => candidates.some(({ functionId }) => functionId === id)
    return submit(c, namedPersonSchema, {
      t,
      again: state => <NamedPersonPage {...{ child, candidates, unitId: actor.unitId, current, state }} />,
      check: ({ functionId }) => (isKnown(functionId) ? undefined : { functionId: t.namedPersonNone }),
      run: async ({ functionId }) => {
        if (functionId !== current)
          await setNamedPerson(c.var.tx, actor, { childId: child.id, functionId, how: 'by_hand' })
        c.var.log({ act: 'write', childId: child.id, kind: 'child', id: child.id })
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
    const t = texts(c.var.language)
    return submit(c, guardianSchema, {
      t,
      again: state => <GuardianPage child={child} state={state} />,
      check: ({ personNumber }) =>
        readPersonNumber(personNumber) === undefined ? { personNumber: t.personNumberWrong } : undefined,
      run: async data => {
        const personNumber = readPersonNumber(data.personNumber) ?? ''
        await registerGuardian(c.var.tx, actor, child.id, { ...data, personNumber }, c.var.secret)
        c.var.log({ act: 'write', childId: child.id, kind: 'child', id: child.id })
        return childPaths.child(child.id)
      },
    })
  })
