import { noun } from '../../platform/noun.ts'

export const functions = noun({
  about: 'unit',
  places: {
    newFunction: '/unit/functions/new',
    functions: '/unit/functions',
    edit: '/functions/:id/edit',
    closing: '/functions/:id/closing',
    reopening: '/functions/:id/reopening',
  },
})

export const functionPaths = functions.places
