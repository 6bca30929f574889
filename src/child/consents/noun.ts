import { noun } from '../../platform/noun.ts'

export const consents = noun({
  tables: ['sharing.consents', 'sharing.consent_scopes'],
  about: 'child',
  places: {
    consents: '/children/:id/consents',
    newConsent: '/children/:id/consents/new',
    details: '/children/:id/consents/new/details',
    draft: '/children/:id/consents/drafts/:draft',
    consent: '/consents/:id',
    print: '/consents/:id/print',
    withdrawal: '/consents/:id/withdrawal',
  },
  styles: ['asking.css', 'drawn.css', 'sharing.css'],
  kinds: { consent: { words: { sv: 'medgivanden', en: 'consents' } } },
  notices: {
    consent_withdrawn: { sv: 'Ett medgivande har dragits tillbaka', en: 'A consent has been withdrawn' },
  },
  drafts: {
    consent: {
      words: { sv: 'Medgivande', en: 'Consent' },
      continueAt: ({ id, childId }): string | undefined =>
        childId ? consentPaths.details(childId, { draft: id }) : undefined,
    },
  },
})

export const consentPaths = consents.places
