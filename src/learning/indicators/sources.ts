import type { Tx } from '../../platform/database/transaction.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Option } from '../../ui/index.ts'
import type { Indicator, Source } from './indicators.ts'

/** Where the figures of a new indicator come from, as the way to the form says it. */
type Found = {
  source: Source
  of?: { id: string; said: string; options: readonly Option[] }
  /** what is wrong with the answers that were chosen */
  judge(options: readonly string[]): Record<string, string>
  take(options: readonly string[]): Pick<Indicator, 'source' | 'survey' | 'floor'>
}

export async function findSource(
  _tx: Tx,
  source: string,
  _of: string,
  _language: Language,
): Promise<Found | undefined> {
  if (source !== 'keyed' && source !== 'register') return undefined
  return { source, judge: () => ({}), take: () => ({ source, survey: null, floor: null }) }
}

/** What there is to choose from besides what is keyed in and what is summed. */
export async function listSourceChoices(
  _tx: Tx,
  _language: Language,
): Promise<{ href: string; heading: string; says: string }[]> {
  return []
}
