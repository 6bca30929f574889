import { type Context, Hono } from 'hono'
import type { Pool } from 'pg'
import type { Log } from '../../platform/errors/index.ts'
import { isId } from '../../platform/ids.ts'
import { limitBody } from '../../platform/security-headers.ts'
import { groupFields, userFields } from './fields.ts'
import { changeMembers, getGroup, listGroups, removeGroup, saveGroup } from './groups.ts'
import { inTransaction, type ScimEnv, slowAndNamed } from './let-in.ts'
import { type Listed, readAsked, tagOf } from './list.ts'
import { scimPaths as at, everything, scimBase } from './noun.ts'
import { memberIds, membershipOf, patched, readOperations } from './patch.ts'
import { answerProblem, answerScim, nothingHere, refuse, ScimProblem } from './problem.ts'
import { configDocument, type Kind, resourceTypeDocuments, schemaDocuments, urns } from './schema.ts'
import { readSelection, selected } from './select.ts'
import { asScim } from './translate.ts'
import { getUser, listUsers, removeUser, saveUser } from './users.ts'
import { isObject, type Json, resourceIn } from './values.ts'

type C = Context<ScimEnv>
type Settings = { pool: Pool; origin: string; log: Log }

/**
 * SCIM 2.0 (RFC 7643, RFC 7644) for the directories of organisations, ADR 36. Mount before sessions: no cookie is read, and who acts is a
 * token. One request is one transaction, in which every policy that asks for a person, a function or a collaboration gives nothing.
 */
export function scimRoutes({ pool, origin, log }: Settings) {
  const base = origin + scimBase
  const place = { base }
  const routes = new Hono<ScimEnv>()
  routes.onError((error, c) => answerProblem(c, asScim(error, c, log)))
  routes.use(everything, slowAndNamed(), limitBody(), inTransaction(pool))

  routes
    .get(at.config.pattern, c => answerScim(c, configDocument(base)))
    .get(at.resourceTypes.pattern, c => answerScim(c, listOf(c, all(resourceTypeDocuments(base)))))
    .get(at.resourceType.pattern, c => answerScim(c, one(resourceTypeDocuments(base), c)))
    .get(at.schemas.pattern, c => answerScim(c, listOf(c, all(schemaDocuments(base)))))
    .get(at.schema.pattern, c => answerScim(c, one(schemaDocuments(base), c)))

    .get(at.users.pattern, async c => {
      const asked = readAsked('User', c.req.query())
      return answerScim(c, listOf(c, await listUsers(c.var.tx, asked, place), asked))
    })
    .post(at.users.pattern, async c => {
      const fields = userFields(resourceIn('User', await bodyOf(c, 'User')))
      const id = await saveUser(c.var.tx, null, fields)
      return answerUser(c, id, 201)
    })
    .get(at.user.pattern, c => answerUser(c, idOf(c)))
    .put(at.user.pattern, async c => {
      const { id, found } = await userToChange(c)
      const fields = userFields(resourceIn('User', await bodyOf(c, 'User')), found.active)
      await saveUser(c.var.tx, id, fields)
      return answerUser(c, id)
    })
    .patch(at.user.pattern, async c => {
      const operations = readOperations('User', await jsonOf(c))
      const { id, found } = await userToChange(c)
      await saveUser(c.var.tx, id, userFields(patched(found.kept, operations), found.active))
      return answerUser(c, id)
    })
    .delete(at.user.pattern, async c => {
      const { id } = await userToChange(c)
      await removeUser(c.var.tx, id)
      return c.body(null, 204)
    })

    .get(at.groups.pattern, async c => {
      const asked = readAsked('Group', c.req.query())
      return answerScim(c, listOf(c, await listGroups(c.var.tx, asked, place), asked))
    })
    .post(at.groups.pattern, async c => {
      const sent = resourceIn('Group', await bodyOf(c, 'Group'))
      const members = memberIds(sent.members)
      const id = await saveGroup(c.var.tx, null, groupFields(sent))
      if (members.length) await changeMembers(c.var.tx, id, { join: members, leave: [] })
      return answerGroup(c, id, 201)
    })
    .get(at.groupResource.pattern, c => answerGroup(c, idOf(c)))
    .put(at.groupResource.pattern, async c => {
      const { id } = await groupToChange(c)
      const sent = resourceIn('Group', await bodyOf(c, 'Group'))
      const members = memberIds(sent.members)
      await saveGroup(c.var.tx, id, groupFields(sent))
      await changeMembers(c.var.tx, id, { join: members, leave: null })
      return answerGroup(c, id)
    })
    .patch(at.groupResource.pattern, async c => {
      const operations = readOperations('Group', await jsonOf(c))
      const { id, found } = await groupToChange(c)
      const isMembers = ({ path }: (typeof operations)[number]) => path.attribute.name === 'members'
      const members = operations.filter(isMembers)
      const others = operations.filter(each => !isMembers(each))
      const change = membershipOf(members)
      if (others.length) await saveGroup(c.var.tx, id, groupFields(patched(found.kept, others)))
      if (members.length) await changeMembers(c.var.tx, id, change)
      // Its members may be thousands: whoever wants them back says so (RFC 7644 §3.5.2).
      if (c.req.query('attributes') !== undefined) return answerGroup(c, id)
      c.header('ETag', tagOf((await getGroup(c.var.tx, id, withoutMembers, place)).version))
      return c.body(null, 204)
    })
    .delete(at.groupResource.pattern, async c => {
      const { id } = await groupToChange(c)
      await removeGroup(c.var.tx, id)
      return c.body(null, 204)
    })

    .all(everything, c => {
      const path = c.req.path.slice(scimBase.length)
      if (/^\/(Bulk|Me|\.search|Users\/\.search|Groups\/\.search)$/i.test(path))
        throw new ScimProblem(501, 'This is not supported: see ServiceProviderConfig.')
      throw nothingHere()
    })

  const answerUser = async (c: C, id: string, status: 200 | 201 = 200) =>
    answerOne(c, 'User', selection => getUser(c.var.tx, id, { selection }, place), status)
  const answerGroup = async (c: C, id: string, status: 200 | 201 = 200) =>
    answerOne(c, 'Group', selection => getGroup(c.var.tx, id, { selection }, place), status)

  async function userToChange(c: C) {
    const id = idOf(c)
    await waitForOthers(c)
    const found = await getUser(c.var.tx, id, withoutGroups, place)
    return { id, found: unchanged(c, found) }
  }

  async function groupToChange(c: C) {
    const id = idOf(c)
    await waitForOthers(c)
    const found = await getGroup(c.var.tx, id, withoutMembers, place)
    return { id, found: unchanged(c, found) }
  }

  return routes
}

const withoutGroups = { selection: readSelection('User', { excludedAttributes: 'groups' }) }
const withoutMembers = { selection: readSelection('Group', { excludedAttributes: 'members' }) }

/** What is read to be changed is as it will be changed: one write of a directory after the other. */
const waitForOthers = (c: C) => c.var.directory.lock()

/** The version that the directory has seen is the one that there is; else 412. */
function unchanged<T extends { version: number }>(c: C, found: T): T {
  const wanted = c.req.header('if-match')
  if (wanted && !tagsIn(wanted).some(tag => tag === '*' || tag === plainTag(tagOf(found.version))))
    throw new ScimProblem(412, 'The resource has changed since it was read.')
  return found
}

const tagsIn = (header: string) => header.slice(0, 500).split(',').map(plainTag)
/** Compared weakly: the number alone. */
const plainTag = (tag: string) => tag.trim().replace(/^W\//, '')

async function answerOne(
  c: C,
  kind: Kind,
  find: (selection: ReturnType<typeof readSelection>) => Promise<{ resource: Json; version: number }>,
  status: 200 | 201,
) {
  const selection = readSelection(kind, c.req.query())
  const { resource, version } = await find(selection)
  c.header('ETag', tagOf(version))
  const seen = c.req.header('if-none-match')
  if (c.req.method === 'GET' && seen && tagsIn(seen).includes(plainTag(tagOf(version))))
    return c.body(null, 304)
  const { location } = resource.meta as { location: string }
  if (status === 201) c.header('Location', location)
  return answerScim(c, selected(resource, selection), status)
}

const all = (resources: object[]): Listed => ({ total: resources.length, resources: resources as Json[] })

function one(documents: readonly { id: string }[], c: Context) {
  const found = documents.find(({ id }) => id === c.req.param('id'))
  if (!found) throw nothingHere()
  return found
}

function listOf(c: C, { total, resources }: Listed, asked?: ReturnType<typeof readAsked>) {
  // RFC 7644 §4: what these documents say is not to be filtered.
  if (!asked && c.req.query('filter') !== undefined)
    throw new ScimProblem(403, 'These documents are not filtered.')
  return {
    schemas: [urns.list],
    totalResults: total,
    startIndex: asked?.start ?? 1,
    itemsPerPage: resources.length,
    Resources: asked ? resources.map(each => selected(each, asked.selection)) : resources,
  }
}

function idOf(c: Context): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw nothingHere()
  return id.toLowerCase()
}

async function jsonOf(c: C): Promise<unknown> {
  if (!/^application\/(scim\+)?json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new ScimProblem(415, 'The body is application/scim+json.')
  try {
    return JSON.parse(await c.req.text())
  } catch {
    return refuse('invalidSyntax', 'The body is no JSON.')
  }
}

async function bodyOf(c: C, kind: Kind): Promise<Json> {
  const body = await jsonOf(c)
  if (!isObject(body)) return refuse('invalidSyntax', 'A resource is an object.')
  if (!Array.isArray(body.schemas) || !body.schemas.includes(urns[kind]))
    return refuse('invalidSyntax', `The schema of a ${kind} is ${urns[kind]}.`)
  return body
}
