import { noun } from '../../platform/noun.ts'

export const units = noun({
  tables: ['people.units', 'people.functions', 'people.appointments'],
  about: 'unit',
  places: {
    unit: '/unit',
    directory: '/directory',
    function: '/functions/:id',
    handover: '/functions/:id/handover',
  },
})

export const unitPaths = units.places
