type Parameters<P extends string> = P extends `${string}:${string}/${infer Rest}`
  ? [string | number, ...Parameters<`/${Rest}`>]
  : P extends `${string}:${string}`
    ? [string | number]
    : []

/** What stands after `?`; an entry without a value is left out. */
export type Query = Record<string, string | number | false | null | undefined>

export type Place<P extends string = string> = {
  /** The link: the values of the path in their order, then the query. */
  (...at: [...Parameters<P>, query?: Query]): string
  /** What the router takes. */
  pattern: P
}

/**
 * The URLs of a noun, each written once: the router takes the pattern, a link calls the place.
 *
 *     const at = places({ list: '/worries', show: '/worries/:id' })
 *     at.show.pattern        // '/worries/:id'
 *     at.show(id)            // '/worries/0190…'
 *     at.list({ page: 2 })   // '/worries?page=2'
 */
export const places = <const T extends Record<string, string>>(table: T) =>
  // The number of values in a path follows from its pattern, which only the type can say.
  Object.fromEntries(Object.entries(table).map(([name, pattern]) => [name, place(pattern)])) as unknown as {
    [K in keyof T]: Place<T[K]>
  }

function place(pattern: string) {
  // Split once: links are made for every row of a list.
  const [start = '', ...rest] = pattern.split(/:\w+/)
  const link = (...given: (string | number | Query)[]) => {
    let path = start
    for (const [n, after] of rest.entries()) path += encodeURIComponent(String(given[n])) + after
    return withQuery(path, given[rest.length] as Query | undefined)
  }
  return Object.assign(link, { pattern })
}

function withQuery(path: string, query: Query = {}) {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value || value === 0) given.append(name, String(value))
  }
  return given.size ? `${path}?${given}` : path
}
