import { Hono } from 'hono'
import { notFound } from '../../platform/errors/index.ts'
import { readForm, refused } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { findPerson, searchColleagues, searchOf } from '../search/index.ts'
import { DirectoryPage } from './directory-page.tsx'
import { FunctionPage } from './function-page.tsx'
import { addPerson, handOver } from './handover.ts'
import { handoverMistakes, handoverSchema } from './handover-form.ts'
import { HandoverPage } from './handover-page.tsx'
import { unitPaths } from './noun.ts'
import { texts } from './texts.ts'
import { UnitPage } from './unit-page.tsx'
import {
  getFunction,
  getManagedFunction,
  isManager,
  listDirectory,
  listUnitFunctions,
  readFigures,
} from './units.ts'

export const unitRoutes = new Hono<AppEnv>()
  .get('/unit', async c => {
    const actor = staffOf(c)
    if (!isManager(actor)) throw notFound()
    const functions = await listUnitFunctions(c.var.tx, actor)
    return render(
      c,
      <UnitPage unitName={actor.unitName} functions={functions} figures={await readFigures(c.var.tx)} />,
    )
  })
  .get('/directory', async c => {
    const actor = staffOf(c)
    const search = searchOf(c.req.query('q'))
    return render(
      c,
      <DirectoryPage
        {...(await listDirectory(c.var.tx, actor, { search, language: c.var.language }))}
        search={search}
      />,
    )
  })
  .get('/functions/:id', async c => {
    const actor = staffOf(c)
    const func = await getFunction(c.var.tx, idOf(c))
    const managed = isManager(actor) && func.unitId === actor.unitId
    return render(
      c,
      <FunctionPage
        func={func}
        managed={managed}
        figures={managed ? await readFigures(c.var.tx) : new Map()}
      />,
    )
  })
  .get('/functions/:id/handover', async c => {
    const actor = staffOf(c)
    const func = await getManagedFunction(c.var.tx, actor, idOf(c))
    const search = searchOf(c.req.query('q'))
    const persons = await searchColleagues(c.var.tx, actor, { search, language: c.var.language })
    return render(
      c,
      <HandoverPage
        func={func}
        figures={(await readFigures(c.var.tx)).get(func.id)}
        persons={persons}
        search={search}
      />,
    )
  })
  .post('/functions/:id/handover', async c => {
    const actor = staffOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    const func = await getManagedFunction(tx, actor, idOf(c))
    const figures = (await readFigures(tx)).get(func.id)
    const read = await readForm(c, handoverSchema, {
      language,
      missing: { leaves: t.chooseLeaver, person: t.choosePerson },
    })
    const search = searchOf(String((read.ok ? read.values : read.state.values).q ?? ''))
    const persons = await searchColleagues(tx, actor, { search, language })
    const again = (state: ReturnType<typeof refused>) =>
      render(c, <HandoverPage {...{ func, figures, persons, search, state }} />, 422)
    if (!read.ok) return again(read.state)
    const { data, values } = read

    const errors = handoverMistakes(data, func, language)
    const leaves = data.leaves === 'nobody' ? null : data.leaves
    if (leaves && ![...func.now, ...func.coming, ...func.ended].some(({ id }) => id === leaves))
      errors.leaves = t.chooseLeaver
    const known = isId(data.person) ? await findPerson(tx, data.person) : undefined
    if (!known && data.person !== 'new' && data.person !== 'nobody') errors.person = t.choosePerson
    if (Object.keys(errors).length) return again(refused(values, errors))

    const to =
      data.person === 'new' ? await addPerson(tx, c.var.sessionHash as Buffer, data) : (known?.id ?? null)
    if (to === 'taken') return again(refused(values, { subject: t.subjectTaken }))
    const outcome = await handOver(tx, actor, func.id, {
      leaves,
      to,
      from: data.when === 'day' ? data.day : null,
    })
    if (outcome === 'left') return again(refused(values, { leaves: t.hasLeft }))
    // Who has handed over the function that they act in has no page here any more.
    const gone = leaves === actor.appointmentId && data.when === 'now'
    return c.redirect(gone ? '/' : unitPaths.function(func.id), 303)
  })
