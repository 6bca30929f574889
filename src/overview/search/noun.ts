import { noun } from '../../platform/noun.ts'

/** One field for all that one may open. */
export const search = noun({
  about: 'function',
  places: { search: '/search', suggestions: '/search/suggestions', keys: '/search/keys' },
  styles: ['search.css'],
})

export const searchPaths = search.places
