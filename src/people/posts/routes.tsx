import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { conflict, notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { isMailAddress } from '../../platform/mail/index.ts'
import { type AppEnv, idOf, render } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { findMyChange } from '../changes/index.ts'
import {
  administratorOf,
  type FunctionKind,
  functionKinds,
  isAdministeringKind,
  isSystemAdministrator,
  organisationsOwnKinds,
} from '../kinds/index.ts'
import {
  AdministeredUnitPage,
  getUnit,
  organisationPaths,
  readUnitPage,
  type Unit,
} from '../organisations/index.ts'
import { listStopping } from '../scim/index.ts'
import { addPerson, expectPerson } from '../units/index.ts'
import {
  appointSchema,
  postPaths as at,
  postChangeSchema,
  postSchema,
  reasonSchema,
  removalSchema,
  ruleSchema,
} from './noun.ts'
import { ClosePostPage, EndPage, isSteering, PostFormPage, PostPage } from './post-pages.tsx'
import {
  appoint,
  changePost,
  closePost,
  endAppointment,
  getPost,
  makePost,
  ownRights,
  type Post,
  type PostRefusal,
  reopenPost,
  whyNotClose,
  whyNotEnd,
} from './posts.ts'
import { listContacts, makeRule, removeRule } from './rules.ts'
import { texts } from './texts.ts'

type C = Context<AppEnv>

export const postRoutes = new Hono<AppEnv>()
  .get(at.newPost.pattern, async c =>
    render(c, <PostFormPage unit={await openUnitOf(c)} kinds={kindsFor(c)} />),
  )
  .post(at.posts.pattern, async c => {
    const unit = await openUnitOf(c)
    const kinds = kindsFor(c)
    const t = texts(c.var.language)
    return submit(c, postSchema, {
      t,
      check: ({ kind, receives, emergency }) => {
        if (!kinds.includes(kind)) return { kind: t.kindMissing }
        return isAdministeringKind(kind) && (receives || emergency)
          ? { kind: t.administratorNothing }
          : undefined
      },
      again: state => <PostFormPage {...{ unit, kinds, state }} />,
      run: async data => {
        const outcome = await makePost(c.var.tx, administratorOf(c), unit.id, data)
        return 'done' in outcome ? at.post(unit.id, outcome.done.id) : { errors: takenBy(outcome.refused, t) }
      },
    })
  })
  .get(at.post.pattern, async c => {
    const { unit, post } = await postOf(c)
    const change = await findMyChange(c.var.tx, post.id, ['function', 'appointment'])
    return render(
      c,
      <PostPage {...{ unit, post, change }} providers={c.var.staffProviders} {...rightsOf(c, post)} />,
    )
  })
  .get(at.edit.pattern, async c => render(c, <PostFormPage {...(await openPostOf(c))} kinds={kindsFor(c)} />))
  .post(at.edit.pattern, async c => {
    const { unit, post } = await openPostOf(c)
    const t = texts(c.var.language)
    return submit(c, postChangeSchema, {
      t,
      again: state => <PostFormPage {...{ unit, post, state }} kinds={kindsFor(c)} />,
      run: async data => {
        const outcome = await changePost(c.var.tx, post, data)
        if ('done' in outcome) return at.post(unit.id, post.id)
        return {
          errors: outcome.refused === ownRights ? { '': t.ownRights } : takenBy(outcome.refused, t),
        }
      },
    })
  })
  .get(at.closing.pattern, async c => {
    const { unit, post } = await openPostOf(c)
    return render(c, <ClosePostPage {...{ unit, post }} obstacles={await whyNotClose(c.var.tx, post.id)} />)
  })
  .post(at.closing.pattern, async c => {
    const { unit, post } = await keptPostOf(c)
    const { tx } = c.var
    return submit(c, reasonSchema, {
      t: texts(c.var.language),
      again: async state => (
        <ClosePostPage {...{ unit, post, state }} obstacles={await whyNotClose(tx, post.id)} />
      ),
      // Where it is not possible the page says why.
      run: async ({ reason }) =>
        post.closed || (await closePost(tx, post.id, reason))
          ? at.post(unit.id, post.id)
          : at.closing(unit.id, post.id),
    })
  })
  .post(at.reopening.pattern, async c => {
    const { unit, post } = await keptPostOf(c)
    if (!(await reopenPost(c.var.tx, post.id))) throw conflict(texts(c.var.language).reopenNot)
    return c.redirect(at.post(unit.id, post.id), 303)
  })
  .post(at.appointments.pattern, async c => {
    const { unit, post } = await openPostOf(c)
    if (!rightsOf(c, post).appoints) throw notFound()
    const providers = c.var.staffProviders
    return submit(c, appointSchema, {
      t: texts(c.var.language),
      check: data => signInErrors(c, data),
      again: state => (
        <PostPage {...{ unit, post, providers, state }} change={undefined} {...rightsOf(c, post)} />
      ),
      run: async data => (await runAppoint(c, post, data)) ?? at.post(unit.id, post.id),
    })
  })
  .get(at.ending.pattern, async c => render(c, await endPage(c)))
  .post(at.ending.pattern, async c => {
    const { unit, post } = await postOf(c)
    const item = idOf(c, 'item')
    holdingOf(c, post, item)
    return submit(c, reasonSchema, {
      t: texts(c.var.language),
      again: state => endPage(c, state),
      run: async ({ reason }) => {
        // The page says why.
        if (await whyNotEnd(c.var.tx, item)) return at.ending(unit.id, post.id, item)
        await endAppointment(c.var.tx, item, reason)
        // Whoever has ended their own function has no page here any more.
        return item === administratorOf(c).appointmentId ? '/' : at.post(unit.id, post.id)
      },
    })
  })
  .post(at.rules.pattern, async c => {
    const unit = await openUnitOf(c)
    const t = texts(c.var.language)
    return submit(c, ruleSchema, {
      t,
      check: async data => ({
        ...ageErrors(data, t),
        ...(!(await listContacts(c.var.tx, unit.id)).some(({ id }) => id === data.function) && {
          function: t.functionMissing,
        }),
      }),
      again: state => unitPage(c, unit, state),
      run: async ({ fromAge, toAge, ...data }) => {
        const rule = { ...data, fromAge: Number(fromAge), toAge: Number(toAge) }
        const outcome = await makeRule(c.var.tx, administratorOf(c), unit.id, rule)
        if ('done' in outcome) return organisationPaths.unit(unit.id)
        const [field, why] =
          outcome.refused === ownRights ? ['function', t.ownRights] : ['fromAge', t.overlaps]
        return { errors: { [field]: why } }
      },
    })
  })
  .post(at.removal.pattern, async c => {
    const unit = await openUnitOf(c)
    return submit(c, removalSchema, {
      t: texts(c.var.language),
      again: () => unitPage(c, unit),
      run: async ({ rule }) => {
        if (isId(rule)) await removeRule(c.var.tx, unit.id, rule)
        return organisationPaths.unit(unit.id)
      },
    })
  })

const unitPage = async (c: C, unit: Unit, state?: FormState) => (
  <AdministeredUnitPage {...(await readUnitPage(c.var.tx, unit))} state={state} />
)

async function unitOf(c: C) {
  administratorOf(c)
  return getUnit(c.var.tx, idOf(c))
}

async function openUnitOf(c: C) {
  const unit = await unitOf(c)
  if (unit.closed) throw notFound()
  return unit
}

async function postOf(c: C) {
  const unit = await unitOf(c)
  return { unit, post: await getPost(c.var.tx, unit.id, idOf(c, 'function')) }
}

/** One that is closed is opened before it is changed. */
async function openPostOf(c: C) {
  const found = await keptPostOf(c)
  if (found.post.closed) throw notFound()
  return found
}

/** One that whoever administers changes and closes: those of the whole collaboration are the system administrator's. */
async function keptPostOf(c: C) {
  const found = await postOf(c)
  if (!rightsOf(c, found.post).keeps) throw notFound()
  return found
}

/** The kinds that the actor makes functions of. The database says the same (people.kept_by_organisation). */
const kindsFor = (c: C): readonly FunctionKind[] =>
  isSystemAdministrator(administratorOf(c)) ? functionKinds : organisationsOwnKinds

/** What the actor may do with a function. The database says the same (people.keeps_function, people.appoints_to). */
function rightsOf(c: C, { kind }: Post) {
  const keeps = kindsFor(c).includes(kind)
  const system = isSystemAdministrator(administratorOf(c))
  return { keeps, appoints: system ? isSteering({ kind }) : kind === 'manager', system }
}

function holdingOf(c: C, post: Post, id: string) {
  const holding = rightsOf(c, post).appoints ? post.holders.find(each => each.id === id) : undefined
  if (!holding) throw notFound()
  return holding
}

async function endPage(c: C, state?: FormState) {
  const { unit, post } = await postOf(c)
  const holding = holdingOf(c, post, idOf(c, 'item'))
  const { tx } = c.var
  const stopping = (await listStopping(tx, [holding])).get(holding.id) ?? []
  return <EndPage {...{ unit, post, holding, stopping, state }} obstacle={await whyNotEnd(tx, holding.id)} />
}

type Typed = z.output<typeof appointSchema>

/** The place that was chosen, or the only one. */
const placeOf = (c: C, key: string) =>
  c.var.staffProviders.length === 1
    ? c.var.staffProviders[0]
    : c.var.staffProviders.find(each => each.key === key)

function signInErrors(c: C, { email, subject, provider }: Typed) {
  const t = texts(c.var.language)
  const place = placeOf(c, provider)
  return {
    ...(!isMailAddress(email) && { email: t.emailWrong }),
    ...(!place && { provider: t.providerMissing }),
    ...(place && !place.knowsMail && !subject && { subject: t.subjectMissing }),
  }
}

/** Errors by field; undefined when it is done. */
async function runAppoint(
  c: C,
  post: Post,
  data: Typed,
): Promise<{ errors: Record<string, string> } | undefined> {
  const { tx, language, sessionHash } = c.var
  const t = texts(language)
  const who = { ...data, issuer: placeOf(c, data.provider)?.issuer }
  const hash = sessionHash as Buffer
  const person = data.subject ? await addPerson(tx, hash, who) : await expectPerson(tx, hash, who)
  if (person === 'taken')
    return { errors: data.subject ? { subject: t.subjectTaken } : { email: t.emailTaken } }
  if ((await appoint(tx, post.id, person)) === 'self') return { errors: { name: t.self } }
  return undefined
}

function ageErrors({ fromAge, toAge }: { fromAge: string; toAge: string }, t: ReturnType<typeof texts>) {
  const [from, to] = [fromAge, toAge].map(typed => (/^\d+$/.test(typed) ? Number(typed) : -1)) as [
    number,
    number,
  ]
  return from >= 0 && to >= from && to <= 20 ? undefined : { fromAge: t.agesWrong }
}

const takenBy = (refused: PostRefusal, t: ReturnType<typeof texts>): Record<string, string> =>
  refused === 'function_ref_taken' ? { ref: t.refTaken } : { name: t.nameTaken }
