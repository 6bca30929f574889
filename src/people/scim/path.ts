import { type Filter, parseFilter } from './filter.ts'
import { refuse } from './problem.ts'
import { type Attribute, attributesOf, findAttribute, isPassedOver, type Kind, withoutUrn } from './schema.ts'

/** What an attribute path leads to, in the names of the schema: `Emails[type eq "work"].VALUE`. */
export type Path = { attribute: Attribute; filter?: Filter; sub?: Attribute }

const longestPath = 300

/** An attribute that is known and not stored is undefined; an unknown one is refused. */
export function readPath(kind: Kind, text: string): Path | undefined {
  if (text.length > longestPath) return refuse('invalidPath', 'The path is too long.')
  const plain = withoutUrn(kind, text.trim())
  const open = plain.indexOf('[')
  const name = (open === -1 ? plain : plain.slice(0, open)).split('.')
  if (isPassedOver(kind, name[0] ?? '')) return undefined
  const attribute = findAttribute(attributesOf(kind), name[0] ?? '') ?? unknown()
  if (open === -1) {
    if (name.length === 1) return { attribute }
    return name.length === 2 ? { attribute, sub: subOf(attribute, name[1]) } : unknown()
  }
  const close = plain.lastIndexOf(']')
  if (close < open || name.length > 1 || !attribute.multiValued || !attribute.subAttributes) return unknown()
  const filter = parseFilter(plain.slice(open + 1, close))
  const rest = plain.slice(close + 1)
  if (rest === '') return { attribute, filter }
  return rest.startsWith('.') ? { attribute, filter, sub: subOf(attribute, rest.slice(1)) } : unknown()
}

const subOf = (attribute: Attribute, name = '') => findAttribute(attribute.subAttributes, name) ?? unknown()

const unknown = (): never => refuse('invalidPath', 'The path leads to no attribute that is kept here.')
