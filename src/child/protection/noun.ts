import { noun } from '../../platform/noun.ts'

export const protection = noun({
  tables: ['child.protection_decisions', 'sharing.protected_readers', 'sharing.protected_guardians'],
  about: 'child',
  places: {
    protection: '/children/:id/protection',
    readers: '/children/:id/protection/readers',
    removal: '/children/:id/protection/removal',
  },
  kinds: { protection: { words: { sv: 'skyddet av uppgifterna', en: 'the protection of the identity' } } },
})

export const protectionPaths = protection.places
