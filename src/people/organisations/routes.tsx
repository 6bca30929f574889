import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { type AppEnv, idOf, pageIn, render } from '../../platform/page.tsx'
import { findMyChange } from '../changes/index.ts'
import { administratorOf, isSystemAdministrator, systemAdministratorOf } from '../kinds/index.ts'
import { searchOf } from '../search/index.ts'
import { listBodies } from './bodies.ts'
import { bodyRoutes } from './body-routes.tsx'
import { OrganisationFormPage } from './form-pages.tsx'
import {
  organisationPaths as at,
  closingSchema,
  organisationChangeSchema,
  organisationSchema,
} from './noun.ts'
import {
  changeOrganisation,
  closeOrganisation,
  digitsOf,
  getOrganisation,
  isOrganisationNumber,
  listOrganisations,
  makeOrganisation,
  type Organisation,
  reopenOrganisation,
} from './organisations.ts'
import { ClosingPage, OrganisationPage, OrganisationsPage } from './pages.tsx'
import { texts } from './texts.ts'
import { unitRoutes } from './unit-routes.tsx'
import { listUnitsOf } from './units.ts'

type C = Context<AppEnv>

export const organisationRoutes = new Hono<AppEnv>()
  .get(at.organisations.pattern, async c => {
    const actor = administratorOf(c)
    const search = searchOf(c.req.query('q'))
    const closed = c.req.query('closed') === '1'
    const page = pageIn(c.req.query('page'))
    const found = await listOrganisations(c.var.tx, { search, closed, page })
    return render(
      c,
      <OrganisationsPage {...found} {...{ search, closed, page }} makes={isSystemAdministrator(actor)} />,
    )
  })
  .post(at.organisations.pattern, async c => {
    const actor = systemAdministratorOf(c)
    const { tx, language } = c.var
    const t = texts(language)
    return submit(c, organisationSchema, {
      t,
      check: data => numberErrors(c, data),
      again: state => <OrganisationFormPage state={state} />,
      run: async data => {
        const outcome = await makeOrganisation(tx, actor, { ...data, number: digitsOf(data.number) })
        return 'done' in outcome ? at.organisation(outcome.done.id) : { errors: takenBy(outcome.refused, t) }
      },
    })
  })
  .get(at.newOrganisation.pattern, c => {
    systemAdministratorOf(c)
    return render(c, <OrganisationFormPage />)
  })
  .get(at.organisation.pattern, async c => {
    const organisation = await organisationOf(c)
    const search = searchOf(c.req.query('q'))
    const page = pageIn(c.req.query('page'))
    const { units, more } = await listUnitsOf(c.var.tx, organisation.id, { search, page })
    const bodies = await listBodies(c.var.tx, organisation.id)
    const changes = isSystemAdministrator(administratorOf(c))
    const change = await findMyChange(c.var.tx, organisation.id, ['organisation'])
    return render(
      c,
      <OrganisationPage {...{ organisation, bodies, units, more, page, search, changes, change }} />,
    )
  })
  .get(at.edit.pattern, async c => render(c, <OrganisationFormPage organisation={await openOf(c)} />))
  .post(at.edit.pattern, async c => {
    const organisation = await openOf(c)
    const t = texts(c.var.language)
    return submit(c, organisationChangeSchema, {
      t,
      check: data => numberErrors(c, data),
      again: state => <OrganisationFormPage {...{ organisation, state }} />,
      run: async ({ name, kind, number, ref, reason }) => {
        const fields = { name, kind, number: digitsOf(number), ref }
        const outcome = await changeOrganisation(c.var.tx, organisation.id, fields, reason)
        return 'done' in outcome ? at.organisation(organisation.id) : { errors: takenBy(outcome.refused, t) }
      },
    })
  })
  .get(at.closing.pattern, async c => render(c, await closingPage(c, await openOf(c))))
  .post(at.closing.pattern, async c => {
    const organisation = await ownedOf(c)
    const { id, closed } = organisation
    return submit(c, closingSchema, {
      t: texts(c.var.language),
      again: state => closingPage(c, organisation, state),
      // Where it is not possible the page says why.
      run: async ({ reason }) =>
        closed || (await closeOrganisation(c.var.tx, id, reason)) ? at.organisation(id) : at.closing(id),
    })
  })
  .post(at.reopening.pattern, async c => {
    const { id } = await ownedOf(c)
    if (!(await reopenOrganisation(c.var.tx, id))) throw conflict(texts(c.var.language).reopenNot)
    return c.redirect(at.organisation(id), 303)
  })
  .route('/', bodyRoutes)
  .route('/', unitRoutes)

async function organisationOf(c: C): Promise<Organisation> {
  administratorOf(c)
  return getOrganisation(c.var.tx, idOf(c))
}

/** Its name, number and end are the system administrator's. */
async function ownedOf(c: C): Promise<Organisation> {
  systemAdministratorOf(c)
  return organisationOf(c)
}

/** One that is ended is opened before it is changed. */
async function openOf(c: C) {
  const organisation = await ownedOf(c)
  if (organisation.closed) throw notFound()
  return organisation
}

async function closingPage(
  c: C,
  { id, name }: Organisation,
  state?: Parameters<typeof ClosingPage>[0]['state'],
) {
  const { units } = await listUnitsOf(c.var.tx, id, { search: '', page: 1 })
  const bodies = await listBodies(c.var.tx, id)
  return (
    <ClosingPage
      {...{ name, state }}
      kind="organisation"
      back={at.organisation(id)}
      action={at.closing(id)}
      open={[
        ...units.map(each => ({ ...each, href: at.unit(each.id) })),
        ...bodies.map(each => ({ ...each, href: at.body(each.id) })),
      ].filter(({ closed }) => !closed)}
    />
  )
}

/** Everything but a network has a number; who has none yet is a network. */
async function numberErrors(
  c: C,
  { kind, number }: Pick<z.output<typeof organisationSchema>, 'kind' | 'number'>,
) {
  const t = texts(c.var.language)
  const digits = digitsOf(number)
  if (kind === 'network') return digits ? { number: t.numberOfNetwork } : undefined
  if (!digits) return { number: t.numberMissing }
  return (await isOrganisationNumber(c.var.tx, digits)) ? undefined : { number: t.numberWrong }
}

const takenBy = (
  refused: 'organisation_name_taken' | 'organisation_number_taken' | 'organisation_ref_taken',
  t: ReturnType<typeof texts>,
): Record<string, string> =>
  ({
    organisation_name_taken: { name: t.organisationTaken },
    organisation_number_taken: { number: t.numberTaken },
    organisation_ref_taken: { ref: t.refTaken },
  })[refused]
