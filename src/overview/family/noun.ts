import { noun } from '../../platform/noun.ts'

export const family = noun({
  about: 'child',
  places: {
    family: '/family',
    child: '/family/children/:id',
    readings: '/family/children/:id/readings',
    withdrawal: '/family/consents/:id/units/:unit/withdrawal',
    withdrawn: '/family/consents/:id/units/:unit/withdrawn',
  },
  styles: { child: ['drawn.css', 'sharing.css'] },
})

export const familyPaths = family.places
