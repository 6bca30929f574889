import { type Context, Hono } from 'hono'
import { daysFromToday } from '../../i18n/index.ts'
import { notFound } from '../../platform/errors/index.ts'
import { submit } from '../../platform/forms.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, pageIn, render } from '../../platform/page.tsx'
import type { FormState } from '../../ui/index.ts'
import { findMyChange } from '../changes/index.ts'
import { administratorOf } from '../kinds/index.ts'
import { getOrganisation, type Organisation } from '../organisations/index.ts'
import { searchOf } from '../search/index.ts'
import {
  countDirectory,
  endDirectory,
  findChoosable,
  findDirectoryGroup,
  type Group,
  type GroupState,
  getToken,
  listChoosable,
  listDirectoryGroups,
  listGroupMembers,
  listTokens,
  makeToken,
  mapGroup,
  revokeToken,
  takeOverToken,
} from './directory.ts'
import { DirectoryPage, EndingPage } from './directory-pages.tsx'
import { GroupPage, RemovalPage } from './group-pages.tsx'
import {
  scimPaths as at,
  mappingSchema,
  reasonSchema,
  scimBase,
  takeoverSchema,
  tokenSchema,
} from './noun.ts'
import { texts } from './texts.ts'
import { MadeTokenPage, NewTokenPage, TakeOverPage } from './token-pages.tsx'

type C = Context<AppEnv>

/** Who keeps the directory of an organisation: its tokens, and which function a group holds. `origin`: our public address. */
export const scimPageRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .get(at.directory.pattern, async c => {
      const organisation = await organisationOf(c)
      return render(c, await directoryPage(c, organisation, addressOf(origin)))
    })
    .get(at.newToken.pattern, async c => render(c, tokenForm(c, await openOf(c))))
    .post(at.tokens.pattern, async c => {
      const organisation = await openOf(c)
      const t = texts(c.var.language)
      return submit(c, tokenSchema, {
        t,
        check: data => tokenErrors(c, data),
        again: state => tokenForm(c, organisation, state),
        run: async data => {
          const issuer = placeOf(c, data.provider)?.issuer ?? ''
          const token = await makeToken(c.var.tx, organisation.id, { ...data, issuer })
          // Shown here and nowhere else: no address may hold it (ADR 27), and no cache keeps the page.
          c.header('Cache-Control', 'no-store')
          return render(c, <MadeTokenPage {...{ organisation, token }} address={addressOf(origin)} />)
        },
      })
    })
    .post(at.revocation.pattern, async c => {
      const { id } = await organisationOf(c)
      await revokeToken(c.var.tx, id, idOf(c, 'item'))
      return c.redirect(at.directory(id), 303)
    })
    .get(at.takeover.pattern, async c => {
      const organisation = await openOf(c)
      const token = await getToken(c.var.tx, organisation.id, idOf(c, 'item'))
      if (token.state !== 'live' && token.state !== 'left')
        return c.redirect(at.directory(organisation.id), 303)
      return render(c, <TakeOverPage {...{ organisation, token }} />)
    })
    .post(at.takeover.pattern, async c => {
      const organisation = await openOf(c)
      return submit(c, takeoverSchema, {
        t: texts(c.var.language),
        again: async () => (
          <TakeOverPage
            organisation={organisation}
            token={await getToken(c.var.tx, organisation.id, idOf(c, 'item'))}
          />
        ),
        run: async ({ once }) => {
          const taken = await takeOverToken(c.var.tx, organisation.id, idOf(c, 'item'), once)
          // Another was first: the page of the directory says who.
          if (taken === 'over') return at.directory(organisation.id)
          c.header('Cache-Control', 'no-store')
          return render(
            c,
            <MadeTokenPage {...{ organisation, ...taken }} address={addressOf(origin)} takenOver />,
          )
        },
      })
    })
    .get(at.group.pattern, async c => render(c, await groupPage(c, await groupOf(c))))
    .post(at.mapping.pattern, async c => {
      const found = await groupOf(c)
      const { organisation, group } = found
      const t = texts(c.var.language)
      return submit(c, mappingSchema, {
        t,
        check: async data =>
          (await findChoosable(c.var.tx, organisation.id, data.function))
            ? undefined
            : { function: t.functionMissing },
        again: state => groupPage(c, found, state),
        run: async data => {
          const outcome = await mapGroup(c.var.tx, group.id, data.function, data.reason)
          if (outcome === 'done') return at.group(organisation.id, group.id)
          return { errors: { function: outcome === 'self' ? t.self : t.functionMissing } }
        },
      })
    })
    .get(at.unmapping.pattern, async c => render(c, <RemovalPage {...(await holdingOf(c))} />))
    .post(at.unmapping.pattern, async c => {
      const found = await groupOf(c)
      return submit(c, reasonSchema, {
        t: texts(c.var.language),
        again: state => <RemovalPage {...found} state={state} />,
        run: async ({ reason }) => {
          await mapGroup(c.var.tx, found.group.id, null, reason)
          return at.group(found.organisation.id, found.group.id)
        },
      })
    })
    .get(at.ending.pattern, async c => render(c, await endingPage(c)))
    .post(at.ending.pattern, async c => {
      const { id } = await organisationOf(c)
      return submit(c, reasonSchema, {
        t: texts(c.var.language),
        again: state => endingPage(c, state),
        run: async ({ reason }) => {
          await endDirectory(c.var.tx, id, reason)
          return at.directory(id)
        },
      })
    })

async function directoryPage(c: C, organisation: Organisation, address: string) {
  const { tx } = c.var
  const search = searchOf(c.req.query('q'))
  const page = pageIn(c.req.query('page'))
  const counts = await countDirectory(tx, organisation.id)
  const state = stateIn(c.req.query('which'), counts.waiting === 0 ? 'holding' : 'waiting')
  const found = await listDirectoryGroups(tx, organisation.id, { search, state, page })
  const tokens = await listTokens(tx, organisation.id)
  const change = await findMyChange(tx, organisation.id, ['scim_token'])
  return (
    <DirectoryPage {...{ organisation, counts, tokens, search, state, page, address, change, ...found }} />
  )
}

const addressOf = (origin: string) => origin + scimBase

const stateIn = (asked: string | undefined, otherwise: GroupState): GroupState =>
  asked === 'waiting' || asked === 'holding' ? asked : otherwise

async function organisationOf(c: C): Promise<Organisation> {
  administratorOf(c)
  return getOrganisation(c.var.tx, idOf(c))
}

/** One that is ended lets nobody in. */
async function openOf(c: C) {
  const organisation = await organisationOf(c)
  if (organisation.closed) throw notFound()
  return organisation
}

async function groupOf(c: C) {
  const organisation = await organisationOf(c)
  return { organisation, group: await findDirectoryGroup(c.var.tx, organisation.id, idOf(c, 'item')) }
}

async function holdingOf(c: C) {
  const found = await groupOf(c)
  if (!found.group.functionId) throw notFound()
  return found
}

type FoundGroup = { organisation: Organisation; group: Group }

async function groupPage(c: C, { organisation, group }: FoundGroup, state?: FormState) {
  const { tx } = c.var
  const page = pageIn(c.req.query('page'))
  const search = searchOf(String(state?.values?.search ?? ''))
  const chosen = String(state?.values?.function ?? '')
  const near = isId(chosen) ? await findChoosable(tx, organisation.id, chosen) : undefined
  const choices = await listChoosable(tx, organisation.id, { search, groupName: group.name })
  const listed = await listGroupMembers(tx, group.id, page)
  const justMapped = !state && (await findMyChange(tx, group.id, ['scim_group']))?.act === 'changed'
  return (
    <GroupPage
      {...{ organisation, group, page, choices, state, justMapped }}
      near={near ? [near] : []}
      members={listed.members}
      moreMembers={listed.more}
    />
  )
}

async function endingPage(c: C, state?: FormState) {
  const organisation = await organisationOf(c)
  return <EndingPage {...{ organisation, state }} counts={await countDirectory(c.var.tx, organisation.id)} />
}

const tokenForm = (c: C, organisation: Organisation, state?: FormState) => (
  <NewTokenPage
    {...{ organisation }}
    providers={c.var.staffProviders}
    state={state ?? { values: { lastOn: daysFromToday(365), signIn: knowsMail(c) ? 'mail' : '' } }}
  />
)

const knowsMail = (c: C) => c.var.staffProviders.some(each => each.knowsMail)

/** The place that was chosen, or the only one. */
const placeOf = (c: C, key: string) =>
  c.var.staffProviders.length === 1
    ? c.var.staffProviders[0]
    : c.var.staffProviders.find(each => each.key === key)

/** So long at most, in days. */
const longest = 730

type Typed = { provider: string; signIn: string; lastOn: string }

function tokenErrors(c: C, { provider, signIn, lastOn }: Typed) {
  const t = texts(c.var.language)
  const place = placeOf(c, provider)
  return {
    ...(!place && { provider: t.providerMissing }),
    ...(place && signIn === 'mail' && !place.knowsMail && { signIn: t.mailNotKnown }),
    ...(lastOn < daysFromToday(0) && { lastOn: t.lastOnPast }),
    ...(lastOn > daysFromToday(longest) && { lastOn: t.lastOnFar }),
  }
}
