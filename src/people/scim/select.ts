import { readPath } from './path.ts'
import { ScimProblem } from './problem.ts'
import type { Kind } from './schema.ts'
import { isObject, type Json } from './values.ts'

/** Which attributes of a resource are answered (RFC 7644 §3.9); `id` and `schemas` always are. */
export type Selection = { only?: Chosen; without?: Chosen }
/** Sub-attributes by attribute; an empty set is all of it. */
type Chosen = Map<string, Set<string>>

export function readSelection(
  kind: Kind,
  query: { attributes?: string; excludedAttributes?: string },
): Selection {
  const { attributes, excludedAttributes } = query
  if (attributes !== undefined && excludedAttributes !== undefined)
    throw new ScimProblem(400, 'Either attributes or excludedAttributes.', 'invalidValue')
  return {
    ...(attributes !== undefined && { only: chosen(kind, attributes) }),
    ...(excludedAttributes !== undefined && { without: chosen(kind, excludedAttributes) }),
  }
}

/** What is asked for and not kept here is passed over. */
function chosen(kind: Kind, list: string): Chosen {
  const found: Chosen = new Map()
  if (list.length > 2000) throw new ScimProblem(400, 'Too many attributes.', 'invalidValue')
  for (const text of list.split(',').map(each => each.trim())) {
    const path = pathIn(kind, text)
    if (!path) continue
    const { name } = path.attribute
    const before = found.get(name)
    if (!path.sub) found.set(name, new Set())
    else if (before?.size !== 0) found.set(name, new Set([...(before ?? []), path.sub.name]))
  }
  return found
}

function pathIn(kind: Kind, text: string) {
  try {
    return text ? readPath(kind, text) : undefined
  } catch (error) {
    if (error instanceof ScimProblem) return undefined
    throw error
  }
}

const always = ['schemas', 'id']

/** Whether an attribute is in the answer at all: what costs a query is asked for only then. */
export const isSelected = ({ only, without }: Selection, name: string) =>
  (!only || only.has(name)) && !(without?.get(name)?.size === 0)

export function selected(resource: Json, selection: Selection): Json {
  const { only, without } = selection
  return Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]) => {
      if (always.includes(name)) return [[name, value]]
      if (!isSelected(selection, name)) return []
      const [kept, left] = [only?.get(name), without?.get(name)]
      if (kept?.size) return [[name, each(value, sub => kept.has(sub))]]
      return [[name, left?.size ? each(value, sub => !left.has(sub)) : value]]
    }),
  )
}

const each = (value: unknown, keep: (sub: string) => boolean): unknown =>
  Array.isArray(value)
    ? value.map(one => each(one, keep))
    : isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([sub]) => keep(sub)))
      : value
