import type { Condition } from '../definition.ts'
import type { Asked } from './asked.ts'
import type { NoteKind } from './trouble.ts'

export type Resolved = { condition: Condition | undefined } | { failed: NoteKind; what: string }

const mostInList = 20
const mostAnswers = 50

class Failed extends Error {
  readonly kind: NoteKind
  readonly what: string
  constructor(kind: NoteKind, what: string) {
    super(kind)
    this.kind = kind
    this.what = what
  }
}

/**
 * A condition in a file's own names and codes as one in ids of ours: all of it, or why not. Half a condition would ask the wrong people.
 * `own`: it is in ids of ours already, and only the questions have to be there.
 */
export function resolveCondition(
  condition: Condition,
  find: (name: string) => { asked: Asked; id: string } | undefined,
  own: boolean,
): Resolved {
  const resolve = (of: Condition): Condition => {
    if ('all' in of) return listed('all', of.all.map(resolve))
    if ('any' in of) return listed('any', of.any.map(resolve))
    if ('not' in of) return { not: resolve(of.not) }
    const found = find(of.item)
    if (!found) throw new Failed('not-asked-depends', of.item)
    const { asked, id } = found
    if (own || asked.own || 'answered' in of) return { ...of, item: id }
    return 'is' in of ? isOneOf(of.is, asked, id) : compared(of, asked, id)
  }
  try {
    return { condition: resolve(condition) }
  } catch (error) {
    if (error instanceof Failed) return { failed: error.kind, what: error.what }
    throw error
  }
}

function isOneOf(codes: readonly string[], { codes: known, fields, name }: Asked, item: string): Condition {
  if (known)
    return anyOf(
      item,
      codes.map(code => known.get(code) ?? missing(code)),
    )
  const [value] = codes.map(Number)
  if (
    fields.kind === 'number' &&
    codes.length === 1 &&
    value !== undefined &&
    Number.isFinite(value) &&
    codes[0]?.trim()
  )
    return {
      all: [
        { item, atLeast: value },
        { item, atMost: value },
      ],
    }
  throw new Failed('not-asked-condition', `${name} = ${codes.join(' | ')}`)
}

function missing(code: string): never {
  throw new Failed('not-asked-option', code)
}

/** More or less than: of a number, and of one choice among answers that are numbers. */
function compared(
  of: { item: string; atLeast: number } | { item: string; atMost: number },
  { codes, fields, name }: Asked,
  item: string,
): Condition {
  if (fields.kind === 'number') return { ...of, item }
  const holds = (value: number) => ('atLeast' in of ? value >= of.atLeast : value <= of.atMost)
  const numbers = [...(codes ?? [])].map(([code, id]) => ({
    value: code.trim() ? Number(code) : Number.NaN,
    id,
  }))
  const ids = [...new Set(numbers.filter(each => holds(each.value)).map(each => each.id))]
  const canBe =
    (fields.kind === 'choice' || fields.kind === 'scale') && numbers.some(each => Number.isFinite(each.value))
  if (!canBe) throw new Failed('not-asked-condition', name)
  // None of the answers is so much: it holds for nobody.
  return ids.length > 0
    ? anyOf(item, ids)
    : { all: [{ item, answered: true }, { not: { item, answered: true } }] }
}

function anyOf(item: string, is: string[]): Condition {
  const parts: Condition[] = []
  for (let from = 0; from < is.length; from += mostAnswers)
    parts.push({ item, is: is.slice(from, from + mostAnswers) })
  return parts.length === 1 ? (parts[0] as Condition) : { any: parts }
}

/** A long list as lists of lists: a definition has at most twenty in one. */
function listed(as: 'all' | 'any', parts: Condition[]): Condition {
  let all = parts
  while (all.length > mostInList) {
    const next: Condition[] = []
    for (let from = 0; from < all.length; from += mostInList)
      next.push(
        as === 'all'
          ? { all: all.slice(from, from + mostInList) }
          : { any: all.slice(from, from + mostInList) },
      )
    all = next
  }
  return as === 'all' ? { all } : { any: all }
}
