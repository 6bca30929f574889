import { Hono } from 'hono'
import { sql } from 'kysely'
import { z } from 'zod'
import { field, readForm } from '../../platform/forms.ts'
import { todaysDate } from '../../platform/i18n/index.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { event } from '../../sharing/events/index.ts'
import { birthDateOf, childSchema, guardianSchema, readPersonNumber } from './child-form.ts'
import { getOwnChild, listChildren, registerChild, setNamedPerson } from './children.ts'
import { ChildrenPage } from './children-page.tsx'
import { GuardianPage } from './guardian-page.tsx'
import { NamedPersonPage } from './named-person-page.tsx'
import { listCandidates } from './named-persons.ts'
import { NewChildPage } from './new-child-page.tsx'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export const childrenRoutes = new Hono<AppEnv>()
  .get('/children', async c => {
    const actor = staffOf(c)
    const search = (c.req.query('q') ?? '').trim().slice(0, 80)
    const children = await listChildren(c.var.tx, actor, { search, language: c.var.language })
    c.var.log({ act: 'search', kind: 'child' })
    return render(
      c,
      <ChildrenPage known={children} search={search} mayOpenInEmergency={actor.mayOpenInEmergency} />,
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
    const { candidates, current } = await listCandidates(c.var.tx, child.id)
    c.var.log(logRead(child.id, 'child', child.id))
    return render(
      c,
      <NamedPersonPage child={child} candidates={candidates} unitId={actor.unitId} current={current} />,
    )
  })
  .post('/children/:id/named-person', async c => {
    const actor = staffOf(c)
    const child = await getOwnChild(c.var.tx, actor, idOf(c))
    const { candidates, current } = await listCandidates(c.var.tx, child.id)
    const read = await readForm(c, z.object({ functionId: field.id() }), { language: c.var.language })
    const chosen = read.ok && candidates.find(({ functionId }) => functionId === read.data.functionId)
    if (!chosen) {
      const state = read.ok
        ? { values: read.values, errors: { functionId: texts(c.var.language).namedPersonNone } }
        : read.state
      return render(
        c,
        <NamedPersonPage
          child={child}
          candidates={candidates}
          unitId={actor.unitId}
          current={current}
          state={state}
        />,
        422,
      )
    }
    if (chosen.functionId !== current)
      await setNamedPerson(c.var.tx, actor, {
        childId: child.id,
        functionId: chosen.functionId,
        how: 'by_hand',
      })
    c.var.log({ act: 'write', childId: child.id, kind: 'child', id: child.id })
    return c.redirect(childPaths.child(child.id), 303)
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
