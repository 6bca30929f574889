import { type Context, Hono } from 'hono'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { findMyChange } from '../changes/index.ts'
import { administratorOf } from '../kinds/index.ts'
import {
  type Body,
  type BodyRefusal,
  changeBody,
  closeBody,
  getBody,
  listUnitsUnder,
  makeBody,
  reopenBody,
} from './bodies.ts'
import { BodyFormPage, BodyPage } from './body-pages.tsx'
import { organisationPaths as at, bodyChangeSchema, bodySchema, closingSchema } from './noun.ts'
import { getOrganisation } from './organisations.ts'
import { ClosingPage } from './pages.tsx'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const bodyRoutes = new Hono<AppEnv>()
  .get(at.newBody.pattern, async c => render(c, <BodyFormPage organisation={await organisationOf(c)} />))
  .post(at.bodies.pattern, async c => {
    const organisation = await organisationOf(c)
    const t = texts(c.var.language)
    return submit(c, bodySchema, {
      t,
      again: state => <BodyFormPage {...{ organisation, state }} />,
      run: async data => {
        const outcome = await makeBody(c.var.tx, administratorOf(c), organisation.id, data)
        return 'done' in outcome ? at.body(outcome.done.id) : { errors: takenBy(outcome.refused, t) }
      },
    })
  })
  .get(at.body.pattern, async c => {
    const body = await bodyOf(c)
    const change = await findMyChange(c.var.tx, body.id, ['body'])
    return render(c, <BodyPage {...{ body, change }} units={await listUnitsUnder(c.var.tx, body)} />)
  })
  .get(at.editBody.pattern, async c => {
    const body = await openOf(c)
    return render(c, <BodyFormPage {...{ body }} organisation={placeOf(body)} />)
  })
  .post(at.editBody.pattern, async c => {
    const body = await openOf(c)
    const t = texts(c.var.language)
    return submit(c, bodyChangeSchema, {
      t,
      again: state => <BodyFormPage {...{ body, state }} organisation={placeOf(body)} />,
      run: async data => {
        const outcome = await changeBody(c.var.tx, body.id, data, data.reason)
        return 'done' in outcome ? at.body(body.id) : { errors: takenBy(outcome.refused, t) }
      },
    })
  })
  .get(at.closingBody.pattern, async c => render(c, await closingPage(c, await openOf(c))))
  .post(at.closingBody.pattern, async c => {
    const body = await bodyOf(c)
    const { id, closed } = body
    return submit(c, closingSchema, {
      t: texts(c.var.language),
      again: state => closingPage(c, body, state),
      // Where it is not possible the page says why.
      run: async ({ reason }) =>
        closed || (await closeBody(c.var.tx, id, reason)) ? at.body(id) : at.closingBody(id),
    })
  })
  .post(at.reopeningBody.pattern, async c => {
    const { id } = await bodyOf(c)
    if (!(await reopenBody(c.var.tx, id))) throw conflict(texts(c.var.language).reopenNot)
    return c.redirect(at.body(id), 303)
  })

/** An organisation that is ended gets no new body. */
async function organisationOf(c: C) {
  administratorOf(c)
  const organisation = await getOrganisation(c.var.tx, idOf(c))
  if (organisation.closed) throw notFound()
  return organisation
}

async function bodyOf(c: C): Promise<Body> {
  administratorOf(c)
  return getBody(c.var.tx, idOf(c))
}

/** One that is ended is opened before it is changed. */
async function openOf(c: C) {
  const body = await bodyOf(c)
  if (body.closed) throw notFound()
  return body
}

const placeOf = ({ organisationId: id, organisationName: name }: Body) => ({ id, name })

async function closingPage(c: C, body: Body, state?: FormState) {
  const open = await listUnitsUnder(c.var.tx, body)
  return (
    <ClosingPage
      {...{ name: body.name, state }}
      kind="body"
      back={at.body(body.id)}
      action={at.closingBody(body.id)}
      open={open.map(unit => ({ ...unit, href: at.unit(unit.id) }))}
    />
  )
}

const takenBy = (refused: BodyRefusal, t: ReturnType<typeof texts>): Record<string, string> =>
  refused === 'body_name_in_organisation' ? { name: t.bodyTaken } : { ref: t.refTaken }
