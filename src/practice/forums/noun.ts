import { noun } from '../../platform/noun.ts'

/** How the forums of a collaboration hang together: what each has of its own is in `joint`. */
export const forums = noun({
  about: 'collaboration',
  places: { overview: '/joint/overview' },
  styles: { overview: ['drawn.css', 'table.css'] },
})

export const forumPaths = forums.places
