import type { Kind, Reading } from './figures.ts'

/**
 * How a figure has moved since the same quarter a year before, and how far chance alone could have moved it: a margin of
 * 19 times of 20. `unsure`: chance could have done it. `too_few`: too little is shown of either to say anything. `none`: nothing was counted then.
 */
export type Direction =
  | { state: 'too_few' }
  | { state: 'none' }
  | { state: 'more' | 'less' | 'unsure'; difference: number; margin: number; before: number }

const times = 1.96

export function directionOf(kind: Kind, now: Reading, before: Reading | undefined): Direction {
  if (!before) return { state: 'none' }
  if (now.state !== 'shown' || before.state !== 'shown') return { state: 'too_few' }
  if (kind === 'days') return ofDays(now, before)
  const moved = judge(now.value - before.value, marginOf(kind, now, before), before.value)
  // Judged as it is; told as the page rounds what it shows.
  return kind === 'share' ? { ...moved, difference: Math.round(now.value) - Math.round(before.value) } : moved
}

type Shown = Extract<Reading, { count: number }>

const judge = (difference: number, margin: number, before: number) => ({
  state:
    Math.abs(difference) <= margin
      ? ('unsure' as const)
      : difference > 0
        ? ('more' as const)
        : ('less' as const),
  difference,
  margin,
  before,
})

/** Counts vary as their root; shares by Agresti and Caffo, who add one of each so that small groups do not look sure. */
function marginOf(kind: Exclude<Kind, 'days'>, now: Shown, before: Shown) {
  if (kind === 'count') return times * Math.sqrt(now.count + before.count)
  if (kind === 'ratio') return times * Math.sqrt(now.count / now.n ** 2 + before.count / before.n ** 2)
  const spread = ({ count, n }: Shown) => {
    const share = (count + 1) / (n + 2)
    return (share * (1 - share)) / (n + 2)
  }
  return 100 * times * Math.sqrt(spread(now) + spread(before))
}

/** Medians have bounds from the order of the days; they have moved when the bounds have left each other. */
function ofDays(now: Shown, before: Shown): Direction {
  const bounds = [now.low, now.high, before.low, before.high]
  if (bounds.some(each => each === undefined)) return { state: 'too_few' }
  const [low, high, lowBefore, highBefore] = bounds as [number, number, number, number]
  const difference = now.value - before.value
  const margin =
    Math.max(high - now.value, now.value - low) +
    Math.max(highBefore - before.value, before.value - lowBefore)
  const apart = low > highBefore || high < lowBefore
  return {
    state: !apart ? 'unsure' : difference > 0 ? 'more' : 'less',
    difference,
    margin,
    before: before.value,
  }
}
