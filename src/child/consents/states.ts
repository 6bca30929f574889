import { todaysDate } from '../../i18n/index.ts'
import { states } from '../../platform/states.ts'
import type { Consent } from './consents.ts'

const consentStates = states({
  live: { withdraw: 'withdrawn' },
  partly_withdrawn: { withdraw: 'withdrawn' },
  withdrawn: {},
  expired: {},
})
export type ConsentState = (typeof consentStates.names)[number]

/** The state of a consent today. It follows from its last day and from what is withdrawn, so no table stores it. */
export function stateOf(
  { validUntil, scopes }: Pick<Consent, 'validUntil' | 'scopes'>,
  today = todaysDate(),
): ConsentState {
  const withdrawn = scopes.filter(scope => scope.withdrawnAt).length
  if (withdrawn === scopes.length) return 'withdrawn'
  if (validUntil < today) return 'expired'
  return withdrawn > 0 ? 'partly_withdrawn' : 'live'
}

export const mayBeWithdrawn = (consent: Pick<Consent, 'validUntil' | 'scopes'>) =>
  consentStates.allows(stateOf(consent), 'withdraw')
