import { keyOf, pathsOf, type Sites } from './shape.ts'
import type { Met, Seen } from './watch.ts'

/** A template that no test may check, by its file and a part of its text, and the reason. */
export type Exception = { file: string; says: string; why: string }

/** What a whole run has not checked, as sentences: no row came, or each time a list in it was empty or an object missing. */
export function unseen({ sites, shapes }: Sites, seen: readonly Seen[], exceptions: readonly Exception[]) {
  const used = new Set<Exception>()
  const problems = sites.flatMap(site => {
    const key = keyOf(site.fragments)
    const missing = missingOf(site.written, new Set(seen.flatMap(({ met }) => met[key] ?? [])), () => {
      const reached = new Set(seen.flatMap(each => each.reached[key] ?? []))
      return pathsOf(site.shape, shapes).filter(path => !reached.has(path))
    })
    const exception = exceptions.find(
      ({ file, says }) => site.place.startsWith(`${file}:`) && key.includes(says),
    )
    if (missing && exception) used.add(exception)
    return missing && !exception ? [`${site.place} sql<${site.type}>: ${missing}`] : []
  })
  const stale = exceptions.filter(each => !used.has(each))
  return [...problems, ...stale.map(({ file, says }) => `${file}: “${says}” is checked, and is no exception`)]
}

function missingOf(written: boolean, met: Set<Met>, unreached: () => string[]) {
  if (met.has('checked')) {
    const paths = unreached()
    return paths.length
      ? `no test has read a value of ${paths.map(path => `row${path}`).join(', ')}`
      : undefined
  }
  if (met.has('operand')) return undefined
  if (!met.has('inside')) return 'no test has read a row of it'
  // An inferred type is what its place demands; a written one says something that nothing holds it to.
  return written
    ? 'only a part of other statements, where nothing uses its type: write sql without one'
    : undefined
}
