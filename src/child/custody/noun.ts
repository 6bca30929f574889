import { noun } from '../../platform/noun.ts'
import {
  correctionSchema,
  custodySchema,
  detailsSchema,
  openingSchema,
  removalSchema,
} from './custody-form.ts'

export const custody = noun({
  tables: ['child.guardian_changes', 'child.child_changes'],
  about: 'child',
  places: {
    guardian: '/children/:id/guardians/:guardian',
    custody: '/children/:id/guardians/:guardian/custody',
    correction: '/children/:id/guardians/:guardian/correction',
    removal: '/children/:id/guardians/:guardian/removal',
    opening: '/children/:id/guardians/:guardian/opening',
    details: '/children/:id/details',
    changes: '/children/:id/family-changes',
  },
  fields: {
    custody: custodySchema,
    correction: correctionSchema,
    removal: removalSchema,
    opening: openingSchema,
    details: detailsSchema,
  },
  kinds: {
    custody: { words: { sv: 'en ändring av vårdnaden', en: 'a change of custody' } },
    guardian: { words: { sv: 'en rättelse av en närstående', en: 'a correction of a guardian' } },
    guardian_removed: { words: { sv: 'att en närstående togs bort', en: 'the removal of a guardian' } },
    guardian_opened: {
      words: {
        sv: 'att en närstående ser barnets sida igen',
        en: 'that a guardian sees the child’s page again',
      },
    },
    child_details: {
      words: { sv: 'en rättelse av barnets uppgifter', en: 'a correction of the child’s details' },
    },
  },
  notices: {
    custody_changed: { sv: 'Vårdnaden har ändrats.', en: 'Custody has changed.' },
    guardian_corrected: {
      sv: 'Uppgifter om en närstående har rättats.',
      en: 'A guardian’s details have been corrected.',
    },
    guardian_removed: { sv: 'En närstående har tagits bort.', en: 'A guardian has been removed.' },
    guardian_opened: {
      sv: 'En närstående ser barnets sida igen.',
      en: 'A guardian sees the child’s page again.',
    },
    child_corrected: { sv: 'Barnets uppgifter har rättats.', en: 'The child’s details have been corrected.' },
  },
})

export const custodyPaths = custody.places
