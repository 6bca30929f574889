import type { Pool } from 'pg'

/** An answer on its way: hashes in hexadecimal; an anonymous one sealed, in base64, another with who gave it. A blank one is not kept. */
export type Given = { link: string; version: string; id: string; blank?: boolean } & (
  | { sealed: string }
  | { answers: object; who?: string }
)

export type Outcome = 'stored' | 'used' | 'closed' | 'version' | 'unknown'

type Waiting = { given: Given; done: (outcome: Outcome) => void; failed: (error: unknown) => void }

/** At most so many in one transaction, and so many characters: what waits beyond that goes in the next. */
const mostInBatch = 200
const mostCharacters = 4_000_000

/**
 * Stores answers, those that come while one transaction is under way together in the next: a thousand phones cost some
 * tens of commits. Nobody is thanked before the commit. Two transactions at a time, so that the disk is never waited for by all.
 */
export function ingest(pool: Pool, { abreast = 2 }: { abreast?: number } = {}) {
  const waiting: Waiting[] = []
  const news = new Set<string>()
  let under = 0
  let telling: NodeJS.Timeout | undefined

  function next() {
    if (under >= abreast || waiting.length === 0) return
    under++
    void store(takeBatch(waiting)).finally(() => {
      under--
      next()
    })
  }

  async function store(batch: Waiting[]) {
    try {
      const { rows } = await pool.query<{ place: number; outcome: Outcome }>({
        text: 'select place, outcome from learning.give_answers($1::jsonb)',
        values: [JSON.stringify(batch.map(each => each.given))],
      })
      for (const { place, outcome } of rows) batch[place]?.done(outcome)
    } catch (error) {
      // One of them may be what the database will not take: then each is tried alone, so that no other is lost.
      if (batch.length > 1) for (const each of batch) await store([each])
      else batch[0]?.failed(error)
    }
  }

  /** Opens the pages that show how many have answered, at most every other second. */
  function tell(surveyId: string) {
    news.add(surveyId)
    if (telling) return
    telling = setTimeout(() => {
      telling = undefined
      const surveys = [...news]
      news.clear()
      pool.query('select learning.tell_of_answers($1)', [surveys]).catch(() => {})
    }, 2000).unref()
  }

  return {
    give: (given: Given) =>
      new Promise<Outcome>((done, failed) => {
        waiting.push({ given, done, failed })
        next()
      }),
    tell,
  }
}

function takeBatch(waiting: Waiting[]) {
  let characters = 0
  let n = 0
  for (; n < waiting.length && n < mostInBatch; n++) {
    characters += JSON.stringify(waiting[n]?.given).length
    if (characters > mostCharacters) break
  }
  return waiting.splice(0, Math.max(1, n))
}
