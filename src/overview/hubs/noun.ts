import { noun } from '../../platform/noun.ts'

/** Places of the menu that only lead on. */
export const hubs = noun({
  about: 'collaboration',
  places: {
    joint: '/joint',
    learning: '/learning',
    ourUnit: '/our-unit',
  },
  styles: { learning: ['learning.css'] },
})

export const hubPaths = hubs.places
