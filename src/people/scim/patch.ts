import { ScimError, type ScimPatchOperation, type ScimResource, scimPatch } from 'scim-patch'
import { filter as isMatched, parse, stringify } from 'scim2-parse-filter'
import { isId } from '../../platform/ids.ts'
import type { Filter } from './filter.ts'
import { type Path, readPath } from './path.ts'
import { refuse, ScimProblem } from './problem.ts'
import { findAttribute, type Kind, urns } from './schema.ts'
import { isObject, type Json, valueIn } from './values.ts'

const mostOperations = 1000

type Op = 'add' | 'remove' | 'replace'
type Operation = { op: Op; path: Path; value: unknown }

/** The operations of a PATCH, each with one attribute: what has no path is one for each name of its value. */
export function readOperations(kind: Kind, body: unknown): Operation[] {
  if (!isObject(body)) return refuse('invalidSyntax', 'A PATCH is an object.')
  const find = (name: string) => Object.entries(body).find(([key]) => key.toLowerCase() === name)?.[1]
  const [schemas, operations] = [find('schemas'), find('operations')]
  if (!Array.isArray(schemas) || !schemas.includes(urns.patch))
    return refuse('invalidSyntax', `The schema of a PATCH is ${urns.patch}.`)
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > mostOperations)
    return refuse('invalidSyntax', `A PATCH has from one to ${mostOperations} operations.`)
  return operations.flatMap(each => readOperation(kind, each))
}

function readOperation(kind: Kind, sent: unknown): Operation[] {
  if (!isObject(sent)) return refuse('invalidSyntax', 'An operation is an object.')
  const { path, value } = sent
  const op = opOf(sent.op)
  if (path !== undefined && typeof path !== 'string') return refuse('invalidPath', 'A path is a text.')
  if (op !== 'remove' && value === undefined) return refuse('invalidValue', 'The operation has no value.')
  if (path) {
    const read = readPath(kind, path)
    if (!read) return []
    if (read.attribute.readOnly || read.sub?.readOnly)
      return refuse('mutability', 'The attribute is read-only.')
    return [{ op, path: read, value }]
  }
  if (op === 'remove') return refuse('noTarget', 'What is removed needs a path.')
  if (!isObject(value)) return refuse('invalidValue', 'Without a path the value is an object.')
  return Object.entries(value).flatMap(([name, part]) => {
    const read = readPath(kind, name)
    // Okta and others send the whole resource, with its id.
    return !read || read.attribute.readOnly || read.sub?.readOnly ? [] : [{ op, path: read, value: part }]
  })
}

function opOf(sent: unknown): Op {
  const op = typeof sent === 'string' ? sent.toLowerCase() : ''
  return op === 'add' || op === 'remove' || op === 'replace'
    ? op
    : refuse('invalidSyntax', 'An operation is add, remove or replace.')
}

/** The resource after the operations. Only paths that the schema has, in its spelling, reach the library. */
export function patched(resource: Json, operations: readonly Operation[]): Json {
  try {
    return operations.reduce<Json>(
      (now, operation) =>
        findsNothing(now, operation)
          ? now
          : (scimPatch(now as unknown as ScimResource, toLibrary(operation)) as unknown as Json),
      structuredClone(resource),
    )
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    const known = { noTarget: 'noTarget', invalidPath: 'invalidPath', invalidValue: 'invalidValue' } as const
    const scimType = known[error.scimCode as keyof typeof known] ?? 'invalidValue'
    throw new ScimProblem(400, 'The operation does not fit the resource.', scimType)
  }
}

/** To take away what is not there is done already; the library would refuse it. */
const findsNothing = (now: Json, { op, path: { attribute, filter } }: Operation) =>
  op === 'remove' &&
  filter !== undefined &&
  ![now[attribute.name]].flat().some(isMatched(parse(spelled(attribute.subAttributes, filter))))

function toLibrary({ op, path: { attribute, filter, sub }, value }: Operation): ScimPatchOperation[] {
  const path = `${attribute.name}${filter ? `[${spelled(attribute.subAttributes, filter)}]` : ''}${sub ? `.${sub.name}` : ''}`
  if (op === 'remove') {
    const what = sub || filter ? undefined : valueIn(attribute, value)
    if (what === undefined || !attribute.multiValued) return [{ op, path }]
    return Array.isArray(what) && what.length === 0 ? [] : [{ op, path, value: what }]
  }
  const read = sub ? valueIn(sub, value) : valueIn(attribute, value, { single: filter !== undefined })
  // To set nothing is to take away.
  return [read === undefined ? { op: 'remove', path } : { op, path, value: read }]
}

/** A filter in the spelling of the schema. Signs that the library would take for its own are refused. */
function spelled(subAttributes: Path['attribute']['subAttributes'], filter: Filter): string {
  const named = (each: Filter): Filter => {
    switch (each.op) {
      case 'and':
      case 'or':
        return { ...each, filters: each.filters.map(named) }
      case 'not':
        return { ...each, filter: named(each.filter) }
      case '[]':
        return refuse('invalidFilter', 'A filter in a path is about sub-attributes.')
      default: {
        const sub = findAttribute(subAttributes, each.attrPath)
        if (!sub) return refuse('invalidFilter', 'The filter asks for a sub-attribute that is not kept here.')
        if ('compValue' in each && /[":\\[\]]/.test(String(each.compValue)))
          return refuse('invalidFilter', 'The value in the filter has signs that no value here has.')
        return { ...each, attrPath: sub.name }
      }
    }
  }
  return stringify(named(filter))
}

/** Who joins a group and who leaves it; `leave` null is everybody else. */
export type Membership = { join: string[]; leave: string[] | null }

/** What the operations on `members` come to, without reading who is in it. */
export function membershipOf(operations: readonly Operation[]): Membership {
  const [join, leave] = [new Set<string>(), new Set<string>()]
  let everybodyElse = false
  const startOver = () => {
    everybodyElse = true
    join.clear()
    leave.clear()
  }
  for (const { op, path, value } of operations) {
    if (path.sub) return refuse('invalidPath', 'Of a member nothing is changed: it joins or leaves.')
    if (path.filter && op !== 'remove') return refuse('invalidPath', 'A member joins by its id.')
    if (op === 'replace') startOver()
    if (op === 'remove') {
      const gone = path.filter ? idsIn(path.filter) : value == null ? undefined : leaversIn(value)
      if (!gone) startOver()
      for (const id of gone ?? []) {
        join.delete(id)
        leave.add(id)
      }
    } else
      for (const id of memberIds(value)) {
        join.add(id)
        leave.delete(id)
      }
  }
  return { join: [...join], leave: everybodyElse ? null : [...leave] }
}

const mostMembers = 5000

/** The ids of users in `[{ value }]`, or alone. */
export function memberIds(value: unknown): string[] {
  if (value === null || value === undefined) return []
  const list = Array.isArray(value) ? value : [value]
  if (list.length > mostMembers)
    return refuse('invalidValue', `A group has at most ${mostMembers.toLocaleString('en')} members.`)
  return list.map(each => {
    const [id, type] = isObject(each) ? [each.value, each.type] : [each, undefined]
    if (typeof type === 'string' && type.toLowerCase() === 'group')
      return refuse('invalidValue', 'A group has no groups in it.')
    if (typeof id !== 'string' || !isId(id)) return refuse('invalidValue', 'A member is the id of a user.')
    return id.toLowerCase()
  })
}

const leaversIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .map(each => (isObject(each) ? each.value : each))
    .filter((id): id is string => typeof id === 'string' && isId(id))
    .map(id => id.toLowerCase())

/** Of `members[value eq "…"]`, or several of it. */
function idsIn(filter: Filter): string[] {
  if (filter.op === 'or') return filter.filters.flatMap(idsIn)
  if (filter.op !== 'eq' || filter.attrPath.toLowerCase() !== 'value')
    return refuse('invalidFilter', 'Members are chosen by value eq.')
  return leaversIn(filter.compValue)
}
