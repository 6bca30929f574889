import type { Exception } from './unseen.ts'

/** Templates `sql<T>` that no test reads a row of, or not every part of one, each with its reason. */
export const exceptions: readonly Exception[] = [
  {
    file: 'src/child/children/listing.ts',
    says: 'select x.id from (',
    why: 'reads ids of what waits; the pages of the tests have none that waits and is listed',
  },
  {
    file: 'src/child/merging/merging.ts',
    says: 'count(*)::int as times from sharing.events e',
    why: 'what came after a merge: no test writes in a record between a merge and its split yet',
  },
]
