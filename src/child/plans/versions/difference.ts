import type { Part } from '../parts.ts'

export type Change<P extends Part> = {
  what: 'new' | 'changed' | 'gone'
  before: P | undefined
  after: P | undefined
}

/** What is not the same in two versions, in the order of the later one, what has gone last. */
export function differencesOf<P extends Part>(before: readonly P[], after: readonly P[]): Change<P>[] {
  const was = new Map(before.map(part => [part.id, part]))
  const is = new Set(after.map(({ id }) => id))
  const now = after.flatMap((part): Change<P>[] => {
    const old = was.get(part.id)
    if (!old) return [{ what: 'new', before: undefined, after: part }]
    return same(old, part) ? [] : [{ what: 'changed', before: old, after: part }]
  })
  return [
    ...now,
    ...before
      .filter(({ id }) => !is.has(id))
      .map((part): Change<P> => ({ what: 'gone', before: part, after: undefined })),
  ]
}

const compared = ['words', 'howSeen', 'area', 'voice', 'functionId', 'fromOn', 'untilOn'] as const
const same = (a: Part, b: Part) => compared.every(name => a[name] === b[name])
