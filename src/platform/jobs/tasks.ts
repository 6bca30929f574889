import type { Pool } from 'pg'
import type { Log } from '../errors/render.tsx'
import type { Payload } from './enqueue.ts'

/**
 * Does one job. It may run twice (a process may die between the work and its receipt), so it must bear that.
 * Throw to have it tried again, later each time, twelve times in all. `pool` connects as kring_worker.
 */
export type Task = (
  payload: Payload,
  job: { pool: Pool; attempt: number; id: string; log: Log },
) => Promise<void>

type Registered = { run: Task; cron?: string }

export const tasks = new Map<string, Registered>()

/** Each noun registers its own at import or at start. `cron` (UTC, five fields) also runs it by the clock, once over all processes. */
export function registerTask(name: string, run: Task, { cron }: { cron?: string } = {}) {
  tasks.set(name, { run, cron })
}
