/** Where something stands in what was read: names and places from the root. */
export type Path = readonly (string | number)[]
export type Unread = { path: Path; name: string; value: unknown }

/**
 * Plain data that notes what is read of it, so that what nobody has read can be told: a part that a reader does not know of is never
 * lost in silence. Reading through `of` counts, name by name; listing the names of an object would count them all, and throws.
 */
export class Watch<T extends object> {
  readonly of: T
  readonly #root: T
  readonly #read = new Map<object, Set<string>>()
  readonly #whole = new Set<object>()
  readonly #proxies = new Map<object, object>()
  readonly #raw = new WeakMap<object, object>()

  constructor(root: T) {
    this.#root = root
    this.of = this.#proxy(root) as T
  }

  /** A part that is told of as a whole, or means nothing: all inside it counts as read. */
  pass(part: object | undefined) {
    if (part) this.#whole.add(this.#raw.get(part) ?? part)
  }

  /** The part itself, to be listed by somebody who tells of each name in it. */
  rawOf<P extends object>(part: P): P {
    return (this.#raw.get(part) ?? part) as P
  }

  /** What has not been read, each part once, at its top. An extension of which only the name was read has not been read. */
  *unread(from: object = this.#root, path: Path = []): Generator<Unread> {
    if (this.#whole.has(from)) return
    const read = this.#read.get(from)
    if (Array.isArray(from)) {
      for (const [place, each] of from.entries())
        if (isObject(each)) yield* this.unread(each, [...path, place])
      return
    }
    if (/xtension$/.test(String(path.at(-2))) && !(read && [...read].some(name => name !== 'url')))
      return yield { path, name: 'extension', value: from }
    for (const [name, value] of Object.entries(from)) {
      if (value === undefined) continue
      if (!read?.has(name)) yield { path, name, value }
      else if (isObject(value)) yield* this.unread(value, [...path, name])
    }
  }

  #proxy(raw: object): object {
    const known = this.#proxies.get(raw)
    if (known) return known
    const seen = new Set<string>()
    this.#read.set(raw, seen)
    const proxy = new Proxy(raw, {
      get: (from, name) => {
        if (typeof name === 'string') seen.add(name)
        const value: unknown = Reflect.get(from, name)
        return isObject(value) ? this.#proxy(value) : value
      },
      ownKeys: from => {
        if (!Array.isArray(from)) throw new Error('A watched object is read name by name')
        return Reflect.ownKeys(from)
      },
    })
    this.#proxies.set(raw, proxy)
    this.#raw.set(proxy, raw)
    return proxy
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
