import { setTimeout as sleep } from 'node:timers/promises'

/** Sends a mail that goes past the queue, three times if it must. Answers whether a server has taken it. */
export async function sendTried(send: () => Promise<void>): Promise<boolean> {
  for (const wait of [0, 500, 3000]) {
    await sleep(wait)
    try {
      await send()
      return true
    } catch (error) {
      // 5xx: this address will never take it.
      if (((error as { responseCode?: number }).responseCode ?? 0) >= 500) return false
    }
  }
  return false
}
