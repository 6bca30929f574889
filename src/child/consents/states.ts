import { todaysDate } from '../../platform/i18n/index.ts'
import type { Consent } from './consents.ts'

export type ConsentState = 'live' | 'partly_withdrawn' | 'withdrawn' | 'expired'

/** How a consent stands today. Only one that is live, whole or in part, can be withdrawn. */
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
  ['live', 'partly_withdrawn'].includes(stateOf(consent))
