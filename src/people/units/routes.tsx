import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/transaction.ts'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { listClosed } from '../functions/index.ts'
import { askForAppointment, ownAppointmentPaths } from '../own-appointments/index.ts'
import { listStopping } from '../scim/index.ts'
import { findPerson, searchColleagues, searchOf } from '../search/index.ts'
import { listMailFailures } from '../settings/index.ts'
import { DirectoryPage } from './directory-page.tsx'
import { expectPerson, listExpected } from './expected.ts'
import { FunctionPage } from './function-page.tsx'
import { addPerson, findMyHandover, handOver, undoHandover } from './handover.ts'
import { handoverErrors, handoverSchema } from './handover-form.ts'
import { HandoverPage } from './handover-page.tsx'
import { unitPaths } from './noun.ts'
import { receiptTexts } from './receipt-texts.ts'
import { texts } from './texts.ts'
import { UnitPage } from './unit-page.tsx'
import {
  getFunction,
  getManagedFunction,
  isManager,
  listDirectory,
  listUnitFunctions,
  readFigures,
  type UnitFunction,
} from './units.ts'

type C = Context<AppEnv>

export const unitRoutes = new Hono<AppEnv>()
  .get(unitPaths.unit.pattern, async c => {
    const actor = staffOf(c)
    if (!isManager(actor)) throw notFound()
    const functions = await listUnitFunctions(c.var.tx, actor)
    return render(
      c,
      <UnitPage
        unitName={actor.unitName}
        functions={functions}
        figures={await readFigures(c.var.tx)}
        mailFailures={await listMailFailures(c.var.tx)}
        expected={await listExpected(c.var.tx)}
        closed={await listClosed(c.var.tx, actor)}
      />,
    )
  })
  .get(unitPaths.directory.pattern, async c => {
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
  .get(unitPaths.function.pattern, async c => {
    const actor = staffOf(c)
    const func = await getFunction(c.var.tx, idOf(c))
    const managed = isManager(actor) && func.unitId === actor.unitId && !func.closed
    return render(
      c,
      <FunctionPage
        func={func}
        managed={managed}
        figures={managed ? await readFigures(c.var.tx) : new Map()}
        handover={managed ? await findMyHandover(c.var.tx, func.id) : undefined}
      />,
    )
  })
  .get(unitPaths.handover.pattern, async c => {
    const func = await getManagedFunction(c.var.tx, staffOf(c), idOf(c))
    return render(c, await handoverPage(c, func))
  })
  .post(unitPaths.handover.pattern, async c => {
    const func = await getManagedFunction(c.var.tx, staffOf(c), idOf(c))
    const t = texts(c.var.language)
    return submit(c, handoverSchema, {
      t,
      check: async data => ({
        ...handoverErrors(data, { func, language: c.var.language, knowsMail: knowsMail(c, data.provider) }),
        ...((await isCandidate(c.var.tx, data.person)) ? {} : { person: t.personMissing }),
        ...(data.person === 'new' && !isProvider(c, data.provider) ? { provider: t.providerMissing } : {}),
      }),
      again: state => handoverPage(c, func, state),
      run: data => runHandover(c, func, data),
    })
  })
  .post(unitPaths.undo.pattern, async c => {
    const func = await getManagedFunction(c.var.tx, staffOf(c), idOf(c))
    const outcome = await undoHandover(c.var.tx, func.id, idOf(c, 'handover'))
    if (outcome === null) throw notFound()
    if (outcome !== 'done') throw conflict(receiptTexts(c.var.language)[outcome])
    return c.redirect(unitPaths.function(func.id), 303)
  })

const isCandidate = async (tx: Tx, person: string) =>
  person === 'new' || person === 'nobody' || (isId(person) && (await findPerson(tx, person)) !== undefined)

/** One of those that there are; where there is one, it is not asked for. */
const isProvider = (c: C, key: string) =>
  c.var.staffProviders.length < 2 ? key === '' : c.var.staffProviders.some(each => each.key === key)

/** Of the place that was chosen, or of the only one. */
const knowsMail = (c: C, key: string) =>
  (c.var.staffProviders.find(each => each.key === key) ?? c.var.staffProviders[0])?.knowsMail ?? false

/** Now and still on that day: who asks for what ends before it asks anew. */
const holdsThen = ({ now }: UnitFunction, person: string, day: string | null) =>
  now.some(
    ({ personId, endsAt }) =>
      personId === person && (day === null || endsAt === null || endsAt.slice(0, 10) > day),
  )

async function runHandover(
  c: C,
  func: UnitFunction,
  data: z.output<typeof handoverSchema>,
): Promise<string | { errors: Record<string, string> }> {
  const { tx, language, sessionHash } = c.var
  const actor = staffOf(c)
  const t = texts(language)
  const leaves = data.leaves === 'nobody' ? null : data.leaves
  const from = data.when === 'day' ? data.day : null
  const issuer = c.var.staffProviders.find(({ key }) => key === data.provider)?.issuer
  const hash = sessionHash as Buffer
  const person =
    data.person !== 'new'
      ? data.person
      : data.subject
        ? await addPerson(tx, hash, { ...data, issuer })
        : await expectPerson(tx, hash, { ...data, issuer })
  if (person === 'taken')
    return { errors: data.subject ? { subject: t.subjectTaken } : { email: t.emailExpected } }
  const to = person === 'nobody' ? null : person
  if (to === actor.personId && !holdsThen(func, to, from))
    return ownAppointmentPaths.show(
      await askForAppointment(tx, { functionId: func.id, from, leaves, once: data.once }),
    )
  const outcome = await handOver(tx, func.id, { leaves, to, from })
  if (outcome === 'left') return { errors: { leaves: t.hasLeft } }
  // Who has handed over the function that they act in has no page here any more.
  const gone = leaves === actor.appointmentId && data.when === 'now'
  return gone ? '/' : unitPaths.function(func.id)
}

async function handoverPage(c: C, func: UnitFunction, state: FormState = {}) {
  const { tx, language, staffProviders: providers } = c.var
  const { search = '', person = '' } = state.values ?? {}
  const { personId: me } = staffOf(c)
  const { found, more } = await searchColleagues(tx, staffOf(c), {
    search: searchOf(String(search)),
    language,
  })
  const chosen = isId(String(person)) ? await findPerson(tx, String(person)) : undefined
  const figures = (await readFigures(tx)).get(func.id)
  const stopping = [...(await listStopping(tx, func.now)).values()].flat()
  return <HandoverPage {...{ func, figures, chosen, found, more, me, providers, stopping, state }} />
}
