import { parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Log } from '../errors/render.tsx'
import { jobsDone } from '../health/metrics.ts'
import { listenForTrouble, quiet } from './logger.ts'
import { type Task, tasks } from './tasks.ts'

export type Worker = { stop: () => Promise<void> }

/**
 * Starts taking jobs. `pool` connects as kring_worker and may not be behind a pooler in transaction mode alone:
 * without LISTEN it still works, by asking every two seconds. `stop` waits for the jobs under way.
 */
export async function startWorker(
  pool: Pool,
  { log, concurrency = 2 }: { log: Log; concurrency?: number },
): Promise<Worker> {
  const taskList: TaskList = {}
  for (const [name, { run: task }] of tasks) taskList[name] = measured(name, task, pool, log)
  listenForTrouble(pool)
  const clock = [...tasks].flatMap(([task, { cron }]) =>
    cron ? [{ task, match: cron, identifier: task }] : [],
  )
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(clock),
    concurrency,
    noHandleSignals: true,
    logger: quiet,
  })
  return { stop: () => runner.stop() }
}

function measured(name: string, task: Task, pool: Pool, log: Log): TaskList[string] {
  return async (payload, { job }) => {
    try {
      await task(payload as Record<string, unknown>, { pool, attempt: job.attempts, id: job.id, log })
      jobsDone.inc({ task: name, result: 'done' })
    } catch (error) {
      const givenUp = job.attempts >= job.max_attempts
      jobsDone.inc({ task: name, result: givenUp ? 'given_up' : 'failed' })
      log[givenUp ? 'error' : 'warn']({ task: name, attempt: job.attempts, error }, 'job failed')
      // The queue keeps what is thrown: a name, so that no address or text stays in the table.
      throw new Error(error instanceof Error ? error.name : 'failed')
    }
  }
}
