import { noun } from '../../../platform/noun.ts'

export const results = noun({
  tables: ['learning.releases', 'learning.release_groups', 'learning.release_cells'],
  about: 'collaboration',
  places: {
    results: '/surveys/:id/results',
    file: '/surveys/:id/results/files/:format',
    item: '/surveys/:id/results/items/:item/:format',
  },
  styles: ['learning.css'],
})
