type Line = { running: number; waiting: (() => void)[] }

/**
 * So many requests of one directory hold a connection at once: it writes one after the other anyway, and pages must not wait for it.
 * `take` answers what to call when it is done, after those before; undefined where too many wait already.
 */
export function takeTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  const lines = new Map<string, Line>()

  return {
    async take(key: string): Promise<(() => void) | undefined> {
      const line = lines.get(key) ?? { running: 0, waiting: [] }
      lines.set(key, line)
      if (line.running >= atOnce) {
        if (line.waiting.length >= mostWaiting) return undefined
        // Whoever is done hands its turn on: the count stays.
        await new Promise<void>(resolve => line.waiting.push(resolve))
      } else line.running++
      return () => {
        const next = line.waiting.shift()
        if (next) return next()
        line.running--
        if (line.running === 0) lines.delete(key)
      }
    },
  }
}
