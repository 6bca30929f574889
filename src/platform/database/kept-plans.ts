import type pg from 'pg'

/**
 * A page's statement under its policies costs ten times as much to plan as to run, so a connection keeps the plan of one
 * that comes again, as a named statement. Behind a pooler the next transaction may meet another server process, which
 * does not know the name: there each statement is planned anew.
 */
export function keepingPlans(client: pg.PoolClient) {
  const direct = isDirect(client)
  return async (text: string, values: unknown[]) => {
    const name = (await direct) ? nameOf(text) : undefined
    return client.query(name ? { name, text, values } : { text, values })
  }
}

/** One plan for all values: without it the server plans some statements anew each time, to weigh it. */
export const onePlanForAllValues = `select set_config('plan_cache_mode', 'force_generic_plan', true)`

/** A migration has changed what a kept plan answers: the connection must go. */
export const isOutdatedPlan = (error: unknown) => (error as { code?: string }).code === '0A000'

/** A pooler gives a connection a process number of its own making; the server gives the true one. */
async function isDirect(client: pg.PoolClient) {
  const { rows } = await client.query('select pg_backend_pid() as pid')
  return rows[0].pid === (client as unknown as { processID: number }).processID
}

/** How often a text was sent, and its name. Texts hold no values: those are parameters. */
const texts = new Map<string, { times: number; name?: string }>()
const mostNames = 300
let names = 0

/** At its third coming a text gets a name. Lists of values make ever new texts, so there is an end to both. */
function nameOf(text: string) {
  const known = texts.get(text) ?? { times: 0 }
  known.times++
  if (!known.name && known.times === 3 && names < mostNames) known.name = `kring_${++names}`
  if (known.times === 1 && texts.size < 10 * mostNames) texts.set(text, known)
  return known.name
}
