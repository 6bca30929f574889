import { noun } from '../../../platform/noun.ts'

export const insight = noun({
  tables: ['insight.quarters', 'insight.cells'],
  about: 'collaboration',
  counts: 'children',
  places: {
    page: '/insight',
    section: '/insight/:section',
    file: '/insight/files/:view/:format',
  },
  styles: ['learning.css'],
})
