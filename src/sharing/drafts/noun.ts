import { noun } from '../../platform/noun.ts'

export const drafts = noun({
  tables: ['sharing.drafts'],
  about: 'function',
  places: {
    drafts: '/drafts',
    key: '/drafts/key',
    deletion: '/drafts/:id/deletion',
  },
})

export const draftPaths = drafts.places
