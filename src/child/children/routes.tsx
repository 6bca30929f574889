import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { searchFunctions, searchOf } from '../../people/search/index.ts'
import { readForm, submit } from '../../platform/forms.ts'
import { todaysDate } from '../../platform/i18n/index.ts'
import { idIn } from '../../platform/ids.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { event } from '../../sharing/events/index.ts'
import type { FormState } from '../../ui/index.ts'
import {
  birthDateOf,
  childSchema,
  guardianSchema,
  namedPersonSchema,
  readPersonNumber,
} from './child-form.ts'
import { type Child, getOwnChild, listChildren, registerChild, setNamedPerson } from './children.ts'
import { ChildrenPage } from './children-page.tsx'
import { GuardianPage } from './guardian-page.tsx'
import { NamedPersonPage } from './named-person-page.tsx'
import { findCandidate, findNamedPerson } from './named-persons.ts'
import { NewChildPage } from './new-child-page.tsx'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export const childrenRoutes = new Hono<AppEnv>()
  .get('/children', async c => {
    const actor = staffOf(c)
    const search = searchOf(c.req.query('q'))
    const { children, more } = await listChildren(c.var.tx, actor, { search, language: c.var.language })
    c.var.log({ act: 'search', kind: 'child' })
    return render(
      c,
      <ChildrenPage
        known={children}
        more={more}
        search={search}
        mayOpenInEmergency={actor.mayOpenInEmergency}
      />,
    )
  })
  .get('/children/new', c => {
    staffOf(c)
    return render(c, <NewChildPage />)
  })
  .post('/children', async c => {
    const actor = staffOf(c)
    const t = texts(c.var.language)
    const read = await readForm(c, childSchema, { language: c.var.language })
    if (!read.ok) return render(c, <NewChildPage state={read.state} />, 422)
    const { data } = read
    const personNumber = data.personNumber ? readPersonNumber(data.personNumber) : ''
    const errors = {
      ...(personNumber === undefined && { personNumber: t.personNumberWrong }),
      ...(personNumber && birthDateOf(personNumber) !== data.birthDate && { birthDate: t.birthMismatch }),
      ...(data.birthDate > todaysDate() && { birthDate: t.birthFuture }),
      ...(data.birthDate < '1990-01-02' && { birthDate: t.birthFuture }),
    }
    if (Object.keys(errors).length)
      return render(c, <NewChildPage state={{ values: read.values, errors }} />, 422)
    const id = await registerChild(
      c.var.tx,
      actor,
      { ...data, personNumber: personNumber ?? '' },
      c.var.secret,
    )
    c.var.log({ act: 'write', childId: id, kind: 'child', id })
    return c.redirect(childPaths.child(id), 303)
  })
  .get('/children/:id/named-person', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, await namedPersonPage(c, child))
  })
  .post('/children/:id/named-person', async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const child = await getOwnChild(tx, actor, idOf(c))
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
        if (functionId !== current?.functionId)
          await setNamedPerson(tx, actor, { childId: child.id, functionId, how: 'by_hand' })
        c.var.log({ act: 'write', childId: child.id, kind: 'child', id: child.id })
        return childPaths.child(child.id)
      },
    })
  })
  .get('/children/:id/guardians', async c => {
    const child = await getOwnChild(c.var.tx, staffOf(c), idOf(c))
    c.var.log(logRead(child.id, 'child', child.id))
    return render(c, <GuardianPage child={child} />)
  })
  .post('/children/:id/guardians', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const read = await readForm(c, guardianSchema, { language: c.var.language })
    if (!read.ok) return render(c, <GuardianPage child={child} state={read.state} />, 422)
    const personNumber = read.data.personNumber ? readPersonNumber(read.data.personNumber) : ''
    if (personNumber === undefined) {
      return render(
        c,
        <GuardianPage
          child={child}
          state={{ values: read.values, errors: { personNumber: texts(c.var.language).personNumberWrong } }}
        />,
        422,
      )
    }
    const { name, relation, custody, once } = read.data
    const before = await c.var.tx
      .selectFrom('child.guardians')
      .select('id')
      .where('once', '=', once)
      .executeTakeFirst()
    if (!before) {
      const hash = personNumber ? numberHash(c.var.secret, personNumber) : null
      await sql`select child.register_guardian(${child.id}::uuid, ${name}, ${relation}, ${custody}, ${hash}, ${once}::uuid)`.execute(
        c.var.tx,
      )
      await event(c.var.tx, actor, { childId: child.id, kind: 'guardian_registered' })
    }
    c.var.log({ act: 'write', childId: child.id, kind: 'child', id: child.id })
    return c.redirect(childPaths.child(child.id), 303)
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
