import { noun } from '../../platform/noun.ts'

export const learningHub = noun({
  about: 'collaboration',
  places: {
    learning: '/learning',
  },
  styles: ['learning.css'],
})

export const learningPaths = learningHub.places
