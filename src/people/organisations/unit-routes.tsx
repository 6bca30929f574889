import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import { administratorOf } from '../kinds/index.ts'
import { ownRights, postPaths } from '../posts/index.ts'
import { listBodies } from './bodies.ts'
import { UnitFormPage } from './form-pages.tsx'
import { organisationPaths as at, closingSchema, unitChangeSchema, unitSchema } from './noun.ts'
import { getOrganisation } from './organisations.ts'
import { ClosingPage } from './pages.tsx'
import { texts } from './texts.ts'
import { AdministeredUnitPage } from './unit-page.tsx'
import {
  changeUnit,
  closeUnit,
  getUnit,
  listPosts,
  makeUnit,
  readUnitPage,
  reopenUnit,
  type Unit,
  type UnitFields,
  type UnitRefusal,
} from './units.ts'

type C = Context<AppEnv>

export const unitRoutes = new Hono<AppEnv>()
  .get(at.newUnit.pattern, async c => {
    const organisation = await organisationOf(c)
    return render(c, <UnitFormPage {...{ organisation }} bodies={await openBodies(c, organisation.id)} />)
  })
  .post(at.units.pattern, async c => {
    const organisation = await organisationOf(c)
    const bodies = await openBodies(c, organisation.id)
    const t = texts(c.var.language)
    return submit(c, unitSchema, {
      t,
      check: data => ({ ...ageErrors(data, t), ...bodyErrors(data, bodies, t) }),
      again: state => <UnitFormPage {...{ organisation, bodies, state }} />,
      run: async data => {
        const outcome = await makeUnit(
          c.var.tx,
          administratorOf(c),
          organisation.id,
          fieldsOf(data),
          data.once,
        )
        return 'done' in outcome ? at.unit(outcome.done.id) : { errors: refusedBy(outcome.refused, t) }
      },
    })
  })
  .get(at.unit.pattern, async c => {
    const unit = await unitOf(c)
    return render(c, <AdministeredUnitPage {...(await readUnitPage(c.var.tx, unit))} />)
  })
  .get(at.editUnit.pattern, async c => {
    const unit = await openOf(c)
    const bodies = await openBodies(c, unit.organisationId)
    return render(c, <UnitFormPage {...{ unit, bodies }} organisation={placeOf(unit)} />)
  })
  .post(at.editUnit.pattern, async c => {
    const unit = await openOf(c)
    const bodies = await openBodies(c, unit.organisationId)
    const t = texts(c.var.language)
    return submit(c, unitChangeSchema, {
      t,
      check: data => ({ ...ageErrors(data, t), ...bodyErrors(data, bodies, t) }),
      again: state => <UnitFormPage {...{ unit, bodies, state }} organisation={placeOf(unit)} />,
      run: async data => {
        const outcome = await changeUnit(c.var.tx, unit.id, fieldsOf(data), data.reason)
        if ('done' in outcome) return at.unit(unit.id)
        return {
          errors: outcome.refused === ownRights ? { domain: t.ownDomain } : refusedBy(outcome.refused, t),
        }
      },
    })
  })
  .get(at.closingUnit.pattern, async c => render(c, await closingPage(c, await openOf(c))))
  .post(at.closingUnit.pattern, async c => {
    const unit = await unitOf(c)
    const { id, closed } = unit
    return submit(c, closingSchema, {
      t: texts(c.var.language),
      again: state => closingPage(c, unit, state),
      // Where it is not possible the page says why.
      run: async ({ reason }) =>
        closed || (await closeUnit(c.var.tx, id, reason)) ? at.unit(id) : at.closingUnit(id),
    })
  })
  .post(at.reopeningUnit.pattern, async c => {
    const { id } = await unitOf(c)
    if (!(await reopenUnit(c.var.tx, id))) throw conflict(texts(c.var.language).reopenNot)
    return c.redirect(at.unit(id), 303)
  })

/** An organisation that is ended gets no new unit. */
async function organisationOf(c: C) {
  administratorOf(c)
  const organisation = await getOrganisation(c.var.tx, idOf(c))
  if (organisation.closed) throw notFound()
  return organisation
}

async function unitOf(c: C): Promise<Unit> {
  administratorOf(c)
  return getUnit(c.var.tx, idOf(c))
}

/** One that is ended is opened before it is changed. */
async function openOf(c: C) {
  const unit = await unitOf(c)
  if (unit.closed) throw notFound()
  return unit
}

const openBodies = async (c: C, organisation: string) =>
  (await listBodies(c.var.tx, organisation)).filter(({ closed }) => !closed)

const placeOf = ({ organisationId: id, organisationName: name }: Unit) => ({ id, name })

async function closingPage(c: C, { id, name }: Unit, state?: Parameters<typeof ClosingPage>[0]['state']) {
  const posts = await listPosts(c.var.tx, id)
  return (
    <ClosingPage
      {...{ name, state }}
      kind="unit"
      back={at.unit(id)}
      action={at.closingUnit(id)}
      open={posts.map(post => ({ ...post, href: postPaths.post(id, post.id) }))}
    />
  )
}

type Typed = Omit<z.output<typeof unitSchema>, 'once'>

function ageErrors({ fromAge, toAge }: Typed, t: ReturnType<typeof texts>) {
  if (!fromAge && !toAge) return undefined
  const [from, to] = [fromAge, toAge].map(typed => (/^\d+$/.test(typed) ? Number(typed) : -1)) as [
    number,
    number,
  ]
  return from >= 0 && to >= from && to <= 20 ? undefined : { fromAge: t.agesWrong }
}

const fieldsOf = ({ name, kind, domain, phone, fromAge, toAge, ref, body }: Typed): UnitFields => ({
  name,
  kind,
  domain,
  phone,
  fromAge: fromAge ? Number(fromAge) : null,
  toAge: toAge ? Number(toAge) : null,
  ref,
  bodyId: body || null,
})

const bodyErrors = ({ body }: Typed, bodies: { id: string }[], t: ReturnType<typeof texts>) =>
  body === '' || bodies.some(({ id }) => id === body) ? undefined : { body: t.bodyMissing }

function refusedBy(refused: UnitRefusal, t: ReturnType<typeof texts>): Record<string, string> {
  if (refused === 'unit_name_in_organisation') return { name: t.unitTaken }
  return refused === 'unit_ref_taken' ? { ref: t.refTaken } : { body: t.bodyMissing }
}
