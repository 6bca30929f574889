/** A share and between what it lies, each 0–1. */
export type Interval = { value: number; from: number; to: number }

/** The point of the normal distribution that leaves 2.5 % above it. */
const z = 1.959963984540054

/**
 * The 95 % interval of a share: `count` of `n`. Wilson (1927), "Probable inference, the law of succession, and statistical
 * inference", JASA 22: right for small n and for shares near 0 and 1, where the usual ± is not. Throws unless 0 ≤ count ≤ n, n > 0.
 */
export function wilson(count: number, n: number): Interval {
  if (!(n > 0 && count >= 0 && count <= n)) throw new Error(`${count} of ${n} is no share`)
  const value = count / n
  const middle = value + (z * z) / (2 * n)
  const half = z * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { value, from: Math.max(0, (middle - half) / scale), to: Math.min(1, (middle + half) / scale) }
}

/** A group that was asked: `count` of `n` answered so. */
export type Counted = { count: number; n: number }

/**
 * How much a share has changed, −1 … 1, with its 95 % interval. Newcombe (1998), "Interval estimation for the difference between
 * independent proportions", Statistics in Medicine 17, method 10 (Wilson's intervals put together). It takes the two times
 * for two samples of their own: where the same people answer both times, answers go together, so it is mostly wider than it need be.
 */
export function difference(now: Counted, before: Counted): Interval {
  const [a, b] = [wilson(now.count, now.n), wilson(before.count, before.n)]
  const value = a.value - b.value
  return {
    value,
    from: value - Math.hypot(a.value - a.from, b.to - b.value),
    to: value + Math.hypot(a.to - a.value, b.value - b.from),
  }
}

/** Whether no change at all is within the interval: then nothing is said to have changed. */
export const isUncertain = ({ from, to }: Interval) => from <= 0 && to >= 0
