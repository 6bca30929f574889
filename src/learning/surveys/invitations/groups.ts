export type Waiting = { id: string; target_id: string | null; address: string }

/** Fewer than this beside each other could be told apart (R18). The database holds the same. */
export const fewest = 5

/**
 * Under which target each ballot shall stand. A target with fewer than five stands under none, so that nobody is alone with
 * their answer; and if those are fewer than five in all, the smallest of the others joins them.
 */
export function groupBallots(waiting: readonly Waiting[]): (string | null)[] {
  const sizes = new Map<string | null, number>()
  for (const { target_id } of waiting) sizes.set(target_id, (sizes.get(target_id) ?? 0) + 1)
  const small = new Set(
    [...sizes].filter(([target, n]) => target === null || n < fewest).map(([target]) => target),
  )
  const inSmall = () => [...small].reduce((sum, target) => sum + (sizes.get(target) ?? 0), 0)
  const others = [...sizes].filter(([target]) => !small.has(target)).sort(([, a], [, b]) => a - b)
  while (inSmall() > 0 && inSmall() < fewest && others.length)
    small.add((others.shift() as [string, number])[0])
  return waiting.map(({ target_id }) => (small.has(target_id) ? null : target_id))
}
