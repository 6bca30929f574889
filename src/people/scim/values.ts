import { booleanOf } from './filter.ts'
import { refuse } from './problem.ts'
import { type Attribute, attributesOf, findAttribute, type Kind } from './schema.ts'

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A resource as the schema spells it: names in whatever case, booleans also as words. What is not kept, or not the sender's to say, is left out. */
export const resourceIn = (kind: Kind, sent: Json): Json => membersOf(attributesOf(kind), sent)

/** The value of an attribute, likewise; undefined where it is null. */
export function valueIn(attribute: Attribute, value: unknown, { single = false } = {}): unknown {
  if (value === null || value === undefined) return undefined
  if (attribute.multiValued && !single) {
    const list = Array.isArray(value) ? value : [value]
    return list.map(each => valueIn(attribute, each, { single: true })).filter(each => each !== undefined)
  }
  switch (attribute.type) {
    case 'complex':
      if (!isObject(value)) return refuse('invalidValue', `${attribute.name} has sub-attributes.`)
      return membersOf(attribute.subAttributes ?? [], value)
    case 'boolean':
      return booleanOf(value) ?? refuse('invalidValue', `${attribute.name} is true or false.`)
    default:
      if (typeof value !== 'string') return refuse('invalidValue', `${attribute.name} is a text.`)
      return value
  }
}

function membersOf(attributes: readonly Attribute[], sent: Json): Json {
  const known = Object.entries(sent).flatMap(([name, value]) => {
    const attribute = findAttribute(attributes, name)
    if (!attribute || attribute.readOnly) return []
    const read = valueIn(attribute, value)
    return read === undefined ? [] : [[attribute.name, read] as const]
  })
  return Object.fromEntries(known)
}
