import { todaysDate } from '../../i18n/index.ts'
import { states } from '../../platform/states.ts'
import type { Consent } from './consents.ts'

const consentStates = states({
  live: { withdraw: 'withdrawn' },
  partly_withdrawn: { withdraw: 'withdrawn' },
  withdrawn: {},
  expired: {},
  no_custody: {},
})
export type ConsentState = (typeof consentStates.names)[number]

/** The state of a consent today. It follows from its last day, from what is withdrawn and from who has custody, so no table stores it. */
export function stateOf(
  { validUntil, scopes, counts }: Pick<Consent, 'validUntil' | 'scopes' | 'counts'>,
  today = todaysDate(),
): ConsentState {
  const withdrawn = scopes.filter(scope => scope.withdrawnAt).length
  if (withdrawn === scopes.length) return 'withdrawn'
  if (validUntil < today) return 'expired'
  if (!counts) return 'no_custody'
  return withdrawn > 0 ? 'partly_withdrawn' : 'live'
}

export const mayBeWithdrawn = (consent: Pick<Consent, 'validUntil' | 'scopes' | 'counts'>) =>
  consentStates.allows(stateOf(consent), 'withdraw')
