import { noun } from '../../platform/noun.ts'

export const emergency = noun({
  tables: ['sharing.emergency_asks'],
  about: 'child',
  places: {
    emergency: '/emergency',
  },
  kinds: {
    opened_list: {
      words: { sv: 'listan över det som är öppet i nöd', en: 'the list of what is open in an emergency' },
    },
  },
  notices: {
    emergency_opened: {
      sv: 'Någon har öppnat uppgifter i nöd',
      en: 'Somebody opened a record in an emergency',
      urgent: true,
    },
    emergency_found_nothing: {
      sv: 'Någon sökte i nöd och fann inget',
      en: 'Somebody searched in an emergency and found nothing',
      urgent: true,
    },
  },
})

export const emergencyPaths = emergency.places
