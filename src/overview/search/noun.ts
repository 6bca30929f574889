import { noun } from '../../platform/noun.ts'

/** One field for all that one may open. */
export const search = noun({
  about: 'function',
  places: { search: '/search', suggestions: '/search/suggestions' },
})

export const searchPaths = search.places
