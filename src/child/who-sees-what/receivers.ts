import type { Sharing } from './sharings.ts'

/** All that one receiver has been given, as if it were one disclosure: for a sentence, a picture, a list. */
export type Received = { key: string; whole: Sharing; parts: Sharing[] }

/** In the order of the latest disclosure to each. */
export function byReceiver(sharings: readonly Sharing[]): Received[] {
  const groups = new Map<string, Sharing[]>()
  for (const sharing of sharings) {
    const key = 'functionId' in sharing.to ? sharing.to.functionId : `guardian ${sharing.to.guardianName}`
    groups.set(key, [...(groups.get(key) ?? []), sharing])
  }
  return [...groups].map(([key, parts]) => ({ key, parts, whole: parts.reduce(merge) }))
}

function merge(one: Sharing, other: Sharing): Sharing {
  const latest = one.validUntil >= other.validUntil ? one : other
  const counts = { ...one.items }
  for (const kind of [
    'plan',
    'actions',
    'parts',
    'worry',
    'assessment',
    'request',
    'draft',
    'meeting',
    'minutes',
  ] as const)
    counts[kind] += other.items[kind]
  return {
    ...latest,
    items: { ...counts, whole: one.items.whole || other.items.whole },
    kinds: [...new Set([...one.kinds, ...other.kinds])],
    areas: [...new Set([...one.areas, ...other.areas])],
    consentBy: [...new Set([...one.consentBy, ...other.consentBy])],
  }
}
