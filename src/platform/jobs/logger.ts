import { Logger } from 'graphile-worker'
import type { Pool } from 'pg'

/** The queue's own chatter says nothing that /metrics does not, and its errors would carry what a task was about. */
export const quiet = new Logger(() => () => {})

/** The queue wants to see that a lost connection is heard, before one is in use and while it is: it complains otherwise. */
export function listenForTrouble(pool: Pool) {
  if (pool.listenerCount('error') === 0) pool.on('error', () => {})
  if (pool.listenerCount('connect') === 0) pool.on('connect', client => void client.on('error', () => {}))
}
