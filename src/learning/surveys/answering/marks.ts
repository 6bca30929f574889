import type { Pool } from 'pg'
import type { Switchboard } from '../../../platform/live/index.ts'

/** The database refuses fewer at once (R18). */
const fewest = 5
/** What a process that is killed loses at most. */
const most = 50

/** All processes that keep marks hear this before a reminder goes. */
export const writeMarks = 'survey-marks'

/**
 * Who has answered, in memory (ADR 9). A mark beside its answer would join them, so marks are written for a whole group at once:
 * before a reminder, when the process stops, and when 50 of a survey wait. Fewer than five are never written: those few may get
 * a reminder that they need not heed.
 */
export function keepMarks(pool: Pool, switchboard?: Pick<Switchboard, 'on'>) {
  const waiting = new Map<string, Set<string>>()

  async function write(surveyId: string) {
    const marks = [...(waiting.get(surveyId) ?? [])]
    if (marks.length < fewest) return
    waiting.delete(surveyId)
    try {
      // Sorted by their hashes, they come in no order of time.
      await pool.query('select learning.mark_answered($1)', [
        marks.sort().map(each => Buffer.from(each, 'hex')),
      ])
    } catch {
      for (const each of marks) keep(surveyId, each)
    }
  }
  const writeAll = async () => {
    for (const surveyId of [...waiting.keys()]) await write(surveyId)
  }
  function keep(surveyId: string, who: string) {
    const marks = waiting.get(surveyId) ?? new Set()
    waiting.set(surveyId, marks.add(who))
    return marks.size
  }

  const off = switchboard?.on(writeMarks, () => void writeAll())
  return {
    /** `who` in hexadecimal. */
    add(surveyId: string, who: string) {
      if (keep(surveyId, who) >= most) void write(surveyId)
    },
    write: writeAll,
    stop: async () => {
      off?.()
      await writeAll()
    },
  }
}
