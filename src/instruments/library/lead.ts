import type { Context } from 'hono'
import type { Env, Staff } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { staffOf } from '../../platform/page.tsx'

export const leads = (actor: Staff) => actor.functionKind === 'process_leader'

/** The process leader; to anybody else the page is not there. The database says the same. */
export function leadOf(c: Context<Env>): Staff {
  const actor = staffOf(c)
  if (!leads(actor)) throw notFound()
  return actor
}
