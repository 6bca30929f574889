export { type Consent, listConsents, withdrawConsent } from './consents.ts'
export { consentPaths } from './noun.ts'
export { mayBeWithdrawn } from './states.ts'
