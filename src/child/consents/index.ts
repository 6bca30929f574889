export { type Consent, listConsents, withdrawConsent } from './consents.ts'
export {
  answersOf,
  DespiteBand,
  DespiteButton,
  DespiteQuestion,
  despiteOf,
  despiteVerb,
  findWithdrawn,
  isBefore,
  type Withdrawn,
  withoutYes,
} from './despite.tsx'
export { findLost, type Lost, lostWords } from './lost.ts'
export { consentPaths } from './noun.ts'
export { mayBeWithdrawn } from './states.ts'
export { type Withdrew, withdrewIn } from './withdrew.ts'
