import { noun } from '../../platform/noun.ts'

export const merging = noun({
  tables: ['child.merges'],
  about: 'child',
  places: {
    merging: '/children/:id/merging',
    splitting: '/children/:id/merging/split',
  },
  kinds: { merge: { words: { sv: 'sammanföringen av två journaler', en: 'the merging of two records' } } },
  notices: {
    record_merged: {
      sv: 'Två journaler om samma barn har blivit en',
      en: 'Two records of the same child have become one',
    },
  },
})

export const mergingPaths = merging.places
