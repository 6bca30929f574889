import { availableParallelism, totalmem } from 'node:os'

export type Machine = { memoryMiB: number; processors: number }

/** This machine, or the part of it that a container may use. */
export function thisMachine(): Machine {
  // 0 where nothing is known of a limit, and a number past all memory where there is none.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return { memoryMiB: Math.min(totalmem(), limit) / 2 ** 20, processors: availableParallelism() }
}

/**
 * A sixteenth of the memory, from 32 to 128 MiB. Kring has at most 600 MiB under load: up to 300 for Node (bin/start bounds its
 * heap), 20 to 30 for each connection with its plans, and these pages. What does not fit in them is in the system's own cache
 * of files, which costs a copy and no reading; a county that outgrows it has a PostgreSQL of its own (KRING_DATABASE_URL).
 */
export const sharedBuffers = ({ memoryMiB }: Machine) =>
  `${Math.round(Math.min(128, Math.max(32, memoryMiB / 16)))}MB`

/**
 * Two for each processor and one that waits for the disk, from 5 to 10. The server shares the processors with us: on two of
 * them ten connections served half of the pages that five did, in 70 MiB more, since each keeps plans of its own.
 */
export const connections = ({ processors }: Machine) => Math.min(10, Math.max(5, 2 * processors + 1))
