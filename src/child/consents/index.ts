export { type Consent, listConsents, withdrawConsent } from './consents.ts'

export { consentRoutes } from './routes.tsx'
export { mayBeWithdrawn } from './states.ts'
