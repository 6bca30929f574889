import { dontKnow, notRelevant } from '../definition.ts'

/** An id of ours out of any name; one that is an id already stays as it is. The same name gives the same id. */
export function toId(name: string): string {
  if (name === dontKnow || name === notRelevant) return name
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // A sign before a number is part of it: −2 is not 2.
    .replace(/^\s*[-−](?=\d)/, 'minus-')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, 64)
  return plain || 'x'
}

/** Ids for the names of one file: each name has its own, also where two names become the same when they are made plain. */
export class Ids {
  readonly #ids = new Map<string, string>()
  readonly #taken = new Set<string>()
  /** Where the numbering of a wanted id goes on, so that a thousand alike are not counted from the first. */
  readonly #next = new Map<string, number>()

  of(name: string): string {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    const id = this.free(toId(name))
    this.#ids.set(name, id)
    return id
  }

  /** An id that no name has, as near to the wanted one as can be. */
  free(wanted: string): string {
    let id = wanted
    let n = this.#next.get(wanted) ?? 2
    while (this.#taken.has(id)) id = `${wanted.slice(0, 56)}-${n++}`
    this.#next.set(wanted, n)
    this.#taken.add(id)
    return id
  }

  find = (name: string) => this.#ids.get(name)
}

/** The name of a whole instrument has no `_`. */
export function toCode(name: string) {
  let code = toId(name).replace(/_/g, '-')
  while (code.endsWith('-')) code = code.slice(0, -1)
  return code.slice(0, 60) || 'imported'
}
