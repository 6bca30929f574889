import type { SharingInBrief } from './sharings.ts'

/** All that one receiver has been given, as if it were one disclosure: for a sentence, a picture, a list. */
export type Received<S extends SharingInBrief> = { key: string; whole: S; parts: S[] }

/** In the order of the latest disclosure to each. */
export function byReceiver<S extends SharingInBrief>(sharings: readonly S[]): Received<S>[] {
  const groups = new Map<string, S[]>()
  for (const sharing of sharings) {
    const key = 'functionId' in sharing.to ? sharing.to.functionId : `guardian ${sharing.to.guardianName}`
    groups.set(key, [...(groups.get(key) ?? []), sharing])
  }
  return [...groups].map(([key, parts]) => ({ key, parts, whole: parts.reduce(merge) }))
}

function merge<S extends SharingInBrief>(one: S, other: S): S {
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
    'planWords',
    'meetingWords',
    'minutesPoints',
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
